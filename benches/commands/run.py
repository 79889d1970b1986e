"""Whole commands against peers, in one run on one machine: CPU time, wall time and memory as ratios.

    run.py MITTARI [--rows N,N,…] [--times N] [--peers] [--peer-rows N] [--data FOLDER] [--report SURVEY]

Without `--peers` it needs nothing but Python. Ratios are in units of a bare polars read of the same file, else of the
first line. Absolute times drift from machine to machine and from day to day; compare ratios of one run only.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import data

HERE = pathlib.Path(__file__).parent


def measure(command, times):
    """CPU seconds, wall seconds and peak memory in MB of the best of so many runs."""
    best = None
    for _ in range(times):
        started = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            said = process.stderr.read()
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - started
        if process.returncode != 0:
            sys.exit(f"{' '.join(map(str, command))}: exit code {process.returncode}\n{said.decode()}")
        found = (used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)
        best = found if best is None or found[0] < best[0] else best
    return best


def table(title, rows, unit):
    print(f"\n### {title}\n\n| command | CPU s | CPU ratio | wall s | wall ratio | memory MB |\n|---|--:|--:|--:|--:|--:|")
    for name, (cpu, wall, memory) in rows:
        print(f"| {name} | {cpu:.2f} | {cpu / unit[0]:.2f} | {wall:.2f} | {wall / unit[1]:.2f} | {memory:.0f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mittari")
    parser.add_argument("--rows", default="100,1000,10000,100000,200000")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--peer-rows", type=int, default=200_000)
    parser.add_argument("--data", type=pathlib.Path)
    parser.add_argument("--report", type=pathlib.Path, help="a survey whose whole report is timed")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.data or pathlib.Path(temporary)
        if asked.peers:
            survey = data.survey(folder / str(asked.peer_rows), asked.peer_rows)
            export = survey / "answers.csv"
            peer = lambda name, of=export: measure([sys.executable, HERE / "rivals.py", name, of], asked.times)
            rows = [("bare polars read", peer("bare"))]
            rows += [("mittari results", measure([asked.mittari, "results", survey, "--quiet"], asked.times))]
            rows += [(f"{name} + statsmodels", peer(name)) for name in ("polars", "pandas", "duckdb")]
            columns = data.as_parquet(survey)
            rows.append(("bare polars read, Parquet", peer("bare", columns / "answers.parquet")))
            rows.append(("mittari results, Parquet", measure([asked.mittari, "results", columns, "--quiet"], asked.times)))
            megabytes = export.stat().st_size / 1e6
            table(f"All rates by {data.GROUPS} groups, {asked.peer_rows:,} × 42, {megabytes:.0f} MB", rows, rows[0][1])
        print("\n### Cost as rows grow\n\n| rows | MB | CPU s | µs a row | ns a cell | memory MB |\n|--:|--:|--:|--:|--:|--:|")
        for rows in map(int, asked.rows.split(",")):
            survey = data.survey(folder / str(rows), rows)
            cpu, _, memory = measure([asked.mittari, "results", survey, "--quiet"], asked.times)
            megabytes = (survey / "answers.csv").stat().st_size / 1e6
            print(f"| {rows:,} | {megabytes:.1f} | {cpu:.3f} | {1e6 * cpu / rows:.2f} | {1e9 * cpu / rows / 42:.1f} | {memory:.0f} |")
        if asked.report:
            found = []
            for formats in ("pdf,html,xlsx,json", "pdf,html,docx,xlsx,json,svg,png"):
                out = folder / "report"
                command = [asked.mittari, "report", asked.report, "--out", out, "--format", formats, "--quiet"]
                found.append((formats, measure(command, asked.times)))
            table(f"A whole report: {asked.report.name}", found, found[0][1])


if __name__ == "__main__":
    main()
