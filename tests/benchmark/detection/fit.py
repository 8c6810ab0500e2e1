"""fit.py FEATURES.csv… [--weights FILE]

Fits what makes a suspicion of the features (core/check/suspicion.h) on tables that detection_features wrote, prints how
much of every mistake is noticed on patients that were left out, and writes the weights as a C++ header.

The model: logistic in the sum of weight x min(max(0, (feature - knot) / scale), 6), no weight below 0, so that no measure
that gets worse lowers a suspicion. Knot: three fifths of right contours are below it. Scale: from the quarter to the 95th
percentile of right ones. Each mistake weighs the same, right contours as much as all mistakes together, a real
contour as much as four synthetic ones. The contours of these patients have neighbours 10 mm away at most, so that no
witness errs more than another of its name (core/check/witnesses.h, Spread). A suspicion of 0.5 is where 4 % of right contours left out lie above."""
import argparse
import csv

import numpy as np

SYNTHETIC = "DEMO"
WITNESSES_OF_ERRORS = [False] * 8 + [True] * 2  # partner, edges near: they answer to no mistake
DAMAGE = {"kind-exchanged", "millimetres", "half-the-points", "bow-tie", "spike"}  # other rules find these
MOST = 6.0
REAL_WEIGHT = 4
RIDGE = 0.02
FLAGGED = 0.04
# A jury (core/check/witnesses.h): how witnesses answer to a mistake of 1 mm, and the covariance of their errors, learned
# on right contours and on mistakes this small.
PARTS = {"growth": slice(0, 1), "shift": slice(1, 3), "wave": slice(3, 5)}
SMALL = {"", "scaled-0.9", "scaled-1.1", "shifted-2px", "shifted-3px", "oval"}
MOST_ERROR = 2.5  # robust deviations; beyond that an error counts as this one
SHRINKAGE = 0.25  # towards errors that have nothing to do with each other
LEAST_ERROR = 0.2  # mm
LEAST_EIGENVALUE = 0.2


class Table:
    def __init__(self, files, kind, with_damage=False):
        rows = []
        for name in files:
            with open(name, newline="") as file:
                reader = csv.reader(file)
                header = next(reader)
                rows += [row for row in reader if row[2] == kind and (with_damage or row[3] not in DAMAGE)]
        def first(word):
            return next(i for i, name in enumerate(header) if name.startswith(word))
        first_raw, first_says, first_truly = first("raw "), first("says "), first("truly ")
        first_status = first("status")
        self.names = header[5:first_raw]
        self.patient = np.array([row[0] for row in rows])
        self.contour = np.array(["/".join(row[:2]) for row in rows])
        self.mistake = np.array([row[3] for row in rows])
        self.x = np.array([[float(v) for v in row[5:first_raw]] for row in rows])
        self.raw = np.array([[float(v) for v in row[first_raw:first_says]] for row in rows])
        said = np.array([[float(v or "nan") for v in row[first_says:first_truly]] for row in rows])
        said = said.reshape(len(rows), -1, 5)  # row, witness, (growth, shift x, y, wave cosine, sine)
        truly = np.array([[float(v) for v in row[first_truly:first_status]] for row in rows])
        self.says = {name: said[:, :, part] for name, part in PARTS.items()}
        self.truly = {name: truly[:, part] for name, part in PARTS.items()}
        self.right = self.mistake == ""
        self.flagged = np.array([row[first_status] != "ok" for row in rows])  # by the whole check
        self.suspicion = np.array([float(row[first_status + 1]) for row in rows])
        self.real = ~np.char.startswith(self.patient, SYNTHETIC)


def basis(x, knot, scale):
    return np.clip((x - knot) / scale, 0, MOST)


def row_weights(table, rows):
    weights = np.zeros(rows.sum())
    for mistake in set(table.mistake[rows]):
        same = table.mistake[rows] == mistake
        weights[same] = 1 / same.sum()
    weights[table.real[rows]] *= REAL_WEIGHT
    for group in (table.right[rows], ~table.right[rows]):
        weights[group] /= weights[group].sum()
    return weights


