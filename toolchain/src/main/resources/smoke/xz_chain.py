"""liblzma.so through _lzma: both containers, a raw stream with filters, and checks."""

import chain

TEXT = b"Nanvix loads liblzma.so once, for all who need it. " * 2000


def bytes_compressed():
    import lzma

    sizes = []
    for form in (lzma.FORMAT_XZ, lzma.FORMAT_ALONE):
        packed = lzma.compress(TEXT, form, preset=1)
        chain.require(len(packed) < len(TEXT) // 100, f"{len(TEXT)} bytes were compressed to {len(packed)}")
        chain.equal(lzma.decompress(packed), TEXT, "what was decompressed")
        sizes.append(len(packed))
    return f" {len(TEXT)} bytes compressed to {sizes[0]} (xz) and {sizes[1]} (lzma) and back"


def filters_applied():
    import lzma

    filters = [{"id": lzma.FILTER_DELTA, "dist": 4}, {"id": lzma.FILTER_LZMA2, "preset": 1}]
    compressor = lzma.LZMACompressor(lzma.FORMAT_RAW, filters=filters)
    packed = compressor.compress(TEXT) + compressor.flush()
    decompressor = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters)
    found = b""
    for at in range(0, len(packed), 13):
        found += decompressor.decompress(packed[at : at + 13])
    chain.equal(found, TEXT, "what was decompressed in parts")
    return f" delta and lzma2 returned {len(found)} bytes"


def damage_noticed():
    import io
    import lzma

    for check in (lzma.CHECK_CRC32, lzma.CHECK_CRC64, lzma.CHECK_SHA256):
        chain.require(lzma.is_check_supported(check), f"check {check} is not supported")
        place = io.BytesIO()
        with lzma.LZMAFile(place, "w", check=check, preset=1) as file:
            file.write(TEXT)
        damaged = bytearray(place.getvalue())
        # The check stands before index and footer, of which the footer has twelve bytes.
        damaged[len(damaged) // 2] ^= 1
        try:
            lzma.decompress(bytes(damaged))
        except lzma.LZMAError:
            pass
        else:
            raise AssertionError(f"check {check} did not notice damage")
        chain.equal(lzma.LZMAFile(io.BytesIO(place.getvalue())).read(), TEXT, "what was read from the file")
    return " CRC32, CRC64 and SHA-256 noticed damage"


chain.run("XZ", {"_lzma": {"liblzma.so": "lzma_code"}}, bytes_compressed, filters_applied, damage_noticed)
