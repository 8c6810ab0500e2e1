"""Exports as DICOM objects, read back by pydicom and judged by dciodvfy, against the reference's masks and the slices that they
refer to."""
import json
import subprocess

import nibabel
import numpy
import pydicom
from formats import Formats, place, slices, small_demo
from program import main

import reference  # beside app/, which program puts on the path


class Dicom(Formats):
    KINDS = ("inner", "outer")

    def exported(self, name, format, *options):
        """-> manifest, objects"""
        manifest = self.export(small_demo(), name, "--format", format, "--kinds", ",".join(self.KINDS), *options)
        return manifest, self.objects(name, manifest)

    def objects(self, name, manifest):
        """-> [(entry, dataset)], none of which dciodvfy finds a fault in"""
        read = []
        for entry in manifest["batches"]:
            file = self.folder / name / entry["file"]
            told = subprocess.run(["dciodvfy", file], capture_output=True, text=True).stderr
            self.assertNotIn("Error", told)
            read.append((entry, pydicom.dcmread(file)))
        return read

    def sources(self, entry):
        """-> {UID of the slice: (id without kind, slice)}, and the slices' common values."""
        patient = entry["items"][0]["id"].split("/")[0]
        return {slice_.SOPInstanceUID: (f"{patient}/{number}", slice_) for number, slice_ in slices(small_demo(), patient).items()}

    def assert_same_study(self, made, sources):
        for _, source in sources.values():
            for name in ("PatientID", "StudyInstanceUID", "FrameOfReferenceUID"):
                self.assertEqual(made[name].value, source[name].value, name)
            self.assertNotEqual(made.SeriesInstanceUID, source.SeriesInstanceUID)
        self.assertTrue(made.SOPInstanceUID.startswith("2.25.") and made.SOPInstanceUID.is_valid)

    def assert_masks(self, entry, seg, mask_of):
        """Every frame is its contour's mask and lies where its slice does. -> ids of the contours"""
        sources, pairs = self.sources(entry), self.pairs(self.KINDS)
        self.assert_same_study(seg, sources)
        labels = {segment.SegmentNumber: segment.SegmentLabel for segment in seg.SegmentSequence}
        referred = {image.ReferencedSOPInstanceUID for series in seg.ReferencedSeriesSequence
                    for image in series.ReferencedInstanceSequence}
        shared, places, seen = seg.SharedFunctionalGroupsSequence[0], set(), set()
        for mask, frame in zip(seg.pixel_array, seg.PerFrameFunctionalGroupsSequence, strict=True):
            source = frame.DerivationImageSequence[0].SourceImageSequence[0]
            self.assertEqual(source.SpatialLocationsPreserved, "YES")
            self.assertEqual(source.ReferencedSOPClassUID, "1.2.840.10008.5.1.4.1.1.4")
            self.assertIn(source.ReferencedSOPInstanceUID, referred)
            slice_id, slice_ = sources[source.ReferencedSOPInstanceUID]
            self.assertEqual(frame.PlanePositionSequence[0].ImagePositionPatient, slice_.ImagePositionPatient)
            self.assertEqual(shared.PixelMeasuresSequence[0].PixelSpacing, slice_.PixelSpacing)
            self.assertEqual(shared.PlaneOrientationSequence[0].ImageOrientationPatient, slice_.ImageOrientationPatient)
            id = f"{slice_id}/{labels[frame.SegmentIdentificationSequence[0].ReferencedSegmentNumber]}"
            pixels, points = pairs[id]
            numpy.testing.assert_array_equal(mask, mask_of(points, pixels.shape))
            seen.add(id)
            places.add(tuple(frame.FrameContentSequence[0].DimensionIndexValues))
        self.assertEqual(len(places), len(entry["items"]))
        return seen

    def test_a_segmentation_has_the_masks_and_refers_to_their_slices(self):
        for rule, mask_of, manifest in self.exported_by_rule("seg", "--kinds", ",".join(self.KINDS)):
            seen = [self.assert_masks(entry, seg, mask_of) for entry, seg in self.objects(rule, manifest)]
            self.assertEqual(set().union(*seen), set(self.pairs(self.KINDS)))

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


if __name__ == "__main__":
    main()
