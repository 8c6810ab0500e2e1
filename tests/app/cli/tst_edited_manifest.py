"""Manifests of complete exports that someone edited: each word is compared with what the dataset gives."""
import json

from program import main
from tst_verify import Verify, tiny_demo


class Edited(Verify):
    def edits(self, format):
        """What each changes in the manifest, by the words that name it."""
        def of_item(key, value):
            return lambda manifest: manifest["batches"][0]["items"][0].update({key: value})

        def swap(manifest):
            items = manifest["batches"][0]["items"] if format == "npz" else manifest["batches"]
            items[0], items[1] = items[1], items[0]
        changes = {
            "provenance.burned_in.no: ": lambda manifest: manifest["provenance"]["burned_in"].update(no=99),
            "provenance.burned_in: ": lambda manifest: manifest["provenance"].update(burned_in=[1]),
            "provenance.excluded.kind: ": lambda manifest: manifest["provenance"]["excluded"].update(kind=0),
            "provenance.decisions.states: ": lambda manifest: manifest["provenance"]["decisions"].update(states=5),
            "places.x: ": lambda manifest: manifest.update(places={"x": -1}),
            "left_out: ": lambda manifest: manifest.update(left_out=["NOBODY/1"]),
            '"contours":-5': lambda manifest: manifest["provenance"]["dataset"].update(contours=-5),
            "X/1/inner: ": of_item("id", "X/1/inner"), 'status "fine"': of_item("status", "fine"),
            'decision "accepted"': of_item("decision", "accepted"), 'split "train"': of_item("split", "train"),
            "is not where it belongs": swap,
            "X/1 is not a slice that stands empty": lambda manifest: manifest["batches"][0].setdefault("empty", []).append(
                {"slice": "X/1", "image_sha256": "0" * 64})}
        return changes

    def test_each_word_of_a_manifest_that_was_edited_is_named(self):
        for format in ("npz", "nifti"):
            options = ("--format", format, "--shard", "0/2")
            self.export(tiny_demo(), format, *options)
            file = self.folder / format / "manifest.json"
            sound = file.read_text()
            for words, change in self.edits(format).items():
                manifest = json.loads(sound)
                change(manifest)
                file.write_text(json.dumps(manifest))
                with self.subTest(words, format=format):
                    self.assertIn(words, self.verify(*options, name=format, expect=5)[1])
                    for again in ((), ("--resume",)):
                        _, error = self.run_cli("export", tiny_demo(), "-o", self.folder / format, *options, *again, expect=4)
                        self.assertIn("choose another folder", error)
            file.write_text(json.dumps(json.loads(sound)))  # said in another way, the same
            for option in "--verify", "--resume":
                self.run_cli("export", tiny_demo(), "-o", self.folder / format, *options, option)

    def test_lists_of_a_manifest_that_are_none_are_refused(self):
        manifest = self.export(tiny_demo(), "out")
        for change in (manifest | {"batches": None}, manifest | {"excluded": None}, manifest | {"files": None},
                       manifest | {"batches": [batch | {"items": None} for batch in manifest["batches"]]},
                       manifest | {"batches": [batch | {"beside": None} for batch in manifest["batches"]]},
                       manifest | {"batches": [batch | {"empty": None} for batch in manifest["batches"]]}):
            (self.folder / "out" / "manifest.json").write_text(json.dumps(change))
            for option, code in ("--verify", 5), ("--resume", 4):
                _, error = self.run_cli("export", tiny_demo(), "-o", self.folder / "out", option, expect=code)
                self.assertIn("is no manifest of one export by this version of the program", error)

    def test_a_later_decision_on_a_pair_that_is_not_exported_is_no_edit(self):
        root = self.copy(tiny_demo())
        self.export(root, "out")
        outer = next(each["id"] for each in self.check(root)["contours"] if each["kind"] == "outer")
        self.run_cli("review", root, "set", outer, "accept", "--reviewer", "R. Reader")
        self.assertIn("agree", self.verify(dataset=root)[0])
        self.run_cli("export", root, "-o", self.folder / "out", "--resume")


if __name__ == "__main__":
    main()
