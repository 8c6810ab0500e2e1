"""Reads the level list in core/README.md and the sources in core/ and fails on a breach.

    check_levels.py ROOT     the repository to check
    check_levels.py          no argument: feeds itself small trees with one breach each and sees each of them fail
"""
import re
import sys
import tempfile
from pathlib import Path

# Headers that lie on the default include path: linking does not keep them out.
ONLY_IN = {"dcmtk/": {"dicom"}, "opencv2/": {"evidence"}}
# Qt Core and Qt Sql alone: the command line must start without Gui or Widgets. Add a header here when it is of these two.
QT_HEADERS = set("""
QByteArray QCoreApplication QCryptographicHash QDateTime QDebug QDir QElapsedTimer QFile QFileInfo QHash QIODevice QJsonDocument QJsonObject
QList QLocale QLockFile QMap QMessageAuthenticationCode QMutex QRunnable QSaveFile QScopeGuard QSemaphore QSet QSqlDatabase QSqlError QSqlQuery
QSqlRecord QStandardPaths QString QStringList QStringView QSysInfo QTemporaryDir QTemporaryFile QThread QThreadPool QTimeZone
QUuid QVariant QWaitCondition QtGlobal
""".split())
THREADS = re.compile(r"\bstd::j?thread\b|\bstd::async\b|\bQThread(Pool)?\b|\bQtConcurrent\b|\bpthread_create\b")
QOBJECT = re.compile(r"\bQ_OBJECT\b|\bQObject\b")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)


def level_list(readme):
    """-> {module: (level, {modules it may use})}"""
    rows = {}
    for line in readme.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) >= 5 and cells[1].isdigit():
            rows[cells[2]] = (int(cells[1]), set(cells[3].split()))
    return rows


def breaches_of_list(rows, folders):
    for folder in sorted(folders - rows.keys()):
        yield f"core/{folder}: has no row in core/README.md"
    for module in sorted(rows.keys() - folders):
        yield f"core/README.md: there is no folder for the row {module}"
    for module, (level, uses) in rows.items():
        for used in sorted(uses):
            if used not in rows:
                yield f"core/README.md: {module} may use {used}, which has no row"
            elif rows[used][0] >= level:
                yield f"core/README.md: {module} (level {level}) may use {used} (level {rows[used][0]})"


def breaches_of_default_path(module, text):
    for _, header in INCLUDE.findall(text):
        for prefix, homes in ONLY_IN.items():
            if header.startswith(prefix) and module not in homes:
                yield f"includes {header}, which only {' and '.join(sorted(homes))} in core may"


def breaches_of_includes(module, text, rows, folders):
    allowed = rows.get(module, (0, set()))[1] | {module}
    for bracket, header in INCLUDE.findall(text):
        first = header.split("/")[0]
        if bracket == '"' and "/" in header and first not in allowed:
            known = "its row does not name it" if first in folders else "core has no such module"
            yield f"includes {header}: {known}"
        name = header.split("/")[-1]
        if bracket == "<" and re.match(r"Q[A-Zt]", name) and name not in QT_HEADERS:
            if not (name == "QObject" and module == "loader"):
                yield f"includes {header}, which is not on this test's list of Qt Core and Qt Sql headers"


def breaches_of_source(module, text, rows, folders):
    text = COMMENT.sub("", text)
    yield from breaches_of_default_path(module, text)
    yield from breaches_of_includes(module, text, rows, folders)
    if module != "loader":
        for found in THREADS.finditer(text):
            yield f"uses {found.group()}: only loader knows threads"
        for found in QOBJECT.finditer(text):
            yield f"uses {found.group()}: in core only loader may"


