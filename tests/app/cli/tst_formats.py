"""Exports in each format, read back by the software that people use for it, against the reference's pixels, masks and places."""
import hashlib
import io
import json
import re
import subprocess
import tarfile
from pathlib import Path

import h5py
import nibabel
import numpy
import pydicom
from PIL import Image
from program import Case, demo, files, main, sha256, write_contour, write_slice

import reference  # beside app/, which program puts on the path


def cached(mask_of):
    """The reference is slow, and each mask is asked for many times."""
    known = {}

    def cached_mask(points, shape, origin=0.0):
        key = points.tobytes(), shape, origin
        if key not in known:
            known[key] = mask_of(points, shape, origin)
        return known[key]
    return cached_mask


mask_centre, mask_pil = cached(reference.mask_centre), cached(reference.mask_pil)


def small_demo():
    """Smaller than the others' one: three patients, each with volumes of three slices at end diastole and end systole."""
    return demo("--patients", "3", "--locations", "3", "--phases", "2")


def slices(root, patient):
    """-> {number: dataset} of a patient."""
    return {int(file.stem): pydicom.dcmread(file) for file in (Path(root) / "dicoms" / patient).glob("*.dcm")}


def place(slice_, column, row):
    """Where a pixel lies in the patient, in DICOM's millimetres."""
    along, down = (numpy.array(slice_.ImageOrientationPatient[i:i + 3], float) for i in (0, 3))
    spacing = [float(value) for value in slice_.PixelSpacing]
    return numpy.array(slice_.ImagePositionPatient, float) + along * column * spacing[1] + down * row * spacing[0]


class Formats(Case):
    def pairs(self, kinds=("inner",), root=None):
        return {id: (reference.pixels(slice_file), reference.points(contour_file))
                for id, slice_file, contour_file in reference.pairs(root or small_demo(), kinds)}

    def assert_whole(self, name, manifest):
        """Every file is listed with its hash, every contour stands once."""
        listed = {"manifest.json": sha256(self.folder / name / "manifest.json")}
        for entry in [*manifest["batches"], *manifest.get("files", [])]:
            for file in [entry, *entry.get("beside", [])]:
                listed[file["file"]] = file["sha256"]
        there = {file: hashlib.sha256(data).hexdigest() for file, data in files(self.folder / name).items()}
        self.assertEqual(listed, there)
        ids = [item["id"] for entry in manifest["batches"] for item in entry["items"]]
        ids += [excluded["id"] for excluded in manifest["excluded"]]
        contours = (small_demo() / "contourfiles").glob("*/*/*.txt")
        self.assertEqual((len(ids), len(set(ids))), (len(list(contours)),) * 2)

    def items(self, manifest):
        """-> (entry, item)"""
        return [(entry, item) for entry in manifest["batches"] for item in entry["items"]]


class Png(Formats):
    def test_pairs_have_the_pixels_and_masks(self):
        rule, mask_of = "pil", mask_pil
        manifest = self.export(small_demo(), rule, "--format", "png", "--mask-rule", rule, "--kinds", "inner,outer")
        self.assert_whole(rule, manifest)
        pairs = self.pairs(("inner", "outer"))
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


