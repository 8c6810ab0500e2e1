"""DICOM files that are made to do harm, by what is wrong with them."""
import random
import struct
import zlib

import hostile_codestreams as codestreams

ROWS = COLUMNS = 16
PIXELS = bytes(range(256)) * 2
EXPLICIT, DEFLATED, RLE = "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.5"
LONG = ("OB", "OW", "SQ", "UN", "UT")
UNDEFINED = 0xFFFFFFFF


def element(tag, vr, value=b"", length=None):
    """In Explicit VR Little Endian, with a length that the value need not have; items and their ends have no vr."""
    start = struct.pack("<HH", tag >> 16, tag & 0xFFFF)
    value += b"\0" * (len(value) % 2 if length is None else 0)
    length = len(value) if length is None else length
    if not vr:
        return start + struct.pack("<I", length) + value
    if vr in LONG:
        return start + vr.encode() + struct.pack("<HI", 0, length) + value
    return start + vr.encode() + struct.pack("<H", length) + value


def us(number):
    return struct.pack("<H", number)


def item(value=b"", length=None):
    return element(0xFFFEE000, "", value, length)


def file_around(dataset, syntax=EXPLICIT, meta=None):
    if meta is None:
        inside = element(0x00020002, "UI", b"1.2.840.10008.5.1.4.1.1.4") + element(0x00020003, "UI", b"1.2.3") + \
            element(0x00020010, "UI", syntax.encode())
        meta = element(0x00020000, "UL", struct.pack("<I", len(inside))) + inside
    return bytes(128) + b"DICM" + meta + dataset


def picture(before=b"", pixels=None, rows=ROWS, columns=COLUMNS, frames=None, bits=b"\x10\0", photometric=b"MONOCHROME2",
            between=b""):
    """Identity and place, `before` behind them, size and bits, `between`, the pixel data element."""
    parts = [element(0x00080016, "UI", b"1.2.840.10008.5.1.4.1.1.4"), element(0x00080018, "UI", b"1.2.3"),
             element(0x00080060, "CS", b"MR"), before, element(0x00100020, "LO", b"P1"),
             element(0x00200032, "DS", b"0\\0\\0 "), element(0x00200037, "DS", b"1\\0\\0\\0\\1\\0"),
             element(0x00280002, "US", us(1)), element(0x00280004, "CS", photometric)]
    if frames is not None:
        parts.append(element(0x00280008, "IS", frames))
    parts += [element(0x00280010, "US", us(rows)), element(0x00280011, "US", us(columns)),
              element(0x00280030, "DS", b"1\\1 "), element(0x00280100, "US", bits), element(0x00280101, "US", bits),
              element(0x00280102, "US", us(max(0, bits[0] - 1))), element(0x00280103, "US", us(0)), between,
              element(0x7FE00010, "OW", PIXELS) if pixels is None else pixels]
    return b"".join(parts)


def sequences(depth, closed):
    start = element(0x00081115, "SQ", length=UNDEFINED) + item(length=UNDEFINED)
    end = element(0xFFFEE00D, "") + element(0xFFFEE0DD, "")
    return start * depth + (end * depth if closed else b"")


def fragments(*values, table=b""):
    return element(0x7FE00010, "OB", length=UNDEFINED) + item(table) + b"".join(map(item, values)) + element(0xFFFEE0DD, "")


def deflated(dataset):
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return file_around(packer.compress(dataset) + packer.flush(), DEFLATED)


def bomb(size):
    """`size` zeros in a private element, packed a thousandfold, before a small picture."""
    return deflated(picture() + element(0x7FE10010, "LO", b"CC") + element(0x7FE11001, "OB", bytes(size)))


def rle(segments, data):
    """A frame's header (PS3.5 G.5), with its data behind it."""
    return struct.pack("<16I", len(segments), *segments, *[0] * (15 - len(segments))) + data


def in_rle(*frames, **more):
    return file_around(picture(pixels=fragments(*frames, **more)), RLE)


def compressed(codestream, syntax, side=64, bits=8, piece=None):
    """In fragments of `piece` bytes, or in one."""
    piece = piece or len(codestream)
    pieces = (codestream[at:at + piece] for at in range(0, len(codestream), piece))
    return file_around(picture(pixels=fragments(*pieces), rows=side, columns=side, bits=us(bits)), syntax)


