scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkWholeStore()
def own = '''\
    # Modules of ours.\t\tGr\u00fc\u00dfe
    *shared*
    \t fancy  fancy.c \\
        -DFANCY="a b"   # trailing comment  \t
    xxlimited xxlimited.c # CR

    *disabled*
    _tkinter
    # _ctypes _ctypes/_ctypes.c -lffi
    '''.stripIndent().replace('CR\n', '\r\n')
def file = scenario.file('target/Setup.local')
file.parentFile.mkdirs()
file.bytes = own.getBytes('ISO-8859-1')
true