class Nifti(Formats):
    def volumes(self, name, manifest):
        """-> (entry, image, {number: index of its slice}), the affine being checked to be each slice's own."""
        for entry in manifest["batches"]:
            numbers = {int(item["id"].split("/")[1]) for item in entry["items"]}
            numbers |= {int(empty["slice"].split("/")[1]) for empty in entry.get("empty", [])}
            image = nibabel.load(self.folder / name / entry["file"])
            self.assertEqual(image.shape[2], len(numbers))
            headers = slices(small_demo(), entry["items"][0]["id"].split("/")[0])
            index = {}
            for number in numbers:
                voxel = numpy.linalg.inv(image.affine) @ [*(place(headers[number], 0, 0) * [-1, -1, 1]), 1]
                index[number] = round(voxel[2])
                for column, row in ((0, 0), (11, 3)):
                    at = image.affine @ [column, row, index[number], 1]
                    numpy.testing.assert_allclose(at[:3], place(headers[number], column, row) * [-1, -1, 1], atol=1e-3)
                stored = numpy.asanyarray(image.dataobj)[:, :, index[number]].T
                numpy.testing.assert_array_equal(stored, headers[number].pixel_array)
                self.assertEqual(stored.dtype, headers[number].pixel_array.dtype)
            self.assertEqual(sorted(index.values()), list(range(len(numbers))))
            numpy.testing.assert_allclose(image.get_qform(), image.affine, atol=1e-3)
            yield entry, image, index

    def test_volumes_have_pixels_masks_and_places(self):
        rule, mask_of = "centre", mask_centre
        manifest = self.export(small_demo(), rule, "--format", "nifti", "--kinds", "inner,outer", "--mask-rule", rule)
        self.assert_whole(rule, manifest)
        pairs = self.pairs(("inner", "outer"))
        seen = set()
        for entry, image, index in self.volumes(rule, manifest):
            masks = {}
            for file in entry["beside"]:
                mask = nibabel.load(self.folder / rule / file["file"])
                numpy.testing.assert_array_equal(mask.affine, image.affine)
                masks[re.search(r"-(inner|outer)\.nii", file["file"])[1]] = numpy.asanyarray(mask.dataobj)
            expected = {kind: numpy.zeros(image.shape, bool) for kind in masks}
            for item in entry["items"]:
                _, number, kind = item["id"].split("/")
                pixels, points = pairs[item["id"]]
                expected[kind][:, :, index[int(number)]] = mask_of(points, pixels.shape).T
                seen.add(item["id"])
            for kind, mask in masks.items():
                numpy.testing.assert_array_equal(mask, expected[kind])
        self.assertEqual(seen, set(pairs))

    def test_a_slice_without_a_contour_stays_in_its_place(self):
        root = self.copy(small_demo())
        id, slice_file, contour_file = reference.pairs(root)[1]
        contour_file.unlink()
        manifest = self.export(root, "out", "--format", "nifti")
        patient, number, _ = id.split("/")
        empty = [entry for entry in manifest["batches"] for each in entry.get("empty", [])
                 if each == {"slice": f"{patient}/{number}", "image_sha256": sha256(slice_file)}]
        self.assertEqual(len(empty), 1)
        mask = nibabel.load(self.folder / "out" / empty[0]["beside"][0]["file"])
        filled = [bool(mask.dataobj[:, :, k].any()) for k in range(mask.shape[2])]
        self.assertEqual(filled.count(False), len(empty[0]["empty"]))
        # A change of it is a change of the export.
        slice_file.write_bytes(slice_file.read_bytes() + b"\0\0")
        self.run_cli("export", root, "-o", self.folder / "out", "--format", "nifti", expect=4)

    def test_a_gap_cuts_the_volume(self):
        root = self.folder / "set"
        for number, location in enumerate((0, 10, 20, 45, 55), 1):
            write_slice(root / "dicoms" / "P1" / f"{number}.dcm", numpy.full((10, 10), number, numpy.int16), number,
                        location=location)
            write_contour(root, "O1", number, "inner", [(0, 0), (0, 7), (7, 7), (7, 0)])
        (root / "link.csv").write_text("patient_id,original_id\nP1,O1\n")
        manifest = self.export(root, "out", "--format", "nifti")
        images = [nibabel.load(self.folder / "out" / entry["file"]) for entry in manifest["batches"]]
        self.assertEqual([image.shape for image in images], [(10, 10, 3), (10, 10, 2)])
        self.assertEqual([list(image.affine[:3, 3]) for image in images], [[0, 0, 0], [0, 0, 45]])

    def test_shares_are_kept(self):
        manifest = self.export(small_demo(), "out", "--format", "nifti", "--mask-rule", "coverage")
        pairs = self.pairs()
        for entry in manifest["batches"]:
            mask = numpy.asanyarray(nibabel.load(self.folder / "out" / entry["beside"][0]["file"]).dataobj)
            self.assertEqual(mask.dtype, numpy.float32)
            areas = sum(reference.area(pairs[item["id"]][1]) for item in entry["items"])
            self.assertAlmostEqual(float(mask.sum(dtype=float)), areas, places=1)


