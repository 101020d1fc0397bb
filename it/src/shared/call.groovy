// Calls a function of a shared object under the hosted loader:
// ask = evaluate(new File(shared, 'call.groovy')); ask(scenario, toolchain directory, lib directory, 'libz.so', 'zlibVersion')

return { scenario, File toolchain, File lib, String library, String function ->
  def work = scenario.directory("target/call-$library")
  scenario.run(['rm', '-rf', 'lib'], work)
  scenario.run(['cp', '-R', lib, 'lib'], work)
  def objects = new File(toolchain, 'sysroot/usr/lib/nanvix-loader').listFiles({ it.name.endsWith('.o') } as FileFilter)
  assert objects
  scenario.run([new File(toolchain, 'bin/clang'), '-O1', '-fPIC', '-static-pie', '-Wl,--allow-multiple-definition', '-Wl,--export-dynamic',
      *objects.sort(), new File(shared, 'call.c').canonicalFile, '-Wl,--whole-archive', '-lc', '-Wl,--no-whole-archive', '-o', 'call'], work)
  scenario.run(scenario.targets(['./call', "lib/$library", function]), work).trim()
}
