"""The Python module where something is wrong, and its threads: refusals, damage, Ctrl+C, forks, memory, torch."""
import os
import re
import signal
import subprocess
import sys
import threading
import unittest
import warnings

import numpy
from module import MODULE, PythonCase, contourcheck, flat, ids, threads
from program import damage, demo, environment, main, small_demo, without_privileges

import reference  # beside app/, which program puts on the path

try:
    import torch.utils.data
except ImportError:
    torch = None


class Refusals(PythonCase):
    def test_what_cannot_be_used_is_named_with_the_reason(self):
        for error, path, told in ((FileNotFoundError, self.folder / "absent", "absent: there is no such folder"),
                                  (contourcheck.Error, self.folder, "is no dataset")):
            for function in (contourcheck.batches, contourcheck.check):
                with self.assertRaisesRegex(error, told):
                    function(path)
                with self.assertRaisesRegex(error, told):
                    function(str(path))

    def test_arguments_that_make_no_sense_are_named(self):
        for name, value, told in (("batch_size", 0, "less than 1"), ("epochs", -1, "less than 0"), ("kinds", ["x"], "none of inner"), ("kinds", "x", "none of inner"),
                                  ("kinds", (), "names none of inner"),
                                  ("include", "some", "none of all"), ("split", "80/10", "80/10/10"), ("part", "train", "needs split"),
                                  ("shard", (2, 2), "none of the parts"), ("patient", "nobody", "link table"), ("threads", -1, "less than"),
                                  ("pixel_origin", 2, "none of 0"), ("mask_rule", "x", "none of centre")):
            with self.assertRaisesRegex(ValueError, f"{name}.*{told}"):
                contourcheck.batches(small_demo(), **{name: value})
        for name, value in (("path", 7), ("batch_size", "8"), ("seed", 1.5), ("kinds", 7), ("kinds", [7]), ("include", 1),
                            ("split", 80), ("part", 1), ("shard", 3), ("shard", (1, 2, 3)), ("patient", 1), ("epochs", None),
                            ("threads", 1.5), ("prefetch_batches", "x"), ("pixel_origin", "x"), ("mask_rule", 1),
                            ("drop_last", "x"), ("checked", "x"), ("allow_burned_in", "x"), ("leave_out_unsaid", "x"), ("follow_links", "x")):
            with self.assertRaisesRegex(TypeError, f"^{name} cannot be "):
                contourcheck.batches(**{"path": small_demo(), name: value})
        for name, value, taken in (("split", (80, 10, 10), "'80/10/10'"), ("shard", "0/4", "(0, 4)")):
            with self.assertRaisesRegex(TypeError, f"^{name} cannot be .* such as {re.escape(taken)}$"):
                contourcheck.batches(small_demo(), **{name: value})
        for name, error, value in (("threads", ValueError, -1), ("threads", TypeError, "x"), ("mask_rule", ValueError, "x"),
                                   ("path", TypeError, None), ("pixel_origin", TypeError, "x")):
            with self.assertRaisesRegex(error, f"^{name} "):
                contourcheck.check(**{"path": small_demo(), name: value})
        for seed in (-1, 1 << 64):
            with self.assertRaisesRegex(ValueError, "seed is not within"):
                contourcheck.batches(small_demo(), seed=seed)
        self.assertTrue(list(contourcheck.batches(small_demo(), seed=(1 << 64) - 1)))
        self.assertEqual(flat(contourcheck.batches(small_demo(), seed=numpy.int64(3))),
                         flat(contourcheck.batches(small_demo(), seed=3)))

    def test_another_thread_may_close_what_is_gone_through(self):
        for _ in range(3):
            batches = contourcheck.batches(small_demo(), batch_size=8, epochs=0, seed=1)
            closing = threading.Timer(0.03, batches.close)
            closing.start()
            for images, masks, items in batches:
                pass
            closing.join()
            self.assertEqual(list(batches), [])

    def test_damaged_input_is_left_out_with_a_warning(self):
        root = self.copy(small_demo())
        (slice_id, slice_file, _), (contour_id, _, contour_file), *rest = reference.pairs(root)
        damage(slice_file)
        contour_file.write_text("no numbers\n")
        with self.assertWarnsRegex(RuntimeWarning, f"{slice_id} is left out: {slice_file}: "):
            batches = contourcheck.batches(root)
        self.assertEqual(sorted(flat(batches)), [id for id, _, _ in rest])
        self.assertEqual(set(batches.errors), {slice_id, contour_id})
        self.assertRegex(batches.errors[contour_id], f"{contour_file}:1: is not two numbers")

    def test_what_is_damaged_later_is_left_out_of_its_batch(self):
        root = self.copy(small_demo())
        (id, slice_file, _), *rest = reference.pairs(root)
        batches = contourcheck.batches(root, epochs=2)
        damage(slice_file)
        with self.assertWarnsRegex(RuntimeWarning, f"{id} is left out: {slice_file}: ") as told:
            found = flat(batches)
        self.assertEqual(sorted(found), sorted(2 * [id for id, _, _ in rest]))
        self.assertEqual((set(batches.errors), len(told.warnings)), ({id}, 1))

    def test_a_warning_that_was_made_an_error_loses_no_batch(self):
        root = self.copy(small_demo())
        (id, slice_file, _), *rest = reference.pairs(root)
        batches = contourcheck.batches(root)
        damage(slice_file)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            self.assertRaisesRegex(RuntimeWarning, f"{id} is left out", next, batches)
            self.assertEqual(sorted(flat(batches)), sorted(id for id, _, _ in rest))

    def test_batches_without_end_end_where_nothing_can_be_loaded(self):
        root = self.one_patient([numpy.zeros((10, 10), numpy.int16)] * 3)
        batches = contourcheck.batches(root, batch_size=1, epochs=0)
        for number in (1, 2, 3):
            (root / "dicoms" / "P1" / f"{number}.dcm").unlink()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.assertRaisesRegex(RuntimeError, "not one batch of a whole epoch", next, batches)

    def test_a_batch_of_which_nothing_is_left_does_not_come(self):
        root = self.one_patient([numpy.zeros((10, 10), numpy.int16)] * 3)
        batches = contourcheck.batches(root, batch_size=1)
        damage(root / "dicoms" / "P1" / "2.dcm")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.assertEqual(ids(batches), [["P1/1/inner"], ["P1/3/inner"]])

    def test_with_drop_last_a_batch_that_lost_a_pair_does_not_come(self):
        root = self.one_patient([numpy.zeros((10, 10), numpy.int16)] * 4)
        batches = contourcheck.batches(root, batch_size=2, drop_last=True)
        damage(root / "dicoms" / "P1" / "2.dcm")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.assertEqual(ids(batches), [["P1/3/inner", "P1/4/inner"]])

    def test_a_folder_that_cannot_be_read_is_told(self):
        root = self.copy(small_demo())
        folder = reference.pairs(root)[0][2].parent
        script = ("import contourcheck, os, sys, warnings\nwarnings.simplefilter('ignore')\n"
                  "print(list(contourcheck.batches(sys.argv[1]).errors))")
        self.forbid(folder)
        told = subprocess.run([sys.executable, "-c", script, root], capture_output=True, text=True, check=True,
                              env=environment(self.home, PYTHONPATH=str(MODULE)), preexec_fn=without_privileges)
        self.assertIn(str(folder), told.stdout)


