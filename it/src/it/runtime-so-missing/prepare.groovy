scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkWholeStore()
scenario.installPort('libffi-without-so') { sysroot -> assert new File(sysroot, 'lib/libffi.so').delete() }
true
