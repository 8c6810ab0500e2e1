"""measure.py BUILD REAL_DATASET SCRATCH

Measures how much of every known mistake is noticed, and writes detection.md and detection.png beside itself. Needs
python3-numpy and python3-pil. BUILD is a build folder with contourcheck-cli and detection_features.

- Left out: the real patients, each judged by what was fitted on the other ones and the synthetic patients of FIT_SEED.
- Held out: synthetic patients of seeds no fit has seen, judged by what was fitted on the real ones and FIT_SEED's: the
  weights that are built in, once they were written by
      fit.py SCRATCH/real.csv SCRATCH/fit.csv --weights core/check/weights.h
- Damage that the checks of geometry find: how many have a finding of the whole check, warning or error.
"""
import argparse
import pathlib
import subprocess

import numpy as np
from PIL import Image, ImageDraw, ImageFont

import fit

FIT_SEED, FIT_PATIENTS = 11, 16
HELD_OUT_SEEDS, HELD_OUT_PATIENTS = (101, 102), 8
LEVELS = (0.05, 0.02)
HERE = pathlib.Path(__file__).parent
COLOURS = {"inner": (0, 114, 178), "outer": (213, 94, 0)}
KINDS = {"mirrored-left-right": "mirrored left to right", "mirrored-top-bottom": "mirrored top to bottom",
         "transposed": "x and y exchanged", "turned-quarter": "turned by a quarter", "turned-half": "turned by a half",
         "other-patient": "another patient's contour", "shifted-10px": "10 pixels off", "shifted-5px": "5 pixels off",
         "shifted-3px": "3 pixels off", "shifted-2px": "2 pixels off", "scaled-0.8": "0.8 times the size",
         "scaled-1.25": "1.25 times the size", "scaled-0.9": "0.9 times the size", "scaled-1.1": "1.1 times the size",
         "oval": "squeezed into an oval", "next-location": "the next slice location's contour",
         "next-but-one-location": "the next but one", "phases-exchanged": "end systole and end diastole exchanged"}
DAMAGES = {"kind-exchanged": "outer given as inner, inner as outer", "millimetres": "millimetres for pixels",
           "half-the-points": "half the points missing", "bow-tie": "a bow-tie", "spike": "one stray point"}


def make_tables(build, real, scratch):
    scratch.mkdir(parents=True, exist_ok=True)
    features, program = build / "tests/detection_features", build / "bin/contourcheck-cli"

    def write(name, *datasets):
        with open(scratch / name, "w") as file:
            subprocess.run([features, "0", "1", *datasets], stdout=file, check=True)
        return str(scratch / name)

    def synthetic(seed, patients):
        folder = scratch / f"demo-{seed}"
        if not folder.exists():
            subprocess.run([program, "demo", folder, "--varied", "--patients", str(patients), "--seed", str(seed),
                            "--locations", "9", "--phases", "4", "--quiet"], check=True, stdout=subprocess.DEVNULL)
        return folder
    return (write("real.csv", real), write("fit.csv", synthetic(FIT_SEED, FIT_PATIENTS)),
            write("held-out.csv", *(synthetic(seed, HELD_OUT_PATIENTS) for seed in HELD_OUT_SEEDS)))


def wilson(share, count):
    """95 % interval of a share (Wilson 1927)."""
    z = 1.96
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * np.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return max(0.0, middle - half), min(1.0, middle + half)


def as_text(share, count):
    low, high = wilson(share, count)
    return f"{share:.2f} ({low:.2f} to {high:.2f})"


def noticed(scores, mistakes, mistake):
    """Shares above the levels; None where the mistake was never made."""
    right, wrong = scores[mistakes == ""], scores[mistakes == mistake]
    if not len(wrong):
        return None
    return [(np.mean(wrong > np.quantile(right, 1 - level)), len(wrong)) for level in LEVELS]


def area_interval(scores, mistakes, contours):
    """95 % interval of the area under the curve: contours are drawn with replacement, with all their mistakes."""
    random = np.random.default_rng(1)
    members = [np.flatnonzero(contours == contour) for contour in np.unique(contours)]
    areas = []
    for _ in range(300):
        rows = np.concatenate([members[i] for i in random.integers(len(members), size=len(members))])
        areas.append(fit.area_under_curve(scores[rows][mistakes[rows] == ""], scores[rows][mistakes[rows] != ""]))
    return np.quantile(areas, (0.025, 0.975))


def measured(real, fitted, held_out):
    """{title: {kind: (scores, mistakes, contours)}} and the shares of damage found."""
    groups = {"left out": {}, "held out": {}}
    damage = {}
    for kind in ("inner", "outer"):
        table = fit.Table([real, fitted], kind)
        scores = fit.left_out(table)
        groups["left out"][kind] = scores[table.real], table.mistake[table.real], table.contour[table.real]
        model = fit.fit(table, np.ones(len(table.patient), bool))
        table = fit.Table([held_out], kind)
        scores = fit.scored(table, np.ones(len(table.patient), bool), model)
        groups["held out"][kind] = scores, table.mistake, table.contour
        for title, name in (("left out", real), ("held out", held_out)):
            table = fit.Table([name], kind, with_damage=True)
            damage[title, kind] = {mistake: table.flagged[table.mistake == mistake] for mistake in ("", *DAMAGES)}
    return groups, damage


