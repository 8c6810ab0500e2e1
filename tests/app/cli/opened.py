"""Everything that can be read in a file: its bytes, and what its containers and compressed parts hold."""
import gzip
import io
import re
import subprocess
import tarfile
import zlib

import h5py

LONGEST_INFLATED = 1 << 26


def inflated(data, window=zlib.MAX_WBITS):
    try:
        return zlib.decompressobj(window).decompress(data, LONGEST_INFLATED)
    except zlib.error:
        return b""


def of_zip(data):
    """-> deflated members by their own heads: an archive that is torn has no directory (APPNOTE 4.3.7)"""
    members = []
    for head in re.finditer(rb"PK\x03\x04.{4}\x08\x00.{16}(.{2})(.{2})", data, re.DOTALL):
        name, extra = (int.from_bytes(length, "little") for length in head.groups())
        members.append((data[head.end():head.end() + name].decode(errors="replace"),
                        inflated(data[head.end() + name + extra:], -zlib.MAX_WBITS)))
    return members


def of_tar(data):
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        return [(member.name, archive.extractfile(member).read()) for member in archive if member.isfile()]


def of_png(data):
    """-> text chunks, the compressed ones inflated (zTXt, iTXt: PNG specification 11.3.4)"""
    chunks, at = [], 8
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at:at + 4], "big"), data[at + 4:at + 8]
        body = data[at + 8:at + 8 + length]
        if kind in (b"zTXt", b"iTXt", b"eXIf"):
            chunks += [(kind.decode(), body)] + [("", inflated(body[i:])) for i in range(min(90, len(body)))]
        at += length + 12
    return chunks


def of_hdf5(data):
    found = []

    def visit(name, node):
        found.append((name, repr(dict(node.attrs)).encode()))
        if isinstance(node, h5py.Dataset):
            found.append((name, node[()].tobytes() if node.dtype.kind != "O" else repr(node[()]).encode()))
    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
        file.visititems(visit)
    return found


def of_pdf(data):
    """-> its streams, inflated, and the words it shows: their glyphs have numbers of the document's own"""
    streams = [("stream", inflated(match)) for match in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)]
    words = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout
    return streams + [("words", words)]


KINDS = ((b"PK\3\4", of_zip), (b"\x1f\x8b", lambda data: [("", gzip.decompress(data))]), (b"\x89PNG", of_png),
         (b"\x89HDF", of_hdf5), (b"%PDF", of_pdf))


def opened(name, data):
    """-> [(name, bytes)], the file itself first"""
    inside = next((of(data) for start, of in KINDS if data.startswith(start)), [])
    if data[257:262] == b"ustar":
        inside = of_tar(data)
    return [(name, data)] + [each for inner, part in inside for each in opened(f"{name}/{inner}", part)]


def occurrences(words, folder):
    """-> {(file, word)}: names of files and folders count, text may be UTF-8 or UTF-16"""
    found = set()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        found |= {(name, word) for word in words if word in name}
        for inner, data in opened(name, path.read_bytes()) if path.is_file() else []:
            found |= {(inner, word) for word in words
                      if any(word.encode(code) in data or word in inner for code in ("utf-8", "utf-16-le"))}
    return found