def positive(covariance):
    """Each pair of witnesses was heard on contours of its own, so that all together need not be a covariance: the
    correlations are drawn to 0 and their eigenvalues kept from it."""
    deviation = np.sqrt(np.diag(covariance))
    correlation = covariance / np.outer(deviation, deviation)
    correlation = (1 - SHRINKAGE) * correlation + SHRINKAGE * np.eye(len(deviation))
    values, vectors = np.linalg.eigh(correlation)
    return (vectors * np.maximum(values, LEAST_EIGENVALUE)) @ vectors.T * np.outer(deviation, deviation)


def jury(table, rows, part):
    """Slopes and covariance of the witnesses for growth, shift or wave."""
    chosen = rows & np.isin(table.mistake, list(SMALL))
    says, truly = table.says[part][chosen], table.truly[part][chosen]
    weight = np.where(table.real[chosen], REAL_WEIGHT, 1.0)[:, None]
    count = says.shape[1]
    slope, errors = np.zeros(count), np.full_like(says, np.nan)
    for k in range(count):
        heard = ~np.isnan(says[:, k, 0])
        if not heard.any():
            continue
        w, t, wt = says[heard, k], truly[heard], weight[heard]
        slope[k] = np.clip((wt * w * t).sum() / max((wt * t * t).sum(), 1e-9), 0, 1.2)
        error = w - slope[k] * t
        most = MOST_ERROR * max(LEAST_ERROR, 1.48 * np.median(np.abs(error)))
        errors[:, k] = np.where(heard[:, None], np.clip(says[:, k] - slope[k] * truly, -most, most), np.nan)
    covariance = np.eye(count)
    for i in range(count):
        for k in range(count):
            both = ~np.isnan(errors[:, i, 0]) & ~np.isnan(errors[:, k, 0])
            if both.any():
                covariance[i, k] = (weight[both] * errors[both, i] * errors[both, k]).sum() / \
                    (weight[both].sum() * errors.shape[2])
            elif i != k:
                covariance[i, k] = 0
    slope[[k for k in range(count) if WITNESSES_OF_ERRORS[k]]] = 0
    return slope, positive(covariance) + LEAST_ERROR ** 2 * np.eye(count)


def sure(table, part, of):
    """How far all witnesses together would move, grow or bend each contour, in standard deviations."""
    slope, covariance = of
    says = table.says[part]
    heard = ~np.isnan(says[:, :, 0])
    result = np.zeros(len(says))
    for pattern in np.unique(heard, axis=0):
        same = (heard == pattern).all(axis=1)
        weight = np.linalg.solve(covariance[np.ix_(pattern, pattern)], slope[pattern])
        sums = np.einsum("rkc,k->rc", says[same][:, pattern], weight)
        precision = weight @ slope[pattern]
        result[same] = np.linalg.norm(sums, axis=1) / np.sqrt(precision) if precision > 0 else 0
    return result


def with_juries(table, juries):
    x = table.x.copy()
    for part, of in juries.items():
        x[:, table.names.index("sure " + part)] = sure(table, part, of)
    x[:, table.names.index("sure")] = np.sqrt(sum(x[:, table.names.index("sure " + part)] ** 2 for part in juries))
    return x


def fit(table, rows):
    """Juries, then weights by accelerated projected gradient."""
    juries = {part: jury(table, rows, part) for part in PARTS}
    x = with_juries(table, juries)[rows]
    right = x[table.right[rows]]
    knot = np.quantile(right, 0.6, axis=0)
    scale = np.maximum(np.quantile(right, 0.95, axis=0) - np.quantile(right, 0.25, axis=0), 0.02)
    b = basis(x, knot, scale)
    w = row_weights(table, rows) / 2
    y = (~table.right[rows]).astype(float)
    step = 1 / (0.25 * np.linalg.norm((b * w[:, None]).T @ b, 2) + RIDGE + 1)
    a = z = np.zeros(b.shape[1])
    start = z_start = -2.0
    t = 1.0
    for _ in range(3000):
        error = w * (1 / (1 + np.exp(-(b @ z + z_start))) - y)
        a_next = np.maximum(0, z - step * (b.T @ error + RIDGE * z))
        start_next = z_start - 3 * step * error.sum()
        t_next = (1 + np.sqrt(1 + 4 * t * t)) / 2
        z = a_next + (t - 1) / t_next * (a_next - a)
        z_start = start_next + (t - 1) / t_next * (start_next - start)
        a, start, t = a_next, start_next, t_next
    return knot, scale, a, start, juries


