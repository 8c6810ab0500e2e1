import os
from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

import numpy

_Kind = Literal["inner", "outer", "papillary1", "papillary2"]

__version__: str
version: str

class Error(Exception): ...

class Item(NamedTuple):
    id: str
    split: Literal["train", "validation", "test"] | None
    decision: Literal["none", "accepted", "unsure", "stale"]
    spacing: tuple[float, float]
    status: Literal["ok", "warning", "error"] | None

class Batches(Iterator[tuple[numpy.ndarray, numpy.ndarray, list[Item]]]):
    @property
    def errors(self) -> dict[str, str]: ...
    def __len__(self) -> int: ...
    def close(self) -> None: ...

def batches(
    path: str | os.PathLike[str],
    batch_size: int = 8,
    seed: int | None = None,
    *,
    kinds: str | Iterable[_Kind] = ("inner",),
    include: Literal["all", "unflagged", "accepted"] = "all",
    split: str | None = None,
    part: Literal["train", "validation", "test"] | None = None,
    shard: tuple[int, int] | None = None,
    patient: str | None = None,
    epochs: int = 1,
    threads: int = 0,
    prefetch_batches: int = 4,
    pixel_origin: Literal[0, 1] | float = 0,
    mask_rule: Literal["centre", "pil", "coverage", "touch"] = "centre",
    drop_last: bool = False,
    checked: bool = False,
    allow_burned_in: bool = False,
    leave_out_unsaid: bool = False,
    follow_links: bool = False,
) -> Batches: ...
def check(
    path: str | os.PathLike[str],
    *,
    pixel_origin: Literal[0, 1] | float = 0,
    mask_rule: Literal["centre", "pil", "coverage", "touch"] = "centre",
    threads: int = 0,
    follow_links: bool = False,
) -> dict[str, Any]: ...
