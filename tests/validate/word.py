#!/usr/bin/env python3
"""Holds Word reports against what a reader with a screen reader, and Word itself, need.

`python tests/validate/word.py report.fi.docx …`, with `python-docx`, LibreOffice and poppler. Exit code 1 if a report
lacks something, or if this check no longer notices a broken file.
"""

import io
import os
import re
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

import docx
import openpyxl

import office
from office import W

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def main(paths):
    if not paths:
        sys.exit("usage: word.py REPORT.docx …")
    found = {path: problems(path) for path in paths}
    for path, text in zip(paths, office.pages(paths)):
        found[path] += printed(path, text)
    office.tell(found, controls(paths[0]))


def is_summary(path):
    """The version on a page has neither chapters nor contents."""
    return os.path.basename(path).startswith("summary.")


def problems(path):
    """What the file lacks, one line each."""
    found = office.broken_parts(path)
    if found:
        return found
    document = docx.Document(path)
    body = document.element.body
    if not document.core_properties.title:
        found.append("no title among the properties")
    spoken = document.styles.element.find(f".//{W}rPrDefault//{W}lang").get(f"{W}val")
    if spoken != office.language(path) or document.core_properties.language != spoken:
        found.append(f"the language is {spoken}, not {office.language(path)}")
    headings = [p for p in document.paragraphs if p.style.name.startswith("Heading")]
    if (len(headings) < 5 and not is_summary(path)) or not all(h.style.element.find(f".//{W}numPr") is not None for h in headings):
        found.append("headings are missing or without numbers")
    for i, table in enumerate(document.tables, start=1):
        properties = table._tbl.tblPr
        if table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is None:
            found.append(f"table {i}: no header row")
        for name in ("tblCaption", "tblDescription"):
            described = properties.find(f"{W}{name}")
            if described is None or not described.get(f"{W}val"):
                found.append(f"table {i}: no {name}")
    pictures = list(body.iter(f"{WP}docPr"))
    if not pictures or len({p.get("id") for p in pictures}) != len(pictures):
        found.append("pictures are missing or share their numbers")
    found += [f"{p.get('name')}: no alternative text" for p in pictures if len(p.get("descr") or "") < 20]
    found += captions(body, tables=len(document.tables), figures=len(pictures))
    instructions = " ".join(i.text for i in body.iter(f"{W}instrText"))
    if "TOC " not in instructions and not is_summary(path):
        found.append("no table of contents")
    foot = document.sections[0].footer._element
    if [f.get(f"{W}instr").strip() for f in foot.iter(f"{W}fldSimple")] != ["PAGE", "NUMPAGES"]:
        found.append("no page numbers")
    found += charts(path)
    unknown = {p.style.name for p in document.paragraphs if p.style is None}
    return found + [f"unknown style {name}" for name in unknown]


def charts(path):
    """Every chart that Word draws has a workbook, and remembers the numbers that are in it."""
    found = []
    with zipfile.ZipFile(path) as parts:
        names = set(parts.namelist())
        for name in sorted(n for n in names if re.fullmatch(r"word/charts/chart\d+\.xml", n)):
            workbook = name.replace("word/charts/", "word/embeddings/").replace(".xml", ".xlsx")
            if workbook not in names or "../embeddings/" not in parts.read(name.replace("charts/", "charts/_rels/") + ".rels").decode():
                found.append(f"{name}: no workbook")
                continue
            sheet = openpyxl.load_workbook(io.BytesIO(parts.read(workbook))).worksheets[0]
            there = [[cell.value for cell in column[1:] if cell.value is not None] for column in list(sheet.columns)[1:]]
            series = list(ElementTree.fromstring(parts.read(name)).iter(f"{C}ser"))
            # Parts of the bars first, then how far the intervals reach down and up.
            drawn = [s.find(f"{C}val") for s in series]
            drawn += [s.find(f"{C}errBars/{C}{end}") for s in series if s.find(f"{C}errBars") is not None for end in ("minus", "plus")]
            remembered = [[float(v.text) for v in d.iter(f"{C}v")] for d in drawn]
            if remembered != there:
                found.append(f"{name}: {remembered} in the chart, {there} in its workbook")
    return found


def captions(body, tables, figures):
    """Every caption counts with a field, and its number is right before anybody makes the fields anew."""
    counted = {}
    for field in body.iter(f"{W}fldSimple"):
        if sequence := re.match(r"\s*SEQ (\S+)", field.get(f"{W}instr")):
            counted.setdefault(sequence[1], []).append("".join(t.text for t in field.iter(f"{W}t")))
    if sorted(len(numbers) for numbers in counted.values()) != sorted(n for n in [tables, figures] if n):
        return [f"{tables} tables and {figures} figures, but {({k: len(v) for k, v in counted.items()})}"]
    wrong = [name for name, numbers in counted.items() if numbers != [str(i + 1) for i in range(len(numbers))]]
    return [f"captions of {name} are not counted from 1" for name in wrong]


def printed(path, text):
    """What LibreOffice made of it."""
    count = text.count("\f")
    if count != 1 if is_summary(path) else count < 5:
        return [f"{count} pages"]
    if not re.search(rf"{count}\s*/\s*{count}", text):
        return ["the last page does not say its number"]
    wrong = [word for word in ("Error!", "Virhe", "Fel!") if word in text]
    return [f"`{word}` in the text" for word in wrong]


def controls(path):
    """Files that must not pass."""
    def without(pattern):
        return lambda data: re.sub(pattern, b"", data)

    def chart_of(path):
        with zipfile.ZipFile(path) as parts:
            return next((n for n in parts.namelist() if n.startswith("word/charts/chart")), None)

    faults = []
    broken = {
        "a picture without alternative text": ("word/document.xml", without(rb' descr="[^"]*"')),
        "a table without a header row": ("word/document.xml", without(rb"<w:tblHeader/>")),
        "a caption that is no field": ("word/document.xml", without(rb"SEQ \S+")),
        "another language": ("word/styles.xml", lambda data: data.replace(b'w:val="%s"' % office.language(path).encode(), b'w:val="de-DE"')),
        "a chart that says something else than its workbook": (chart_of(path), lambda data: re.sub(rb"(<c:val>.*?<c:v>)[^<]*", rb"\g<1>0.123", data, count=1)),
        "a broken part": ("word/document.xml", lambda data: data[:-20]),
    }
    with tempfile.TemporaryDirectory() as folder:
        for what, (name, edit) in broken.items():
            # The version on a page may have no chart that Word draws.
            if name and not problems(office.edited(path, name, edit, folder)):
                faults.append(f"{what} is not noticed")
    return faults


if __name__ == "__main__":
    main(sys.argv[1:])
