scenario = evaluate(new File(shared, 'scenario.groovy'))

assert scenario.steps(scenario.runs()[0]).every { it.value == 'reused' }

def file = scenario.file('target/libffi/src/prep_cif.c')
file << '\nconst char nanvix_edited[] = "edited here";\n'
def steps = scenario.steps(scenario.maven('verify', log: 'edited').succeeds().text)
assert steps['libffi 3.4.4 static library'] ==~ /.* s/
assert steps['libffi 3.4.4 shared library'] ==~ /.* s/
assert scenario.file('target/sysroot/lib/libffi.so').getText('ISO-8859-1').contains('edited here')
true
