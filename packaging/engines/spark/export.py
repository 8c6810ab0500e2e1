"""Writes an export as a Spark job and shows its manifest as a table.

    spark-submit --py-files ../shards.py export.py DATASET OUT PARTITIONS --max-patients 1 [OPTION of contourcheck-cli plan]…
"""
import subprocess
import sys
from pathlib import Path

from pyspark.sql import SparkSession
from pyspark.sql.functions import explode

from shards import CLI, Worker, plan

FIELDS = "batches array<struct<file: string, sha256: string, items: array<struct<id: string, split: string, decision: string, status: string>>>>"


def write(tasks):
    """A partition's shards, by one worker. What it raises has Spark do the partition again."""
    worker = Worker()
    for task in tasks:
        yield task["id"], worker.do(task)["items"]


def table(spark, manifest):
    """-> a row a pair: file, sha256 of the file, id, split, decision, status"""
    batches = spark.read.schema(FIELDS).json(manifest, multiLine=True).select(explode("batches").alias("batch"))
    return batches.select("batch.file", "batch.sha256", explode("batch.items").alias("item")).select("file", "sha256", "item.*")


def main(dataset, out, partitions, *options):
    tasks = [part["task"] for part in plan(dataset, out, *options)]
    spark = SparkSession.builder.appName("contourcheck").getOrCreate()
    written = dict(spark.sparkContext.parallelize(tasks, min(int(partitions), len(tasks))).mapPartitions(write).collect())
    manifest = f"{out}/manifest.json"
    subprocess.run([CLI, "merge", *(Path(out) / shard for shard in written), "-o", manifest], check=True)
    pairs = table(spark, Path(manifest).resolve().as_uri())
    pairs.groupBy("decision", "status").count().show()
    if pairs.count() != sum(written.values()):
        sys.exit(f"{sum(written.values())} pairs were written, the table has {pairs.count()}")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
