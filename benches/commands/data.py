"""Made-up exports of any size: an organisation and 41 statements, answered in Finnish words."""

import pathlib
import random

OPTIONS = [
    "Täysin eri mieltä",
    "Jokseenkin eri mieltä",
    "Ei samaa eikä eri mieltä",
    "Jokseenkin samaa mieltä",
    "Täysin samaa mieltä",
]
QUESTIONS = 41
GROUPS = 50


def statement(number: int) -> str:
    return f"Väittämä {number}: työni on mielekästä ja saan siihen tukea"


def definition() -> str:
    options = ",\n".join(f'  {{ code = {i + 1}, fi = "{text}" }}' for i, text in enumerate(OPTIONS))
    parts = [
        'format = 1\n[survey]\ntitle = "Suuri kysely"\nlanguages = ["fi"]\nmade_up = true\n',
        '[[wave]]\nid = "end"\nresponses = ["answers.csv"]\n',
        f"[answers.agreement]\noptions = [\n{options}\n]\npositive = [4, 5]\n",
        '[[question]]\nid = "organisation"\ntopic = "background"\nkind = "category"\ntext = "Organisaatio"\n',
        '[[group]]\nquestion = "organisation"\n',
    ]
    for i in range(1, QUESTIONS + 1):
        parts.append(
            f'[[question]]\nid = "q{i}"\ntopic = "impact"\nkind = "choice"\nanswers = "agreement"\n'
            f'text = "{statement(i)}"\n[[indicator]]\nid = "q{i}"\nmeasure = "rate"\nquestion = "q{i}"\n'
        )
    return "\n".join(parts)


def survey(folder: pathlib.Path, rows: int, seed: int = 1) -> pathlib.Path:
    """A survey with an export of so many rows; made once and kept."""
    export = folder / "answers.csv"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "survey.toml").write_text(definition(), encoding="utf-8")
    if export.exists():
        return folder
    draw = random.Random(seed)
    # Some thousands of different rows, in random order: as varied for a reader as all different ones.
    lines = []
    for _ in range(min(rows, 5000)):
        tendency = draw.uniform(0.5, 2.0)
        weights = [(i + 1) ** tendency for i in range(len(OPTIONS))]
        answers = draw.choices(OPTIONS, weights, k=QUESTIONS)
        answers = ["" if draw.random() < 0.02 else answer for answer in answers]
        lines.append(f"Organisaatio {draw.randint(1, GROUPS)};" + ";".join(answers) + "\n")
    half_done = export.with_suffix(".part")
    with half_done.open("w", encoding="utf-8") as out:
        out.write("Organisaatio;" + ";".join(statement(i) for i in range(1, QUESTIONS + 1)) + "\n")
        for start in range(0, rows, 10_000):
            out.writelines(draw.choices(lines, k=min(10_000, rows - start)))
    half_done.rename(export)
    return folder


def as_parquet(folder: pathlib.Path) -> pathlib.Path:
    """The same survey with its export as polars writes Parquet."""
    import polars

    other = folder.with_name(f"{folder.name}-parquet")
    other.mkdir(exist_ok=True)
    (other / "survey.toml").write_text(definition().replace("answers.csv", "answers.parquet"), encoding="utf-8")
    polars.read_csv(folder / "answers.csv", separator=";").write_parquet(other / "answers.parquet")
    return other
