"""The three real patients, where CONTOURCHECK_REAL_DATA names the folder that holds scd/."""
import os
import unittest
from pathlib import Path

import numpy
from PIL import Image
from program import HAS_PICTURES, Case, files, main

import reference  # beside app/, which program puts on the path

REAL = Path(os.environ.get("CONTOURCHECK_REAL_DATA", "")) / "scd"


@unittest.skipUnless("CONTOURCHECK_REAL_DATA" in os.environ, "CONTOURCHECK_REAL_DATA is not set")
class RealData(Case):
    def test_every_exported_pair_is_that_of_the_reference(self):
        for rule, mask_of in (("centre", reference.mask_centre), ("pil", reference.mask_pil)):
            manifest = self.export(REAL, rule, "--kinds", "inner,outer", "--mask-rule", rule)
            found = {}
            for batch in manifest["batches"]:
                with numpy.load(self.folder / rule / batch["file"]) as arrays:
                    images, masks, spacing = arrays["images"], arrays["masks"], arrays["spacing"]
                found |= {item["id"]: (images[i], masks[i], spacing[i]) for i, item in enumerate(batch["items"])}
            pairs = reference.pairs(REAL, ("inner", "outer"))
            self.assertEqual(set(found), {id for id, _, _ in pairs})
            for id, slice_file, contour_file in pairs:
                image, mask, spacing = found[id]
                pixels = reference.pixels(slice_file)
                self.assertEqual(image.dtype, pixels.dtype)
                numpy.testing.assert_array_equal(image, pixels, id)
                numpy.testing.assert_array_equal(mask, mask_of(reference.points(contour_file), pixels.shape), id)
                self.assertEqual(list(spacing), reference.spacing(slice_file))

    def test_experts_contours_are_no_errors(self):
        report = self.check(REAL, fail_on="error")
        self.assertEqual(report["dataset"]["contours"], len(report["contours"]))
        self.assertEqual([f["message"] for f in report["findings"] if f["severity"] == "error"], [])

    def test_nothing_of_a_patient_is_in_a_pseudonymous_export(self):
        self.export(REAL, "out", "--pseudonym")
        for name, data in files(self.folder / "out").items():
            for word in (b"SCD0000", b"SC-HF"):
                self.assertNotIn(word, data, name)

    @unittest.skipUnless(HAS_PICTURES, "built without pictures")
    def test_a_picture_tints_the_mask(self):
        for id, _, contour_file in reference.pairs(REAL)[::7]:
            patient, number, _ = id.split("/")
            self.run_cli("render", REAL, "--patient", patient, "--slice", number, "-o", self.folder / "out.png",
                         "--bare", "--style", "fill", "--zoom", "1", "--kinds", "inner")
            picture = numpy.array(Image.open(self.folder / "out.png").convert("RGB"))
            mask = reference.mask_centre(reference.points(contour_file), picture.shape[:2])
            numpy.testing.assert_array_equal(picture.max(2) != picture.min(2), mask, id)


if __name__ == "__main__":
    main()
