"""Exports and the Python module as MONAI, nnU-Net and torch take them, against the same export as NumPy arrays.

nnU-Net's trainer needs a newer torch than Debian's; all that comes before it runs, and what it would open is opened."""
import os
import subprocess
import sys
import unittest
from pathlib import Path

import contourcheck
import numpy
import torch.utils.data
from batchgenerators.utilities.file_and_folder_operations import load_json
from exports import Exports
from monai.data import Dataset, load_decathlon_datalist
from monai.transforms import LoadImaged
from nnunetv2.imageio.reader_writer_registry import determine_reader_writer_from_dataset_json
from nnunetv2.training.dataloading.nnunet_dataset import infer_dataset_class

KEYS = "image", "label"


class Training(Exports):
    def assert_equal(self, read, expected):
        for each, array in zip(read, expected, strict=True):
            numpy.testing.assert_array_equal(each, array)

    def test_monai(self):
        batches = {batch["file"]: batch for batch in self.export("monai", "--split", "34/33/33")["batches"]}
        seen = []
        for part in ("training", "validation", "test"):
            for case in Dataset(load_decathlon_datalist(self.folder / "monai" / "datalist.json", True, part), LoadImaged(KEYS)):
                file = Path(case["image"].meta["filename_or_obj"])
                seen.append(str(file.relative_to(self.folder / "monai")))
                self.assert_equal([case[key].numpy().T for key in KEYS], self.volume(batches[seen[-1]], file))
                torch.testing.assert_close(case["image"].affine, case["label"].affine)
        self.assertEqual(sorted(seen), sorted(batches))

    def test_nnunet(self):
        home = {name: str(self.folder / name) for name in ("nnUNet_raw", "nnUNet_preprocessed", "nnUNet_results")}
        raw, prepared = (self.folder / name / "Dataset001_Demo" for name in ("nnUNet_raw", "nnUNet_preprocessed"))
        batches = self.export("nnunet", name=raw)["batches"]
        reader = determine_reader_writer_from_dataset_json(load_json(raw / "dataset.json"), raw / batches[0]["file"], verbose=False)()
        for batch in batches:
            (image, _), (labels, _) = reader.read_images([raw / batch["file"]]), reader.read_seg(raw / batch["beside"][0]["file"])
            self.assert_equal([image[0], labels[0]], self.volume(batch, raw / batch["file"]))

        # Its integrity check, fingerprint, plans, which take the splits over to where the trainer reads them, and preprocessing.
        command = [Path(sys.executable).with_name("nnUNetv2_plan_and_preprocess"), "-d", "1", "-c", "2d", "-np", "1", "-npfp", "1",
                   "--verify_dataset_integrity"]
        done = subprocess.run(command, env=os.environ | home, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.assertEqual(done.returncode, 0, done.stdout)
        splits = load_json(prepared / "splits_final.json")
        cases = {Path(batch["beside"][0]["file"]).name.removesuffix(".nii.gz") for batch in batches}
        self.assertEqual([{*split["train"], *split["val"]} for split in splits], [cases] * 3)
        folder = str(prepared / "nnUNetPlans_2d")
        for split in splits:
            for part in split.values():
                dataset = infer_dataset_class(folder)(folder, part)
                for case in part:
                    image, labels, _, _ = dataset.load_case(case)
                    self.assertEqual(image.shape, labels.shape)
                    self.assertEqual(labels.max(), 1)

    def test_torch_loader_iterates_the_module(self):
        dataset = self.dataset

        class Pairs(torch.utils.data.IterableDataset):
            def __iter__(self):
                worker = torch.utils.data.get_worker_info()
                yield from contourcheck.batches(dataset, batch_size=4, seed=1, shard=(worker.id, worker.num_workers))

        seen = set()
        for images, masks, items in torch.utils.data.DataLoader(Pairs(), batch_size=None, num_workers=2):
            for image, mask, item in zip(images, masks, items):
                self.assert_equal([image, mask], self.pairs[item.id][:2])
                seen.add(item.id)
        self.assertEqual(seen, self.pairs.keys())


if __name__ == "__main__":
    unittest.main()