class Lists(Formats):
    def label_maps(self, name, manifest):
        """Every label map is the kinds painted, the smaller over the larger."""
        pairs = self.pairs(("inner", "outer"))
        for entry in manifest["batches"]:
            image = nibabel.load(self.folder / name / entry["file"])
            labels = nibabel.load(self.folder / name / entry["beside"][0]["file"])
            numpy.testing.assert_array_equal(labels.affine, image.affine)
            expected = set()
            for number in {item["id"].split("/")[1] for item in entry["items"]}:
                plane = 0
                for kind, value in (("outer", 2), ("inner", 1)):
                    for item in entry["items"]:
                        if item["id"].split("/")[1:] == [number, kind]:
                            pixels, points = pairs[item["id"]]
                            plane = numpy.where(mask_centre(points, pixels.shape), value, plane)
                expected.add(plane.astype(numpy.uint8).tobytes())
            planes = numpy.asanyarray(labels.dataobj)
            self.assertEqual({planes[:, :, k].T.tobytes() for k in range(planes.shape[2])} - {bytes(planes[:, :, 0].size)},
                             expected)

    def test_nnunet_finds_what_it_looks_for(self):
        manifest = self.export(small_demo(), "out", "--format", "nnunet", "--kinds", "inner,outer")
        self.assert_whole("out", manifest)
        self.label_maps("out", manifest)
        out = self.folder / "out"
        about = json.loads((out / "dataset.json").read_text())
        self.assertEqual(about["labels"], {"background": 0, "inner": 1, "outer": 2})
        self.assertEqual((about["channel_names"], about["file_ending"]), ({"0": "MRI"}, ".nii.gz"))
        cases = {file.name.removesuffix(".nii.gz") for file in (out / "labelsTr").iterdir()}
        self.assertEqual({file.name for file in (out / "imagesTr").iterdir()}, {f"{case}_0000.nii.gz" for case in cases})
        self.assertEqual(about["numTraining"], len(cases))
        splits = json.loads((out / "splits_final.json").read_text())
        self.assertEqual(len(splits), 3)  # as many as there are patients
        self.assertEqual(sorted(case for split in splits for case in split["val"]), sorted(cases))
        patient = {entry["file"].split("/")[1].removesuffix("_0000.nii.gz"): entry["items"][0]["id"].split("/")[0]
                   for entry in manifest["batches"]}
        for split in splits:
            self.assertEqual(set(split["train"]) | set(split["val"]), cases)
            self.assertFalse({patient[case] for case in split["train"]} & {patient[case] for case in split["val"]})

    def test_nnunet_takes_a_split_that_was_asked_for(self):
        manifest = self.export(small_demo(), "out", "--format", "nnunet", "--split", "34/33/33")
        out = self.folder / "out"
        parts = {}
        for entry, item in self.items(manifest):
            case = entry["beside"][0]["file"].split("/")
            parts.setdefault(item["split"], set()).add((case[0], case[1].removesuffix(".nii.gz")))
        split, = json.loads((out / "splits_final.json").read_text())
        self.assertEqual({("labelsTr", case) for case in split["train"]}, parts["train"])
        self.assertEqual({("labelsTr", case) for case in split["val"]}, parts["validation"])
        self.assertEqual({folder for folder, _ in parts["test"]}, {"labelsTs"})

    def test_monai_gets_a_list(self):
        manifest = self.export(small_demo(), "out", "--format", "monai", "--kinds", "inner,outer", "--split", "34/33/33")
        self.assert_whole("out", manifest)
        self.label_maps("out", manifest)
        listed = json.loads((self.folder / "out" / "datalist.json").read_text())
        for part, word in (("training", "train"), ("validation", "validation"), ("test", "test")):
            entries = [entry for entry in manifest["batches"] if entry["items"][0]["split"] == word]
            self.assertEqual([(case["image"], case["label"], case["patient"]) for case in listed[part]],
                             [(entry["file"], entry["beside"][0]["file"], entry["items"][0]["id"].split("/")[0])
                              for entry in entries])
            self.assertTrue(entries)


