"""libsqlite3.so through _sqlite3: a database in a file that is opened again, Python called by SQL, full-text search."""

import chain

FILE = chain.beside("chain.db")
ROWS = 1000


def remove():
    import os

    for suffix in ("", "-journal", "-wal", "-shm"):
        if os.path.exists(FILE + suffix):
            os.remove(FILE + suffix)


def rows_written():
    import sqlite3

    remove()
    connection = sqlite3.connect(FILE)
    with connection:
        connection.execute("CREATE TABLE port (id INTEGER PRIMARY KEY, name TEXT UNIQUE, size REAL, data BLOB)")
        connection.executemany(
            "INSERT INTO port (name, size, data) VALUES (?, ?, ?)",
            ((f"port {number}", number / 4, bytes([number % 256]) * 16) for number in range(ROWS)),
        )
    try:
        with connection:
            connection.execute("DELETE FROM port")
            connection.execute("INSERT INTO port (name) VALUES ('one'), ('one')")
    except sqlite3.IntegrityError:
        pass
    else:
        raise AssertionError("the same name twice was let in")
    chain.equal(connection.execute("SELECT count(*) FROM port").fetchone(), (ROWS,), "what a rollback left")
    connection.close()
    return f" {ROWS} rows written by SQLite {sqlite3.sqlite_version}"


def file_opened_again():
    import sqlite3

    connection = sqlite3.connect(FILE)
    chain.equal(connection.execute("PRAGMA integrity_check").fetchone(), ("ok",), "the state of the file")
    row = connection.execute("SELECT size, data FROM port WHERE name = ?", ("port 999",)).fetchone()
    chain.equal(row, (249.75, bytes([999 % 256]) * 16), "a row")
    connection.create_function("half", 1, lambda number: number / 2)
    connection.create_collation("backwards", lambda left, right: (left < right) - (left > right))
    chain.equal(connection.execute("SELECT half(sum(size)) FROM port").fetchone(), (62437.5,), "half of the sum")
    first = connection.execute("SELECT name FROM port ORDER BY name COLLATE backwards LIMIT 1").fetchone()
    chain.equal(first, ("port 999",), "the first name backwards")
    copy = sqlite3.connect(":memory:")
    connection.backup(copy)
    connection.close()
    chain.equal(copy.execute("SELECT count(*) FROM port").fetchone(), (ROWS,), "what the copy has")
    copy.close()
    return f" {ROWS} rows read again, sorted and summed by Python"


def text_searched():
    import sqlite3

    connection = sqlite3.connect(FILE)
    with connection:
        connection.execute("CREATE VIRTUAL TABLE page USING fts5(title, body)")
        connection.executemany(
            "INSERT INTO page VALUES (?, ?)",
            [
                ("loader", "Shared objects are found by their names and loaded once."),
                ("linker", "Archives are linked whole into a shared object."),
                ("store", "What was built is found again by its inputs."),
            ],
        )
    found = connection.execute("SELECT title FROM page WHERE page MATCH 'shared AND load*'").fetchall()
    chain.equal(found, [("loader",)], "what was found")
    snippet = connection.execute("SELECT snippet(page, 1, '<', '>', '', 3) FROM page WHERE page MATCH 'archives'").fetchone()
    chain.require(snippet[0].startswith("<Archives>"), f"the place was marked as {snippet[0]!r}")
    connection.close()
    remove()
    return f" full-text search found {found[0][0]}"


chain.run("SQLITE", {"_sqlite3": {"libsqlite3.so": "sqlite3_step"}}, rows_written, file_opened_again, text_searched)
