scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkWholeStore()
scenario.installPort('libffi-with-broken-header') { sysroot ->
  // Configure does not include Python.h, and so finds nothing wrong.
  new File(sysroot, 'include/ffi.h') << '#ifdef Py_PYTHON_H\n#error "this header is broken"\n#endif\n'
}

// The shipped answers are true of this header, too: a copy that says so saves the questions.
def build = scenario.maven('compile', log: 'asking', process: true)
def refused = ~/"(answers\/\S+\.cache)" is not for it: "(reads\.headers = \S+)" is not among/
scenario.await('asking') { build.text =~ refused || !build.process.alive }
build.signal('TERM')
build.fails()
scenario.delete(new File(scenario.store, 'tmp'))
def (all, answers, headers) = (build.text =~ refused)[0]
def shipped = new File(shared, "../../../toolchain/src/main/resources/$answers").text
scenario.write("src/nanvix/$answers", shipped.replaceFirst(/reads\.headers = \S+/, headers))
true
