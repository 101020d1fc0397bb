"""libz.so through zlib, and through what stands on it: checksums of binascii, gzip, zipfile."""

import chain

TEXT = b"Nanvix loads libz.so once, for all who need it. " * 2000


def streams_compressed():
    import zlib

    packed = zlib.compress(TEXT, 9)
    require_small(packed)
    chain.equal(zlib.decompress(packed), TEXT, "what was decompressed")
    compressor = zlib.compressobj(wbits=-15)
    parts = compressor.compress(TEXT[:5000])
    parallel = compressor.copy()
    one = parts + compressor.compress(TEXT[5000:]) + compressor.flush()
    other = parts + parallel.compress(TEXT[5000:]) + parallel.flush()
    chain.equal(other, one, "what a copied stream made")
    decompressor = zlib.decompressobj(wbits=-15)
    chain.equal(decompressor.decompress(one) + decompressor.flush(), TEXT, "the raw stream")
    try:
        zlib.decompress(packed[:-4] + b"1234")
    except zlib.error:
        pass
    else:
        raise AssertionError("a wrong checksum was not noticed")
    return f" {len(TEXT)} bytes compressed to {len(packed)} and back by zlib {zlib.ZLIB_RUNTIME_VERSION}"


def require_small(packed):
    chain.require(len(packed) < len(TEXT) // 50, f"{len(TEXT)} bytes were compressed to {len(packed)}")


def checksums_agree():
    import binascii
    import zlib

    chain.equal(zlib.crc32(b"123456789"), 0xCBF43926, "crc32")
    chain.equal(zlib.adler32(b"Wikipedia"), 0x11E60398, "adler32")
    chain.equal(binascii.crc32(b"6789", binascii.crc32(b"12345")), 0xCBF43926, "binascii's crc32")
    chain.equal(binascii.crc32(TEXT), zlib.crc32(TEXT), "binascii's crc32")
    return f" crc32 of zlib and binascii returned {binascii.crc32(TEXT):#010x}"


def archives_read():
    import gzip
    import io
    import zipfile

    chain.equal(gzip.decompress(gzip.compress(TEXT, mtime=0)), TEXT, "what was read from gzip")
    place = io.BytesIO()
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lib/text", TEXT)
    require_small(place.getvalue())
    with zipfile.ZipFile(place) as archive:
        chain.equal(archive.testzip(), None, "the name of a damaged member")
        chain.equal(archive.read("lib/text"), TEXT, "what was read from the archive")
    return f" gzip and zipfile returned {len(TEXT)} bytes"


chain.run("ZLIB", {"zlib": {"libz.so": "inflate"}}, streams_compressed, checksums_agree, archives_read)
