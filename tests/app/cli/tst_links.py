"""Symbolic links that lead out of a dataset: refused and named by every verb, followed where that is allowed."""
import json

from formats import small_demo
from program import Case, HAS_PICTURES, main

import reference  # beside app/, which program puts on the path


class Links(Case):
    def setUp(self):
        super().setUp()
        self.root = self.copy(small_demo())
        self.id, self.file, _ = reference.pairs(self.root)[0]
        self.patient = self.file.parent.name
        outside = self.folder / "outside"
        self.file.rename(outside)
        self.file.symlink_to(outside)
        self.named = self.file.relative_to(self.root).as_posix()

    def findings(self, *options):
        return [each for each in self.check(self.root, *options)["findings"] if each["rule"] == "link-outside"]

    def test_the_check_names_it_and_says_what_to_do(self):
        refused, = self.findings()
        self.assertEqual((refused["severity"], refused["file"]), ("error", self.named))
        self.assertIn("--follow-links", refused["suggestion"])
        followed, = self.findings("--follow-links")
        self.assertEqual((followed["severity"], followed["file"]), ("warning", self.named))

    def test_an_export_leaves_it_out_and_names_it(self):
        error = self.run_cli("export", self.root, "-o", self.folder / "out", expect=5)[1]
        self.assertIn(f"{self.named}: is a symbolic link", error)
        manifest = json.loads((self.folder / "out" / "manifest.json").read_text())
        self.assertIn({"id": self.id, "reason": "no-slice"}, manifest["excluded"])
        followed = self.export(self.root, "followed", "--follow-links")
        self.assertNotIn(self.id, [each["id"] for each in followed["excluded"]])

    def test_a_plan_and_a_worker_hand_the_permission_on(self):
        plan = json.loads(self.run_cli("plan", self.root, "--shards", "1", "--json", "--follow-links")[0])
        self.assertIn("--follow-links", plan["shards"][0]["command"])
        tasks = [{"id": i, "do": "check", "dataset": str(self.root), "follow_links": follow}
                 for i, follow in enumerate((False, True, False))]
        lines = "".join(json.dumps(task) + "\n" for task in tasks).encode()
        answers = self.run_cli("worker", "--jobs", "1", input=lines)[0].splitlines()
        severities = [[each["severity"] for each in json.loads(answer)["result"]["findings"] if each["rule"] == "link-outside"]
                      for answer in answers]
        self.assertEqual(severities, [["error"], ["warning"], ["error"]])

    def test_every_verb_takes_the_permission(self):
        verbs = [("scan",), ("selftest", "--contours", "1"), ("review", "list")]
        if HAS_PICTURES:
            number = self.file.stem
            verbs += [("render", "--patient", self.patient, "--slice", number, "-o", self.folder / "out.png"),
                      ("sheet", "-o", self.folder / "sheet.png"), ("report", "-o", self.folder / "report.html")]
        for verb, *options in verbs:
            follow = ("--fail-on", "never", "--follow-links") if verb == "scan" else ("--follow-links",)
            before = (self.root, *follow) if verb == "review" else ()
            self.run_cli(verb, *(before or (self.root, *follow)), *options)
        if HAS_PICTURES:
            self.run_cli("render", self.root, "--patient", self.patient, "--slice", number, "-o", self.folder / "no.png",
                         expect=2)


if __name__ == "__main__":
    main()
