"""croissant.json: its shape, its sizes and hashes, what it says of the pairs, and that it tells nothing else."""
import fnmatch
import importlib.util
import io
import json
import os
import subprocess
import sys
import tarfile
import unittest
import zipfile

import numpy
from program import FORMATS, Case, demo, files, main, sha256

import reference  # beside app/, which program puts on the path

PROPERTIES = {  # of the Croissant format 1.0, and which of them must be there
    "sc:Dataset": ({"@context", "conformsTo", "name", "description", "license", "url", "creator", "distribution", "recordSet"}, set()),
    "cr:FileObject": ({"name", "contentUrl", "contentSize", "encodingFormat", "sha256"}, set()),
    "cr:FileSet": ({"name", "encodingFormat", "includes"}, {"containedIn"}),
    "cr:RecordSet": ({"name", "description", "field"}, {"key", "data", "dataType"}),
    "cr:Field": ({"name", "description", "dataType"}, {"source", "references", "repeated"})}
READ_BY_MLCROISSANT = """
import json, mlcroissant, sys
dataset = mlcroissant.Dataset(jsonld="croissant.json")
issues = dataset.metadata.ctx.issues
counts = [sum(1 for _ in dataset.records(each)) for each in sys.argv[1:]]
print(json.dumps([list(issues.errors), list(issues.warnings), counts]))
"""


def tiny_demo():
    return demo("--patients", "3", "--locations", "3", "--phases", "2")


def nodes(value):
    """Every object with a type."""
    if isinstance(value, dict):
        if "@type" in value and value["@type"] in PROPERTIES:
            yield value
        for key, part in value.items():
            if key not in ("@context", "data"):
                yield from nodes(part)
    elif isinstance(value, list):
        for part in value:
            yield from nodes(part)


def references(value):
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        for key, part in value.items():
            if key not in ("@context", "data"):
                yield from references(part)
    elif isinstance(value, list):
        for part in value:
            yield from references(part)


def by_id(nodes_of_a_kind, id):
    return next(node for node in nodes_of_a_kind if node["@id"] == id)


def contents(said, folder, file_set):
    """-> (name, bytes) of each file of the set, in its archives or in the folder. Archives are opened once their hash is right."""
    if "containedIn" not in file_set:
        for file in sorted(folder.rglob("*")):
            if fnmatch.fnmatchcase(file.relative_to(folder).as_posix(), file_set["includes"]):
                yield file.relative_to(folder).as_posix(), file.read_bytes()
    for archive in file_set.get("containedIn", []):
        file = by_id(said["distribution"], archive["@id"])
        if sha256(folder / file["contentUrl"]) != file["sha256"]:
            raise ValueError(f"{file['contentUrl']} has another hash")
        members = members_of_zip if file["encodingFormat"] == "application/zip" else members_of_tar
        for name, data in members(folder / file["contentUrl"]):
            if fnmatch.fnmatchcase(name, file_set["includes"]):
                yield name, data


def members_of_zip(file):
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def members_of_tar(file):
    with tarfile.open(file) as archive:
        for member in archive:
            yield member.name, archive.extractfile(member).read()


def records(said, folder, name):
    """The record set as mlcroissant gives it: what stands in the file itself, or a record a file of its file set."""
    record_set = by_id(said["recordSet"], name)
    yield from record_set.get("data", [])
    sources = {field["@id"]: field["source"] for field in record_set["field"] if "source" in field}
    for id in dict.fromkeys(source["fileSet"]["@id"] for source in sources.values()):
        for path, data in contents(said, folder, by_id(said["distribution"], id)):
            of_file = {"fullpath": path, "content": data}
            yield {field: of_file[source["extract"]["fileProperty"]] for field, source in sources.items()}