def breaches(root):
    core = Path(root) / "core"
    rows = level_list((core / "README.md").read_text(encoding="utf-8"))
    if not rows:
        return ["core/README.md: no level list found"]
    folders = {path.name for path in core.iterdir() if path.is_dir()}
    found = list(breaches_of_list(rows, folders))
    for path in sorted(core.rglob("*")):
        if path.suffix in {".h", ".cpp"} and path.parent != core:
            module = path.relative_to(core).parts[0]
            text = path.read_text(encoding="utf-8")
            where = path.relative_to(root).as_posix()
            found += [f"{where}: {breach}" for breach in breaches_of_source(module, text, rows, folders)]
    for path in sorted((Path(root) / "app").rglob("*")):
        if path.suffix in {".h", ".cpp"}:
            text = COMMENT.sub("", path.read_text(encoding="utf-8"))
            where = path.relative_to(root).as_posix()
            found += [f"{where}: {breach}" for breach in breaches_of_default_path("app", text)]
    return found


def self_test():
    table = "| level | module | may use | for |\n| --- | --- | --- | --- |\n"
    good_rows = table + "| 0 | base | | x |\n| 1 | dicom | base | x |\n| 1 | mask | base | x |\n| 1 | evidence | base | x |\n| 3 | loader | base | x |\n"
    good = {
        "base/a.h": '#include "base/b.h"\n#include <QString>\n#include <vector>\n',
        "dicom/a.cpp": '#include "base/a.h"\n#include <dcmtk/dcmdata/dctk.h>\n// QObject, std::thread\n',
        "mask/a.cpp": "#include <vector>\n",
        "evidence/a.cpp": "#include <opencv2/core.hpp>\n",
        "loader/a.cpp": "#include <QObject>\n#include <QThreadPool>\nstd::thread t;\n",
    }
    cases = {
        "nothing wrong": ({}, good_rows, None),
        "an include of a module on the same level": ({"mask/a.cpp": '#include "dicom/a.h"\n'}, good_rows, "does not name"),
        "an include of a module above": ({"base/a.h": '#include "loader/a.h"\n'}, good_rows, "does not name"),
        "an include of no module": ({"base/a.h": '#include "util/a.h"\n'}, good_rows, "no such module"),
        "a row that uses its own level": ({}, good_rows.replace("| 1 | mask | base", "| 1 | mask | base dicom"), "(level 1)"),
        "a row without folder": ({}, good_rows + "| 4 | check | base | x |\n", "no folder"),
        "a folder without row": ({"extra/a.cpp": "\n"}, good_rows, "has no row"),
        "DCMTK beside dicom": ({"mask/a.cpp": "#include <dcmtk/config/osconfig.h>\n"}, good_rows, "only dicom in core may"),
        "OpenCV beside evidence": ({"base/a.h": "#include <opencv2/core.hpp>\n"}, good_rows, "only evidence in core may"),
        "DCMTK in app": ({"../app/a.cpp": "#include <dcmtk/config/osconfig.h>\n"}, good_rows, "app/a.cpp"),
        "a Gui header": ({"base/a.h": "#include <QImage>\n"}, good_rows, "QImage"),
        "a Widgets header by its folder": ({"base/a.h": "#include <QtWidgets/QWidget>\n"}, good_rows, "QWidget"),
        "a QObject": ({"base/a.h": "class A : public QObject {};\n"}, good_rows, "QObject"),
        "a thread": ({"base/a.h": "std::jthread worker;\n"}, good_rows, "std::jthread"),
        "a Qt thread": ({"dicom/a.cpp": "QThread worker;\n"}, good_rows, "QThread"),
        "no table": ({}, "# nothing\n", "no level list"),
    }
    failures = 0
    for name, (files, readme, expected) in cases.items():
        with tempfile.TemporaryDirectory() as root:
            for path, text in {**good, **files}.items():
                target = Path(root) / "core" / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8")
            (Path(root) / "core" / "README.md").write_text(readme, encoding="utf-8")
            found = breaches(root)
        right = not found if expected is None else any(expected in breach for breach in found)
        if not right:
            print(f"{name}: expected {expected!r}, found {found}")
            failures += 1
    print(f"{len(cases) - failures} of {len(cases)} cases as expected")
    return failures


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit(1 if self_test() else 0)
    result = breaches(sys.argv[1])
    print("\n".join(result) or "no breach")
    sys.exit(1 if result else 0)
