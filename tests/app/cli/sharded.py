"""A dataset that is exported in shards, for the tests of what plans and joins them."""
import json
import shlex

from program import CLI, Case, demo

KINDS = ("--kinds", "inner,outer")


def many_patients():
    return demo("--patients", "5", "--locations", "2", "--phases", "2")


class Shards(Case):
    def plan(self, *options, expect=0):
        out, error = self.run_cli("plan", many_patients(), *options, expect=expect)
        return json.loads(out) if "--json" in options and not expect else (out, error)

    def run_line(self, line):
        words = shlex.split(line)
        self.assertEqual(words[0], CLI.name)
        self.run_cli(*words[1:])

    def write(self, count, *options):
        """-> the shards' folders"""
        for shard in self.plan("--shards", count, "--json", "-o", self.folder / "parts", *options)["shards"]:
            self.run_line(shard["command"])
        return sorted((self.folder / "parts").iterdir())

    def merge(self, *words, expect=0):
        return self.run_cli("merge", *words, expect=expect)
