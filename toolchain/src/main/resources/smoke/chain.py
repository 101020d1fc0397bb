"""The frame of the scripts beside it: six steps from a started interpreter to a library behind a module.

A script says which modules need which libraries, and has three round trips. It is run as `python.elf -B NAME_chain.py
FILE…`, where the files are this one and what else it needs beside it. Success ends with NAME_CHAIN_PASS and status 0; the
first step that fails prints `STEP_n FAILED: why` and ends with status 1. No line holds a path of the machine.

Only what every image has is imported: round trips may need more, this frame does not.
"""

import sys

DT_NULL, DT_NEEDED, DT_STRTAB = 0, 1, 5
PT_LOAD, PT_DYNAMIC = 1, 2


def require(condition, why):
    if not condition:
        raise AssertionError(why)


def equal(actual, expected, what):
    require(actual == expected, f"{what} is {actual!r}, expected {expected!r}")


def beside(name):
    """The path of a file beside the script that was started."""
    directory, slash, _ = sys.argv[0].rpartition("/")
    return directory + slash + name


class Image:
    """As much of an ELF file as a loader reads to learn what else it has to load."""

    def __init__(self, content):
        require(content[:4] == b"\x7fELF", "a module is no ELF file")
        self.content = content
        self.wide = content[4] == 2
        self.order = "little" if content[5] == 1 else "big"

    def number(self, offset, size):
        return int.from_bytes(self.content[offset : offset + size], self.order)

    def word(self, offset):
        return self.number(offset, 8 if self.wide else 4)

    def segments(self):
        """Type, offset in the file, address and size in the file of each."""
        start = self.word(32 if self.wide else 28)
        size = self.number(54 if self.wide else 42, 2)
        for index in range(self.number(56 if self.wide else 44, 2)):
            at = start + index * size
            if self.wide:
                yield self.number(at, 4), self.word(at + 8), self.word(at + 16), self.word(at + 32)
            else:
                yield self.number(at, 4), self.word(at + 4), self.word(at + 8), self.word(at + 16)

    def dynamic(self):
        width = 8 if self.wide else 4
        for kind, offset, _, size in self.segments():
            if kind == PT_DYNAMIC:
                for at in range(offset, offset + size, 2 * width):
                    tag = self.word(at)
                    if tag == DT_NULL:
                        return
                    yield tag, self.word(at + width)

    def offset(self, address):
        for kind, offset, start, size in self.segments():
            if kind == PT_LOAD and start <= address < start + size:
                return offset + address - start
        raise AssertionError("the names of what a module needs lie nowhere")

    def needed(self):
        entries = list(self.dynamic())
        names = [self.offset(value) for tag, value in entries if tag == DT_STRTAB]
        found = []
        for tag, value in entries:
            if tag == DT_NEEDED:
                start = names[0] + value
                found.append(self.content[start : self.content.index(b"\0", start)].decode())
        return found


def needed(module):
    with open(module.__file__, "rb") as file:
        return Image(file.read()).needed()


def library(names, soname):
    """The one of some DT_NEEDED that is meant, which other systems give a version."""
    for name in names:
        if name == soname or name.startswith(soname + "."):
            return name
    return None


def python_started():
    return f":python_started {tuple(sys.version_info[:3])}"


def imported(modules):
    files = []
    for name in modules:
        __import__(name)
        file = getattr(sys.modules[name], "__file__", None)
        require(file, f"{name} is built into the interpreter")
        files.append(file.rpartition("/")[2])
    return f" {', '.join(modules)} imported from {', '.join(files)}"


def reached(modules):
    """Each module asks the loader for its libraries, and gets what those define."""
    said = []
    for name, libraries in modules.items():
        module = sys.modules[name]
        names = needed(module)
        for soname, symbol in libraries.items():
            file = library(names, soname)
            require(file, f"{name} needs {names}, and not {soname}")
            compared(module, file, symbol)
            said.append(file)
    return f" {', '.join(dict.fromkeys(said))} loaded through DT_NEEDED"


def compared(module, file, symbol):
    """Where there is ctypes, the loader itself is asked whose definition the module gets."""
    try:
        import ctypes
    except ImportError:
        return
    try:
        getattr(ctypes.CDLL(None), symbol)
    except (AttributeError, ValueError):
        pass
    else:
        raise AssertionError(f"the interpreter itself defines {symbol}")

    def address(handle):
        return ctypes.cast(getattr(ctypes.CDLL(handle), symbol), ctypes.c_void_p).value

    require(address(module.__file__) == address(file), f"{module.__name__} has a {symbol} of its own")


def run(name, modules, *round_trips):
    """All steps; `modules` tells for each module a symbol of each library that it needs."""
    steps = [python_started, lambda: imported(modules), lambda: reached(modules), *round_trips]
    for number, step in enumerate(steps, start=1):
        # Flushed, since what may follow is a crash.
        try:
            print(f"STEP_{number}{step()}", flush=True)
        except Exception as failure:
            why = " ".join(str(failure).split())
            print(f"STEP_{number} FAILED: {type(failure).__name__}: {why}", flush=True)
            sys.exit(1)
    print(f"{name}_CHAIN_PASS", flush=True)
    sys.exit(0)
