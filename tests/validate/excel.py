#!/usr/bin/env python3
"""Holds workbooks against what a reader, and Excel itself, need: `python tests/validate/excel.py report.fi.xlsx …`

With `openpyxl`, LibreOffice and poppler. Exit code 1 if a workbook lacks something, or if this check no longer notices a
broken file.
"""

import re
import sys
import tempfile
import zipfile

import openpyxl

import office

NAMES = {"fi-FI": ("Sisällys", "Koodikirja"), "sv-FI": ("Innehåll", "Kodbok"), "en-GB": ("Contents", "Codebook")}


def main(paths):
    if not paths:
        sys.exit("usage: excel.py REPORT.xlsx …")
    found = {path: problems(path) for path in paths}
    for path, text in zip(paths, office.pages(paths)):
        wrong = [word for word in ("#NAME?", "#REF!", "#VALUE!", "Err:5") if word in text]
        found[path] += [f"`{word}` on paper" for word in wrong]
        if text.count("\f") < len(openpyxl.load_workbook(path).sheetnames):
            found[path].append("fewer pages than sheets")
    office.tell(found, controls(paths[0]))


def problems(path):
    """What the file lacks, one line each."""
    found = office.broken_parts(path)
    if found:
        return found
    book = openpyxl.load_workbook(path)
    names = book.sheetnames
    contents, codebook = NAMES[office.language(path)]
    if names[0] != contents or names[-1] != codebook:
        found.append(f"sheets are called {names[0]} and {names[-1]}")
    if not book.properties.title or book.properties.created.year > 2100:
        found.append("no title or no date among the properties")
    numbers = charts = 0
    for sheet in book.worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        found += [f"{sheet.title}!{cell.coordinate}: a formula" for cell in cells if cell.data_type == "f"]
        found += [f"{sheet.title}!{cell.coordinate}: an error" for cell in cells if cell.data_type == "e"]
        numbers += sum(cell.data_type == "n" for cell in cells)
        charts += len(sheet._charts)
        if sheet.page_setup.paperSize != 9 or not sheet.oddFooter.right.text:
            found.append(f"{sheet.title}: not A4, or no page number")
        if not sheet.tables:
            continue
        if sheet.freeze_panes is None or not sheet.print_title_rows:
            found.append(f"{sheet.title}: heads go out of sight")
    listed = sum(bool(sheet.tables) for sheet in book.worksheets)
    if listed < len(names) - 3:
        found.append(f"only {listed} tables in {len(names)} sheets")
    if numbers < 200 or charts < 3:
        found.append(f"{numbers} numbers and {charts} charts")
    return found + unspoken(path)


def unspoken(path):
    """Charts and tables without words for those who do not see them."""
    found = []
    with zipfile.ZipFile(path) as file:
        for name in file.namelist():
            text = file.read(name).decode() if name.endswith(".xml") else ""
            if name.startswith("xl/drawings/"):
                found += [f"{name}: a chart without words" for tag in re.findall(r"<xdr:cNvPr [^>]*>", text) if not re.search(r'descr="[^"]{20,}', tag)]
            if name.startswith("xl/tables/") and "altTextSummary" not in text and "altText=" not in text:
                found.append(f"{name}: a table without words")
    return found


def controls(path):
    """Files that must not pass."""
    broken = {
        "a chart without words": ("xl/drawings/drawing1.xml", lambda data: re.sub(rb' descr="[^"]*"', b"", data)),
        "a formula": ("xl/worksheets/sheet2.xml", lambda data: re.sub(rb"<v>[^<]*</v>", b"<f>1+1</f><v>2</v>", data, count=1)),
        "heads that go out of sight": ("xl/worksheets/sheet2.xml", lambda data: re.sub(rb"<pane [^>]*/>", b"", data)),
        "a broken part": ("xl/workbook.xml", lambda data: data[:-20]),
    }
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for what, (name, edit) in broken.items():
            if not problems(office.edited(path, name, edit, folder)):
                faults.append(f"{what} is not noticed")
    return faults


if __name__ == "__main__":
    main(sys.argv[1:])
