"""Tasks as lines of JSON: results, mistakes, tasks sent twice, killed workers."""
import json
import shutil
import signal
import subprocess

from program import CLI, Case, demo, environment, files, main, sha256, small_demo

BIG = ("--patients", "2", "--locations", "8", "--phases", "8")


class Worker(Case):
    def work(self, *tasks, options=(), expect=0):
        """-> results by id"""
        lines = "".join((task if isinstance(task, str) else json.dumps(task)) + "\n" for task in tasks)
        out, _ = self.run_cli("worker", *options, expect=expect, input=lines.encode())
        results = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(len(results), len(tasks))
        for result in results:
            self.assertEqual(set(result), {"id", "status", "result", "error"})
            self.assertEqual(result["error"] is None, result["status"] == "done")
            self.assertEqual(result["result"] is None, result["status"] == "failed")
        return {result["id"]: result for result in results}

    def task(self, id, do, dataset=None, **more):
        return {"id": id, "do": do, "dataset": str(dataset or small_demo())} | more

    def patients(self, dataset):
        return [row.split(",")[0] for row in (dataset / "link.csv").read_text().split()[1:]]

    def test_a_check_says_what_the_program_says(self):
        whole = self.check(small_demo())
        patient = self.patients(small_demo())[1]
        results = self.work(self.task("a", "check"), self.task("b", "check", patient=patient),
                            self.task("c", "check", out=str(self.folder / "report.json")))
        self.assertEqual(results["a"]["result"], whole)
        self.assertEqual(results["b"]["result"]["contours"],
                         [each for each in whole["contours"] if each["patient"] == patient])
        self.assertTrue(results["b"]["result"]["contours"])
        self.assertEqual(json.loads((self.folder / "report.json").read_text()), whole)
        self.assertEqual(results["c"]["result"]["sha256"], sha256(self.folder / "report.json"))

    def test_hdf5_is_written_by_several_tasks_at_once(self):
        tasks = [self.task(i, "export", out=str(self.folder / str(i)), format="hdf5") for i in range(6)]
        results = self.work(*tasks, options=("--jobs", "2"))
        self.assertEqual([results[i]["status"] for i in range(6)], ["done"] * 6)
        for i in range(1, 6):
            self.assertEqual(files(self.folder / str(i)), files(self.folder / "0"))

    def test_the_patients_together_are_the_dataset(self):
        names = self.patients(small_demo())
        results = self.work(*(self.task(i, "export", patient=name, out=str(self.folder / name), kinds="inner,outer")
                              for i, name in enumerate(names)), options=("--jobs", "2"))
        whole = self.export(small_demo(), "whole", "--kinds", "inner,outer")
        together = []
        for i, name in enumerate(names):
            manifest = json.loads((self.folder / name / "manifest.json").read_text())
            self.assertEqual(results[i]["result"]["manifest_sha256"], sha256(self.folder / name / "manifest.json"))
            mine = [item["id"] for batch in manifest["batches"] for item in batch["items"]]
            self.assertEqual(results[i]["result"]["items"], len(mine))
            self.assertEqual(len(mine) + len(manifest["excluded"]), len(self.check(small_demo())["contours"]))
            self.assertEqual({each["reason"] for each in manifest["excluded"]}, {"patient"})
            together += mine
            self.run_cli("export", small_demo(), "-o", self.folder / "one", "--patient", name, "--kinds", "inner,outer")
            self.assertEqual(files(self.folder / "one"), files(self.folder / name))
            subprocess.run(["rm", "-r", self.folder / "one"], check=True)
        self.assertEqual(sorted(together),
                         sorted(item["id"] for batch in whole["batches"] for item in batch["items"]))

    def test_mistakes_are_answered_and_the_next_line_is_read(self):
        out = str(self.folder / "out")
        deep = "[" * 500000 + "]" * 500000
        lines = {
            "": "task", "nonsense": "task", "[1]": "task", "{}": "task", '{"id": {}}': "task",
            '{"id": %s}' % deep: "task", '{"out": %s}' % deep: "task", '{"x": %s, "do": "check", "dataset": "x"}' % deep: "task",
            '{"do": "check", "dataset": 7}': "task", '{"do": "check", "dataset": "a\\u0000b"}': "task",
            '{"do": "export", "dataset": "x"}': "task", '{"do": "paint", "dataset": "x"}': "task",
            "{" + " " * (1 << 20) + "}": "task",
            json.dumps({"do": "check", "dataset": str(self.folder / "none")}): "not-found",
            json.dumps({"do": "check", "dataset": str(small_demo()), "patient": "X"}): "not-found",
            json.dumps({"do": "check", "dataset": str(small_demo()), "kinds": "inner"}): "usage",
            json.dumps({"do": "export", "dataset": str(small_demo()), "out": out, "batch-size": 0}): "usage",
            json.dumps({"do": "export", "dataset": str(small_demo()), "out": out, "kinds": [["inner"]]}): "task",
            json.dumps({"do": "export", "dataset": str(small_demo()), "out": "/proc/none"}): "unwritable",
        }
        out, _ = self.run_cli("worker", "--jobs", "1", input="".join(line + "\n" for line in lines).encode())
        results = [json.loads(line) for line in out.splitlines()]
        for line, code, result in zip(lines, lines.values(), results, strict=True):
            with self.subTest(line[:60]):
                self.assertEqual((result["status"], result["error"]["code"]), ("failed", code), result)
                self.assertTrue(result["error"]["message"])
        self.assertFalse((self.folder / "out").exists())

    def test_a_task_sent_twice_is_done_once(self):
        out = self.folder / "out"
        results = self.work(*(self.task(i, "export", out=str(out)) for i in range(4)), options=("--jobs", "4"))
        self.assertEqual({result["status"] for result in results.values()}, {"done"})
        self.assertEqual(len({json.dumps(result["result"]) for result in results.values()}), 1)
        self.export(small_demo(), "clean")
        self.assertEqual(files(out), files(self.folder / "clean"))

    def test_killed_at_any_point_and_sent_again_the_output_is_the_same(self):
        dataset = demo(*BIG)
        self.export(dataset, "clean", "--batch-size", "2", "--kinds", "inner,outer")
        task = self.task(1, "export", dataset, out=str(self.folder / "out"), batch_size=2, kinds="inner,outer")
        interrupted = 0
        for wait in (0.02, 0.06, 0.1, 0.14, 0.2):
            worker = subprocess.Popen([CLI, "worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                      env=environment(self.home))
            worker.stdin.write((json.dumps(task) + "\n").encode())
            worker.stdin.flush()
            try:
                worker.wait(wait)
            except subprocess.TimeoutExpired:
                worker.send_signal(signal.SIGKILL)
            worker.communicate()
            if (self.folder / "out" / "manifest.json").exists():  # done before it was killed
                shutil.rmtree(self.folder / "out")
            else:
                interrupted += 1
        self.assertGreater(interrupted, 0)
        self.assertEqual(self.work(task)[1]["status"], "done")
        self.assertEqual(files(self.folder / "out"), files(self.folder / "clean"))

    def test_a_file_changed_between_two_tasks_is_read_again(self):
        dataset = self.copy(small_demo())
        worker = subprocess.Popen([CLI, "worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                  env=environment(self.home), text=True)
        self.addCleanup(worker.kill)

        def ask():
            worker.stdin.write(json.dumps(self.task(1, "check", dataset)) + "\n")
            worker.stdin.flush()
            return json.loads(worker.stdout.readline())["result"]

        first = ask()
        self.assertEqual(ask(), first)
        next(dataset.rglob("*icontour*")).write_text("1 1\n")
        second = ask()
        self.assertIn("too-few-points", {finding["rule"] for finding in second["findings"]})
        self.assertEqual(second, self.check(dataset))
        worker.stdin.close()
        self.assertEqual(worker.wait(60), 0)
        worker.stdout.close()

    def test_pseudonyms_hold_and_name_the_patient(self):
        key = self.folder / "key"
        key.write_text("sixteen bytes or more")
        patient = self.patients(small_demo())[0]
        more = {"pseudonym": True, "pseudonym-key": str(key)}
        first = self.work(self.task(1, "export", patient=patient, out=str(self.folder / "a"), **more))[1]
        item = json.loads((self.folder / "a" / "manifest.json").read_text())["batches"][0]["items"][0]["id"]
        name = item.split("/")[0]
        self.assertNotEqual(name, patient)
        second = self.work(self.task(1, "export", patient=name, out=str(self.folder / "b"), **more))[1]
        self.assertEqual(first["result"]["manifest_sha256"], second["result"]["manifest_sha256"])
        for wrong in (self.task(1, "export", patient="X", out=str(self.folder / "c"), **more),
                      self.task(1, "export", patient=patient, out=str(self.folder / "c"), pseudonym=True)):
            failed = self.work(wrong)[1]
            self.assertEqual(failed["status"], "failed")
            self.assertNotIn(patient, json.dumps(failed))

    def test_an_answer_names_no_patient_with_a_pseudonym(self):
        dataset = self.copy(small_demo())
        key = self.folder / "key"
        key.write_text("sixteen bytes or more")
        next(dataset.rglob("*icontour*")).write_text("1 1\n")
        dicom = next(path for path in sorted(dataset.rglob("*.dcm")))
        dicom.write_bytes(dicom.read_bytes()[:200])
        answers = self.work(*(self.task(i, "export", dataset, out=str(self.folder / str(i)), shard=f"{i}/3", pseudonym=True,
                                        pseudonym_key=str(key)) for i in range(3)))
        damaged = [line for i in range(3) for line in answers[i]["result"]["damaged"]]
        self.assertTrue(damaged)
        for row in (dataset / "link.csv").read_text().split()[1:]:
            for word in row.split(","):
                self.assertNotIn(word, json.dumps(answers))

    def test_where_nobody_takes_the_results_it_stops(self):
        with open("/dev/full", "wb") as full:
            _, error = self.run_cli("worker", expect=4, input=b"x\n" * 100000, stdout=full,
                                    stderr=subprocess.PIPE, capture_output=False)
        self.assertIn("the results cannot be written", error)


if __name__ == "__main__":
    main()
