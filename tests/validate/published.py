#!/usr/bin/env python3
"""Reads the figures back out of PDF reports and holds them against `results.json`.

`python tests/validate/published.py results.json report.fi.pdf …`, with poppler. Exit code 1 if a figure of a report is not in the
record or the other way round, or if this check no longer notices a wrong number.
"""

import json
import re
import subprocess
import sys

# Share, interval and counts as they stand in a row: `88 % (76–95) 38/43`, `88% (76–95) 38/43`.
SPACE = "[\u00a0 \n]*"
NUMBER = r"\d+(?:[.,]\d+)?"
FIGURE = re.compile(rf"(?<![\d.,])({NUMBER}){SPACE}%{SPACE}\(({NUMBER})–({NUMBER})\)\s+(\d+)/(\d+)")


def main(record, *paths):
    with open(record, encoding="utf-8") as file:
        estimates = shown(json.load(file))
    faults = []
    for path in paths:
        text = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
        wrong = problems(text, estimates)
        print(f"{path}: {len(FIGURE.findall(text))} figures, {'all as published' if not wrong else f'{len(wrong)} wrong'}")
        faults += [f"{path}: {problem}" for problem in wrong]
        if not problems(re.sub(r"(\d+)/(\d+)", lambda m: f"{int(m[1]) + 1}/{m[2]}", text), estimates):
            faults.append("control: a wrong count is not noticed")
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


def shown(results):
    """Published shares: of everybody, which every report must hold, of groups and other rounds, and by how much people took part."""
    rates = [e for e in results["estimates"] if e["measure"] == "rate" and not e["hidden"] and e["value"] is not None]
    doses = results["doses"] + results["recorded_doses"]
    bands = [band for dose in doses for band in dose["bands"] if not band["hidden"]]
    # The round that the report speaks of is the one with the most shares; a follow-up is told by its change.
    waves = [e["wave"] for e in rates if e["group"] is None]
    spoken_of = max(waves, key=waves.count)
    needed = lambda e: e["group"] is None and e["wave"] == spoken_of
    told = [(e["count"], e["n"], e["value"], e["low"], e["high"], needed(e)) for e in rates]
    return told + [(b["count"], b["n"], b["value"], b["low"], b["high"], False) for b in bands]


def problems(text, estimates):
    """Figures that only one side has."""
    figures = [(parsed(p), parsed(low), parsed(high), int(k), int(n)) for p, low, high, k, n in FIGURE.findall(text)]
    wrong = [f"{figure} is not in the record" for figure in figures if not any(same(figure, e) for e in estimates)]
    for estimate in estimates:
        if estimate[-1] and not any(same(figure, estimate) for figure in figures):
            wrong.append(f"{estimate} is not in the report")
    return wrong


def parsed(text):
    """A number and how far the published one may be from it."""
    decimals = len(re.split("[.,]", text)[1]) if re.search("[.,]", text) else 0
    return float(text.replace(",", ".")), 0.5 * 10**-decimals + 1e-9


def same(figure, estimate):
    (*printed, k, n), (count, base, *values, _) = figure, estimate
    return (k, n) == (count, base) and all(abs(p - 100 * v) <= within for (p, within), v in zip(printed, values))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: published.py results.json REPORT.pdf …")
    main(*sys.argv[1:])
