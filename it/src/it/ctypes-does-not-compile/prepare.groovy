scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkWholeStore()
scenario.installPort('libffi-with-broken-header') { sysroot ->
  // Configure does not include Python.h, and so finds nothing wrong.
  new File(sysroot, 'include/ffi.h') << '#ifdef Py_PYTHON_H\n#error "this header is broken"\n#endif\n'
}
true
