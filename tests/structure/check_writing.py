"""Fails where a source opens a file for writing other than by the ways that check every write and flush.

    check_writing.py ROOT    the repository to check
    check_writing.py         no argument: feeds itself small trees with one breach each and sees each of them fail
"""
import re
import sys
import tempfile
from pathlib import Path

# write_file() and write_new_file(); what is hashed as it is written; the journal of an export; the window's settings,
# which QSettings replaces as a whole.
MAY = {"core/base/file.cpp", "core/batch/output_file.cpp", "core/batch/staging.cpp", "app/desktop/settings_file.cpp"}
IN_MEMORY = r"(?<!buffer\.open\()(?<!stream\(&bytes, )"
OTHER_WAYS = re.compile(r"\bO_WRONLY\b|\bO_RDWR\b|\bO_CREAT\b|\bofstream\b|\bstd::fstream\b|\bf(d|re)?open\(|\bcreat\(|"
                        r"\bQSaveFile\b|\bQTemporaryFile\b|\bQImageWriter\b|\bQSettings\b|\bcopy_file\b|\bfs::copy\(|"
                        + IN_MEMORY + r"\bQIODevice(Base)?::(WriteOnly|ReadWrite|Append)\b")
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)


def breaches(root):
    for top in ("core", "app"):
        for file in sorted((root / top).rglob("*")):
            name = file.relative_to(root).as_posix()
            if file.suffix in (".cpp", ".h") and name not in MAY:
                for way in OTHER_WAYS.finditer(COMMENT.sub("", file.read_text(encoding="utf-8"))):
                    yield f"{name}: {way.group()}: a file is written by write_file() (core/base/file.h)"


def notices():
    for line in ('std::ofstream out(path);', 'FILE* file = std::fopen(name, "w");', 'QSaveFile file(name);',
                 'file.open(QIODevice::WriteOnly);', '::open(name, O_WRONLY | O_TRUNC);'):
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "core" / "some" / "thing.cpp"
            source.parent.mkdir(parents=True)
            source.write_text(f"void write() {{ {line} }} // never an ofstream\n")
            if len(list(breaches(Path(folder)))) == 0:
                yield f"passed over: {line}"
            source.write_text(f"// {line}\n")
            yield from breaches(Path(folder))


found = list(breaches(Path(sys.argv[1])) if len(sys.argv) > 1 else notices())
print("\n".join(found))
sys.exit(1 if found else 0)
