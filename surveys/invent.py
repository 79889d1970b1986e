#!/usr/bin/env python3
"""Makes the invented answers and participation records of the surveys in this folder.

    python3 surveys/invent.py [mielenturvaa maakuntien-liitot emessi tyohyvinvointipalvelu foorumix]

Needs Python 3.11 and nothing else. The same script gives the same bytes. Wordings come from each survey.toml; what
is decided here is who the people are, how many answer, and which share of them favourably. The answers to the end
survey of Foorumix are not made here: they were made by hand, and stay; only the respondents' codes are added.

A person has a disposition, an organisation and a dose; answers are ranked by a mixture of these and chance, and the
best-ranked are given the favourable options, so that shares come out as asked for and answers hang together.
"""

import csv
import datetime as dt
import io
import pathlib
import random
import re
import sys
import tomllib
import zipfile
from xml.sax.saxutils import escape, unescape

HERE = pathlib.Path(__file__).parent

# Options of each set from the least to the most favourable, where that is not their order in the file.
WORST_FIRST = {"strain": [5, 4, 3, 2, 1], "seldom": [5, 4, 3, 2, 1]}


def counts(shares, n):
    """Whole numbers that add up to n, nearest to the shares (largest remainders)."""
    exact = [share * n / sum(shares) for share in shares]
    whole = [int(x) for x in exact]
    by_rest = sorted(range(len(shares)), key=lambda i: (whole[i] - exact[i], i))
    for i in by_rest[: n - sum(whole)]:
        whole[i] += 1
    return whole


def five(favourable):
    """Shares of five options, the worst first."""
    rest = 1 - favourable
    return [0.14 * rest, 0.36 * rest, 0.5 * rest, 0.62 * favourable, 0.38 * favourable]


def strained(share):
    """Shares of five options of strain, the most strained first: `share` of them on the two worst."""
    rest = 1 - share
    return [0.35 * share, 0.65 * share, 0.55 * rest, 0.32 * rest, 0.13 * rest]


class Person:
    def __init__(self, rng, organisation, number):
        self.organisation, self.number = organisation, number
        self.trait, self.dose = rng.gauss(0, 1), 0.0
        self.then = {}


class Survey:
    """Wordings of a survey.toml, and the answers that are made up for it."""

    def __init__(self, name, seed):
        self.folder = HERE / name
        self.toml = tomllib.loads((self.folder / "survey.toml").read_text(encoding="utf-8"))
        self.questions = {q["id"]: q for q in self.toml["question"]}
        self.rng = random.Random(seed)
        self.mood = {}

    def word(self, question, code, language="fi"):
        options = self.toml["answers"][self.questions[question]["answers"]]["options"]
        return next(o[language] for o in options if o["code"] == code)

    def header(self, question, language="fi"):
        return self.questions[question]["text"][language]

    def score(self, person, dose, shift=0.0):
        group = self.mood.setdefault(person.organisation, self.rng.gauss(0, 0.5))
        return person.trait + dose * person.dose + group + shift + self.rng.gauss(0, 1)

    def choice(self, people, question, shares, order=None, dose=0.3, cant_say=0.04, blank=0.02, exact=None):
        """Codes by person: shares of the options from the worst to the best; `exact` gives counts instead."""
        options = self.toml["answers"][self.questions[question]["answers"]]["options"]
        on_scale = [o["code"] for o in options if not o.get("missing")]
        order = WORST_FIRST.get(order, order) or on_scale
        outside = any(o.get("missing") for o in options)
        people = list(people)
        if exact:
            empty, unsure = len(people) - sum(exact), 0
        else:
            empty = round(blank * len(people))
            unsure = round(cant_say * len(people)) if outside else 0
        shuffled = self.rng.sample(people, len(people))
        answers = {p: None for p in shuffled[:empty]}
        answers |= {p: 9 for p in shuffled[empty : empty + unsure]}
        ranked = sorted(shuffled[empty + unsure :], key=lambda p: self.score(p, dose))
        codes = [c for c, n in zip(order, exact or counts(shares, len(ranked))) for _ in range(n)]
        answers |= dict(zip(ranked, codes))
        return answers

    def numbers(self, people, low, high, typical, spread, dose=0.3, blank=0.03):
        """Whole numbers by person, around a typical one."""
        made = {}
        for person in people:
            if self.rng.random() < blank:
                made[person] = None
                continue
            value = typical + spread * (0.7 * self.score(person, dose) / 1.5 + 0.3 * self.rng.gauss(0, 1))
            made[person] = min(high, max(low, round(value)))
        return made

    def texts(self, people, pool, share):
        return {p: self.rng.choice(pool) if self.rng.random() < share else None for p in people}

    def written(self, people, answers):
        """Each answer by somebody else; some slips of real answers are in them: names, places, an address."""
        return dict(zip(self.rng.sample(people, len(answers)), answers))