class Arrays(Formats):
    def assert_same(self, id, image, mask, mask_of):
        pixels, points = self.pairs()[id]
        numpy.testing.assert_array_equal(image, pixels)
        self.assertEqual(image.dtype, pixels.dtype)
        numpy.testing.assert_array_equal(mask, mask_of(points, pixels.shape))
        self.assertEqual(mask.dtype, bool)

    def test_hdf5_holds_what_npz_holds_and_the_ids(self):
        manifest = self.export(small_demo(), "out", "--format", "hdf5", "--mask-rule", "pil", "--shuffle")
        self.assert_whole("out", manifest)
        for entry in manifest["batches"]:
            with h5py.File(self.folder / "out" / entry["file"]) as file:
                ids = [id.decode() for id in file["ids"]]
                self.assertEqual(ids, [item["id"] for item in entry["items"]])
                self.assertEqual(file["spacing"].shape, (len(ids), 2))
                for id, image, mask, spacing in zip(ids, file["images"], file["masks"], file["spacing"]):
                    self.assert_same(id, image, mask, mask_pil)
                    patient, number, _ = id.split("/")
                    self.assertEqual(list(spacing), reference.spacing(small_demo() / "dicoms" / patient / f"{number}.dcm"))

    def test_webdataset_holds_samples(self):
        manifest = self.export(small_demo(), "out", "--format", "webdataset", "--split", "34/33/33", "--mask-rule", "pil")
        self.assert_whole("out", manifest)
        for entry in manifest["batches"]:
            with tarfile.open(self.folder / "out" / entry["file"]) as tar:
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
                                     mask_pil)

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
        manifest = self.export(small_demo(), "out", "--format", "coco", "--kinds", "inner,outer", "--pixel-origin", "0.5",
                               "--mask-rule", "pil")
        self.assert_whole("out", manifest)
        coco = json.loads((self.folder / "out" / "annotations.json").read_text())
        pairs = self.pairs(("inner", "outer"))
        images = {image["id"]: image for image in coco["images"]}
        names = {category["id"]: category["name"] for category in coco["categories"]}
        self.assertEqual([len(images), len({a["id"] for a in coco["annotations"]})], [len(coco["images"]), len(pairs)])
        self.assertEqual({annotation["contour"] for annotation in coco["annotations"]}, set(pairs))
        for annotation in coco["annotations"]:
            pixels, points = pairs[annotation["contour"]]
            image = images[annotation["image_id"]]
            self.assertEqual((image["height"], image["width"]), pixels.shape)
            picture = numpy.array(Image.open(self.folder / "out" / "images" / image["file_name"]))
            numpy.testing.assert_array_equal(picture, pixels)
            mask = mask_pil(points, pixels.shape, 0.5)
            numpy.testing.assert_array_equal(self.decoded(annotation), mask)
            self.assertEqual(annotation["area"], mask.sum())
            (top, left), (bottom, right) = numpy.argwhere(mask).min(0), numpy.argwhere(mask).max(0)
            self.assertEqual(annotation["bbox"], [left, top, right - left + 1, bottom - top + 1])
            self.assertEqual(names[annotation["category_id"]], annotation["contour"].split("/")[2])
            numpy.testing.assert_allclose(numpy.reshape(annotation["outline"], (-1, 2)), points)  # 0.5 is COCO's own