class Croissant(Case):
    def describe(self, *options, name="out"):
        """-> (what croissant.json says, manifest)"""
        manifest = self.export(tiny_demo(), name, "--croissant", *options)
        return json.loads((self.folder / name / "croissant.json").read_text()), manifest

    def assert_shape(self, said):
        self.assertEqual((said["@type"], said["conformsTo"]), ("sc:Dataset", "http://mlcommons.org/croissant/1.0"))
        self.assertEqual(said["@context"]["conformsTo"], "dct:conformsTo")
        self.assertEqual(said["@context"]["cr"], "http://mlcommons.org/croissant/")
        for node in nodes(said):
            must, may = PROPERTIES[node["@type"]]
            there = set(node) - {"@type", "@id"}
            self.assertLessEqual(must, there, node["@type"])
            self.assertLessEqual(there, must | may, node["@type"])
        ids = [node["@id"] for node in nodes(said) if "@id" in node]
        self.assertEqual(len(ids), len(set(ids)))
        self.assertLessEqual(set(references(said)), set(ids))
        for record_set in said["recordSet"]:
            fields = {field["@id"] for field in record_set["field"]}
            for record in record_set.get("data", []):
                self.assertEqual(set(record), fields)

    def assert_files(self, said, folder):
        objects = {each["contentUrl"]: each for each in said["distribution"] if each["@type"] == "cr:FileObject"}
        there = {file: data for file, data in files(folder).items() if file not in ("manifest.json", "croissant.json")}
        self.assertEqual(set(objects), set(there))
        for file, data in there.items():
            self.assertEqual(objects[file]["contentSize"], f"{len(data)} B")
            self.assertEqual(objects[file]["sha256"], sha256(folder / file))

    def test_every_format_is_described_with_sizes_and_hashes(self):
        for format in FORMATS:
            with self.subTest(format):
                said, manifest = self.describe("--format", format, name=format)
                self.assert_shape(said)
                self.assert_files(said, self.folder / format)
                for each in said["recordSet"]:
                    self.assertTrue(any(True for _ in records(said, self.folder / format, each["@id"])), each["@id"])
                listed = {each["file"]: each["sha256"] for each in manifest["files"]}
                self.assertEqual(listed["croissant.json"], sha256(self.folder / format / "croissant.json"))
                self.assertEqual([(record["items/id"], record["items/file"])
                                  for record in records(said, self.folder / format, "items")],
                                 [(item["id"], batch["file"]) for batch in manifest["batches"] for item in batch["items"]])

    def test_its_record_sets_are_the_pairs(self):
        wanted = {id: of_pair for id, *of_pair in reference.pairs(tiny_demo(), ("inner", "outer"))}
        for format in ("npz", "npz-compressed"):
            said, _ = self.describe("--format", format, "--kinds", "inner,outer", "--split", "34/33/33", name=format)
            items = list(records(said, self.folder / format, "items"))
            self.assertEqual({record["items/id"] for record in items}, set(wanted))
            images, masks, spacings = ([row for record in records(said, self.folder / format, name + "s")
                                        for row in numpy.load(io.BytesIO(record[f"{name}s/{name}"]))]
                                       for name in ("image", "mask", "spacing"))
            for item, image, mask, spacing in zip(items, images, masks, spacings, strict=True):
                slice_file, contour_file = wanted[item["items/id"]]
                numpy.testing.assert_array_equal(image, reference.pixels(slice_file))
                numpy.testing.assert_array_equal(mask, reference.mask_centre(reference.points(contour_file), image.shape))
                self.assertEqual(list(spacing), reference.spacing(slice_file))
                self.assertEqual(item["items/spacing"], list(spacing))

    def test_its_splits_are_those_of_the_manifest(self):
        said, manifest = self.describe("--split", "34/33/33")
        split_of = {item["id"]: item["split"] for batch in manifest["batches"] for item in batch["items"]}
        self.assertEqual({item["items/id"]: item["items/split"] for item in records(said, self.folder / "out", "items")}, split_of)
        self.assertEqual({split["splits/name"] for split in records(said, self.folder / "out", "splits")}, set(split_of.values()))

    def test_a_file_that_was_changed_is_not_loaded(self):
        said, manifest = self.describe()
        with open(self.folder / "out" / manifest["batches"][0]["file"], "ab") as file:
            file.write(b"more")
        with self.assertRaisesRegex(ValueError, "another hash"):
            list(records(said, self.folder / "out", "images"))

    def test_two_runs_write_the_same_and_what_is_not_known_is_said(self):
        said, _ = self.describe("--format", "png")
        self.describe("--format", "png", name="again")
        self.assertEqual(files(self.folder / "out"), files(self.folder / "again"))
        self.assertEqual((said["license"], said["creator"]["name"]), ("unknown", "unknown"))
        self.assertEqual(said["url"], "./")
        self.assertNotIn("datePublished", said)

    def test_no_patient_is_told_with_a_pseudonym_nor_any_path(self):
        (self.folder / "key").write_bytes(bytes(range(32)))
        self.describe("--pseudonym", "--pseudonym-key", self.folder / "key")
        text = (self.folder / "out" / "croissant.json").read_text()
        words = {word for row in (tiny_demo() / "link.csv").read_text().split()[1:] for word in row.split(",")}
        for word in (*words, str(tiny_demo()), str(self.folder)):
            self.assertNotIn(word, text)

    def test_it_is_there_when_asked_for_and_part_of_what_was_asked_for(self):
        self.export(tiny_demo(), "plain")
        self.assertFalse((self.folder / "plain" / "croissant.json").exists())
        self.run_cli("export", tiny_demo(), "-o", self.folder / "plain", "--croissant", expect=4)
        (self.folder / "mine").mkdir()
        (self.folder / "mine" / "croissant.json").write_text("mine")
        self.run_cli("export", tiny_demo(), "-o", self.folder / "mine", "--croissant", expect=4)
        self.assertEqual(files(self.folder / "mine"), {"croissant.json": b"mine"})

    @unittest.skipUnless(importlib.util.find_spec("mlcroissant"), "mlcroissant is not installed")
    def test_mlcroissant_reads_it(self):
        unopened = ("nnunet", "nifti", "monai", "seg", "rtstruct")  # application/gzip and /dicom: it lists their files alone
        for format in FORMATS:
            with self.subTest(format):
                said, _ = self.describe("--format", format, "--split", "34/33/33", name=format)
                sets = [each["@id"] for each in said["recordSet"] if "data" in each or format not in unopened]
                # It keeps what it takes out of archives by their names alone: each export needs a cache of its own.
                done = subprocess.run([sys.executable, "-W", "ignore", "-c", READ_BY_MLCROISSANT, *sets], check=True,
                                      cwd=self.folder / format, capture_output=True,
                                      env=os.environ | {"CROISSANT_CACHE": str(self.folder / (format + "-cache"))})
                errors, warnings, counts = json.loads(done.stdout)
                self.assertEqual(errors, [])
                self.assertEqual({warning.split('"')[1].rsplit("/")[-1] for warning in warnings},
                                 {"citeAs", "datePublished", "version"})  # which nobody knows of an export
                self.assertEqual(counts, [len(list(records(said, self.folder / format, each))) for each in sets])


if __name__ == "__main__":
    main()
