import java.nio.file.Files

scenario = evaluate(new File(shared, 'scenario.groovy'))

six = (1..6).collect { "STEP_$it" }
image = 'cpython-3.13.5-i686-nanvix-hosted'

// ---- the main job's image in a RAM file system, booted through an initrd

def runs = scenario.runs()
scenario.says(runs[0], "release archive cpython-linux-x86-hyperlight-multi-process-256mb.tar.gz", *six, 'CTYPES_CHAIN_PASS')
def first = scenario.steps(runs[0])
assert first['cpython 3.13.5 cross build'] == 'reused'
assert first['cpython 3.13.5 sysroot'] == 'reused'
assert first["RAM file system ${image}.img"] ==~ /.* s/
assert first['RAM file system smoke.img'] ==~ /.* s/
assert scenario.steps(runs[1]).every { it.value == 'reused' }
scenario.says(runs[1], *six, 'CTYPES_CHAIN_PASS')

def listed = scenario.run(['tar', '-tf', scenario.file("target/${image}.img")]).readLines()
assert listed.containsAll(['./tmp/', './bin/python.elf', './lib/libffi.so', './lib/python3.13/os.py'])
assert !listed.any { it =~ /idlelib|ensurepip|__pycache__|ctypes_chain/ }
def place = scenario.file('target/nanvix/smoke/nanvixd')
assert new File(place, 'initrd.img').readLines() == ['NANVIX-INITRD', 'python -B ./ctypes_chain.py;PYTHONDONTWRITEBYTECODE=1 ' +
    'PYTHONHOME=/ _PYTHON_SYSCONFIGDATA_NAME=_sysconfigdata__linux_i386-linux-musl']
assert scenario.run(['tar', '-tf', new File(place, 'ramfs.img')]).readLines().contains('./ctypes_chain.py')

// ---- what install carries: the archive by all its names, one file on the disk, and the RAM file system

def installed = new File(localRepositoryPath, 'io/github/nanvix/it/nanvixd/1').list().toList()
variants = ['hyperlight-multi-process', 'hyperlight-standalone', 'microvm-multi-process', 'microvm-standalone'].collect {
  "linux-x86-$it-256mb" as String
}
['i686-nanvix-hosted', *variants].each { assert installed.contains("nanvixd-1-${it}.tar.gz" as String) }
assert installed.contains('nanvixd-1-i686-nanvix-hosted.img')
assert (["target/${image}.tar.gz"] + variants.collect { "target/cpython-${it}.tar.gz" })
    .collect { Files.getAttribute(scenario.file(it as String).toPath(), 'unix:ino') }.toUnique().size() == 1

// ---- older releases, and the other modes

number = 0
Object nanvix(String sysroot, String goal = 'smoke', String... arguments) {
  scenario.maven("nanvix:$goal", "-Dnanvix.nanvixSysroot=${scenario.file("target/$sysroot")}", *arguments,
      log: "run-${++number}")
}
scenario.says(nanvix('older').succeeds().text, *six, 'CTYPES_CHAIN_PASS')
assert !new File(place, 'initrd.img').exists()
(tier == 'long' ? ['multi-process', 'single-process'] : ['multi-process']).each {
  scenario.says(nanvix('newer', 'smoke', "-Dnanvix.mode=$it").succeeds().text, *six, 'CTYPES_CHAIN_PASS')
  assert !new File(place, 'ramfs.img').exists()
  assert new File(place, 'ctypes_chain.py').file
}
scenario.says(nanvix('newer', 'smoke', '-Dnanvix.nanvixdArguments=-allow-host-networking').succeeds().text, 'CTYPES_CHAIN_PASS')
scenario.says(nanvix('newer', 'smoke', '-Dnanvix.nanvixdArguments=-allow').fails().text, 'nanvixd: unknown option -allow')

// ---- guests that go wrong

def hung = nanvix('hangs', 'smoke', '-Dnanvix.smoke.timeout=2').fails().text
scenario.says(hung, '"Smoke run of python.elf with libffi on Nanvix" did not end within 2.0 s and was killed', 'booting', 'ctypes_chain.log')
scenario.await('all of nanvixd ended') { !scenario.run(['sh', '-c', 'cat /proc/[0-9]*/cmdline 2>/dev/null | tr "\\0" " "; true'])
    .contains('sleep 6147') }
def babbled = nanvix('babbles').fails().text
scenario.says(babbled, 'on Nanvix failed: expected exit code 0 and the line "CTYPES_CHAIN_PASS", got exit code 0', 'done')
scenario.says(nanvix('fails').fails().text, 'got exit code 1', 'CTYPES_CHAIN_PASS', 'kernel panic: out of memory')

// ---- sysroots that are incomplete

['stage', 'smoke'].each {
  scenario.says(nanvix('damaged', it).fails().text, 'lacks "bin/mkimage.elf", which makes the initrd.')
}
scenario.says(nanvix('store', 'package').fails().text, 'has no directory "bin"')
[hung, babbled].each { assert !it.contains('\tat ') }

scenario.uninstallPort('nanvixd')
true