class Dicom(Formats):
    KINDS = ("inner", "outer")

    def exported(self, name, format, *options):
        """-> manifest, [(entry, dataset)], none of which dciodvfy finds a fault in"""
        manifest = self.export(small_demo(), name, "--format", format, "--kinds", ",".join(self.KINDS), *options)
        read = []
        for entry in manifest["batches"]:
            file = self.folder / name / entry["file"]
            told = subprocess.run(["dciodvfy", file], capture_output=True, text=True).stderr
            self.assertNotIn("Error", told)
            read.append((entry, pydicom.dcmread(file)))
        return manifest, read

    def sources(self, entry):
        """-> {UID of the slice: (id without kind, slice)}, and the slices' common values."""
        patient = entry["items"][0]["id"].split("/")[0]
        return {slice_.SOPInstanceUID: (f"{patient}/{number}", slice_) for number, slice_ in slices(small_demo(), patient).items()}

    def assert_same_study(self, made, sources):
        for _, source in sources.values():
            for name in ("PatientID", "PatientName", "StudyInstanceUID", "StudyDate", "FrameOfReferenceUID"):
                self.assertEqual(made[name].value, source[name].value, name)
            self.assertNotEqual(made.SeriesInstanceUID, source.SeriesInstanceUID)
        self.assertTrue(made.SOPInstanceUID.startswith("2.25.") and made.SOPInstanceUID.is_valid)

    def test_a_segmentation_has_the_masks_and_refers_to_their_slices(self):
        rule, mask_of = "pil", mask_pil
        manifest, read = self.exported(rule, "seg", "--mask-rule", rule)
        self.assert_whole(rule, manifest)
        pairs, seen = self.pairs(self.KINDS), set()
        for entry, seg in read:
            sources = self.sources(entry)
            self.assert_same_study(seg, sources)
            labels = {segment.SegmentNumber: segment.SegmentLabel for segment in seg.SegmentSequence}
            referred = {image.ReferencedSOPInstanceUID for series in seg.ReferencedSeriesSequence
                        for image in series.ReferencedInstanceSequence}
            places = set()
            for mask, frame in zip(seg.pixel_array, seg.PerFrameFunctionalGroupsSequence, strict=True):
                source = frame.DerivationImageSequence[0].SourceImageSequence[0]
                self.assertEqual(source.ReferencedSOPClassUID, "1.2.840.10008.5.1.4.1.1.4")
                self.assertIn(source.ReferencedSOPInstanceUID, referred)
                slice_id, slice_ = sources[source.ReferencedSOPInstanceUID]
                self.assertEqual(frame.PlanePositionSequence[0].ImagePositionPatient, slice_.ImagePositionPatient)
                shared = seg.SharedFunctionalGroupsSequence[0]
                self.assertEqual(shared.PixelMeasuresSequence[0].PixelSpacing, slice_.PixelSpacing)
                self.assertEqual(shared.PlaneOrientationSequence[0].ImageOrientationPatient, slice_.ImageOrientationPatient)
                number = frame.SegmentIdentificationSequence[0].ReferencedSegmentNumber
                id = f"{slice_id}/{labels[number]}"
                pixels, points = pairs[id]
                numpy.testing.assert_array_equal(mask, mask_of(points, pixels.shape))
                seen.add(id)
                places.add(tuple(frame.FrameContentSequence[0].DimensionIndexValues))
            self.assertEqual(len(places), len(entry["items"]))
        self.assertEqual(seen, set(pairs))

    def test_a_structure_set_has_the_contours_where_the_slices_are(self):
        manifest, read = self.exported("out", "rtstruct", "--pixel-origin", "0.5")
        self.assert_whole("out", manifest)
        pairs, seen = self.pairs(self.KINDS), set()
        for entry, structures in read:
            sources = self.sources(entry)
            self.assert_same_study(structures, sources)
            names = {region.ROINumber: region.ROIName for region in structures.StructureSetROISequence}
            for region in structures.ROIContourSequence:
                for contour in region.ContourSequence:
                    slice_id, slice_ = sources[contour.ContourImageSequence[0].ReferencedSOPInstanceUID]
                    id = f"{slice_id}/{names[region.ReferencedROINumber]}"
                    points = pairs[id][1] - 0.5
                    expected = [place(slice_, column, row) for column, row in points]
                    numpy.testing.assert_allclose(numpy.reshape(contour.ContourData, (-1, 3)), expected, atol=1e-5)
                    self.assertEqual((contour.NumberOfContourPoints, contour.ContourGeometricType), (len(points), "CLOSED_PLANAR"))
                    seen.add(id)
        self.assertEqual(seen, set(pairs))

    def test_with_a_pseudonym_it_refers_to_nothing_of_the_input(self):
        key = self.folder / "key"
        key.write_bytes(bytes(range(32)))
        for format in ("seg", "rtstruct"):
            _, read = self.exported(format, format, "--pseudonym", "--pseudonym-key", key)
            for file in (small_demo() / "dicoms").glob("*/*.dcm"):
                source = pydicom.dcmread(file, stop_before_pixels=True)
                for entry, made in read:
                    data = (self.folder / format / entry["file"]).read_bytes()
                    self.assertEqual(made.PatientID, entry["items"][0]["id"].split("/")[0])
                    for name in ("PatientID", "PatientName", "StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID",
                                 "FrameOfReferenceUID"):
                        self.assertNotIn(str(source[name].value).encode(), data)

    def test_a_slice_that_does_not_say_where_it_lies_is_named_and_left_out(self):
        root = self.copy(small_demo())
        id, slice_file, _ = reference.pairs(root)[0]
        slice_ = pydicom.dcmread(slice_file)
        del slice_.ImagePositionPatient
        slice_.save_as(slice_file)
        for format in ("seg", "rtstruct"):
            error = self.run_cli("export", root, "-o", self.folder / format, "--format", format, expect=5)[1]
            self.assertIn(f"{slice_file.relative_to(root)}: does not say which image it is and where it lies", error)
            manifest = json.loads((self.folder / format / "manifest.json").read_text())
            self.assertIn({"id": id, "reason": "place-unknown"}, manifest["excluded"])
        manifest = self.export(root, "nifti", "--format", "nifti")
        alone, = [entry for entry in manifest["batches"] if id in [item["id"] for item in entry["items"]]]
        self.assertEqual([item["id"] for item in alone["items"]], [id])
        header = nibabel.load(self.folder / "nifti" / alone["file"]).header
        self.assertEqual((int(header["sform_code"]), int(header["qform_code"])), (0, 0))  # unknown


class Provenance(Formats):
    def test_it_says_where_it_comes_from(self):
        root = self.copy(small_demo())
        id, _, _ = reference.pairs(root)[0]
        before = self.export(root, "before", "--format", "png")["provenance"]
        self.assertEqual(before["dataset"], {"layout": "challenge", "patients": 3, "slices": 18, "contours": 27,
                                             "table_sha256": sha256(root / "link.csv")})
        self.assertEqual(before["excluded"], {"kind": 9})
        self.assertEqual(before["decisions"]["states"], {})
        self.assertIn("contourcheck", before["versions"])
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
