scenario = evaluate(new File(shared, 'scenario.groovy'))
scenario.linkWholeStore()

def pinned = scenario.entry(scenario.mainStore, 'source',
    'archive = sha256:93e583f243454e6e9e4588ca2c2662206ad961659863277afcdb96801647d640')
scenario.run(['cp', '-r', "$pinned/tree", scenario.file('target/checkout')])
scenario.write('target/checkout/Modules/Setup.local', '''\
    # What our image has built in.
    *static*
    array arraymodule.c   # the proof of concept
    _ctypes _ctypes/_ctypes.c _ctypes/callbacks.c \\
        _ctypes/callproc.c _ctypes/stgdict.c _ctypes/cfield.c
    *disabled*
    # Nobody asked for this one.
    xxlimited
    '''.stripIndent())
scenario.write('target/checkout/Makefile.nanvix', '''\
    # Libraries of python.elf
    LIBS := -Wl,--start-group -lm \\
    \t-lffi -latomic -Wl,--end-group   # one group, since they need each other
    LIBFFI_LIBS = -L$(SYSROOT)/lib -lffi
    '''.stripIndent())
true
