"""The chain of a decision log as core/review/chain.h says, written anew, and a log from before there was one."""
import hashlib
import sqlite3
from contextlib import closing

FIELDS = ("dataset, contour, verdict, reasons, comment, reviewer, time_utc, slice_sha256, contour_sha256, version, "
          "written_here, not_before")


def netstring(value):
    if value is None:
        return b"-,"
    data = value if isinstance(value, bytes) else str(value).encode()
    return str(len(data)).encode() + b":" + data + b","


def next_link(before, fields):
    return hashlib.sha256(b"".join(map(netstring, (before, *fields)))).hexdigest()


def links(store):
    """Of every entry, as core/review/chain.h says, beside those that are kept."""
    with closing(sqlite3.connect(store)) as log:
        link, = (next_link("", origin) for origin in
                 log.execute("SELECT salt, reason, entries, time_utc, version FROM chain_origin"))
        rows = log.execute(f"SELECT chain, {FIELDS} FROM decisions ORDER BY sequence").fetchall()
    made = []
    for _, *fields in rows:
        made.append(link := next_link(link, fields))
    return made, [row[0] for row in rows]


def link_anew(store):
    """As whoever changes a log and knows how its chain is made."""
    made, _ = links(store)
    with closing(sqlite3.connect(store)) as log, log:
        for (number,), link in zip(log.execute("SELECT sequence FROM decisions ORDER BY sequence").fetchall(), made):
            log.execute("UPDATE decisions SET chain = ? WHERE sequence = ?", (link, number))


def write_version_1(store, count):
    with closing(sqlite3.connect(store)) as log, log:
        log.execute("CREATE TABLE decisions (sequence INTEGER PRIMARY KEY AUTOINCREMENT, dataset TEXT NOT NULL, contour "
                    "TEXT NOT NULL, verdict TEXT, reasons TEXT NOT NULL, comment TEXT NOT NULL, reviewer TEXT NOT NULL, "
                    "time_utc TEXT NOT NULL, slice_sha256 TEXT NOT NULL, contour_sha256 TEXT NOT NULL, version TEXT NOT "
                    "NULL, written_here INTEGER, not_before TEXT)")
        log.execute("CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions "
                    "BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END")
        log.executemany("INSERT INTO decisions VALUES (NULL, '/data', ?, 'accept', '', 'µ', 'Ann', "
                        "'2020-01-31T12:00:00Z', '', '', '0.1.0', 1, NULL)", [(f"P/{i}/inner",) for i in range(1, count + 1)])
        log.execute("PRAGMA application_id=1131692907")
        log.execute("PRAGMA user_version=1")
