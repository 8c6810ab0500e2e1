"""The German catalogue against the sources: every text is in it and translated, with the same gaps."""

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "resources" / "translations"))
import update  # noqa: E402

LITERAL = r'"(?:[^"\\]|\\.)*"'
FREE = re.compile(r"(?<![:\w])tr\(\s*((?:" + LITERAL + r"\s*)+)\)")
GAP = re.compile(r"%(?:\d|n)")


def mnemonics(text):
    return len(re.findall(r"&[^&\s]", text))


def faults(source, translation):
    """What is wrong with a translation."""
    if not translation or not translation.strip():
        return ["is not translated"]
    found = []
    if sorted(set(GAP.findall(source))) != sorted(set(GAP.findall(translation))):
        found.append("has other gaps")
    if mnemonics(translation) > mnemonics(source):
        found.append("has more mnemonics")
    if source.endswith("…") != translation.endswith("…"):
        found.append("asks for more in one of the two alone")
    if source[0].isspace() != translation[0].isspace() or source[-1].isspace() != translation[-1].isspace():
        found.append("begins or ends with a space in one of the two alone")
    return found


def misplaced(of_sources):
    """Texts of a file's own tr() that lupdate takes for a class's: the window would not find their translation."""
    for file in sorted((ROOT / "app" / "desktop").rglob("*.cpp")):
        text = file.read_text(encoding="utf-8")
        if "QString tr(const char" not in text:
            continue
        if '"contourcheck::desktop", text)' not in text:
            yield f"{file.name}: its tr() is not of contourcheck::desktop"
        for found in FREE.finditer(text):
            source = "".join(ast.literal_eval(each) for each in re.findall(LITERAL, found.group(1)))
            if ("contourcheck::desktop", source) not in of_sources:
                yield f"{file.name}: {source!r} would not be found; name the class whose tr() it is"


def self_test():
    """What must be noticed is noticed."""
    wrong = {("Open", ""): "not translated", ("%1 of %2", "%1"): "gaps", ("Open", "Ö&ffnen"): "mnemonics",
             ("Open…", "Öffnen"): "asks", (" more", "mehr"): "space"}
    return [f"{pair} is let pass" for pair, word in wrong.items() if word not in " ".join(faults(*pair))]


def main():
    if not update.lupdate():
        print("lupdate is not installed")
        sys.exit(77)
    of_sources, known = update.of_sources(), update.read(update.CATALOGUE)
    found = self_test() + list(misplaced(of_sources))
    for context, source in of_sources:
        found += [f"{context}: {source!r} {fault}" for fault in faults(source, known.get((context, source)))]
    print("\n".join(found) or f"{len(of_sources)} texts")
    if found:
        print("resources/translations/update.py brings new texts into the catalogue")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
