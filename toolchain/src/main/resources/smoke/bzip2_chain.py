"""libbz2.so through _bz2: at once, in parts and through a file."""

import chain

TEXT = b"Nanvix loads libbz2.so once, for all who need it. " * 2000


def bytes_compressed():
    import bz2

    packed = bz2.compress(TEXT)
    chain.require(len(packed) < len(TEXT) // 100, f"{len(TEXT)} bytes were compressed to {len(packed)}")
    chain.equal(packed[:4], b"BZh9", "the head")
    chain.equal(bz2.decompress(packed), TEXT, "what was decompressed")
    chain.equal(bz2.decompress(packed + packed), TEXT + TEXT, "what was decompressed of two streams")
    return f" {len(TEXT)} bytes compressed to {len(packed)} and back"


def parts_compressed():
    import bz2

    compressor = bz2.BZ2Compressor(1)
    packed = b"".join(compressor.compress(TEXT[at : at + 777]) for at in range(0, len(TEXT), 777))
    packed += compressor.flush()
    decompressor = bz2.BZ2Decompressor()
    found = b""
    for at in range(0, len(packed), 11):
        found += decompressor.decompress(packed[at : at + 11], max_length=-1)
    chain.equal(found, TEXT, "what was decompressed in parts")
    chain.require(decompressor.eof, "the end was not noticed")
    return f" parts returned {len(found)} bytes"


def damage_noticed():
    import bz2
    import io

    place = io.BytesIO()
    with bz2.BZ2File(place, "w") as file:
        file.write(TEXT)
    place.seek(0)
    with bz2.open(place, "rt", encoding="ascii") as file:
        chain.equal(file.read().encode(), TEXT, "what was read from the file")
    damaged = bytearray(place.getvalue())
    damaged[10] ^= 1
    try:
        bz2.decompress(bytes(damaged))
    except OSError:
        pass
    else:
        raise AssertionError("a wrong checksum was not noticed")
    return f" a file returned {len(TEXT)} bytes, and damage was noticed"


chain.run("BZIP2", {"_bz2": {"libbz2.so": "BZ2_bzDecompress"}}, bytes_compressed, parts_compressed, damage_noticed)