def as_markdown(groups, damage):
    lines = []
    titles = {"left out": "Real patients, each left out of the fit",
              "held out": "Synthetic patients of seeds that no fit has seen"}
    for group, title in titles.items():
        kinds = groups[group]
        rights = {kind: (kinds[kind][1] == "").sum() for kind in kinds}
        lines += [f"## {title}", "", "Share noticed with its 95 % interval, where 5 % and 2 % of right contours are "
                  f"flagged: {rights['inner']} right inner, {rights['outer']} right outer contours.", "",
                  "| mistake | inner, 5 % | inner, 2 % | outer, 5 % | outer, 2 % |", "| --- | --- | --- | --- | --- |"]
        for mistake, words in KINDS.items():
            cells = []
            for scores, mistakes, _ in kinds.values():
                shares = noticed(scores, mistakes, mistake)
                cells += [as_text(*share) for share in shares] if shares else ["", ""]
            lines.append(f"| {words} | " + " | ".join(cells) + " |")
        areas = []
        for scores, mistakes, contours in kinds.values():
            area = fit.area_under_curve(scores[mistakes == ""], scores[mistakes != ""])
            low, high = area_interval(scores, mistakes, contours)
            areas += [f"{area:.3f} ({low:.3f} to {high:.3f})", ""]
        lines += ["| area under the curve, all of these | " + " | ".join(areas) + " |", "",
                  "Found by the whole check as it is built (a warning or an error on the contour):", "",
                  "| damage | inner | outer |", "| --- | --- | --- |"]
        for mistake, words in ({"": "none: right contours"} | DAMAGES).items():
            found = [damage[group, kind][mistake] for kind in kinds]
            lines.append(f"| {words} | " + " | ".join(as_text(f.mean(), len(f)) for f in found) + " |")
        lines.append("")
    return "\n".join(lines)


def draw_curves(groups, path):
    scale, left, top, size = 2, 70, 26, 420
    picture = Image.new("RGB", (scale * (left + size + 24), scale * (top + size + 56)), "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype("DejaVuSans.ttf", 13 * scale)
    most = 0.2  # of right contours flagged: beyond, nothing is of use

    def at(x, y):
        return scale * (left + size * x / most), scale * (top + size * (1 - (y - 0.5) / 0.5))
    for k in range(6):
        x, y = most * k / 5, 0.5 + 0.1 * k
        draw.line([at(x, 0.5), at(x, 1)], fill=(232, 232, 232), width=scale)
        draw.line([at(0, y), at(most, y)], fill=(232, 232, 232), width=scale)
        draw.text((at(x, 0.5)[0], at(x, 0.5)[1] + 6 * scale), f"{100 * x:.0f} %", fill=(90, 90, 90), font=font, anchor="ma")
        draw.text((at(0, y)[0] - 6 * scale, at(0, y)[1]), f"{100 * y:.0f} %", fill=(90, 90, 90), font=font, anchor="rm")
    draw.text((at(most / 2, 0.5)[0], at(0, 0.5)[1] + 28 * scale), "right contours flagged", fill=(60, 60, 60), font=font,
              anchor="ma")
    draw.text((scale * 8, scale * 4), "wrong contours noticed", fill=(60, 60, 60), font=font)
    line = 0
    for group, width, words in (("left out", 3, "3 real patients, left out"), ("held out", 1, "synthetic, held out")):
        for kind, (scores, mistakes, _) in groups[group].items():
            right, wrong = np.sort(scores[mistakes == ""])[::-1], scores[mistakes != ""]
            points = []
            for k, level in enumerate(right):  # a step for each right contour
                share = max(0.5, np.mean(wrong > level))
                points += [at(min(most, k / len(right)), share), at(min(most, (k + 1) / len(right)), share)]
                if (k + 1) / len(right) >= most:
                    break
            draw.line(points, fill=COLOURS[kind], width=width * scale)
            x, y = at(0.085, 0.64 - 0.03 * line)
            draw.line([(x, y), (x + 22 * scale, y)], fill=COLOURS[kind], width=width * scale)
            draw.text((x + 28 * scale, y), f"{kind}: {words}", fill=(60, 60, 60), font=font, anchor="lm")
            line += 1
    picture.save(path, optimize=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("real", type=pathlib.Path)
    parser.add_argument("scratch", type=pathlib.Path)
    options = parser.parse_args()
    groups, damage = measured(*make_tables(options.build, options.real, options.scratch))
    (HERE / "detection.md").write_text(
        "# What was noticed\n\nWritten by measure.py, which says how; not by hand.\n\n" + as_markdown(groups, damage))
    draw_curves(groups, HERE / "detection.png")


if __name__ == "__main__":
    main()
