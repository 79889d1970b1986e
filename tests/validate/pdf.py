#!/usr/bin/env python3
"""Holds PDF reports against PDF/UA-1 and PDF/A-2a: `python tests/validate/pdf.py report.fi.pdf …`

Needs the package `page-validation` (it is imported as `page`). Exit code 1 if a report breaks a rule,
or if the validator no longer notices a broken file.
"""

import re
import sys
from pathlib import Path

import page

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)

# Version 0.11.0 takes a carriage return that ends a binary stream for a part of the line break before
# `endstream`, and then finds the stream one byte too short. This one rule is checked again below.
STREAM_LENGTH = "PDFA2A-STREAM-LENGTH-001"


def main(paths):
    if not paths:
        sys.exit("usage: pdf.py REPORT.pdf …")
    faults = controls(Path(paths[0]).read_bytes())
    for path in paths:
        found = violations(Path(path).read_bytes())
        print(f"{path}: {'PDF/UA-1 and PDF/A-2a' if not found else f'{len(found)} violations'}")
        faults += [f"{path}: {violation}" for violation in found]
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


def violations(pdf):
    """What both profiles object to, one line each."""
    found = []
    for profile in PROFILES:
        report = page.validate_pdf_bytes(pdf, profile=profile)
        failures = [f for f in report.failures if f.rule_id != STREAM_LENGTH]
        if not report.is_compliant and not report.failures:
            found.append(f"{profile}: not compliant, without a reason")
        found += [f"{profile}: {f.rule_id}: {f.message}" for f in failures]
        if len(failures) < len(report.failures):
            found += [f"{profile}: {STREAM_LENGTH}: {problem}" for problem in wrong_lengths(pdf)]
    return found


def wrong_lengths(pdf):
    """Streams that are not exactly `/Length` bytes long, followed by a line break and `endstream`."""
    wrong, at, streams = [], 0, 0
    while found := re.compile(rb">>\s*stream(?:\r\n|\n)").search(pdf, at):
        dictionary = pdf[pdf.rindex(b" obj", 0, found.start()) : found.start() + 2]
        length = re.search(rb"/Length\s+(\d+)(?!\s+\d+\s+R)\b", dictionary)
        if length is None:
            return wrong + [f"the stream at byte {found.start()} has no length of its own"]
        end = found.end() + int(length[1])
        if not re.compile(rb"(?:\r\n|\r|\n)endstream\b").match(pdf, end):
            return wrong + [f"the stream at byte {found.start()} is not {int(length[1])} bytes long"]
        at, streams = end, streams + 1
    return wrong if streams else ["no stream was found"]


def controls(pdf):
    """Files that must not pass: an untagged one, and one whose first stream has another length."""
    faults = []
    for profile in PROFILES:
        if page.validate_pdf_bytes(UNTAGGED, profile=profile).is_compliant:
            faults.append(f"control: an untagged file passes as {profile}")
    lie = re.sub(rb"/Length (\d+)", lambda m: b"/Length %d" % (int(m[1]) + 1), pdf, count=1)
    if lie == pdf or not wrong_lengths(lie):
        faults.append("control: a stream of the wrong length is not noticed")
    return faults


def untagged():
    """The smallest file that a reader opens: one empty page, no tags, no language, no metadata."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )
    pdf, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(pdf))
        pdf += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"xref\n0 4\n0000000000 65535 f \n%strailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return pdf + trailer % (table, len(pdf))


UNTAGGED = untagged()

if __name__ == "__main__":
    main(sys.argv[1:])
