const box = document.getElementById('filter');
if (box) {
  const objects = [...document.querySelectorAll('details.object')];
  const names = objects.map(object => object.querySelector('code').textContent);
  box.closest('p').hidden = false;
  box.addEventListener('input', () => {
    const wanted = box.value.trim().toLowerCase();
    const shown = objects.filter(object => {
      const fits = object.textContent.toLowerCase().includes(wanted);
      object.hidden = !fits;
      return fits;
    });
    objects.forEach(object => { object.open = wanted !== '' && shown.length <= 5 && !object.hidden; });
    document.querySelectorAll('[data-node]').forEach(node => {
      const at = names.indexOf(node.dataset.node);
      node.classList.toggle('faint', at >= 0 && objects[at].hidden);
    });
    document.getElementById('matches').textContent = wanted === '' ? '' : ` ${shown.length} of ${objects.length} files`;
  });
}
