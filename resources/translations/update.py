#!/usr/bin/env python3
"""resources/translations/update.py   Brings the texts of the sources into contourcheck_de.ts beside this: new ones
unfinished, those that are no more dropped, the rest as they were translated."""

import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = Path(__file__).resolve().parent / "contourcheck_de.ts"
KEY = re.compile(r"(?:(?:Ctrl|Alt|Shift|Meta)\+)+\S*$")  # the same in every language: settings keep them


def lupdate():
    """The program of Qt 6, absent where it is not installed."""
    return shutil.which("lupdate", path="/usr/lib/qt6/bin") or shutil.which("lupdate6") or shutil.which("lupdate")


def read(file):
    """By context and source text: the translation, or None where it is unfinished."""
    texts = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        # lupdate does not always see in which namespace Phrase::tr (core/base/phrase.h) is.
        name = context.findtext("name")
        name = "core" if name.split("::")[-1] == "Phrase" else name
        for message in context.iter("message"):
            if KEY.match(message.findtext("source")):
                continue
            translation = message.find("translation")
            done = translation.text if translation.get("type") is None else None
            texts[name, message.findtext("source")] = done
    return texts


def of_sources():
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sources.ts"
        subprocess.run([lupdate(), "-silent", "-locations", "none", "-tr-function-alias", "tr+=noop", "core", "app",
                        "-ts", str(file)], cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
        return read(file)


def write(file, texts):
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>",
             '<TS version="2.1" language="de_DE" sourcelanguage="en">']
    before = None
    for (context, source), translation in sorted(texts.items(), key=lambda item: item[0]):
        if context != before:
            lines += ["</context>"] * (before is not None) + ["<context>", f"    <name>{escape(context)}</name>"]
        before = context
        state = "" if translation else ' type="unfinished"'
        lines += ["    <message>", f"        <source>{escape(source)}</source>",
                  f"        <translation{state}>{escape(translation or '')}</translation>", "    </message>"]
    file.write_text("\n".join(lines + ["</context>", "</TS>", ""]), encoding="utf-8")


def main():
    if not lupdate():
        sys.exit("lupdate is not installed (qt6-l10n-tools)")
    known = read(CATALOGUE) if CATALOGUE.exists() else {}
    texts = {key: known.get(key) for key in of_sources()}
    write(CATALOGUE, texts)
    missing = [source for (_, source), translation in texts.items() if not translation]
    print(f"{len(texts)} texts, {len(missing)} to translate")


if __name__ == "__main__":
    main()
