"""Fails where two manifests differ in what they hold or leave out, in whatever order and files. same.py ONE OTHER"""
import json
import sys


def content(file):
    with open(file, encoding="utf-8") as text:
        manifest = json.load(text)
    items = [item for batch in manifest["batches"] for item in batch["items"]]
    return [sorted(map(json.dumps, entries)) for entries in (items, manifest["excluded"])]


one, other = map(content, sys.argv[1:])
for mine, theirs in zip(one, other):
    for lost in sorted(set(mine) - set(theirs)):
        print("lost:", lost)
sys.exit(one != other)
