"""Walks from a started interpreter to a C callback, through _ctypes and libffi.so, in six steps.

Run as `python.elf -B ctypes_chain.py`. Success ends with CTYPES_CHAIN_PASS and status 0; the first step that fails
prints `STEP_n FAILED: why` and ends with status 1. No line holds a path of the machine.
"""

import sys


def require(condition, why):
    if not condition:
        raise AssertionError(why)


def address(function):
    import ctypes

    return ctypes.cast(function, ctypes.c_void_p).value


def python_started():
    return f":python_started {tuple(sys.version_info[:3])}"


def ctypes_imported():
    import _ctypes

    file = getattr(_ctypes, "__file__", None)
    require(file, "_ctypes is built into the interpreter")
    return f" _ctypes imported from {file.rpartition('/')[2]}"


def libffi_needed():
    """_ctypes reaches libffi.so's ffi_call, not one of the interpreter's and not one of its own."""
    import _ctypes
    import ctypes

    try:
        ctypes.CDLL(None).ffi_call
    except (AttributeError, ValueError):
        pass
    else:
        raise AssertionError("the interpreter itself defines ffi_call")
    # The handle of a library finds what it defines and what its DT_NEEDED define.
    reached = address(ctypes.CDLL(_ctypes.__file__).ffi_call)
    require(reached == address(ctypes.CDLL("libffi.so").ffi_call), "_ctypes has an ffi_call of its own")
    return " libffi.so loaded through DT_NEEDED"


def function_called():
    import ctypes

    length = ctypes.CDLL(None).strlen(b"nanvix")
    require(length == 6, f"strlen(b'nanvix') returned {length}, expected 6")
    return f" c function called returned {length}"


def structure_passed():
    import ctypes

    class Pair(ctypes.Structure):
        _fields_ = [("first", ctypes.c_int), ("second", ctypes.c_int)]

    class Mixed(ctypes.Structure):
        _fields_ = [("small", ctypes.c_byte), ("real", ctypes.c_double), ("wide", ctypes.c_longlong)]

    divide = ctypes.CDLL(None).div
    divide.argtypes = [ctypes.c_int, ctypes.c_int]
    divide.restype = Pair
    quotient = divide(47, 5)
    require((quotient.first, quotient.second) == (9, 2), f"div(47, 5) returned {quotient.first}, {quotient.second}")

    received = []

    def receive(mixed):
        received.append((mixed.small, mixed.real, mixed.wide))
        return len(received)

    callback = ctypes.CFUNCTYPE(ctypes.c_int, Mixed)(receive)
    callback(Mixed(-1, 0.5, 1 << 40))
    require(received == [(-1, 0.5, 1 << 40)], f"a structure arrived as {received}")
    return f" structure passed by value, and returned ({quotient.first}, {quotient.second})"


def callback_returned():
    import ctypes

    prototype = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)
    callback = prototype(lambda number: number + 40)
    result = prototype(address(callback))(2)
    require(result == 42, f"the callback returned {result}, expected 42")

    pointer = ctypes.POINTER(ctypes.c_int)
    compare = ctypes.CFUNCTYPE(ctypes.c_int, pointer, pointer)(lambda left, right: left[0] - right[0])
    numbers = (ctypes.c_int * 5)(42, -7, 19, 0, 23)
    ctypes.CDLL(None).qsort(numbers, len(numbers), ctypes.sizeof(ctypes.c_int), compare)
    require(list(numbers) == [-7, 0, 19, 23, 42], f"qsort with a callback gave {list(numbers)}")
    return f" ffi_call via callback returned {result}"


STEPS = [python_started, ctypes_imported, libffi_needed, function_called, structure_passed, callback_returned]


def main():
    for number, step in enumerate(STEPS, start=1):
        # Flushed, since what may follow is a crash.
        try:
            print(f"STEP_{number}{step()}", flush=True)
        except Exception as failure:
            why = " ".join(str(failure).split())
            print(f"STEP_{number} FAILED: {type(failure).__name__}: {why}", flush=True)
            return 1
    print("CTYPES_CHAIN_PASS", flush=True)
    return 0


sys.exit(main())