def instead(right, wrong):
    """A sound file with another element in the place of one of its own."""
    return file_around(picture().replace(right, wrong))


def rescaled(slope, intercept):
    return file_around(picture(between=element(0x00281052, "DS", intercept) + element(0x00281053, "DS", slope)))


def creators(count):
    """Private creators, 200 a group, and elements of the last group that nobody reserved."""
    names = (element((9 + 2 * (i // 200)) << 16 | 16 + i % 200, "LO", b"C%05d" % i) for i in range(count))
    last = 9 + 2 * (count // 200 + 1)
    return b"".join(names) + b"".join(element(last << 16 | 0xF000 + i, "LO", b"ab") for i in range(1000))


def cut(codestream, bytes_left, end=codestreams.EOI):
    """Data of the last scan that end early, and the end behind them as if nothing was."""
    scan_header = 10
    return codestream[:codestream.rindex(b"\xff\xda") + scan_header + bytes_left] + end


TEXT = element(0x00100010, "PN", b"A^B")
PATIENT_ID, LONG_TEXT = element(0x00100020, "LO", b"P1"), b"\xe9" * (15 << 20)
MONOCHROME = element(0x00280004, "CS", b"MONOCHROME2")
POSITION, TWO_ROWS = element(0x00200032, "UT", b"0\\" * (7 << 20)), element(0x00280010, "US", us(2))
NOT_BURNED_IN, BURNED_IN = element(0x00280301, "CS", b"NO"), element(0x00280301, "CS", b"YES")
LOOKUP_TABLE = element(0x00283000, "SQ", item(element(0x00283002, "US", us(256) + us(0) + us(16))))
OVERLAY = element(0x60000010, "US", us(65535)) + element(0x60000011, "US", us(65535)) + \
    element(0x60000050, "SS", us(0x7FFF) * 2) + element(0x60003000, "OW", b"ab")
PALETTE = element(0x00281101, "US", us(65535) + us(0) + us(16)) + element(0x00281201, "OW", b"ab")

REFUSED = {
    "deep sequences": (file_around(picture(sequences(5000, True))), "nested deeper than 64"),
    "deep sequences that stay open": (file_around(picture(sequences(5000, False))), "nested deeper than 64"),
    "deep sequences in a deflated dataset": (deflated(picture(sequences(5000, True))), "nested deeper than 64"),
    "a length beyond the file": (file_around(picture(element(0x0008103E, "UT", b"ab", 0xFFFFFFFE))), "4294967294 bytes"),
    "no length where there has to be one": (file_around(picture(element(0x0008103E, "UT", b"ab", UNDEFINED))), "no sequence"),
    "an item longer than its sequence": (file_around(picture(element(0x00081115, "SQ", item(b"ab", 999)))), "999 bytes"),
    "a picture of 65535 x 65535": (file_around(picture(rows=65535, columns=65535)), "65535 x 65535"),
    "2147483647 frames": (file_around(picture(frames=b"2147483647")), "2147483647"),
    "frames that overflow": (file_around(picture(frames=b"99999999999")), "(0028,0008)"),
    "no rows": (file_around(picture(rows=0)), "(0028,0010)"),
    "no bits": (file_around(picture(bits=us(0))), "Bits Allocated 0"),
    "short pixel data": (file_around(picture(pixels=element(0x7FE00010, "OW", PIXELS[:-2]))), "510"),
    "no known representation": (file_around(picture(element(0x0008103E, "??", b"ab"))), "(0008,103E)"),
    "a text for the rows": (file_around(picture().replace(element(0x00280010, "US", us(ROWS)),
                                                          element(0x00280010, "LO", b"many"))), "(0028,0010)"),
    "a meta header that goes beyond the file": (file_around(b"", meta=element(0x00020001, "OB", b"ab", 999)), "999 bytes"),
    "a flood of elements": (file_around(picture(element(0x00081115, "SQ", item() * 990_000))), "more than 200000 elements"),
    "a preamble alone": (bytes(128) + b"DICM", "transfer syntax"),
    "no DICOM file": (b"\x89PNG\r\n\x1a\n" + bytes(400), "not a DICOM file"),
    "a deflate bomb": (bomb(64 << 20), "inflates to more than"),
    "a cut deflate stream": (deflated(picture())[:-40], "deflated dataset is cut"),
    "RLE segments that are cut": (in_rle(rle([64, 68], b"\x81\0")), "RLE"),
    "RLE segments outside": (in_rle(rle([0x7FFFFFFF, 64], b"ab")), "RLE"),
    "more RLE segments than there are": (in_rle(rle([64] * 15, b"ab")), "RLE"),
    "fragments without end": (file_around(picture(pixels=element(0x7FE00010, "OB", length=UNDEFINED) + item() +
                                                  item(length=UNDEFINED)), RLE), "no length"),
    "no fragments": (in_rle(), "fragment"),
    "a palette out of bounds": (file_around(picture(photometric=b"PALETTE COLOR", between=PALETTE)), "PALETTE COLOR"),
    "a decoy of a JPEG frame header": (compressed(codestreams.decoy(32768), codestreams.BASELINE), "FFD0 stands in the wrong"),
    "two JPEG frame headers": (compressed(codestreams.baseline(64, behind=codestreams.frame(0xC0, 60000, 60000)),
                                          codestreams.BASELINE), "FFC0 stands in the wrong"),
    "JPEG lines that are counted later": (compressed(codestreams.baseline(64, lines=0), codestreams.BASELINE), "tells no size"),
    "arithmetic JPEG": (compressed(codestreams.baseline(64, marker=0xC9), codestreams.EXTENDED), "FFC9"),
    "JPEG scans without end": (compressed(codestreams.progressive(4096, 20000), codestreams.EXTENDED, 4096),
                               "more than 100 scans"),
    "an 8-bit picture of 8192 x 8192 in a small file": (compressed(codestreams.jpeg2000(8192), codestreams.JPEG_2000, 8192),
                                                        "bytes of memory"),
    "JPEG 2000 of the smallest blocks": (compressed(codestreams.jpeg2000(4096, block=0), codestreams.JPEG_2000, 4096),
                                         "bytes of memory"),
    "JPEG 2000 of many layers": (compressed(codestreams.jpeg2000(4096, layers=65535), codestreams.JPEG_2000, 4096),
                                 "more than 4000000 code-blocks"),
    "JPEG 2000 of many tiles": (compressed(codestreams.jpeg2000(4096, tile=32, levels=0), codestreams.JPEG_2000, 4096),
                                "more than 4096 tiles"),
    "a patient's id of 15 MB": (instead(PATIENT_ID, element(0x00100020, "UT", LONG_TEXT)), "the limit is 1024"),
    "a photometric interpretation of 15 MB": (instead(MONOCHROME, element(0x00280004, "UT", b"\1" * (15 << 20))),
                                              "the limit is 1024"),
    "a position of 14 MB in a functional group": (
        file_around(picture(between=element(0x52009229, "SQ", item(element(0x00209113, "SQ", item(POSITION)))))),
        "(0020,0032) has 14680064 bytes"),
    "a long photometric interpretation": (instead(MONOCHROME, element(0x00280004, "UT", b"\1" * 1024)), "is not supported"),
    "a transfer syntax of 60 KB": (file_around(picture(), "1.2." * 15_000), "is not supported"),
    "two transfer syntaxes": (file_around(picture(), meta=2 * element(0x00020010, "UI", EXPLICIT.encode())),
                              "(0002,0010) twice"),
    "rows twice": (file_around(picture(between=TWO_ROWS)), "(0028,0010) twice"),
    "burned in and not": (file_around(picture(between=NOT_BURNED_IN + BURNED_IN)), "(0028,0301) twice"),
    "burned in within a sequence": (file_around(picture(between=element(0x00280301, "SQ", item(BURNED_IN)))), "is a sequence"),
    "a flood of private creators": (file_around(picture(between=creators(60_000))), "more than 500 private creators"),
    "pixel data that are a sequence": (file_around(picture(pixels=element(0x7FE00010, "SQ", item()))),
                                       "(7FE0,0010) have the wrong"),
    "pixel data that are a text": (file_around(picture(pixels=element(0x7FE00010, "UT", PIXELS))),
                                   "(7FE0,0010) have the wrong"),
    "a slope of 0": (rescaled(b"0", b"0"), "Rescale Slope 0"),
    "a slope that is no number": (rescaled(b"abc", b"0"), "(0028,1053)"),
    "a slope beyond all numbers": (rescaled(b"inf", b"0"), "(0028,1053)"),
    "a slope without intercept": (rescaled(b"2", b""), "(0028,1052) is missing"),
    "values beyond a float": (rescaled(b"1e38", b"0"), "Rescale Slope 1e+38"),
    "a lookup table in the place of a slope": (file_around(picture(between=LOOKUP_TABLE)), "(0028,3000)"),
    "a JPEG whose data end early": (compressed(cut(codestreams.baseline(64), 8), codestreams.BASELINE), "premature end"),
    "a JPEG without data": (compressed(cut(codestreams.baseline(64), 0), codestreams.BASELINE), "premature end"),
    "a lossless JPEG whose data end early": (compressed(cut(codestreams.lossless(64), 200), codestreams.LOSSLESS, bits=16),
                                             "premature end"),
    "a progressive JPEG without its last scan": (compressed(codestreams.progressive(64, 0), codestreams.EXTENDED),
                                                 "before its last scan"),
    "a JPEG that is cut at a restart": (compressed(codestreams.restarting(64, 40), codestreams.BASELINE), "instead of RST"),
}
READ = {
    "a sound file": file_around(picture()),
    "no preamble": file_around(picture())[132:],
    "a meta header of another length": file_around(picture(), meta=element(0x00020000, "UL", b"\xff" * 4)),
    "a meta header without syntax": file_around(picture(), meta=element(0x00020001, "OB", b"\0\1")),
    "an odd length": file_around(picture(element(0x0008103E, "LO", b"abc", 3))),
    "an RLE bomb": in_rle(rle([64, 68], b"\x81\0" * 500_000)),
    "a character set that is none": file_around(picture(element(0x00080005, "CS", b"ISO 9999") + TEXT)),
    "bytes that are no UTF-8": file_around(picture(element(0x00080005, "CS", b"ISO_IR 192")).replace(b"P1", b"\xc3\x28")),
    "an overlay out of bounds": file_around(picture()[:-len(PIXELS) - 12] + OVERLAY + element(0x7FE00010, "OW", PIXELS)),
    "a palette that nothing asks for": file_around(picture(between=PALETTE)),
    "a fragment table out of bounds": in_rle(rle([64, 68], b"\x81\0" * 4), table=b"\xff" * 4),
    "JPEG fill bytes": compressed(codestreams.baseline(64, before=b"\xff" * 9), codestreams.BASELINE),
    "as many JPEG scans as may be": compressed(codestreams.progressive(64, 99), codestreams.EXTENDED),
    "as many private creators as may be": file_around(picture(between=creators(500))),
    "a JPEG that restarts": compressed(codestreams.restarting(64, 64), codestreams.BASELINE),
    "a JPEG without end": compressed(codestreams.baseline(64)[:-2], codestreams.BASELINE),
    "a JPEG in small fragments": compressed(codestreams.lossless(1024), codestreams.LOSSLESS, 1024, 16, piece=2),
    "an id that is a path": file_around(picture().replace(element(0x00100020, "LO", b"P1"),
                                                          element(0x00100020, "LO", b"../../../etc/passwd"))),
}

GAP = 0x50000000  # of zeros that take no room on the disk
PRIVATE = element(0x00090010, "LO", b"CC") + element(0x00091001, "UN", length=GAP)


def stack(rows, columns, frames=1, groups=b"", pack=file_around, pixels=None):
    """-> (file of `frames` with functional groups of their own, decoded size)"""
    size = rows * columns * 2 * frames
    between = element(0x52009230, "SQ", item(groups) * frames) if groups else b""
    pixels = element(0x7FE00010, "OW", bytes(size) if pixels is None else pixels)
    return pack(picture(rows=rows, columns=columns, frames=str(frames).encode(), between=between, pixels=pixels)), size


def large():
    """Right files that are large, or have much in front of their pixels -> one (name, file, decoded size) after the other"""
    noise = random.Random(1).randbytes
    many = b"".join(element(0x00209000 + i, "US", us(i)) for i in range(101))
    yield "a large deflated picture", *stack(4096, 4096, pack=deflated)
    yield "many deflated frames", *stack(256, 256, 300, pack=deflated)
    yield "a deflated picture that hardly packs", *stack(3000, 3000, pack=deflated, pixels=noise(18_000_000))
    yield "a large deflated picture that hardly packs", *stack(4200, 4200, pack=deflated, pixels=noise(35_280_000))
    side, plain = 4096, 4096 * 4096
    yield "an 8-bit picture", file_around(picture(rows=side, columns=side, bits=us(8),
                                                  pixels=element(0x7FE00010, "OW", noise(plain)))), plain
    yield "8-bit run-length data that do not pack", compressed(
        rle([64], b"".join(b"\x7f" + noise(128) for _ in range(plain // 128))), RLE, side), plain
    yield "a large JPEG", compressed(codestreams.baseline(side), codestreams.BASELINE, side), plain
    yield "a large progressive JPEG", compressed(codestreams.progressive(side, 9), codestreams.EXTENDED, side), plain
    yield "a large lossless JPEG", compressed(codestreams.lossless(side), codestreams.LOSSLESS, side, 16), 2 * plain
    lossless = codestreams.lossless(side)
    comments = codestreams.segment(0xFE, bytes(65533)) * 850
    yield "a large JPEG without its end", compressed(lossless[:2] + comments + lossless[2:-2], codestreams.LOSSLESS, side, 16), 2 * plain
    for bits in (8, 16):
        size = plain * bits // 8
        yield f"{bits}-bit JPEG-LS", compressed(codestreams.jpeg_ls(side, bits), codestreams.JPEG_LS, side, bits), size
        yield f"{bits}-bit JPEG 2000", compressed(codestreams.jpeg2000(side, bits), codestreams.JPEG_2000, side, bits), size
    yield "JPEG 2000 in tiles", compressed(codestreams.jpeg2000(side, tile=1024), codestreams.JPEG_2000, side), plain
    yield "frames of many elements", *stack(64, 64, 2000, many)
    yield "frames with long groups", *stack(128, 128, 1000, element(0x00204000, "UT", bytes(18_000)))


def pretended():
    """What is in front of the pixels, or deflated, is only right for the picture that the header claims -> {name: (file, word)}"""
    claim = picture(rows=4096, columns=4096, pixels=b"")
    flood = element(0x52009230, "SQ", item() * 210_000)
    return {
        "a deflate bomb behind a claim": (deflated(claim + element(0x7FE00010, "OW", PIXELS) +
                                                   element(0x7FE11001, "OB", bytes(64 << 20))), "inflates to more than"),
        "a flood of elements behind a claim": (file_around(claim + flood + element(0x7FE00010, "OW", PIXELS)),
                                               "more than 200004 elements"),
        "a large element behind a claim": (file_around(claim + element(0x50011001, "UN", bytes(17 << 20)) +
                                                       element(0x7FE00010, "OW", PIXELS)), "in front of its pixels"),
    }


def huge():
    """-> {name: (bytes before the gap, bytes behind it, what is said)}"""
    before, behind = picture(b"before").split(b"before")
    head = picture()[:-len(PIXELS) - 12]
    return {
        "a huge element before the pixels": (file_around(before + PRIVATE), behind, "in front of its pixels"),
        "a huge element behind the pixels": (file_around(picture() + element(0x7FE11001, "OB", length=GAP)), b"",
                                             "more than its pixels need"),
        "pixel data of more than the frame": (file_around(head + element(0x7FE00010, "OW", length=GAP)), b"",
                                              "more than its pixels need"),
        "a huge fragment": (file_around(head + element(0x7FE00010, "OB", length=UNDEFINED) + item() + item(length=GAP), RLE),
                            element(0xFFFEE0DD, ""), "more than its pixels need"),
        "a huge deflated dataset": (file_around(b"", DEFLATED), b"", "has more than 33554432 bytes"),
    }
