"""Whether a wheel's RECORD tells of each of its files what it is; by csv and hashlib alone."""

import base64
import csv
import hashlib
import io
import sys
import zipfile

wheel = zipfile.ZipFile(sys.argv[1])
names = [name for name in wheel.namelist() if not name.endswith("/")]
record = next(name for name in names if name.endswith(".dist-info/RECORD"))
rows = list(csv.reader(io.StringIO(wheel.read(record).decode("utf-8"))))
assert sorted(row[0] for row in rows) == sorted(names), rows
for path, digest, size in rows:
    if path == record:
        assert (digest, size) == ("", ""), path
        continue
    content = wheel.read(path)
    algorithm, value = digest.split("=")
    found = base64.urlsafe_b64encode(hashlib.new(algorithm, content).digest())
    assert found.decode().rstrip("=") == value, path
    assert str(len(content)) == size, path
print("RECORD_PASS", len(rows))