class Threads(PythonCase):
    def test_there_are_none_before_the_first_batch_and_after_the_end(self):
        before = threads()
        batches = contourcheck.batches(small_demo(), threads=3, epochs=0)
        self.await_threads(before)
        next(batches)
        self.assertEqual(threads(), before + 3)
        del batches
        self.await_threads(before)
        batches = contourcheck.batches(small_demo(), threads=3)
        list(batches)
        self.await_threads(before)

    def test_a_closed_iterator_is_at_its_end(self):
        before = threads()
        batches = contourcheck.batches(small_demo(), epochs=0)
        next(batches)
        batches.close()
        batches.close()
        self.await_threads(before)
        self.assertEqual(list(batches), [])

    def interrupt(self, work):
        """Runs it and presses Ctrl+C as soon as its threads are there. How many were when Python noticed."""
        before, there, is_done = threads(), [], threading.Event()

        def press():
            while not is_done.is_set() and threads() < before + 2:  # this one and its
                pass
            if not is_done.is_set():
                os.kill(os.getpid(), signal.SIGINT)

        def notice(*_):
            there.append(threads() - before)
            raise KeyboardInterrupt

        self.addCleanup(signal.signal, signal.SIGINT, signal.signal(signal.SIGINT, notice))
        pressing = threading.Thread(target=press)
        pressing.start()
        try:
            with self.assertRaises(KeyboardInterrupt):
                work()
        finally:
            is_done.set()
            pressing.join()
        return there[0]

    def test_ctrl_c_ends_the_wait_for_a_batch_and_loses_none(self):
        batches = contourcheck.batches(self.slow_dataset(), threads=1)
        self.assertGreater(self.interrupt(lambda: next(batches)), 0)
        self.assertEqual(ids(batches), [["P1/1/inner", "P1/2/inner", "P1/3/inner"]])

    def test_ctrl_c_ends_a_check(self):
        large = demo("--patients", "8", "--locations", "8", "--phases", "2")  # is still at it when the key is pressed
        before = threads()
        self.assertGreater(self.interrupt(lambda: contourcheck.check(large, threads=1)), 0)
        self.await_threads(before)

    def test_an_iterator_that_one_thread_waits_for_is_not_anothers(self):
        batches, found, before = contourcheck.batches(self.slow_dataset(), threads=1), [], threads()
        waiting = threading.Thread(target=lambda: found.extend(batches))
        waiting.start()
        while waiting.is_alive() and threads() < before + 2:
            pass
        with self.assertRaisesRegex(RuntimeError, "another thread"):
            next(batches)
        batches.close()
        waiting.join()
        self.assertEqual(found, [])
        self.await_threads(before)

    def test_a_forked_process_has_threads_of_its_own(self):
        fresh, begun = (contourcheck.batches(small_demo(), 2, seed=6) for _ in range(2))
        first = flat([next(begun)])
        whole = self.in_child(lambda: flat(fresh))
        with_new = self.in_child(lambda: flat(contourcheck.batches(small_demo(), 2, seed=6)))

        def use_begun():
            try:
                next(begun)
            except RuntimeError as error:
                begun.close()
                return str(error)

        self.assertIn("before the fork", self.in_child(use_begun))
        self.assertEqual(first + flat(begun), whole)
        self.assertEqual(whole, with_new)

    def test_memory_is_that_of_the_batches_ahead_however_many_come(self):
        script = ("import contourcheck, resource, sys\n"
                  "for _ in contourcheck.batches(sys.argv[1], 4, epochs=int(sys.argv[2]), threads=2): pass\n"
                  "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)")
        few, many = (int(subprocess.run([sys.executable, "-c", script, small_demo(), epochs], capture_output=True, check=True,
                                        env=environment(self.home, PYTHONPATH=str(MODULE))).stdout) for epochs in ("3", "150"))
        self.assertLess(many, few + 12 * 1024)  # KB; 150 epochs are 700 MB

    def test_a_program_may_end_in_the_middle(self):
        script = ("import contourcheck, sys\nbatches = contourcheck.batches(sys.argv[1], epochs=0)\n"
                  "kept = [batches]\nkept.append(kept)\nnext(batches)")
        done = subprocess.run([sys.executable, "-c", script, small_demo()], capture_output=True, text=True,
                              env=environment(self.home, PYTHONPATH=str(MODULE)))
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    @unittest.skipUnless(torch, "torch is not installed")
    def test_workers_of_a_torch_loader_share_the_dataset(self):
        class Pairs(torch.utils.data.IterableDataset):
            def __iter__(self):
                worker = torch.utils.data.get_worker_info()
                yield from contourcheck.batches(small_demo(), batch_size=4, seed=1, shard=(worker.id, worker.num_workers))

        batches = list(torch.utils.data.DataLoader(Pairs(), batch_size=None, num_workers=2))
        self.assertEqual({type(array) for images, masks, _ in batches for array in (images, masks)}, {torch.Tensor})
        self.assertEqual(sorted(flat(batches)), [id for id, _, _ in reference.pairs(small_demo())])


if __name__ == "__main__":
    main()