# Open answers of eMessi's groups, to be quoted: critical and kind, with what points at people in some of them.
WHAT_HELPED = [
    "Oli helpotus kuulla, että muillakin on samoja ongelmia.",
    "Yhteys pätki, mutta apua sai nopeasti.",
    "Ryhmä oli luottamuksellinen, ja uskalsin puhua väsymyksestäni.",
    "Aika loppui usein kesken juuri, kun pääsimme asiaan.",
    "Kuvan ja äänen säätö vei alusta kymmenen minuuttia.",
    "Marketan tapa vetää ryhmää auttoi eniten. Hän muisti aina kysyä hiljaisilta.",
    "Sain rohkeutta ottaa työmäärän puheeksi esihenkilön kanssa.",
    "Tapaamisia oli liian harvoin, ja edellisen kerran asiat ehtivät unohtua.",
    "Meillä Kajaanissa ei ole ketään, jonka kanssa puhua, joten tämä oli minulle tärkeä.",
    "Kaksi ryhmän jäsentä vei suurimman osan ajasta. Vetäjä olisi voinut puuttua siihen.",
    "Olen alkanut pitää tauot, ja jaksan paremmin.",
    "En saanut työaikaa osallistumiseen, vaan istuin ruudun ääressä illalla.",
    "Kiitos sihteerille muistiinpanoista, niihin palasin monta kertaa.",
    "Keskustelut jäivät valittamiseksi, eikä niistä seurannut mitään.",
    "Parasta oli, kun huomasin osaavani auttaa muita.",
    "Esihenkilöni Pirjo Ahvenainen sanoi, että tämä on ajan tuhlausta.",
    "Att få prata svenska med någon som förstår mitt arbete hjälpte mest.",
    "Tekniken krånglade varje gång, och då tappade vi tråden.",
    "Olisin kaivannut myös tapaamista kasvokkain.",
    "Kukaan ei sitonut meitä salassapitoon, ja jätin siksi paljon sanomatta.",
    "Vertaisen neuvo oli käytännöllisempi kuin yksikään koulutus.",
    "Ohjelman käyttö oli vaikeaa, eikä ohjeita ollut ruotsiksi.",
    "Lisää voi kysyä: t.korpi@esimerkki.example.",
    "Ryhmässä oli hyvä tunnelma, mutta työni ei siitä muuttunut.",
    "Opin sanomaan ei.",
    "-",
]


def labelled(survey, question, answers, messy=0.03):
    """Options as words, with the slips that exports have."""
    words = {}
    for person, code in answers.items():
        word = "" if code is None else survey.word(question, code)
        if word and survey.rng.random() < messy:
            word = survey.rng.choice([word + " ", word.lower(), word.replace("Jokseenkin", "Melko")])
        words[person] = word
    return words


# ------------------------------------------------------------------ files


def csv_bytes(rows, delimiter=";", encoding="utf-8-sig"):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(
        ["" if v is None else day(v) if isinstance(v, dt.date) else v for v in row] for row in rows
    )
    return text.getvalue().encode(encoding)


def day(date):
    return f"{date.day}.{date.month}.{date.year}"


