"""A dataset that was opened before is opened from the stored index, and nothing else is different."""
import os
import unittest

from program import Case, HAS_PICTURES, files, main, small_demo, wait_until_settled

OFF = {"CONTOURCHECK_INDEX": "off"}


def slices(root, patient):
    return sorted((root / "dicoms" / patient).iterdir())


class Index(Case):
    def said(self, root, env, exports=0):
        """By each verb that reads all slices; the export file by file, `exports` its status."""
        target = self.folder / f"out{len(list(self.folder.iterdir()))}"
        texts = [self.run_cli(*words, "--fail-on", "never", env=env)[0]
                 for words in (("check", root, "--json"), ("check", root, "--csv"), ("scan", root))]
        self.run_cli("export", root, "-o", target, env=env, expect=exports)
        return texts, self.run_cli("review", root, "list", env=env)[0], files(target)

    def index_files(self):
        return list((self.home / "cache").rglob("*.sqlite"))

    def test_with_and_without_are_the_same_and_stay_so(self):
        root = self.copy(small_demo())
        wait_until_settled(root)
        without = self.said(root, OFF)
        self.assertEqual(self.index_files(), [])
        self.assertEqual(self.said(root, {}), without)
        index, = self.index_files()
        self.assertEqual(self.said(root, {}), without)

        first, second = (folder.name for folder in sorted((root / "dicoms").iterdir())[:2])
        one, other, gone, same_time = slices(root, first)[:4]
        change = one.read_bytes()
        one.write_bytes(other.read_bytes())
        other.write_bytes(change)
        gone.unlink()
        times = same_time.stat()
        bytes_then = bytearray(same_time.read_bytes())
        bytes_then[-2:] = b"\0\0"
        same_time.write_bytes(bytes_then)
        os.utime(same_time, ns=(times.st_atime_ns, times.st_mtime_ns))
        (root / "dicoms" / second).rename(root / "dicoms" / "elsewhere")
        (root / "dicoms" / first).rename(root / "dicoms" / second)
        changed = self.said(root, OFF, exports=5)
        self.assertNotEqual(changed, without)
        for _ in range(2):
            self.assertEqual(self.said(root, {}, exports=5), changed)
        self.assertEqual(self.index_files(), [index])

    @unittest.skipUnless(HAS_PICTURES, "built without pictures")
    def test_a_picture_of_one_slice_asks_it_too(self):
        root = self.copy(small_demo())
        wait_until_settled(root)
        patient = sorted(folder.name for folder in (root / "dicoms").iterdir())[0]
        pictures = []
        for i, env in enumerate((OFF, {}, {})):
            file = self.folder / f"{i}.png"
            self.run_cli("render", root, "--patient", patient, "--slice", "1", "-o", file, env=env)
            pictures.append(file.read_bytes())
            self.assertEqual(len(self.index_files()), int(i > 0))
        self.assertEqual(set(pictures), {pictures[0]})

    def test_the_cache_is_the_owners_and_names_nobody(self):
        root = self.copy(small_demo())
        wait_until_settled(root)
        told = self.run_cli("scan", root)
        index, = self.index_files()
        self.assertEqual(index.parent, self.home / "cache" / "contourcheck" / "index")
        self.assertEqual(index.stat().st_mode & 0o777, 0o600)
        self.assertEqual(index.parent.stat().st_mode & 0o777, 0o700)
        self.assertRegex(index.name, r"^[0-9a-f]{64}\.sqlite$")
        index.write_bytes(b"damaged" * 1000)
        self.assertEqual(self.run_cli("scan", root), told)
        self.assertEqual(self.run_cli("scan", root), told)
        self.assertEqual(index.stat().st_mode & 0o777, 0o600)

    def test_a_cache_that_cannot_be_written_is_done_without(self):
        told = self.run_cli("scan", small_demo())
        for nowhere in ("/proc/none", str(small_demo() / "link.csv")):
            self.assertEqual(self.run_cli("scan", small_demo(), env={"XDG_CACHE_HOME": nowhere}), told)


if __name__ == "__main__":
    main()
