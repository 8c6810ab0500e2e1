"""Plans of shards against the shards that are written."""
import json
import shutil
import subprocess
from pathlib import Path

from program import CLI, files, main
from sharded import KINDS, Shards, many_patients


class Plan(Shards):
    def test_it_is_what_the_shards_take(self):
        options = (*KINDS, "--seed", "4", "--split", "34/33/33", "--include", "unflagged")
        plan = self.plan("--shards", "3", "--json", "-o", self.folder / "parts", *options)
        self.assertEqual((plan["schema"], plan["seed"], len(plan["shards"])), ("contourcheck/plan/1", 4, 3))
        for number, shard in enumerate(plan["shards"]):
            self.assertEqual(shard["shard"], f"{number}/3")
            mine = self.export(many_patients(), f"own{number}", *options, "--shard", shard["shard"])
            items = [item["id"] for batch in mine["batches"] for item in batch["items"]]
            others = {each["id"] for each in mine["excluded"] if each["reason"] == "shard"}
            of_it = set(items) | {each["id"] for each in mine["excluded"]} - others
            self.assertEqual({id.split("/")[0] for id in of_it}, set(shard["patients"]))
            self.assertEqual((shard["contours"], shard["pairs"]), (len(of_it), len(items)))
            slices = {"/".join(id.split("/")[:2]) for id in items}
            size = sum((many_patients() / "dicoms" / f"{name}.dcm").stat().st_size for name in slices)
            self.assertEqual(shard["slices_bytes"], size)
            self.run_line(shard["command"])
            self.assertEqual(files(self.folder / "parts" / f"{number}-of-3"), files(self.folder / f"own{number}"))

    def test_its_tasks_write_what_its_command_lines_write(self):
        key = self.folder / "key"
        key.write_bytes(bytes(range(32)))
        options = (*KINDS, "--shuffle", "--seed", "4", "--follow-links", "--pseudonym", "--pseudonym-key", key)
        shards = self.plan("--shards", "2", "--json", "-o", self.folder / "parts", *options)["shards"]
        lines = "".join(json.dumps(shard["task"] | {"out": str(self.folder / shard["task"]["id"])}) + "\n" for shard in shards)
        results = [json.loads(line) for line in self.run_cli("worker", input=lines.encode())[0].splitlines()]
        self.assertEqual(sorted((each["id"], each["status"]) for each in results), [("0-of-2", "done"), ("1-of-2", "done")])
        for shard in shards:
            self.run_line(shard["command"])
            self.assertEqual(files(self.folder / shard["task"]["id"]), files(shard["task"]["out"]))

    def test_volumes_read_the_slices_without_a_contour_too(self):
        plain, volumes = (self.plan("--shards", "1", "--json", "--kinds", "outer", "--format", format)["shards"][0]
                          for format in ("npz", "nifti"))
        self.assertEqual(plain["pairs"], volumes["pairs"])
        entries = self.export(many_patients(), "out", "--kinds", "outer", "--format", "nifti")["batches"]
        read = {slice["slice"] for entry in entries for slice in entry.get("empty", [])}
        read |= {item["id"].rpartition("/")[0] for entry in entries for item in entry["items"]}
        self.assertEqual(volumes["slices_bytes"],
                         sum((many_patients() / "dicoms" / f"{name}.dcm").stat().st_size for name in read))

    def test_a_line_is_for_a_scheduler(self):
        lines = [line.split("\t") for line in self.plan("--shards", "2", "-o", "it's mine")[0].splitlines()]
        shards = self.plan("--shards", "2", "--json", "-o", "it's mine")["shards"]
        self.assertEqual(lines, [[each["shard"], str(len(each["patients"])), str(each["pairs"]),
                                  str(each["slices_bytes"]), each["command"]] for each in shards])
        said = subprocess.run(["sh", "-c", "printf '%s\\n' " + lines[1][4]], capture_output=True, text=True).stdout
        self.assertEqual(said.splitlines(), [CLI.name, "export", str(many_patients()), "-o", f"{Path.cwd()}/it's mine/1-of-2",
                                             "--shard", "1/2"])

    def test_as_many_shards_as_a_number_of_patients_takes(self):
        for most, sizes in ((2, [1, 2, 2]), (5, [5]), (9, [5]), (1, [1] * 5)):
            shards = self.plan("--max-patients", most, "--json")["shards"]
            self.assertEqual(sorted(len(shard["patients"]) for shard in shards), sizes)

    def test_more_shards_than_patients_are_empty(self):
        shards = self.plan("--shards", "7", "--json")["shards"]
        self.assertEqual([len(shard["patients"]) for shard in shards], [1] * 5 + [0] * 2)

    def test_no_id_of_the_input_is_in_it_with_a_pseudonym(self):
        key = self.folder / "key"
        key.write_bytes(bytes(range(32)))
        self.plan("--shards", "2", "--pseudonym", expect=2)
        out = json.dumps(self.plan("--shards", "2", "--json", "--pseudonym", "--pseudonym-key", key, "-o", self.folder / "parts"))
        for row in (many_patients() / "link.csv").read_text().split()[1:]:
            for word in row.split(","):
                self.assertNotIn(word, out)
        shard = json.loads(out)["shards"][0]
        self.run_line(shard["command"])
        manifest = json.loads((self.folder / "parts" / "0-of-2" / "manifest.json").read_text())
        named = {item["id"].split("/")[0] for batch in manifest["batches"] for item in batch["items"]}
        self.assertEqual(named, set(shard["patients"]))

    def test_a_folder_with_shards_of_another_export_is_refused(self):
        parts = self.folder / "parts"
        first, second = self.write(2, *KINDS)
        for options, why in (
                (("--shards", "2", *KINDS, "--seed", "9"), "of other options (seed: 9, there 0; "),
                (("--shards", "2", "--kinds", "outer"), 'of other options (options.kinds: ["outer"], there ["inner","outer"])'),
                (("--shards", "3", *KINDS), "is one of 2 shards, and this export has 3")):
            out, error = self.plan(*options, "-o", parts, expect=4)
            self.assertEqual(out, "")
            self.assertIn(str(parts), error)
            self.assertIn(why, error)
            self.assertIn("; choose another folder, or remove it", error)
        again = self.plan("--shards", "2", *KINDS, "-o", parts)
        shutil.rmtree(first)
        (second / "manifest.json").unlink()  # stopped in the middle: the shard sees to it
        (parts / "1-of-3").touch()  # no folder
        (parts / "some-of-it").mkdir()
        self.assertEqual(self.plan("--shards", "2", *KINDS, "-o", parts), again)

    def test_what_does_not_fit_into_its_output_is_refused(self):
        for folder, options, why in (("a\nb", (), "does not fit into a line; take --json"), ("a\tb", (), "does not fit into a line"),
                                     ("a\udcffb", ("--json",), "is not UTF-8 does not fit into JSON")):
            self.assertIn(why, self.plan("--shards", "2", *options, "-o", folder, expect=2)[1])
        self.assertIn("a\nb/0-of-1", self.plan("--shards", "1", "--json", "-o", "a\nb")["shards"][0]["task"]["out"])
        file = self.folder / "file"
        file.touch()
        self.assertIn("cannot list the folder: Not a directory", self.plan("--shards", "2", "-o", file, expect=4)[1])

    def test_it_needs_one_way_to_cut(self):
        for options in ((), ("--shards", "0"), ("--shards", "2", "--max-patients", "1"), ("--shards", "2", "--shard", "0/2")):
            self.plan(*options, expect=2)
        self.run_cli("plan", self.folder / "none", "--shards", "2", expect=3)


if __name__ == "__main__":
    main()
