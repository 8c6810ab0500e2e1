"""The Debian package of the Python module as built: what it needs, and that it works from where it was unpacked."""
import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "app" / "python"))
from module import MODULE, PythonCase, contourcheck, ids
from made import field, packages
from program import environment, main, small_demo


class Package(PythonCase):
    def test_it_works_from_where_it_was_unpacked(self):
        built, = MODULE.glob("contourcheck.*.so")
        package = packages(self.folder, "python")["python3-contourcheck"]
        self.assertEqual(field(package, "Version"), contourcheck.version)
        for needed in ("python3 (>=", "python3-numpy", "libqt6sql6-sqlite", "libqt6core6", "libdcmtk"):
            self.assertIn(needed, field(package, "Depends"))
        subprocess.run(["dpkg-deb", "--extract", package, self.folder / "root"], check=True)
        modules = self.folder / "root" / "usr" / "lib" / "python3" / "dist-packages"
        self.assertEqual((modules / "contourcheck.pyi").read_bytes(), (MODULE / "contourcheck.pyi").read_bytes())
        script = ("import contourcheck, json, sys\nprint(json.dumps([contourcheck.__file__,"
                  " [[item.id for item in items] for _, _, items in contourcheck.batches(sys.argv[1])]]))")
        done = subprocess.run([sys.executable, "-B", "-c", script, small_demo()], capture_output=True, text=True, check=True,
                              env=environment(self.home, PYTHONPATH=str(modules)))
        self.assertEqual(json.loads(done.stdout), [str(modules / built.name), ids(contourcheck.batches(small_demo()))])


if __name__ == "__main__":
    main()
