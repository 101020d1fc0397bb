scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkWholeStore()
scenario.installPort('libffi-with-broken-header') { sysroot ->
  new File(sysroot, 'include/ffi.h') << '#error "this header is broken"\n'
}
true
