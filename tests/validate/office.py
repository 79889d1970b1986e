"""What the checks of Word documents and workbooks share: parts, XML, and a look by LibreOffice."""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LANGUAGES = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}


def language(path):
    """The language of `report.fi.docx`: `fi-FI`."""
    return LANGUAGES[Path(path).name.split(".")[-2]]


def part(path, name):
    """A part as XML; a part that is no XML raises."""
    with zipfile.ZipFile(path) as file:
        return ElementTree.fromstring(file.read(name))


def broken_parts(path):
    """Parts that are no XML."""
    found = []
    with zipfile.ZipFile(path) as file:
        for name in file.namelist():
            if name.endswith((".xml", ".rels", ".svg")):
                try:
                    ElementTree.fromstring(file.read(name))
                except ElementTree.ParseError as error:
                    found.append(f"{name}: {error}")
    return found


def edited(path, name, edit, folder):
    """A copy whose part `name` was changed by `edit`, for the controls."""
    copy = Path(folder) / Path(path).name
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w") as new:
        for item in old.namelist():
            data = old.read(item)
            new.writestr(item, edit(data) if item == name else data)
    return copy


def pages(paths):
    """The files as LibreOffice prints them: the text of each."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        run = subprocess.run([*command, "--outdir", folder, *map(str, paths)], capture_output=True, text=True, timeout=300)
        texts = []
        for path in paths:
            pdf = Path(folder) / f"{Path(path).stem}.pdf"
            if not pdf.exists():
                sys.exit(f"{path}: LibreOffice does not open it: {run.stderr}")
            texts.append(subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout)
        return texts


def tell(found, controls):
    """Says what was found and leaves."""
    for path, problems in found.items():
        print(f"{path}: {'as it should be' if not problems else f'{len(problems)} problems'}")
    faults = [f"{path}: {problem}" for path, problems in found.items() for problem in problems]
    faults += [f"control: {control}" for control in controls]
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)
