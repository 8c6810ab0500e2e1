"""Exports as pictures, arrays and annotations, read back by the software that people use for them, and what an export says of
itself, against the reference's pixels and masks."""
import hashlib
import io
import json
import re
import tarfile

import h5py
import numpy
from formats import Formats, small_demo
from PIL import Image
from program import main, sha256, write_contour, write_slice

import reference  # beside app/, which program puts on the path


class Png(Formats):
    def test_pairs_have_the_pixels_and_masks(self):
        pairs = self.pairs(("inner", "outer"))
        for rule, mask_of, manifest in self.exported_by_rule("png", "--kinds", "inner,outer"):
            self.assertEqual({item["id"] for _, item in self.items(manifest)}, set(pairs))
            for entry, item in self.items(manifest):
                pixels, points = pairs[item["id"]]
                image = numpy.array(Image.open(self.folder / rule / entry["file"]))
                mask = numpy.array(Image.open(self.folder / rule / entry["beside"][0]["file"]))
                numpy.testing.assert_array_equal(image, pixels)
                numpy.testing.assert_array_equal(mask, mask_of(points, pixels.shape) * 255)

    def test_what_a_picture_cannot_hold_is_named_and_left_out(self):
        root = self.folder / "set"
        for number, low in enumerate((0, -1, 0), 1):
            image = numpy.full((10, 10), low, numpy.int16 if number < 3 else numpy.uint8)
            write_slice(root / "dicoms" / "P1" / f"{number}.dcm", image, number)
            write_contour(root, "O1", number, "inner", [(0, 0), (0, 7), (7, 7), (7, 0)])
        (root / "link.csv").write_text("patient_id,original_id\nP1,O1\n")
        error = self.run_cli("export", root, "-o", self.folder / "out", "--format", "png", expect=5)[1]
        self.assertIn("dicoms/P1/2.dcm: has pixel values that this format cannot hold", error)
        manifest = json.loads((self.folder / "out" / "manifest.json").read_text())
        self.assertEqual(manifest["excluded"], [{"id": "P1/2/inner", "reason": "pixels-unfit"}])
        bits = [(self.folder / "out" / entry["file"]).read_bytes()[24] for entry in manifest["batches"]]
        self.assertEqual(bits, [16, 8])
        again = self.run_cli("export", root, "-o", self.folder / "out", "--format", "png", expect=5)[1]
        self.assertIn("complete already", again)


class Arrays(Formats):
    def assert_same(self, id, image, mask, mask_of):
        pixels, points = self.pairs()[id]
        numpy.testing.assert_array_equal(image, pixels)
        self.assertEqual(image.dtype, pixels.dtype)
        numpy.testing.assert_array_equal(mask, mask_of(points, pixels.shape))
        self.assertEqual(mask.dtype, bool)

    def test_hdf5_holds_what_npz_holds_and_the_ids(self):
        for rule, mask_of, manifest in self.exported_by_rule("hdf5", "--shuffle"):
            for entry in manifest["batches"]:
                with h5py.File(self.folder / rule / entry["file"]) as file:
                    ids = [id.decode() for id in file["ids"]]
                    self.assertEqual(ids, [item["id"] for item in entry["items"]])
                    self.assertEqual(file["spacing"].shape, (len(ids), 2))
                    for id, image, mask, spacing in zip(ids, file["images"], file["masks"], file["spacing"]):
                        self.assert_same(id, image, mask, mask_of)
                        patient, number, _ = id.split("/")
                        self.assertEqual(list(spacing), reference.spacing(small_demo() / "dicoms" / patient / f"{number}.dcm"))

    def test_webdataset_holds_samples(self):
        for rule, mask_of, manifest in self.exported_by_rule("webdataset", "--split", "34/33/33"):
            for entry in manifest["batches"]:
                with tarfile.open(self.folder / rule / entry["file"]) as tar:
                    names = [member.name for member in tar]
                    self.assertEqual({(member.mtime, member.uid, member.uname, member.type) for member in tar},
                                     {(0, 0, "", tarfile.REGTYPE)})
                    keys = list(dict.fromkeys(name.split(".")[0] for name in names))
                    self.assertEqual(names, [key + end for key in keys for end in (".image.npy", ".mask.npy", ".json")])
                    for key, item in zip(keys, entry["items"], strict=True):
                        about, image, mask = (tar.extractfile(key + end).read() for end in (".json", ".image.npy", ".mask.npy"))
                        self.assertLessEqual({"id": item["id"], "kind": "inner", "split": item["split"]}.items(),
                                             json.loads(about).items())
                        self.assert_same(item["id"], *(numpy.load(io.BytesIO(data)) for data in (image, mask)),
                                         mask_of)

    def test_shares_are_kept(self):
        pairs = self.pairs()
        manifest = self.export(small_demo(), "h5", "--format", "hdf5", "--mask-rule", "coverage", "--batch-size", "100")
        with h5py.File(self.folder / "h5" / "batch-00000.h5") as file:
            self.assertEqual(file["masks"].dtype, numpy.float32)
            for id, mask in zip(file["ids"].asstr(), file["masks"]):
                self.assertAlmostEqual(float(mask.sum(dtype=float)), reference.area(pairs[id][1]), places=2)
            self.assertEqual(len(file["ids"]), len(pairs))
        self.assertEqual(manifest["convention"]["mask_rule"], "coverage")