def letters(column):
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def xlsx_bytes(sheet, rows):
    """A workbook of one sheet: texts, numbers and dates, nothing else."""

    def cell(at, value):
        if value is None or value == "":
            return ""
        if isinstance(value, dt.date):
            return f'<c r="{at}" s="1"><v>{(value - dt.date(1899, 12, 30)).days}</v></c>'
        if isinstance(value, (int, float)):
            return f'<c r="{at}"><v>{value}</v></c>'
        return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'

    lines = "".join(
        f'<row r="{r}">' + "".join(cell(f"{letters(c)}{r}", value) for c, value in enumerate(row)) + "</row>"
        for r, row in enumerate(rows, 1)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="{escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{office}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{lines}</sheetData></worksheet>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, head + text)
    return file.getvalue()


def write(survey, path, contents):
    file = survey.folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(contents)


def table(people, columns):
    """Header row and a row a person: columns are (header, values by person)."""
    return [[head for head, _ in columns]] + [[values.get(p, "") for _, values in columns] for p in people]


def workdays(rng, first, last, n):
    days = [first + dt.timedelta(i) for i in range((last - first).days + 1)]
    return sorted(rng.sample([d for d in days if d.weekday() < 5], n))


def stamps(survey, people, first, days=20):
    made = {p: first + dt.timedelta(survey.rng.randrange(days), survey.rng.randrange(8 * 3600, 17 * 3600)) for p in people}
    return {p: f"{t.day}.{t.month}.{t.year} {t.hour}.{t.minute:02}" for p, t in made.items()}


def codes(survey, people, letter, messy=0.05):
    """A respondent's code, written as people write it."""
    made = {}
    for p in people:
        code = f"{letter}{p.number:03}"
        made[p] = survey.rng.choice([code.lower(), f" {code}", code[0] + " " + code[1:]]) if survey.rng.random() < messy else code
    return made


FIRST = "Kuikka Ranta Honka Vaahtera Sorsa Pajun Tuulen Karhun Saari Hopea Kivi Joutsen Tähti Koivu Lehto Suo Aalto Kallio Kuusi Metsä Niitty Pilvi Virta Oksa Helmi Kurki Hauki Ahven Terva Louhi Usva Halla".split()
# With the form before an ending: Kuikkalahti, Kuikkalahden kaupunki.
SECOND = {"lahti": "lahde", "suo": "suo", "kangas": "kankaa", "harju": "harju", "niemi": "nieme", "salo": "salo", "joki": "joe", "vaara": "vaara", "pelto": "pello", "mäki": "mäe"}
FORM = ["Oy", "ry", "-säätiö", "Osuuskunta", "n kaupunki", "n kunta", "-liitto", "n seurakunta"]


def organisations(rng, n):
    def name(first, second, form):
        if form.startswith("n "):
            return first + SECOND[second] + form
        return first + second + (form if form[0] == "-" else " " + form)

    names = [(a, b) for a in FIRST for b in SECOND]
    return [name(a, b, form) for (a, b), form in ((parts, rng.choice(FORM)) for parts in rng.sample(names, n))]


# ------------------------------------------------------------------ the five


def mielenturvaa():
    s = Survey("mielenturvaa", 2023)
    rng = s.rng
    members = organisations(rng, 63)
    # Thirteen large members send eleven people each, the others two: only of the large ones can results be shown.
    large = rng.sample(members, 13)
    more = [o for o in members for _ in range(10 if o in large else 1)]
    people = [Person(rng, o, i) for i, o in enumerate(sorted(members + more))]
    contact = {}
    for p in people:
        contact.setdefault(p.organisation, p)
        p.hours = 0.0
        p.activities = set()
    # Two members never come: the log reaches 61 of 63.
    silent = set(rng.sample(members, 2))
    active = [p for p in people if p.organisation not in silent and (contact[p.organisation] is p or rng.random() < 0.85)]
    rows = [["Henkilö", "Organisaatio", "Toiminta", "Päivä", "Tunnit"]]
    plan = [("Verkostotapahtuma", 1, 8, 3, 0.4), ("Etäkahvit", 3, 18, 0.75, 0.22), ("Työpaja", 4, 5, 4, 0.16)]
    for p in active:
        p.zeal = max(0.15, rng.gauss(1, 0.5))
    for activity, code, n, hours, chance in plan:
        for date in workdays(rng, dt.date(2023, 1, 9), dt.date(2023, 11, 30), n):
            for p in active:
                if rng.random() < chance * p.zeal:
                    rows.append([f"J{p.number:03}", p.organisation, activity, date, str(hours).replace(".", ",")])
                    p.hours += hours
                    p.activities.add(code)
    for p in active:
        if rng.random() < 0.55 or not p.activities:
            rows.append([f"J{p.number:03}", p.organisation, "Someryhmä", rng.choice(rows[1:])[3], None])
            p.activities.add(2)
    for p in people:
        p.dose = (p.hours - 8) / 8
    rows[40][3] = None
    rows[97][0] = None
    rows[150][3] = dt.date(2022, 2, 1)
    rows.append(list(rows[200]))
    write(s, "participation/osallistuminen-2023.csv", csv_bytes(rows))
    events = [["Tilaisuus", "Toiminta", "Päivä", "Osallistujamäärä"]]
    names = ["Avoin webinaari", "Mielen hyvinvoinnin viikko", "Messuosasto", "Esihenkilöpäivä", "Avoin webinaari", "Vuosijuhla"]
    for name, date, visits in zip(names, workdays(rng, dt.date(2023, 2, 1), dt.date(2023, 11, 20), 6), [80, 120, 60, 45, 95, 70]):
        events.append([name, "Avoin tilaisuus", date, visits])
    write(s, "participation/avoimet-tilaisuudet-2023.csv", csv_bytes(events))

    first = sorted(rng.sample(people[:236], 158), key=lambda p: p.number)
    contacts = s.choice(first, "contacts", five(0.48), dose=0.1)
    columns = [
        ("Vastaajakoodi", codes(s, first, "J")),
        ("Vastausaika", stamps(s, first, dt.datetime(2022, 12, 1))),
        (s.header("role"), {p: s.word("role", 1 if contact[p.organisation] is p else 2) for p in first}),
        (s.header("organisation"), {p: p.organisation for p in first}),
        (s.header("contacts"), labelled(s, "contacts", contacts)),
    ]
    write(s, "responses/jasenkysely-2022.csv", csv_bytes(table(first, columns)))

    end = sorted(set(rng.sample(active, 158)) | set(rng.sample([p for p in people if p not in active], 5)), key=lambda p: p.number)
    columns = [
        ("ID", {p: i for i, p in enumerate(end, 1)}),
        ("Aloitusaika", stamps(s, end, dt.datetime(2023, 12, 1))),
        ("Valmistumisaika", stamps(s, end, dt.datetime(2023, 12, 1))),
        ("Sähköposti", {p: "anonymous" for p in end}),
        ("Vastaajakoodi", codes(s, end, "J")),
        (s.header("role"), {p: s.word("role", 1 if contact[p.organisation] is p else 2) for p in end}),
        (s.header("organisation"), {p: p.organisation for p in end}),
        (s.header("activities"), {p: "".join(s.word("activities", c) + ";" for c in sorted(p.activities or {5})) for p in end}),
        (s.header("hours"), {p: max(0, round(p.hours + rng.gauss(0, 2))) for p in end}),
    ]
    plan = [("satisfaction", five(0.83), None, 0.4), ("knowledge", five(0.72), None, 0.6), ("ideas", five(0.79), None, 0.6), ("practice", [0.2, 0.28, 0.3, 0.22], None, 0.5), ("confidence", five(0.7), None, 0.4), ("contacts", five(0.67), None, 0.6), ("worth_time", five(0.68), None, 0.5), ("alone", five(0.66), None, 0.7), ("energy", five(0.6), None, 0.5), ("influence", five(0.46), None, 0.4), ("extra_load", five(0.64), "seldom", -0.3), ("recommend", [0.06, 0.4, 0.54], None, 0.4), ("technology", five(0.85), None, 0.1), ("promotion", five(0.52), None, 0.4)]
    for question, shares, order, dose in plan:
        made = s.choice(end, question, shares, order, dose)
        columns.append((s.header(question), labelled(s, question, made)))
        if question == "practice":
            use = {p: {1: rng.choice([1, 2, 2, 3, 4]), 2: rng.choice([1, 1, 2])}.get(code, 0) for p, code in made.items()}
            columns.append((s.header("practices_in_use"), use))
    pool = ["Otimme käyttöön kuukausittaisen vertaiskahvin.", "Puheeksioton malli on nyt perehdytyksessä.", "En ole vielä ehtinyt viedä mitään.", "Saimme mallin toimintaohjeeseen kuormituksesta.", "Aloitimme mielenterveyden ensiavun koulutukset."]
    columns.append((s.header("example"), s.texts(end, pool, 0.45)))
    write(s, "responses/jasenkysely-2023.xlsx", xlsx_bytes("Sheet1", table(end, columns)))


def councils():
    s = Survey("maakuntien-liitot", 18)
    rng = s.rng
    names = [f"{name}n liitto" for name in "Kuikkala Rantamaa Honkamaa Vaahterala Sorsala Pajula Tuulimaa Karhula Saarela Hopeala Kivimaa Joutsela Tähtelä Koivula Lehtola Suomaa Aaltola Kalliola".split()]
    people = [Person(rng, names[i % 18], i) for i in range(100)]
    rows = [["Koodi", "Lähettävä organisaatio", "Vastaanottava organisaatio", "Ryhmä", "Toimintamuoto", "Päivä", "Tunnit"]]
    first, last = dt.date(2022, 2, 7), dt.date(2023, 10, 27)
    forms = [1] * 20 + [2] * 38 + [3] * 24 + [4] * 18
    rng.shuffle(forms)
    hosts = {}
    for p, form in zip(people, forms):
        p.form, p.days = form, 0
        others = [n for n in names if n != p.organisation]
        # Half of the visits go where somebody came from.
        back = [a for (a, b) in hosts if b == p.organisation]
        host = rng.choice(back) if back and rng.random() < 0.5 else rng.choice(others)
        code, group = f"L{p.number:03}", None
        if form in (1, 2):
            hosts[(p.organisation, host)] = True
            p.days = rng.choice([5, 10, 10, 15]) if form == 1 else rng.choice([1, 2, 2, 3])
            start = workdays(rng, first, last - dt.timedelta(40), 1)[0]
            dates = [d for d in (start + dt.timedelta(i) for i in range(40)) if d.weekday() < 5][: p.days]
            for date in dates:
                rows.append([code, p.organisation, host, None, "Asiantuntijavaihto" if form == 1 else "Työn seuraaminen", date, 7.25])
        elif form == 3:
            group = f"Pari {sum(1 for q in people[: p.number] if getattr(q, 'form', 0) == 3) // 2 + 1}"
            for date in workdays(rng, first, last, rng.choice([3, 4, 5, 5, 5])):
                rows.append([code, p.organisation, None, group, "Mentori–aktori-pari", date, 1.5])
        else:
            for date in rng.sample(NETWORK_DAYS, rng.randrange(2, 7)):
                rows.append([code, p.organisation, None, None, "Teemaverkosto", date, 2])
        p.dose = {1: 1.2, 2: 0.4, 3: 0.2, 4: -0.8}[form]
    # Some take part in a network beside their exchange; slips as logs have them.
    for p in people[:14]:
        if p.form != 4:
            rows.append([f"L{p.number:03}", p.organisation, None, None, "Teemaverkosto", NETWORK_DAYS[2], 2])
    rows[30][5] = None
    rows[60][5] = dt.date(2021, 3, 1)
    rows[85][6] = 25
    rows.append([rows[120][0], names[3] if rows[120][1] != names[3] else names[4], None, None, "Teemaverkosto", NETWORK_DAYS[0], 2])
    write(s, "participation/vaihdot.xlsx", xlsx_bytes("Vaihdot", rows))
    events = [["Tilaisuus", "Toiminta", "Päivä", "Osallistujia"]]
    visits = [85, 60, 40, 55, 30, 70, 45, 35, 25, 55]
    for i, (date, n) in enumerate(zip(workdays(rng, first, last, len(visits)), visits), 1):
        events.append([f"Tilaisuus {i}", "Tapahtuma tai seminaari", date, n])
    write(s, "participation/tilaisuudet.csv", csv_bytes(events))

    start = sorted(rng.sample(people, 86), key=lambda p: p.number)
    coping = s.numbers(start, 0, 10, 6.7, 1.9, dose=0)
    colleagues = s.numbers(start, 0, 12, 2.6, 2.0, dose=0.1)
    columns = [
        ("Vastauksen tunniste", {p: i + 3 for i, p in enumerate(start)}),
        ("Lähetyspäivä", stamps(s, start, dt.datetime(2022, 2, 1))),
        ("Aloituskieli", {p: "fi" for p in start}),
        ("Vastaajakoodi", codes(s, start, "L")),
        (s.header("colleagues"), colleagues),
        (s.header("discussions"), labelled(s, "discussions", s.choice(start, "discussions", five(0.31)))),
        (s.header("coping"), coping),
        (s.header("time_pressure"), labelled(s, "time_pressure", s.choice(start, "time_pressure", five(0.3), "seldom"))),
    ]
    write(s, "responses/alkukysely.csv", csv_bytes(table(start, columns)))
    end = sorted(rng.sample(people, 74), key=lambda p: p.number)
    again = {p: (min(10, max(0, coping[p] + rng.choice([-1, 0, 0, 0, 1, 1, 1, 2]))) if coping.get(p) is not None else rng.choice([6, 7, 8, 9])) for p in end}
    more = {p: (colleagues.get(p) or rng.randrange(4)) + rng.choice([0, 0, 1, 1, 2, 2, 3, 5]) for p in end}
    columns = [
        ("Vastaajan Id", {p: f"{4100 + i}" for i, p in enumerate(end)}),
        ("Vastausaika", stamps(s, end, dt.datetime(2023, 11, 1))),
        ("Vastaajakoodi", codes(s, end, "L")),
        (s.header("form"), {p: s.word("form", p.form) for p in end}),
        (s.header("side"), {p: s.word("side", 3 if p.form == 3 else rng.choice([1, 1, 2, 3])) for p in end}),
        (s.header("days"), {p: p.days or None for p in end}),
        (s.header("colleagues"), more),
        (s.header("coping"), again),
    ]
    plan = [("satisfaction", five(0.86), None), ("finding_help", five(0.78), None), ("discussions", five(0.5), None), ("applied", five(0.74), None), ("practice_changed", five(0.41), None), ("skills", five(0.81), None), ("motivation", five(0.66), None), ("time_pressure", five(0.34), "seldom"), ("piled_up", five(0.55), "strain"), ("manager_support", five(0.84), None), ("recommend", [0.05, 0.33, 0.62], None), ("stay_in_touch", [0.05, 0.13, 0.42, 0.4], None)]
    for question, shares, order in plan:
        columns.append((s.header(question), labelled(s, question, s.choice(end, question, shares, order))))
    pool = ["Näin, miten toisessa liitossa valmistellaan maakuntaohjelma.", "Sain kaksi uutta kollegaa, joille soitan.", "Molemmat oppivat; aikaa olisi tarvittu enemmän.", "Omat työt kasautuivat.", "Vastaanottaja sai raportointipohjan meiltä."]
    columns.append((s.header("benefit"), s.texts(end, pool, 0.5)))
    write(s, "responses/loppukysely.xlsx", xlsx_bytes("Raportti", table(end, columns)))


NETWORK_DAYS = [dt.date(2022, 3, 8), dt.date(2022, 5, 10), dt.date(2022, 9, 13), dt.date(2022, 11, 8), dt.date(2023, 2, 14), dt.date(2023, 4, 18), dt.date(2023, 9, 12)]


def emessi():
    s = Survey("emessi", 158)
    rng = s.rng
    names = ["Kerholaisten Keskusliitto", "Läheisten Tuki ry", "Hoivatyön Ammattijärjestö", "Pajojen Yhdistys ry", "Yhteisöjen Tukikeskus ry"]
    people = [Person(rng, rng.choices(names, [40, 34, 46, 20, 18])[0], i) for i in range(158)]
    parts = {p: (rng.randrange(1, 32), rng.choice("AHIKLMPRST") + rng.choice("aeiu"), f"{rng.randrange(100):02}", rng.randrange(36, 46)) for p in people}
    heads = ["Syntymäpäivä (1–31)", "Äidin etunimen kaksi ensimmäistä kirjainta", "Postinumeron kaksi viimeistä numeroa", "Kengän koko"]

    def code_columns(asked, slip):
        made = []
        for at, head in enumerate(heads):
            values = {p: str(parts[p][at]) for p in asked}
            made.append((head, values))
        for p in asked:
            if rng.random() < slip:
                head, values = rng.choice(made)
                values[p] = {0: "1", 1: values[p].upper(), 2: values[p].lstrip("0"), 3: str(parts[p][3] + 1)}[made.index((head, values))]
        return made

    # A third of nearly 160 say that well-being is not looked after: 53 of the 158 who answered it.
    fits = {"looked_after": [15, 38, 33, 50, 22]}
    strain = [("mental_load", 0.54), ("amount", 0.48), ("unclear_job", 0.37), ("control", 0.35)]
    columns = [("Aikaleima", stamps(s, people, dt.datetime(2014, 9, 15)))] + code_columns(people, 0.03)
    columns.append((s.header("organisation"), {p: p.organisation for p in people}))
    made = s.choice(people, "looked_after", None, exact=fits["looked_after"])
    columns.append((s.header("looked_after"), labelled(s, "looked_after", made)))
    strains = {}
    for question, share in strain:
        strains[question] = s.choice(people, question, strained(share), "strain")
        columns.append((s.header(question), labelled(s, question, strains[question])))
    # Who has somebody to reflect with is strained a little less.
    drawn = sorted(rng.choice([0, 0, 0, 1, 1, 2, 2, 3, 4, 6]) for _ in people)
    chance = random.Random(2014)
    burdened = sorted(people, key=lambda p: -(strains["mental_load"][p] or 3) + chance.gauss(0, 4))
    columns.append((s.header("co_workers"), dict(zip(burdened, drawn))))
    columns.append((s.header("reflection"), labelled(s, "reflection", s.choice(people, "reflection", five(0.24)))))
    write(s, "responses/tarvekysely.csv", csv_bytes(table(people, columns), ",", "utf-8"))

    # Eight groups of five or six; six to eight meetings by video each.
    members = sorted(rng.sample(people, 45), key=lambda p: p.number)
    rows = [["Koodi", "Organisaatio", "Ryhmä", "Toiminta", "Päivä", "Tunnit", "Rooli"]]
    loki = [["Ryhmä", "Toiminta", "Päivä", "Tekniset häiriöt", "Menetetyt minuutit", "Laji"]]
    at = 0
    for group, size in enumerate([6, 6, 6, 6, 6, 5, 5, 5], 1):
        dates = workdays(rng, dt.date(2014, 10, 20), dt.date(2016, 4, 29), rng.choice([6, 7, 7, 8]))
        present = members[at : at + size]
        at += size
        for date in dates:
            rows.append([f"V{group}", names[group % 5], f"Ryhmä {group}", "Vertaismentorointiryhmä", date, 1.5, "Vetäjä"])
            rows.append([f"S{group}", names[(group + 1) % 5], f"Ryhmä {group}", "Vertaismentorointiryhmä", date, 1.5, "Sihteeri"])
            for p in present:
                p.zeal = getattr(p, "zeal", rng.choice([0.55, 0.8, 0.9, 0.95, 0.95]))
                if rng.random() < p.zeal:
                    rows.append([f"O{p.number:03}", p.organisation, f"Ryhmä {group}", "Vertaismentorointiryhmä", date, 1.5, "Osallistuja"])
                    p.came = getattr(p, "came", 0) + 1
            troubles = rng.choices([0, 1, 2, 3], [46, 30, 16, 8])[0]
            kind = rng.choice(["yhteys katkesi", "yhteys hidas", "ääni", "kuva", "oman laitteen asetukset"]) if troubles else None
            loki.append([f"Ryhmä {group}", "Vertaismentorointiryhmä", date, troubles, troubles * rng.choice([3, 5, 10]), kind])
        for p in present:
            p.offered = len(dates)
            p.dose = (getattr(p, "came", 0) / len(dates) - 0.8) * 4
    for row in rows[1:]:
        row[5] = str(row[5]).replace(".", ",")
    rows[33][4] = None
    rows.append(list(rows[58]))
    write(s, "participation/lasnaolo.csv", csv_bytes(rows))
    write(s, "participation/tekninen-loki.csv", csv_bytes(loki))

    end = sorted(rng.sample(members, 41), key=lambda p: p.number)
    columns = [("Vastausaika", stamps(s, end, dt.datetime(2016, 5, 30), 12))] + code_columns(end, 0.12)
    columns += [
        (s.header("organisation"), {p: p.organisation for p in end}),
        (s.header("meetings"), {p: getattr(p, "came", 0) for p in end}),
        (s.header("group_role"), {p: s.word("group_role", 1) for p in end}),
    ]
    plan = [("satisfaction", five(0.85), None), ("knowledge", five(0.83), None), ("new_angle", five(0.78), None), ("trust", five(0.95), None), ("turns", five(0.9), None), ("connection", five(0.56), "seldom"), ("technical_help", five(0.88), None), ("wellbeing_support", five(0.73), None), ("changed_work", five(0.59), None), ("recommend", [0.05, 0.5, 0.45], None), ("looked_after", five(0.53), None), ("reflection", five(0.63), None)]
    for question, shares, order in plan:
        columns.append((s.header(question), labelled(s, question, s.choice(end, question, shares, order))))
    for question, share in strain:
        columns.append((s.header(question), labelled(s, question, s.choice(end, question, strained(share - 0.08), "strain"))))
    troubles = {p: ", ".join(s.word("technical_problems", c) for c in sorted(rng.sample(range(1, 7), rng.choice([0, 1, 1, 2])))) or s.word("technical_problems", 7) for p in end}
    columns.append((s.header("technical_problems"), troubles))
    columns.append((s.header("what_helped"), s.written(end, WHAT_HELPED)))
    write(s, "responses/ryhmapalaute.csv", csv_bytes(table(end, columns)))


def service():
    s = Survey("tyohyvinvointipalvelu", 96)
    rng = s.rng
    sizes = {"Kuikkalahden kaupunki": 21, "Rantaraitin Sairaala": 18, "Honkaharjun Energia Oy": 16, "Vaahterapihan Koulut": 15, "Sorsapuron Seurakunta": 14, "Pajunkissan Kirjastot": 12}
    people = [Person(rng, o, i) for i, o in enumerate(o for o, n in sizes.items() for _ in range(n))]
    rows = [["Koodi", "Työpaikka", "Ryhmä", "Toiminta", "Päivä", "Tunnit", "Sukupuoli", "Ikä", "Koulutus"]]
    meetings = {}
    for o in sizes:
        meetings[o] = workdays(rng, dt.date(2025, 9, 15), dt.date(2026, 4, 24), 6)
    # What funders count participants by; by numbers of their own, so that nothing else changes with them.
    background = random.Random(2025)
    for p in people:
        p.background = [
            background.choices(["Nainen", "Mies"], [0.62, 0.38])[0],
            background.choices([background.randint(22, 29), background.randint(30, 54), background.randint(55, 64)], [0.1, 0.55, 0.35])[0],
            background.choices(["Toinen aste", "Korkea-aste"], [0.47, 0.53])[0],
        ]
    for p in people:
        zeal = rng.choice([0.5, 0.75, 0.85, 0.95])
        p.came = [d for d in meetings[p.organisation] if rng.random() < zeal]
        p.dose = (len(p.came) - 4.5) / 1.5
        rows += [[f"T{p.number:03}", p.organisation, p.organisation, "Tapaaminen", d, 3, *p.background] for d in p.came]
    rows[70][4] = dt.date(2024, 10, 7)
    rows[111][5] = "25"
    write(s, "participation/tapaamiset.csv", csv_bytes(rows))

    def round_of(asked, first, shift, extra):
        columns = [("id", {p: i for i, p in enumerate(asked, 1)}), ("Päivämäärä", stamps(s, asked, first)), ("Vastaajakoodi", codes(s, asked, "T"))]
        columns.append((s.header("organisation"), {p: p.organisation for p in asked}))
        for question, share, order in [("time_to_develop", 0.38, None), ("open_talk", 0.51, None), ("stakeholders", 0.62, None), ("strength", 0.66, None), ("smooth", 0.55, None), ("success", 0.58, None), ("removable_load", 0.3, "seldom")]:
            made = s.choice(asked, question, five(share + shift.get(question, 0)), order, dose=0.4 if shift else 0)
            columns.append((s.header(question), labelled(s, question, made)))
        typical = 7.4 if shift else 6.6
        columns.append((s.header("wellbeing"), s.numbers(asked, 0, 10, typical, 1.8, dose=0.3 if shift else 0)))
        return columns + extra

    start = sorted(rng.sample(people, 88), key=lambda p: p.number)
    write(s, "responses/alkukysely.csv", csv_bytes(table(start, round_of(start, dt.datetime(2025, 9, 1), {}, [])), ",", "utf-8"))
    end = sorted(rng.sample(people, 79), key=lambda p: p.number)
    extra = [(s.header("meetings"), {p: len(p.came) for p in end})]
    for question, shares, order in [("satisfaction", five(0.82), None), ("change_visible", five(0.58), None), ("tried", five(0.76), None), ("trial", [0.12, 0.16, 0.34, 0.38], None), ("transfer", five(0.61), None), ("removed", five(0.33), None), ("assessed", five(0.67), None), ("recommend", [0.08, 0.52, 0.4], None)]:
        extra.append((s.header(question), labelled(s, question, s.choice(end, question, shares, order))))
    pool = ["Palavereista jäi puolet pois.", "Sovimme yhteisen ajan kehittämiselle.", "Myös uusi esihenkilö vaikutti.", "Kirjaamisen päällekkäisyys poistui.", "Mikään ei oikein muuttunut."]
    extra.append((s.header("what_changed"), s.texts(end, pool, 0.5)))
    shift = {"time_to_develop": 0.24, "open_talk": 0.12, "stakeholders": 0.05, "strength": 0.09, "smooth": 0.1, "success": 0.07, "removable_load": 0.11}
    write(s, "responses/loppukysely.csv", csv_bytes(table(end, round_of(end, dt.datetime(2026, 5, 15), shift, extra)), ",", "utf-8"))
    # One file for the short rounds after each meeting, with a column that tells them apart.
    pulses = []
    for n in range(1, 7):
        asked = [p for p in people if meetings[p.organisation][n - 1] in p.came and rng.random() < 0.85]
        columns = [("Tapaaminen", {p: f"Tapaaminen {n}" for p in asked}), ("Vastaajakoodi", codes(s, asked, "T")), (s.header("organisation"), {p: p.organisation for p in asked})]
        for question, share, order in [("smooth", 0.53 + 0.022 * n, None), ("open_talk", 0.5 + 0.02 * n, None), ("removable_load", 0.3 + 0.018 * n, "seldom")]:
            columns.append((s.header(question), labelled(s, question, s.choice(asked, question, five(share), order))))
        pulses += table(asked, columns)[0 if n == 1 else 1 :]
    write(s, "responses/pulssit.csv", csv_bytes(pulses, ",", "utf-8"))


def foorumix():
    s = Survey("foorumix", 64)
    rng = s.rng
    population = next(g["population"] for g in s.toml["group"] if g["question"] == "organisation")
    people = [Person(rng, o, i) for i, o in enumerate(o for o, n in population.items() for _ in range(n))]
    # Who gave which of the answers that were made by hand: somebody of that organisation, who came as often as said.
    answered = []
    end = EndSurvey(s)
    for row in end.rows:
        same = [p for p in people if p not in answered and p.organisation == row.get("organisation")]
        row["person"] = rng.choice(same or [p for p in people if p not in answered])
        answered.append(row["person"])
        row["person"].then = row
    write(s, "responses/loppukysely.xlsx", end.with_codes(codes(s, answered, "F", 0.06)))
    others = [p for p in people if p not in answered]
    started = answered + sorted(rng.sample(others, 61 - len(answered)), key=lambda p: p.number)
    rng.shuffle(started)
    rows = [["Koodi", "Työpaikka", "Ryhmä", "Toiminta", "Päivä", "Tunnit"]]
    at = 0
    for group, size in enumerate([8, 8, 8, 8, 8, 7, 7, 7], 1):
        dates = workdays(rng, dt.date(2016, 2, 8), dt.date(2016, 12, 9), 8)
        for p in started[at : at + size]:
            said = p.then.get("meetings")
            # Some remember one meeting too many or too few.
            times = rng.choice([2, 4, 5, 6, 7, 8]) if said is None else said + rng.choice([0] * 8 + [-1, 1])
            came = sorted(rng.sample(dates, min(8, max(1, times))))
            rows += [[f"F{p.number:03}", p.organisation, f"Ryhmä {group}", "Vertaisryhmä", d, "2,5"] for d in came]
        at += size
    write(s, "participation/tapaamiset.csv", csv_bytes(rows))

    # Half a year later: most of those who answered, and some who had not.
    later = rng.sample([p for p in answered if p.then.get("work_ability")], 33)
    later = sorted(later + rng.sample([p for p in started if not p.then], 8), key=lambda p: p.number)
    columns = [
        ("Vastaajakoodi", codes(s, later, "F")),
        ("Vastausaika", stamps(s, later, dt.datetime(2017, 6, 12))),
        (s.header("organisation"), {p: p.organisation for p in later}),
    ]
    for question, favourable, stays in [("work_ability", 0.8, 0.62), ("individual_needs", 0.75, 0.6), ("workload", 0.55, 0.5), ("recommend", 0.92, 0.7)]:
        options = s.toml["answers"][s.questions[question]["answers"]]["options"]
        codes_of = {o["fi"].lower(): o["code"] for o in options}
        shares = five(favourable) if len(options) >= 5 else [1 - favourable, 0.35 * favourable, 0.65 * favourable]
        fresh = s.choice(later, question, shares, "seldom" if question == "workload" else None, cant_say=0.03)
        before = {p: codes_of.get(str(p.then.get(question, "")).strip().lower()) for p in later}
        made = {p: before[p] if before[p] and rng.random() < stays else fresh[p] for p in later}
        columns.append((s.questions[question].get("column", s.header(question)), labelled(s, question, made)))
    write(s, "responses/seurantakysely.csv", csv_bytes(table(later, columns)))


class EndSurvey:
    """The end survey of Foorumix: answers made by hand, to which only the codes are added."""

    CODE = "Vastaajakoodi"

    def __init__(self, survey):
        self.path = survey.folder / "responses/loppukysely.xlsx"
        with zipfile.ZipFile(self.path) as archive:
            self.parts = [(info, archive.read(info)) for info in archive.infolist()]
        sheet = self.sheet()
        lines = re.findall(r'<row r="(\d+)"[^>]*>(.*?)</row>', sheet, re.S)
        heads = self.cells(lines[0][1])
        wanted = {q["id"]: q.get("column", q["text"]["fi"]) for q in survey.toml["question"]}
        self.rows = []
        for number, line in lines[1:]:
            cells = self.cells(line)
            row = {q: cells[c] for q, head in wanted.items() for c, h in heads.items() if h == head and c in cells}
            row["number"] = number
            if row.get("meetings"):
                row["meetings"] = int(float(row["meetings"]))
            # Somebody opened the form and left: no respondent.
            if len(row) > 2:
                self.rows.append(row)

    def sheet(self):
        return next(data for info, data in self.parts if info.filename.endswith("sheet1.xml")).decode()

    @staticmethod
    def cells(line):
        found = re.findall(r'<c r="([A-Z]+)\d+"[^>]*>(?:<is><t[^>]*>(.*?)</t></is>|<v>(.*?)</v>)</c>', line, re.S)
        return {column: unescape(text or number) for column, text, number in found}

    def with_codes(self, written):
        """The same file with a column more, or with the codes in it made anew."""
        column = letters(23)
        sheet = re.sub(rf'<c r="{column}\d+"[^>]*>.*?</c>', "", self.sheet(), flags=re.S)
        texts = {"1": self.CODE} | {row["number"]: written[row["person"]] for row in self.rows}
        for number, text in texts.items():
            cell = f'<c r="{column}{number}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
            sheet = re.sub(rf'(<row r="{number}"[^>]*>.*?)(</row>)', lambda m: m[1] + cell + m[2], sheet, count=1, flags=re.S)
        sheet = sheet.replace('<dimension ref="A1:W49"', f'<dimension ref="A1:{column}49"')
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for info, data in self.parts:
                archive.writestr(info, sheet.encode() if info.filename.endswith("sheet1.xml") else data)
        return file.getvalue()


MAKERS = {"mielenturvaa": mielenturvaa, "maakuntien-liitot": councils, "emessi": emessi, "tyohyvinvointipalvelu": service, "foorumix": foorumix}

if __name__ == "__main__":
    for name in sys.argv[1:] or MAKERS:
        MAKERS[name]()
        print(name)
