"""JPEG, JPEG-LS and JPEG 2000 codestreams made by hand: flat grey pictures, whatever their size, and what is wrong with them."""
import struct

BASELINE, EXTENDED = "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51"
LOSSLESS, JPEG_LS, JPEG_2000 = "1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.90"
SOI, EOI = b"\xff\xd8", b"\xff\xd9"


def segment(marker, value=b""):
    return struct.pack(">BBH", 0xFF, marker, len(value) + 2) + value


def frame(marker, rows, columns, bits=8):
    return segment(marker, struct.pack(">BHHBBBB", bits, rows, columns, 1, 1, 0x11, 0))


def scan(first=0, last=63, approximation=0):
    return segment(0xDA, bytes([1, 1, 0, first, last, approximation]))


def codes(kind, symbol):
    """A Huffman table of one symbol, whose code is the bit 0."""
    return segment(0xC4, bytes([kind << 4, 1, *[0] * 15, symbol]))


QUANTA = segment(0xDB, b"\0" + b"\x10" * 64)
TABLES = QUANTA + codes(0, 0) + codes(1, 0)


def blocks(side):
    return ((side + 7) // 8) ** 2


def baseline(side, before=b"", behind=b"", lines=None, marker=0xC0):
    """Two bits 0 a block: no difference, no coefficients."""
    header = frame(marker, side if lines is None else lines, side)
    return SOI + TABLES + before + header + behind + scan() + bytes(blocks(side) // 4 + 1) + EOI


def restarting(side, intervals):
    """One block an interval (T.81 B.2.4.4), the marker of a restart between two."""
    data = b"".join(b"\x3f\xff" + bytes([0xD0 + i % 8]) for i in range(intervals))
    return SOI + TABLES + segment(0xDD, struct.pack(">H", 1)) + frame(0xC0, side, side) + scan() + data[:-2] + EOI


def progressive(side, scans):
    """The averages, and then as often as wanted the coefficients, all 0: one run goes over up to 16384 blocks."""
    runs = -(-blocks(side) // 16384)
    once = scan(1, 63) + bytes(runs * 15 // 8 + 1)
    return SOI + QUANTA + frame(0xC2, side, side) + codes(0, 0) + codes(1, 0xE0) + scan(0, 0) + \
        bytes(blocks(side) // 8 + 1) + once * scans + EOI


def lossless(side):
    """A bit 0 a pixel: no difference to the one before."""
    return SOI + frame(0xC3, side, side, 16) + codes(0, 0) + scan(1, 0) + bytes(side * side // 8 + 1) + EOI


def jpeg_ls(side, bits):
    """Runs to the end of each line (T.87 A.7): bits 1, and a 0 behind each 0xff."""
    lengths = [0] * 4 + [1] * 4 + [2] * 4 + [3] * 4 + [4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15]
    count = at = 0
    for _ in range(side):
        left = side
        while left > 0:
            run = 1 << lengths[at]
            at += run <= left and at < 31
            left -= run
            count += 1
    pairs, rest = divmod(count, 15)
    data = b"\xff\x7f" * pairs
    if rest >= 8:
        data += bytes([0xFF, 0x7F & 0xFF << 15 - rest])
    elif rest:
        data += bytes([0xFF & 0xFF << 8 - rest])
    return SOI + frame(0xF7, side, side, bits) + segment(0xDA, bytes([1, 1, 0, 0, 0, 0])) + data + EOI


def jpeg2000(side, bits=8, layers=1, block=4, levels=5, tile=None, extra=b""):
    """One empty packet a resolution and layer, as far as there are bytes. The exponent of a block's size is `block` + 2."""
    tile = tile or side
    siz = struct.pack(">HIIIIIIIIHBBB", 0, side, side, 0, 0, tile, tile, 0, 0, 1, bits - 1, 1, 1)
    cod = struct.pack(">BBHBBBBBB", 0, 0, layers, 0, levels, block, block, 0, 1)
    qcd = bytes([0x40]) + bytes([bits << 3] * (3 * levels + 1))
    part = b"\xff\x93" + bytes((levels + 1) * min(layers, 1000))
    return b"\xff\x4f" + segment(0x51, siz) + segment(0x52, cod) + segment(0x5C, qcd) + extra + b"".join(
        segment(0x90, struct.pack(">HIBB", i, len(part) + 12, 0, 1)) + part for i in range((-(-side // tile)) ** 2)) + EOI


def decoy(side):
    """A marker without a length. Who gives it one, the next marker, comes to a frame header of 64 x 64 in a comment."""
    large = b"\xff\xd0" + frame(0xC0, side, side)
    small = frame(0xC0, 64, 64)
    comment = segment(0xEF, b"A" * (2 + 0xFFC0 - len(large) - 4) + small)
    return SOI + large + comment + TABLES + scan() + bytes(100) + EOI
