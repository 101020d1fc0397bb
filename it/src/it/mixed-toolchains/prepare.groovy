scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkWholeStore()
scenario.installPort('libffi-of-another-toolchain') { sysroot ->
  def record = new File(sysroot, 'share/nanvix/libffi.toml')
  context.id = (record.text =~ /(?m)^toolchain = "(\w+)"$/)[0][1]
  record.text = record.text.replace(context.id, context.id.reverse())
}
true
