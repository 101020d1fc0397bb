scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkWholeStore()
['newer', 'older', 'hangs', 'babbles', 'fails', 'damaged'].each {
  scenario.run(['cp', '-r', new File(shared, 'nanvix'), scenario.directory('target').path + "/$it"])
  scenario.file("target/$it/bin/emulator").text = scenario.emulator
}
['mkimage', 'procd', 'memd', 'vfsd'].each { assert scenario.file("target/older/bin/${it}.elf").delete() }
['hangs': 'echo booting; setsid sleep 6147 & sleep 6147', 'babbles': 'head -c 5000 /dev/urandom; echo; echo done',
 'fails': 'echo CTYPES_CHAIN_PASS; echo "kernel panic: out of memory"; exit 1'].each { name, words ->
  scenario.file("target/$name/bin/nanvixd.elf").text = "#!/bin/sh\n$words\n"
}
assert scenario.file('target/damaged/bin/mkimage.elf').delete()
true
