"""Rendered pixels against masks; sheets; nothing of a patient in a picture."""
import base64
import io
import re
import struct
import xml.etree.ElementTree

import numpy
from PIL import Image
from program import Case, damage, main, small_demo, without_privileges

import reference  # beside app/, which program puts on the path


def chunks(file):
    """The names of a PNG's chunks."""
    data, at, names = file.read_bytes(), 8, []
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at:at + 8])
        names.append(name.decode())
        at += 12 + length
    return names


def height(file):
    with Image.open(file) as picture:
        return picture.size[1]


class Pictures(Case):
    def setUp(self):
        super().setUp()
        self.id, self.slice_file, self.contour_file = reference.pairs(small_demo())[0]
        self.patient, self.number, _ = self.id.split("/")

    def render(self, *options, dataset=None, name="out.png", expect=0, slice=None, patient=None, **more):
        words = ["render", dataset or small_demo(), "--patient", patient or self.patient, "--slice",
                 slice or self.number, "-o", self.folder / name, *options]
        self.error = error = self.run_cli(*words, expect=expect, **more)[1]
        if expect in (0, 5) and (self.folder / name).exists():
            return numpy.array(Image.open(self.folder / name).convert("RGB")).astype(int)
        return error

    def tinted(self, picture):
        return (picture.max(2) != picture.min(2))

    def test_every_mask_pixel_is_tinted_and_no_other(self):
        points = reference.points(self.contour_file)
        for rule, mask_of in (("centre", reference.mask_centre), ("pil", reference.mask_pil)):
            picture = self.render("--bare", "--style", "fill", "--zoom", "1", "--kinds", "inner", "--mask-rule", rule)
            numpy.testing.assert_array_equal(self.tinted(picture), mask_of(points, picture.shape[:2]), rule)
            self.assertEqual(picture.shape[:2], reference.pixels(self.slice_file).shape)

    def test_all_kinds_on_the_slice_are_drawn(self):
        both = next(id for id, _, _ in reference.pairs(small_demo(), ("outer",)))
        patient, number, _ = both.split("/")
        bare = ("--bare", "--style", "fill", "--zoom", "1")
        masks = [reference.mask_centre(reference.points(file), (256, 256))
                 for id, _, file in reference.pairs(small_demo(), ("inner", "outer"))
                 if id.startswith(f"{patient}/{number}/")]
        picture = self.render(*bare, patient=patient, slice=number)
        numpy.testing.assert_array_equal(self.tinted(picture), numpy.any(masks, 0))

    def test_a_picture_comes_without_a_word(self):
        out, error = self.run_cli("render", small_demo(), "--patient", self.patient, "--slice", self.number, "-o",
                                  self.folder / "out.png", env={"XDG_RUNTIME_DIR": ""})
        self.assertEqual((out, error), ("", ""))

    def test_zoom_window_and_style_change_the_picture(self):
        bare = self.render("--bare", "--zoom", "2")
        self.assertEqual(bare.shape[:2], tuple(2 * side for side in reference.pixels(self.slice_file).shape))
        self.assertTrue((self.render("--bare", "--zoom", "2", "--window", "-100,50") != bare).any())
        self.assertTrue((self.render("--bare", "--zoom", "2", "--style", "outline") != bare).any())
        self.assertGreater(self.render("--zoom", "2").size, bare.size)

    def test_a_slice_number_with_leading_zeros_is_the_same_slice(self):
        for number in ("8", "10"):
            plain = self.render("--bare", slice=number)
            numpy.testing.assert_array_equal(self.render("--bare", slice=number.zfill(4), name="zeros.png"), plain)

    def test_no_patient_data_is_in_the_metadata(self):
        self.render()
        self.assertLessEqual(set(chunks(self.folder / "out.png")), {"IHDR", "PLTE", "IDAT", "IEND", "pHYs", "sRGB", "gAMA"})
        self.assertNotIn(self.patient.encode(), (self.folder / "out.png").read_bytes())

    def test_a_pseudonym_drops_the_id_and_nothing_else(self):
        named, unnamed = self.render(name="named.png"), self.render("--pseudonym", name="unnamed.png")
        self.assertTrue(named.shape != unnamed.shape or (named != unnamed).any())
        bare = self.render("--bare", name="bare.png"), self.render("--bare", "--pseudonym", name="bare2.png")
        numpy.testing.assert_array_equal(*bare)

    def test_a_drawing_has_the_contours_as_paths_and_the_texts_as_text(self):
        command = ("render", small_demo(), "--patient", self.patient, "--slice", self.number, "-o")
        self.run_cli(*command, self.folder / "out.svg")
        root = xml.etree.ElementTree.parse(self.folder / "out.svg").getroot()
        tag = "{http://www.w3.org/2000/svg}"
        texts = [element.text for element in root.iter(tag + "text")]
        self.assertIn("pixel origin 0 · centre", texts)
        self.assertIn("inner", texts)
        self.assertTrue(any(self.patient in text for text in texts))
        paths = [element.get("d") for element in root.iter(tag + "path")]
        points = reference.points(self.contour_file)
        self.assertTrue(any(abs(path.count("L") - len(points)) <= 1 for path in paths))
        picture, = root.iter(tag + "image")
        data = base64.b64decode(picture.get("{http://www.w3.org/1999/xlink}href").split(",", 1)[1])
        with Image.open(io.BytesIO(data)) as image:
            self.assertEqual(image.size[::-1], reference.pixels(self.slice_file).shape)
        self.run_cli(*command, self.folder / "no.svg", "--pseudonym")
        self.assertNotIn(self.patient, (self.folder / "no.svg").read_text())

    def test_at_twice_the_scale_the_picture_is_twice_as_large(self):
        one, two = self.render("--bare"), self.render("--bare", "--scale", "2", name="two.png")
        self.assertEqual(two.shape[:2], tuple(2 * side for side in one.shape[:2]))
        self.render("--scale", "5", expect=2, name="none.png")

    def test_a_caption_tells_the_patient_only_when_asked(self):
        words = ("render", small_demo(), "--patient", self.patient, "--slice", self.number, "-o", self.folder / "out.png",
                 "--window", "300,600", "--pixel-origin", "0.5", "--caption")
        caption = self.run_cli(*words)[0]
        for part in (f"Slice {self.number} with inner", "window 300 / 600", "pixel spacing", "pixel origin 0.5"):
            self.assertIn(part, caption)
        self.assertNotIn(self.patient, caption)
        self.assertEqual(len(caption.splitlines()), 1)
        self.assertIn(f"Patient {self.patient}, slice {self.number}", self.run_cli(*words, "--with-id")[0])
        self.run_cli(*words, "--with-id", "--pseudonym", expect=2)

    def test_the_grey_window_is_the_patients_on_all_its_slices(self):
        def window(id):
            patient, number, _ = id.split("/")
            words = ("render", small_demo(), "--patient", patient, "--slice", number, "-o", self.folder / "out.png")
            return re.search(r"grey window (.*?) \(", self.run_cli(*words, "--caption")[0])[1]
        windows = {}
        for id, _, _ in reference.pairs(small_demo()):
            windows.setdefault(id.split("/")[0], []).append(window(id))
        self.assertTrue(any(len(each) > 1 for each in windows.values()))
        for each in windows.values():
            self.assertEqual(len(set(each)), 1, windows)
        self.assertGreater(len({each[0] for each in windows.values()}), 1)  # other scanners, other greys

    def test_two_pictures_are_the_same_bytes_with_or_without_a_display(self):
        self.render()
        first = (self.folder / "out.png").read_bytes()
        self.run_cli("render", small_demo(), "--patient", self.patient, "--slice", self.number, "-o",
                     self.folder / "again.png", env={"DISPLAY": ":77", "QT_QPA_PLATFORM": "xcb"})
        self.assertEqual((self.folder / "again.png").read_bytes(), first)

    def test_what_is_not_there_is_named_with_what_is(self):
        self.assertIn(self.patient, self.render(patient="nobody", expect=2))
        self.assertRegex(self.render(slice="99999", expect=2), r"there are: 1-\d+")
        self.render("--window", "1", expect=2)
        self.render("--zoom", "17", expect=2)
        self.render(name="out.jpg", expect=2)
        self.assertEqual([path.name for path in self.folder.iterdir() if path.is_file()], [])

    def test_a_slice_that_cannot_be_read_is_5_and_leaves_no_picture(self):
        root = self.copy(small_demo())
        damage(root / self.slice_file.relative_to(small_demo()))
        self.assertIn(self.slice_file.name, self.render(dataset=root, expect=5))
        self.assertFalse((self.folder / "out.png").exists())

    def test_a_contour_that_cannot_be_read_is_named_and_the_slice_drawn(self):
        root = self.copy(small_demo())
        (root / self.contour_file.relative_to(small_demo())).write_text("?\n")
        picture = self.render("--bare", "--kinds", "inner", dataset=root, expect=5)
        self.assertFalse(self.tinted(picture).any())

    def test_a_folder_that_cannot_be_read_is_named(self):
        root = self.copy(small_demo())
        contour_file = root / self.contour_file.relative_to(small_demo())
        contour_file.parent.chmod(0)
        picture = self.render("--bare", "--kinds", "inner", dataset=root, expect=5, preexec_fn=without_privileges)
        self.assertFalse(self.tinted(picture).any())
        self.assertIn(str(contour_file.parent), self.error)
        other = next(id for id, _, _ in reference.pairs(small_demo()) if not id.startswith(self.patient)).split("/")
        self.render(dataset=root, patient=other[0], slice=other[1], preexec_fn=without_privileges)
        for verb in ([], ["--patient", self.patient]):
            error = self.run_cli("sheet", root, "-o", self.folder / "sheet.png", *verb, expect=5,
                                 preexec_fn=without_privileges)[1]
            self.assertIn(str(contour_file.parent), error)
        contour_file.parent.chmod(0o755)
        self.forbid(root / "dicoms" / self.patient)
        self.render(dataset=root, name="none.png", expect=5, preexec_fn=without_privileges)
        self.assertIn(f"dicoms/{self.patient}", self.error)
        self.assertFalse((self.folder / "none.png").exists())

    def test_an_empty_contour_is_named_and_the_slice_drawn(self):
        root = self.copy(small_demo())
        (root / self.contour_file.relative_to(small_demo())).write_text("")
        self.assertFalse(self.tinted(self.render("--bare", "--kinds", "inner", dataset=root, expect=5)).any())
        self.assertIn(self.contour_file.name, self.error)
        error = self.run_cli("sheet", root, "-o", self.folder / "sheet.png", "--patient", self.patient, expect=5)[1]
        self.assertIn(self.contour_file.name, error)

    def test_a_pseudonym_drops_the_id_from_messages_too(self):
        root = self.folder / "set"
        root.symlink_to(self.copy(small_demo()))
        (root / self.contour_file.relative_to(small_demo())).write_text("?\n")
        original = self.contour_file.parent.parent.name
        for options, status in (({}, 5), ({"slice": "99999"}, 2), ({"patient": "nobody"}, 2)):
            self.render("--pseudonym", "--kinds", "inner", dataset=root, expect=status, **options)
            self.assertNotIn(self.patient, self.error)
            self.assertNotIn(original, self.error)
            self.assertNotEqual(self.error, "")

    def test_a_picture_that_cannot_be_written_is_4(self):
        self.render(name="absent/out.png", expect=4)


