"""Runs the real program on datasets made for the purpose, away from the user's own folders."""
import atexit
import ctypes
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import pydicom
from pydicom.dataset import FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, MRImageStorage

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

CLI = Path(os.environ["CONTOURCHECK_BIN"]) / "contourcheck-cli"
LIBC = ctypes.CDLL(None, use_errno=True)
HAS_PICTURES = " render " in subprocess.run([CLI, "--help"], capture_output=True, text=True, check=True).stdout
FORMATS = ("npz", "npz-compressed", "hdf5", "nnunet", "nifti", "monai", "seg", "rtstruct", "coco", "webdataset", "png")
LONG = "CONTOURCHECK_LONG" in os.environ  # packaging/test --long
WATCHED = "CONTOURCHECK_SANITIZE" in os.environ  # by a sanitizer, which takes time and address space of its own
SCRATCH = Path(tempfile.mkdtemp(prefix="contourcheck-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)
# A shell's background jobs ignore Ctrl+C, and so would all that is started here.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGTERM, signal.SIG_DFL)


def environment(home, **more):
    kept = {key: value for key, value in os.environ.items()
            if key not in ("DISPLAY", "WAYLAND_DISPLAY", "NO_COLOR", "CONTOURCHECK_DECISIONS", "CONTOURCHECK_INDEX",
                         "QT_QPA_PLATFORM")}
    return kept | {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "XDG_CACHE_HOME": str(home / "cache"),
                   "LC_ALL": "C.UTF-8"} | more


# Run with a file's name and a command: what the command took, in seconds of processor time and bytes of memory, goes to the file.
# A process of its own, as a child that has not called exec yet counts as large as its parent.
MEASURED = """import os, subprocess, sys
process = subprocess.Popen(sys.argv[2:])
_, status, used = os.wait4(process.pid, 0)
open(sys.argv[1], "w").write(f"{used.ru_utime + used.ru_stime} {used.ru_maxrss * 1024}")
sys.exit(os.waitstatus_to_exitcode(status))"""


def measured(used, words, **options):
    """Runs the command by subprocess.run -> (what that returns, seconds of processor time, most memory in bytes); `used` is a file."""
    done = subprocess.run([sys.executable, "-c", MEASURED, used, *words], capture_output=True, **options)
    time, memory = used.read_text().split()
    return done, float(time), int(memory)


def sha256(file):
    return hashlib.sha256(Path(file).read_bytes()).hexdigest()


_demos = {}


def demo(*options):
    """The same folder for the same options: to be read, not written."""
    if options not in _demos:
        folder = SCRATCH / f"demo{len(_demos)}"
        subprocess.run([CLI, "demo", folder, *options], check=True, capture_output=True,
                       env=environment(SCRATCH / "demo-home"))
        _demos[options] = folder
    return _demos[options]


def small_demo():
    return demo("--patients", "3", "--locations", "4", "--phases", "6")


def write_slice(file, image, number=1, patient="P1", location=0.0, time=0.0):
    """A plain MR slice of the image's own type."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = MRImageStorage
    meta.MediaStorageSOPInstanceUID = f"1.2.3.{number}"
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    data = pydicom.dataset.FileDataset(str(file), {}, file_meta=meta, preamble=b"\0" * 128)
    data.is_little_endian, data.is_implicit_VR = True, False
    data.SOPClassUID, data.SOPInstanceUID = MRImageStorage, meta.MediaStorageSOPInstanceUID
    data.Modality, data.PatientID, data.InstanceNumber, data.SeriesNumber = "MR", patient, number, 1
    data.StudyInstanceUID, data.SeriesInstanceUID = "1.2.3", "1.2.3.4"
    data.Rows, data.Columns = image.shape
    data.SamplesPerPixel, data.PhotometricInterpretation = 1, "MONOCHROME2"
    data.BitsAllocated = data.BitsStored = image.dtype.itemsize * 8
    data.HighBit = data.BitsStored - 1
    data.PixelRepresentation = int(image.dtype.kind == "i")
    data.PixelSpacing, data.TriggerTime = [1.5, 1.25], time
    data.ImagePositionPatient, data.ImageOrientationPatient = [0, 0, location], [1, 0, 0, 0, 1, 0]
    data.PixelData = image.tobytes()
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    data.save_as(file)


def write_contour(root, original, number, kind, points):
    letter = kind[0]
    file = Path(root) / "contourfiles" / original / f"{letter}-contours" / f"IM-0001-{number:04}-{letter}contour-manual.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{x} {y}\n" for x, y in points))
    return file


class Case(unittest.TestCase):
    """A home of its own for each test, gone afterwards."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(dir=SCRATCH))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.home = self.folder / "home"

    def run_cli(self, *words, expect=0, env=None, **more):
        done = subprocess.run([CLI, *map(str, words)], env=environment(self.home, **(env or {})), timeout=300,
                              **({"capture_output": True} | more))
        error = (done.stderr or b"").decode()
        self.assertEqual(done.returncode, expect, f"{words}: {error}")
        return (done.stdout or b"").decode(), error

    def forbid(self, folder, mode=0):
        """Until the test is over; run_cli needs preexec_fn=without_privileges to feel it."""
        self.addCleanup(os.chmod, folder, os.stat(folder).st_mode)
        os.chmod(folder, mode)

    def check(self, dataset, *options, fail_on="never", expect=0):
        return json.loads(self.run_cli("check", dataset, "--json", "--fail-on", fail_on, *options, expect=expect)[0])

    def copy(self, dataset):
        target = self.folder / "copy"
        shutil.copytree(dataset, target)
        return target

    def export(self, dataset, name, *options, expect=0):
        self.run_cli("export", dataset, "-o", self.folder / name, *options, expect=expect)
        return json.loads((self.folder / name / "manifest.json").read_text())


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(Path(folder).rglob("*")) if path.is_file()}


def without_privileges():
    """In the child: root then obeys the modes of files as any other owner does (capabilities(7))."""
    PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH) if os.geteuid() == 0 else ():
        if LIBC.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "cannot give up a capability")


CLOCK_TICK_S = 2  # of the coarsest file system: what is younger is not kept in the stored index


def wait_until_settled(root):
    """Copied files keep their time, not that of the change of their inode, which nobody can set."""
    youngest = max(file.stat().st_ctime for file in root.rglob("*.dcm"))
    while time.time() < youngest + CLOCK_TICK_S + 0.1:
        time.sleep(0.1)


def damage(file):
    """Leaves the beginning, so that it still looks like what it was."""
    data = Path(file).read_bytes()
    Path(file).write_bytes(data[:len(data) // 3])


main = unittest.main
