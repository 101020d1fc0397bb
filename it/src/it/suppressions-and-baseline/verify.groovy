import groovy.json.JsonSlurper

scenario = evaluate(new File(shared, 'scenario.groovy'))
symbols = scenario.file('src/nanvix/symbols')
kept = new File(symbols, 'libffi.so.symbols')

// What nanvix:verify printed.
String verifies(String name, String... arguments) {
  scenario.maven('nanvix:verify', *arguments, log: name).succeeds().text
}

String refuses(String name, String... arguments) {
  scenario.maven('nanvix:verify', *arguments, log: name).fails().text
}

Object report(String file = 'verify.json') {
  new JsonSlurper().parse(scenario.file("target/nanvix/$file"))
}

List<String> found(String file = 'verify.json') {
  report(file).findings.findAll { it.severity != 'info' }.collect { "$it.id $it.severity $it.file" as String }
}

// ---- baselines are written: for libffi.so, byte for byte, that of the main job

assert !symbols.exists()
verifies('first', '-Dnanvix.baseline.update')
assert symbols.list().toList().toSorted() == ['libffi.so.symbols', 'libffi_copy.so.symbols']
assert kept.text == new File(shared, '../../cpython/src/nanvix/symbols/libffi.so.symbols').text
assert found() == []

// ---- suppressions

def silent = verifies('suppressed')
scenario.says(silent, 'Suppressed findings: 2', 'everything will load')
assert !silent.contains('ELF-DYN-002')
assert report().suppressed.collect { [it.id, it.severity, it.file, it.reason] } == [
  ['ELF-DYN-002', 'error', 'lib/libffi_copy.so', 'the "copy" is opened by its path & by no name'],
  ['ELF-SYM-008', 'warning', 'lib/libffi_copy.so', 'it is a copy on purpose'],
]
assert [report().errors, report().warnings] == [0, 0]
def sarif = report('verify.sarif').runs[0].results.findAll { it.suppressions }
assert sarif.collect { [it.ruleId, it.suppressions*.justification] } ==
    report().suppressed.collect { [it.id, [it.reason]] }

def loud = refuses('unsuppressed', '-Pnone')
scenario.says(loud, 'nanvix:verify found 1 error: ELF-DYN-002 error lib/libffi_copy.so: DT_SONAME is libffi.so')
assert found() == ['ELF-DYN-002 error lib/libffi_copy.so', 'ELF-SYM-008 warning lib/libffi_copy.so']
assert report().suppressed == []

def idle = refuses('idle', '-Pidle')
scenario.says(idle, 'nanvix:verify found 1 error: ELF-SUP-001 error pom.xml',
    'the suppression of ELF-REL-004 for "lib/libold.so" suppresses nothing')
assert found() == ['ELF-SUP-001 error pom.xml']
assert report().suppressed.size() == 2

scenario.says(refuses('unreasoned', '-Punreasoned'),
    'The suppression of ELF-DYN-002 for "lib/*_copy.so" has no reason.')

// ---- of other files the POM says nothing, even of the same image by its name

def image = scenario.file('target/nanvix/verify.json').text
verifies('files', '-Dnanvix.files=target/image/sysroot/lib/libffi.so')
refuses('named', '-Dnanvix.sysroot=target/image/sysroot', '-Dnanvix.loader=nanvix-2026-07')
assert found('verify-sysroot.json').contains('ELF-DYN-002 error lib/libffi_copy.so')
assert found('verify-sysroot.json').every { !it.startsWith('ELF-SUP') && !it.startsWith('ELF-BASE') }
assert report('verify-sysroot.json').suppressed == []
// And what was said of the image still stands.
assert scenario.file('target/nanvix/verify.json').text == image

// ---- baselines that no longer fit

def right = kept.text
assert right.contains('\nffi_call\n')
kept.text = right.replace('\nffi_call\n', '\n')
scenario.says(verifies('missing'), '[WARNING] ELF-BASE-002 warning lib/libffi.so: exports "ffi_call"')
assert found() == ['ELF-BASE-002 warning lib/libffi.so']

kept.text = right.replace('\nffi_call\n', '\nffi_call\nffi_call_by_post\n')
scenario.says(refuses('vanished'), 'nanvix:verify found 1 error: ELF-BASE-001 error lib/libffi.so',
    'no longer exports "ffi_call_by_post"')
assert found() == ['ELF-BASE-001 error lib/libffi.so']

kept.text = right
def stale = new File(symbols, 'libgone.so.symbols')
stale.text = right.replace('libffi.so', 'libgone.so')
scenario.says(refuses('stale'), 'nanvix:verify found 1 error: ELF-BASE-003 error')
assert found().size() == 1

kept.text = 'not a baseline\n'
refuses('nonsense')
assert found().every { it.startsWith('ELF-BASE-003 error ') }

def away = scenario.file('target/symbols')
assert symbols.renameTo(away)
scenario.says(refuses('away'), 'The directory of baselines "', 'symbols" is no directory.', '-Dnanvix.baseline.update')
assert away.renameTo(symbols)

// ---- and are written anew

verifies('update', '-Dnanvix.baseline.update')
assert kept.text == right
assert !stale.exists()
assert found() == []
verifies('last')
assert found() == []
true
