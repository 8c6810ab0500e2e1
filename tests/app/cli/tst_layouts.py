"""The Sunnybrook download says the same as the challenge layout with the same files."""
import csv
import shutil

from program import Case, main, small_demo


def as_sunnybrook(challenge, root):
    """Rearranged; the first patient gets a second series without the contours' numbers."""
    with open(challenge / "link.csv", newline="") as table:
        rows = [(row["patient_id"], row["original_id"]) for row in csv.DictReader(table)]
    root.mkdir()
    lines = ["PatientID,OriginalID,Gender,Age", *(f"{patient},{original},Male,50" for patient, original in rows)]
    (root / "scd_patientdata.csv").write_text("\ufeff" + "\r\n".join(lines) + "\r\n", encoding="utf-8")
    for count, (patient, original) in enumerate(rows):
        series = root / f"SCD_IMAGES_0{count + 1}" / patient / "CINESAX_300"
        series.mkdir(parents=True)
        for file in (challenge / "dicoms" / patient).glob("*.dcm"):
            shutil.copy(file, series / f"IM-0003-{int(file.stem):04}.dcm")
        expert = root / "SCD_ManualContours" / original / "contours-manual" / "IRCCI-expert"
        expert.mkdir(parents=True)
        for file in (challenge / "contourfiles" / original).glob("*/*.txt"):
            shutil.copy(file, expert)
    other = root / "SCD_IMAGES_01" / rows[0][0] / "CINESAX_900"
    other.mkdir()
    shutil.copy(next((challenge / "dicoms" / rows[0][0]).glob("1.dcm")), other / "IM-0009-0999.dcm")


class Layouts(Case):
    def test_contours_and_pairs_are_the_same_in_both(self):
        as_sunnybrook(small_demo(), self.folder / "scd")
        ours, theirs = self.check(self.folder / "scd"), self.check(small_demo())
        self.assertEqual(ours["dataset"]["layout"], "sunnybrook")
        for field in ("patients", "contours", "pairs"):
            self.assertEqual(ours["dataset"][field], theirs["dataset"][field])
        for one, other in zip(ours["contours"], theirs["contours"], strict=True):
            self.assertEqual((one["id"], one["area_mm2"], one["status"]),
                             (other["id"], other["area_mm2"], other["status"]))
            self.assertTrue((self.folder / "scd" / one["file"]).is_file())

    def test_exported_items_are_the_same_in_both(self):
        as_sunnybrook(small_demo(), self.folder / "scd")
        one, other = self.export(self.folder / "scd", "one"), self.export(small_demo(), "other")
        self.assertEqual(one["batches"], other["batches"])


if __name__ == "__main__":
    main()
