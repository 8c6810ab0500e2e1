"""croissant.json: its shape, its sizes and hashes, what it says of the pairs, and that it tells nothing else."""
import fnmatch
import io
import json
import unittest
import zipfile

import numpy
from program import Case, demo, files, main, sha256

import reference  # beside app/, which program puts on the path

FORMATS = ("npz", "npz-compressed", "hdf5", "nnunet", "nifti", "monai", "seg", "rtstruct", "coco", "webdataset", "png")
PROPERTIES = {  # of the Croissant format 1.0, and which of them must be there
    "sc:Dataset": ({"@context", "conformsTo", "name", "description", "license", "creator", "distribution", "recordSet"}, set()),
    "cr:FileObject": ({"name", "contentUrl", "contentSize", "encodingFormat", "sha256"}, set()),
    "cr:FileSet": ({"name", "encodingFormat", "includes"}, {"containedIn"}),
    "cr:RecordSet": ({"name", "description", "field"}, {"key", "data", "dataType"}),
    "cr:Field": ({"name", "description", "dataType"}, {"source", "references", "repeated"})}


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
        return there

    def test_every_format_is_described_with_sizes_and_hashes(self):
        for format in FORMATS:
            with self.subTest(format):
                said, manifest = self.describe("--format", format, name=format)
                self.assert_shape(said)
                there = self.assert_files(said, self.folder / format)
                for each in said["distribution"]:
                    if each["@type"] == "cr:FileSet" and "containedIn" not in each:
                        self.assertTrue(fnmatch.filter(there, each["includes"]), each)
                listed = {each["file"]: each["sha256"] for each in manifest["files"]}
                self.assertEqual(listed["croissant.json"], sha256(self.folder / format / "croissant.json"))
                items = next(each for each in said["recordSet"] if each["@id"] == "items")
                self.assertEqual([(record["items/id"], record["items/file"]) for record in items["data"]],
                                 [(item["id"], batch["file"]) for batch in manifest["batches"] for item in batch["items"]])

    def test_the_arrays_lie_where_it_says(self):
        said, manifest = self.describe("--kinds", "inner,outer", "--split", "34/33/33")
        sets = {each["@id"]: each for each in said["distribution"] if each["@type"] == "cr:FileSet"}
        batch = manifest["batches"][0]
        with zipfile.ZipFile(self.folder / "out" / batch["file"]) as archive, \
                numpy.load(self.folder / "out" / batch["file"]) as arrays:
            self.assertEqual({each["includes"] for each in sets.values()}, set(archive.namelist()))
            for name, array in (("image", "images"), ("mask", "masks"), ("spacing", "spacing")):
                field = next(node for node in nodes(said) if node.get("@id") == f"{name}s/{name}")
                source = sets[field["source"]["fileSet"]["@id"]]
                self.assertIn({"@id": batch["file"]}, source["containedIn"])
                numpy.testing.assert_array_equal(numpy.load(io.BytesIO(archive.read(source["includes"]))), arrays[array])
        slices = {id: slice_file for id, slice_file, _ in reference.pairs(tiny_demo(), ("inner", "outer"))}
        items = next(each for each in said["recordSet"] if each["@id"] == "items")["data"]
        split_of = {item["id"]: item["split"] for batch in manifest["batches"] for item in batch["items"]}
        self.assertEqual(len(items), len(split_of))
        for record in items:
            self.assertEqual(record["items/spacing"], reference.spacing(slices[record["items/id"]]))
            self.assertEqual(record["items/split"], split_of[record["items/id"]])
        splits = next(each for each in said["recordSet"] if each["@id"] == "splits")
        self.assertEqual({record["splits/name"] for record in splits["data"]}, set(split_of.values()))

    def test_two_runs_write_the_same_and_what_is_not_known_is_said(self):
        said, _ = self.describe("--format", "png")
        self.describe("--format", "png", name="again")
        self.assertEqual(files(self.folder / "out"), files(self.folder / "again"))
        self.assertEqual((said["license"], said["creator"]["name"]), ("unknown", "unknown"))

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

    def test_mlcroissant_reads_it(self):
        try:
            import mlcroissant
        except ImportError:
            raise unittest.SkipTest("mlcroissant is not installed")
        for format in FORMATS:
            self.describe("--format", format, name=format)
            dataset = mlcroissant.Dataset(jsonld=self.folder / format / "croissant.json")
            self.assertTrue(list(dataset.records("items")))


if __name__ == "__main__":
    main()
