"""Marked words are planted wherever an input can tell a patient, and looked for in whatever the program leaves behind."""
import json
import shutil
import subprocess
import tarfile
import zipfile

import h5py
import numpy
import PIL.Image
import PIL.PngImagePlugin
import pydicom
from formats import small_demo
from opened import occurrences
from program import CLI, FORMATS, HAS_PICTURES, Case, damage, environment, main

UID = "1.2.826.0.1.7777777"
UIDS = {UID}
HEADER = {"HEADERNAME", "HEADERID", "19010203", "1901-02-03", "HEADERACC", "HEADERINST", "HEADERNOTE", "HEADERDESC",
          "HEADERMADE", "HEADERPRIVATE", "HEADERDOC", "HEADERSTUDY", "HEADERCITY", "19770405", "1977-04-05", "112233.456"}
PLACES = {"TABLEID", "TABLEORIGINAL", "FOLDERNAME", "STRAYNAME"}


def mark(file, number):
    """The header keeps what makes a picture of the slice; all else in it is marked."""
    slice_ = pydicom.dcmread(file)
    for name, value in (("PatientName", "HEADERNAME^ANN"), ("PatientID", "HEADERID"), ("PatientBirthDate", "19010203"),
                        ("AccessionNumber", "HEADERACC"), ("InstitutionName", "HEADERINST"), ("StudyID", "HEADERSTUDY"),
                        ("PatientAddress", "HEADERCITY"), ("PatientComments", "HEADERNOTE"), ("ImageComments", "HEADERNOTE"),
                        ("StudyDescription", "HEADERDESC"), ("SeriesDescription", "HEADERDESC"),
                        ("ProtocolName", "HEADERDESC"), ("ManufacturerModelName", "HEADERMADE"), ("StationName", "HEADERMADE"),
                        ("ReferringPhysicianName", "HEADERDOC"), ("OperatorsName", "HEADERDOC"), ("StudyDate", "19770405"),
                        ("SeriesDate", "19770405"), ("StudyTime", "112233.456"), ("StudyInstanceUID", f"{UID}.1"),
                        ("SeriesInstanceUID", f"{UID}.2"), ("FrameOfReferenceUID", f"{UID}.4"),
                        ("SOPInstanceUID", f"{UID}.3.{number}")):
        setattr(slice_, name, value)
    slice_.file_meta.MediaStorageSOPInstanceUID = slice_.SOPInstanceUID
    slice_.private_block(0x0011, "HEADERPRIVATE", create=True).add_new(1, "LO", "HEADERPRIVATE")
    slice_.save_as(file)


def marked(root):
    """A copy of the demo with marked headers and names."""
    shutil.copytree(small_demo(), root)
    rows = (root / "link.csv").read_text().splitlines()
    table = [rows[0]]
    for i, row in enumerate(rows[1:]):
        for folder, name, new in zip(("dicoms", "contourfiles"), row.split(","), (f"TABLEID{i}", f"TABLEORIGINAL{i}")):
            (root / folder / name).rename(root / folder / new)
        table.append(f"TABLEID{i},TABLEORIGINAL{i}")
    (root / "link.csv").write_text("\n".join(table) + "\n")
    for number, file in enumerate(sorted(root.glob("dicoms/*/*.dcm"))):
        mark(file, number)
    for folder in "dicoms/TABLEID0", "contourfiles/TABLEORIGINAL0/i-contours", "dicoms/STRAYNAME":
        (root / folder).mkdir(exist_ok=True)
        (root / folder / "STRAYNAME.txt").write_text("HEADERNOTE\n")
    return root


