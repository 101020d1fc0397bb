import java.nio.file.Files

scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkStore()
scenario.tiny()
def archive = scenario.file('target/tiny-1.0-i686-nanvix-hosted.tar.gz')
scenario.maven('verify').succeeds()
def right = scenario.sha256(archive)

def file = { String kind, String path ->
  def found = scenario.made(kind).collect { new File(it, path) }.find { it.exists() }
  assert found, "No $kind has $path"
  found
}
def flip = { File damaged ->
  def bytes = damaged.bytes
  def time = damaged.lastModified()
  bytes[bytes.length.intdiv(2)] ^= 1
  damaged.bytes = bytes
  damaged.lastModified = time
}
def damages = [
    [kind: 'shared-library', path: 'tree/lib/libtiny.so', how: flip],
    [kind: 'port', path: 'tree/lib/libtiny.so', how: flip],
    [kind: 'static-library', path: 'tree/lib/libtiny.a', how: { assert it.delete() }],
    [kind: 'source', path: 'tree/tiny.c', how: {
      def elsewhere = scenario.file('target/elsewhere').toPath()
      Files.deleteIfExists(elsewhere)
      Files.move(it.toPath(), elsewhere)
      Files.createSymbolicLink(it.toPath(), elsewhere)
    }],
    [kind: 'static-library', path: 'manifest.txt', how: { it.text = it.text.replaceAll('sha256:.{8}', 'sha256:00000000') }],
    [kind: 'archive', path: "tree/$archive.name", how: flip],
]
damages.each { damage ->
  def damaged = file(damage.kind, damage.path)
  damage.how(damaged)
  if (damage.kind != 'archive') scenario.delete(scenario.file('target/sysroot'))
  def text = scenario.maven('verify').succeeds().text
  scenario.says(text, "the store's entry \"$damage.kind/", 'was changed since it was made', 'TINY_PASS')
  assert scenario.sha256(archive) == right, damage
  scenario.assertAsPublished(damage.kind)
  // And it is told once.
  assert !scenario.maven('verify').succeeds().text.contains('was changed since it was made'), damage
}
true