class Sheets(Case):
    def sheet(self, name, *options, dataset=None, expect=0):
        return self.run_cli("sheet", dataset or small_demo(), "-o", self.folder / name, *options, expect=expect)[1]

    def test_a_picture_has_room_for_every_contour(self):
        self.sheet("all.png")
        patient = reference.pairs(small_demo())[0][0].split("/")[0]
        self.sheet("one.png", "--patient", patient)
        self.assertGreater(height(self.folder / "all.png"), height(self.folder / "one.png"))
        self.assertLessEqual(set(chunks(self.folder / "all.png")), {"IHDR", "PLTE", "IDAT", "IEND", "pHYs", "sRGB", "gAMA"})

    def test_a_document_says_nothing_of_when_and_who(self):
        self.sheet("all.pdf")
        data = (self.folder / "all.pdf").read_bytes()
        self.assertTrue(data.startswith(b"%PDF-"))
        for word in (b"/Author", b"/ModDate", b"xmp:"):
            self.assertNotIn(word, data)
        self.assertEqual(set(re.findall(rb"/CreationDate \((.*?)\)", data)), {b"D:20000101000000Z"})
        self.sheet("again.pdf")
        self.assertEqual((self.folder / "again.pdf").read_bytes(), data)

    def test_flagged_alone_can_be_none(self):
        flagged = [c for c in self.check(small_demo())["contours"] if c["status"] != "ok"]
        self.sheet("all.png")
        self.sheet("flagged.png", "--flagged")
        if len(flagged) < 10:
            self.assertLess(height(self.folder / "flagged.png"), height(self.folder / "all.png"))

    def test_damaged_input_is_named_and_the_rest_drawn(self):
        root = self.copy(small_demo())
        _, slice_file, _ = reference.pairs(root)[0]
        damage(slice_file)
        for name in ("out.png", "out.pdf"):
            self.assertIn(slice_file.name, self.sheet(name, dataset=root, expect=5))
            self.assertTrue((self.folder / name).exists())

    def test_a_wrong_sheet_is_refused(self):
        self.sheet("out.jpg", expect=2)
        self.sheet("out.png", "--patient", "nobody", expect=2)
        self.sheet("absent/out.png", expect=4)
        self.assertEqual([path for path in self.folder.iterdir() if path.is_file()], [])


if __name__ == "__main__":
    main()