class Coco(Formats):
    def decoded(self, annotation):
        """As pycocotools does: runs of 0 and 1 in turn, down the columns."""
        rows, columns = annotation["segmentation"]["size"]
        counts = annotation["segmentation"]["counts"]
        return numpy.repeat(numpy.arange(len(counts)) % 2, counts).reshape(columns, rows).T.astype(bool)

    def test_annotations_are_the_masks(self):
        pairs = self.pairs(("inner", "outer"))
        for rule, mask_of, manifest in self.exported_by_rule("coco", "--kinds", "inner,outer", "--pixel-origin", "0.5"):
            coco = json.loads((self.folder / rule / "annotations.json").read_text())
            images = {image["id"]: image for image in coco["images"]}
            names = {category["id"]: category["name"] for category in coco["categories"]}
            self.assertEqual([len(images), len({a["id"] for a in coco["annotations"]})], [len(coco["images"]), len(pairs)])
            self.assertEqual({annotation["contour"] for annotation in coco["annotations"]}, set(pairs))
            for annotation in coco["annotations"]:
                pixels, points = pairs[annotation["contour"]]
                image = images[annotation["image_id"]]
                self.assertEqual((image["height"], image["width"]), pixels.shape)
                picture = numpy.array(Image.open(self.folder / rule / "images" / image["file_name"]))
                numpy.testing.assert_array_equal(picture, pixels)
                mask = mask_of(points, pixels.shape, 0.5)
                numpy.testing.assert_array_equal(self.decoded(annotation), mask)
                self.assertEqual(annotation["area"], mask.sum())
                (top, left), (bottom, right) = numpy.argwhere(mask).min(0), numpy.argwhere(mask).max(0)
                self.assertEqual(annotation["bbox"], [left, top, right - left + 1, bottom - top + 1])
                self.assertEqual(names[annotation["category_id"]], annotation["contour"].split("/")[2])
                numpy.testing.assert_allclose(numpy.reshape(annotation["outline"], (-1, 2)), points)  # 0.5 is COCO's own


class Provenance(Formats):
    def test_it_says_where_it_comes_from(self):
        root = self.copy(small_demo())
        id, _, _ = reference.pairs(root)[0]
        before = self.export(root, "before", "--format", "png")["provenance"]
        contours = "".join(f"{each['id']} {sha256(root / each['file'])}\n" for each in self.check(root)["contours"])
        self.assertEqual(before["dataset"].pop("contours_sha256"), hashlib.sha256(contours.encode()).hexdigest())
        self.assertEqual(before["dataset"], {"layout": "challenge", "patients": 3, "slices": 18, "contours": 27,
                                             "table_sha256": sha256(root / "link.csv")})
        self.assertEqual(before["excluded"], {"kind": 9})
        self.assertEqual(before["decisions"]["states"], {})
        self.assertLessEqual({"contourcheck", "dcmtk", "openjpeg", "charls", "isa-l"}, before["versions"].keys())
        self.run_cli("review", root, "set", id, "reject", "--reviewer", "R. Reader")
        after = self.export(root, "after", "--format", "png")["provenance"]
        self.assertEqual(after["excluded"], {"kind": 9, "rejected": 1})
        self.assertEqual(after["decisions"]["states"], {"rejected": 1})
        self.assertNotEqual(after["decisions"]["sha256"], before["decisions"]["sha256"])
        hidden = self.export(root, "hidden", "--format", "png", "--pseudonym")["provenance"]
        self.assertIsNone(hidden["dataset"]["table_sha256"])
        self.assertNotEqual(hidden["decisions"]["sha256"], after["decisions"]["sha256"])


class Refused(Formats):
    def test_what_cannot_hold_shares_says_so_before_any_work(self):
        told = self.run_cli("export", "--help")[0]
        refusing = re.findall(r"^  (\S+) .*not with --mask-rule coverage$", told, re.M)
        self.assertIn("png", refusing)
        for format in refusing:
            words = ("export", self.folder / "no-dataset", "-o", self.folder / "out", "--mask-rule", "coverage")
            self.assertIn(f"{format} cannot hold masks by coverage", self.run_cli(*words, "--format", format, expect=2)[1])
        self.assertFalse((self.folder / "out").exists())


if __name__ == "__main__":
    main()
