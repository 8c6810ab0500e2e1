"""Counts test functions, not programs: reads what ctest wrote (JUnit XML with each program's output), relative to
build/. Qt Test prints a line a function or data row, unittest a summary; a program with neither counts as one."""
import re
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

QT_LINE = re.compile(r"^(PASS|FAIL!|XPASS|SKIP)\s*: (\S+)", re.MULTILINE)
UNITTEST = re.compile(r"^Ran (\d+) tests? in", re.MULTILINE)
UNITTEST_END = re.compile(r"^(?:OK|FAILED)(?: \((.*)\))?$", re.MULTILINE)


def count_program(case):
    output = case.findtext("system-out") or ""
    passed = failed = skipped = 0
    for word, name in QT_LINE.findall(output):
        if word == "PASS":
            passed += not re.search(r"::(init|cleanup)TestCase\(\)", name)
        elif word == "SKIP":
            skipped += 1
        else:
            failed += 1
    ran = UNITTEST.search(output)
    if ran:
        end = UNITTEST_END.search(output, ran.end())
        parts = dict(re.findall(r"(\w+)=(\d+)", end[1] or "")) if end else {}
        bad = int(parts.get("failures", 0)) + int(parts.get("errors", 0))
        left_out = int(parts.get("skipped", 0))
        passed += max(0, int(ran[1]) - bad - left_out)
        failed += bad
        skipped += left_out
    status = case.get("status")
    if status == "fail" and failed == 0:  # crashed, ran out of time, or no test framework at all
        failed += 1
    elif passed + failed + skipped == 0:
        passed += status == "run"
        skipped += status in ("notrun", "disabled")
    return passed, failed, skipped


def main():
    build = Path(__file__).resolve().parent.parent / "build"
    totals = [0, 0, 0]
    for name in sys.argv[1:]:
        for case in xml.parse(build / name).getroot().iter("testcase"):
            totals = [a + b for a, b in zip(totals, count_program(case))]
    print("tests: {} passed, {} failed, {} skipped".format(*totals))
    return 1 if totals[1] or not totals[0] else 0


if __name__ == "__main__":
    sys.exit(main())
