scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkWholeStore()
scenario.unpackImage()
// Its SONAME is the other's, and it carries what the other carries.
scenario.run(['cp', 'libffi.so', 'libffi_copy.so'], scenario.file('target/image/sysroot/lib'))
true