def scored(table, rows, model):
    knot, scale, a, start, juries = model
    return basis(with_juries(table, juries)[rows], knot, scale) @ a + start


def left_out(table):
    """Scores of every contour by a model that never saw its patient; synthetic patients go in fours."""
    real = sorted(set(table.patient[table.real]))
    synthetic = sorted(set(table.patient[~table.real]))
    scores = np.zeros(len(table.patient))
    for fold in [[p] for p in real] + [synthetic[k::4] for k in range(4) if synthetic[k::4]]:
        test = np.isin(table.patient, fold)
        scores[test] = scored(table, test, fit(table, ~test))
    return scores


def area_under_curve(right, wrong):
    values, place, count = np.unique(np.concatenate([right, wrong]), return_inverse=True, return_counts=True)
    ranks = (np.cumsum(count) - (count - 1) / 2)[place]
    return (ranks[len(right):].sum() - len(wrong) * (len(wrong) + 1) / 2) / (len(right) * len(wrong))


def print_table(title, scores, mistakes):
    right = scores[mistakes == ""]
    print(f"{title}: {len(right)} right contours, area under the curve "
          f"{area_under_curve(right, scores[mistakes != '']):.4f}")
    print(f"  {'mistake':24s} {'n':>5s}  5 %   2 %")
    for mistake in sorted(set(mistakes) - {""}):
        of = scores[mistakes == mistake]
        shares = [np.mean(of > np.quantile(right, 1 - flagged)) for flagged in (0.05, 0.02)]
        print(f"  {mistake:24s} {len(of):5d}  {shares[0]:.2f}  {shares[1]:.2f}")


def as_cpp(name, numbers):
    return f"    .{name} = {{" + ", ".join(f"{v:.4g}" for v in numbers) + "},\n"


def as_cpp_jury(name, slope, covariance):
    def row(values):
        return "{" + ", ".join(f"{v:.4g}" for v in values) + "}"
    return f"    .{name} = {{.slope = {row(slope)},\n        .covariance = {{{{" + ",\n            ".join(map(row, covariance)) + \
        "}}},\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--weights")
    options = parser.parse_args()
    header = ("// Written by tests/benchmark/detection/fit.py; not by hand.\n#pragma once\n\n"
              '#include "check/features.h"\n\nnamespace contourcheck::check::weights {\n\n'
              "/// What makes a suspicion of the features of one kind: see suspicion.h.\nstruct Weights {\n"
              "    double start = 0;\n    std::array<double, Features::count> knot{}, scale{}, weight{};\n"
              "    Raw typical{}; ///< medians of right contours\n    Jury growth, shift, wave;\n};\n\n// clang-format off\n")
    for kind in ("inner", "outer"):
        table = Table(options.files, kind)
        scores = left_out(table)
        for title, of in (("real", table.real), ("synthetic", ~table.real)):
            if of.any():
                print_table(f"{kind}, {title}", scores[of], table.mistake[of])
        knot, scale, a, start, juries = fit(table, np.ones(len(table.patient), bool))
        judged = table.right & (table.real if table.real.any() else True)
        level = np.quantile(scores[judged], 1 - FLAGGED)
        print(f"{kind}: highest right score {scores[judged].max() - level:.2f} above the level")
        header += f"inline constexpr Weights {kind}{{\n    .start = {start - level:.4g},\n"
        header += as_cpp("knot", knot) + as_cpp("scale", scale) + as_cpp("weight", a)
        header += as_cpp("typical", np.median(table.raw[judged], axis=0))
        header += "".join(as_cpp_jury(part, *juries[part]) for part in PARTS) + "};\n"
    header += "// clang-format on\n\n} // namespace contourcheck::check::weights\n"
    if options.weights:
        with open(options.weights, "w") as file:
            file.write(header)


if __name__ == "__main__":
    main()
