"""libcrypto.so through _hashlib, and libssl.so through _ssl: known digests, then TLS 1.3 between two sockets.

The certificate beside it is its own authority, for localhost, for all times; its key protects nothing.
"""

import chain

CERTIFICATE = chain.beside("localhost.pem")
MESSAGE = b"Nanvix" * 100
PATIENCE = 1000

DIGESTS = {
    "md5": "900150983cd24fb0d6963f7d28e17f72",
    "sha1": "a9993e364706816aba3e25717850c26c9cd0d89d",
    "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "sha512": "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
    "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
    "sha3_256": "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532",
    "blake2b512": "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
    "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923",
}


def digests_computed():
    import _hashlib

    for name, expected in DIGESTS.items():
        chain.equal(_hashlib.new(name.replace("sha3_", "sha3-"), b"abc").hexdigest(), expected, f"{name} of abc")
    million = _hashlib.openssl_sha256()
    for _ in range(1000):
        million.update(b"a" * 1000)
    chain.equal(million.hexdigest()[:16], "cdc76e5c9914fb92", "sha256 of a million a")
    return f" {len(DIGESTS)} digests of abc returned what they should"


def keys_derived():
    import _hashlib

    # RFC 4231, test case 2; RFC 6070, test case 2; RFC 7914, section 12.
    chain.equal(
        _hashlib.hmac_digest(b"Jefe", b"what do ya want for nothing?", "sha256").hex(),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "hmac",
    )
    chain.equal(
        _hashlib.pbkdf2_hmac("sha1", b"password", b"salt", 2, 20).hex(),
        "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957",
        "pbkdf2",
    )
    chain.equal(
        _hashlib.scrypt(b"", salt=b"", n=16, r=1, p=1, dklen=64).hex(),
        "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
        "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906",
        "scrypt",
    )
    return " hmac, pbkdf2 and scrypt returned what they should"


def together(*sides):
    """What each side returns, when each has all that it needs of the other."""
    import ssl

    results = {}
    for _ in range(PATIENCE):
        for side in sides:
            if side not in results:
                try:
                    results[side] = side()
                except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
                    pass
        if len(results) == len(sides):
            return [results[side] for side in sides]
    raise AssertionError("each side waits for the other")


def connected(trusted):
    """Both sides of a connection, before the handshake."""
    import socket
    import ssl

    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(CERTIFICATE)
    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if trusted:
        client.load_verify_locations(CERTIFICATE)
    for context in (server, client):
        context.minimum_version = ssl.TLSVersion.TLSv1_3
    ends = socket.socketpair()
    for end in ends:
        end.setblocking(False)
    return (
        server.wrap_socket(ends[0], server_side=True, do_handshake_on_connect=False),
        client.wrap_socket(ends[1], server_hostname="localhost", do_handshake_on_connect=False),
    )


def handshake_made():
    import ssl

    server, client = connected(trusted=False)
    try:
        together(server.do_handshake, client.do_handshake)
    except ssl.SSLCertVerificationError:
        pass
    else:
        raise AssertionError("a certificate that nobody trusts was taken")
    for side in (server, client):
        side.close()

    server, client = connected(trusted=True)
    together(server.do_handshake, client.do_handshake)
    chain.equal(client.version(), "TLSv1.3", "the protocol")
    names = [value for field in client.getpeercert()["subject"] for key, value in field if key == "commonName"]
    chain.equal(names, ["localhost"], "the server's name")
    chain.equal(together(lambda: server.send(MESSAGE), lambda: client.recv(1000))[1], MESSAGE, "what the client got")
    chain.equal(together(lambda: server.recv(1000), lambda: client.send(MESSAGE))[0], MESSAGE, "what the server got")
    cipher = client.cipher()[0]
    for side in (server, client):
        side.close()
    return f" TLSv1.3 {cipher} between two sockets by {ssl.OPENSSL_VERSION}"


chain.run(
    "OPENSSL",
    {
        "_hashlib": {"libcrypto.so": "EVP_DigestUpdate"},
        "_ssl": {"libssl.so": "SSL_do_handshake", "libcrypto.so": "EVP_DigestUpdate"},
    },
    digests_computed,
    keys_derived,
    handshake_made,
)