class Search(Case):
    def test_a_word_is_found_wherever_it_is_packed(self):
        word = b"a word of its own " * 9
        with zipfile.ZipFile(self.folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("member", word)
        with tarfile.open(self.folder / "a.tar.gz", "w:gz") as archive:
            archive.add(self.folder / "a.zip", "member")
        with h5py.File(self.folder / "a.h5", "w") as file:
            file.create_dataset("data", data=numpy.frombuffer(word, numpy.uint8), compression="gzip")
        text = PIL.PngImagePlugin.PngInfo()
        text.add_text("key", word.decode(), zip=True)
        PIL.Image.new("L", (1, 1)).save(self.folder / "a.png", pnginfo=text)
        torn = (self.folder / "a.zip").read_bytes()
        (self.folder / "torn").write_bytes(torn[:torn.index(b"PK\1\2")])
        found = {file.split("/")[0] for file, _ in occurrences({"word of its own"}, self.folder)}
        self.assertEqual(found, {"a.zip", "a.tar.gz", "a.h5", "a.png", "torn"})


class Privacy(Case):
    @classmethod
    def setUpClass(cls):
        cls.made = marked(small_demo().with_name("marked") / "FOLDERNAME")
        cls.slice = sorted(cls.made.glob("contourfiles/TABLEORIGINAL0/i-contours/*"))[0].name.split("-")[2]

    def setUp(self):
        super().setUp()
        self.left = self.folder / "left"
        (self.left / "said").mkdir(parents=True)
        self.home = self.left / "home"
        self.root = self.made
        self.key = self.folder / "key"
        self.key.write_bytes(bytes(range(64)))
        self.hidden = ("--pseudonym", "--pseudonym-key", self.key)

    def leave(self, *words, expect=0, **more):
        """What the command says is left behind too."""
        said = self.run_cli(*words, expect=expect, **more)
        number = len(list((self.left / "said").iterdir()))
        (self.left / "said" / f"{number}-{words[0]}").write_text("".join(said))
        return said

    def export_each(self, *options, formats=FORMATS, expect=0):
        for format in formats:
            self.leave("export", self.root, "-o", self.left / format, "--format", format, "--kinds", "inner,outer",
                       "--split", "34/33/33", "--croissant", *options, expect=expect)
        self.leave("export", self.root, "-o", self.left / "plain", *options, expect=expect)

    def work(self, *tasks):
        """Every task's answer is left behind."""
        lines = "".join(json.dumps(task | {"dataset": str(self.root)}) + "\n" for task in tasks)
        return self.leave("worker", input=lines.encode())[0]

    def damage(self):
        """A copy of which not everything can be read."""
        self.root = self.folder / "FOLDERNAME"
        shutil.copytree(self.made, self.root)
        damage(sorted(self.root.glob("dicoms/TABLEID0/*.dcm"))[0])
        for file, text in zip(sorted(self.root.glob("contourfiles/TABLEORIGINAL1/*/*.txt")), ("no numbers\n", "", "1 1\n")):
            file.write_text(text)

    def assert_tells(self, nothing_of, but=()):
        """`but` names files by their beginnings, each with words that may stand in it."""
        found = {(file, word) for file, word in occurrences(nothing_of, self.left)
                 if not any(file.startswith(start) and word in words for start, words in but)}
        self.assertEqual(found, set())

    # The stored index is made of headers and the files' names, and is readable by its owner alone (tst_index).
    INDEX = "home/cache", UIDS | {"HEADERID", "TABLEID"}
    # Objects of DICOM refer to their images, which is what they are for.
    REFERRING = [(format, UIDS) for format in ("seg", "rtstruct")]

    def test_exports_tell_nothing_of_the_header(self):
        self.export_each()
        self.assert_tells(HEADER | UIDS, [self.INDEX, *self.REFERRING])

    def test_findings_decisions_and_pictures_tell_nothing_of_the_header(self):
        id = f"TABLEID0/{int(self.slice)}/inner"
        for words in (("scan",), ("check", "--json"), ("check", "--csv"), ("check",), ("selftest", "--contours", "1"),
                      ("selftest", "--contours", "1", "--json"), ("plan", "--shards", "2"), ("plan", "--shards", "2", "--json")):
            self.leave(words[0], self.root, *words[1:], *(("--fail-on", "never") if words[0] in ("scan", "check") else ()))
        for words in (("set", id, "reject", "--reason", "shifted", "--reviewer", "R"), ("list",), ("history", id),
                      ("export", self.left / "decisions.csv"), ("agreement",), ("import", self.left / "decisions.csv")):
            self.leave("review", self.root, *words)
        for shard in "0/2", "1/2":
            self.leave("export", self.root, "-o", self.left / "parts" / shard[0], "--shard", shard)
        self.leave("merge", *sorted((self.left / "parts").iterdir()), "-o", self.left / "parts")
        self.draw()
        self.work({"id": 1, "do": "check"}, {"id": 2, "do": "export", "out": str(self.left / "by-worker")},
                  {"id": 3, "do": "check", "patient": "nobody"})
        self.assert_tells(HEADER | UIDS, [self.INDEX])

    def draw(self, *options):
        for end in ("png", "svg") if HAS_PICTURES else ():
            self.leave("render", self.root, "--patient", "TABLEID0", "--slice", int(self.slice), "--caption", "-o",
                       self.left / f"slice.{end}", *options[:1])
        for end in ("html", "pdf") if HAS_PICTURES else ():
            self.leave("report", self.root, "--findings", "1000", "-o", self.left / f"{end}.{end}", *options)
            if not options:
                self.leave("sheet", self.root, "-o", self.left / f"sheet.{end.replace('html', 'png')}")

    def test_with_a_pseudonym_nothing_of_the_input_is_told(self):
        self.export_each(*self.hidden)
        self.draw(*self.hidden)
        for shard in "0/2", "1/2":
            self.leave("export", self.root, "-o", self.left / "parts" / shard[0], "--shard", shard, *self.hidden)
        self.leave("merge", *sorted((self.left / "parts").iterdir()), "-o", self.left / "parts")
        for words in (("--json",), ()):
            self.leave("plan", self.root, "--shards", "2", "-o", "parts", *words, *self.hidden)
        more = {"pseudonym": True, "pseudonym-key": str(self.key), "do": "export"}
        self.work({"id": 1, "out": str(self.left / "by-worker")} | more,
                  {"id": 2, "out": str(self.left / "by-worker"), "patient": "nobody"} | more)
        # A plan's lines are commands on the folder that it was given.
        plans = [(f"said/{path.name}", {"FOLDERNAME"}) for path in (self.left / "said").glob("*-plan")]
        self.assert_tells(HEADER | UIDS | PLACES, [self.INDEX, *plans])

    def test_runs_that_fail_tell_no_more(self):
        self.damage()
        self.leave("check", self.root, expect=1)
        self.leave("check", self.root, "--json", expect=1)
        self.export_each(formats=("npz", "seg"), expect=5)
        self.leave("export", self.root, "-o", "/proc/none", expect=4)
        with open("/dev/full", "wb") as full:
            self.leave("check", self.root, expect=4, stdout=full, stderr=subprocess.PIPE, capture_output=False)
        self.assert_tells(HEADER | UIDS, [self.INDEX, *self.REFERRING])

    def test_runs_that_fail_tell_nothing_with_a_pseudonym(self):
        self.damage()
        self.export_each(*self.hidden, formats=("npz", "seg"), expect=5)
        self.leave("export", self.root, "-o", "/proc/none", *self.hidden, expect=4)
        more = {"pseudonym": True, "pseudonym-key": str(self.key), "do": "export"}
        self.work({"id": 1, "out": str(self.left / "by-worker")} | more, {"id": 2, "out": "/proc/none"} | more)
        self.assert_tells(HEADER | UIDS | PLACES, [self.INDEX])

    def test_what_a_killed_export_leaves_tells_nothing(self):
        left = 0
        for i in range(6):
            folder = self.left / f"killed{i}"
            run = subprocess.Popen([CLI, "export", self.root, "-o", folder, "--batch-size", "1", "--jobs", "1", *self.hidden],
                                   env=environment(self.home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            while run.poll() is None and not (folder.exists() and any(folder.iterdir())):
                pass
            run.kill()
            run.wait()
            left += not (folder / "manifest.json").exists()
        self.assertGreater(left, 0)
        self.assert_tells(HEADER | UIDS | PLACES, [self.INDEX])


if __name__ == "__main__":
    main()
