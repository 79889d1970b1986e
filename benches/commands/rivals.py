"""What an analyst would write: every share of favourable answers by group, with Wilson's interval.

`rivals.py RIVAL FILE`; `bare` only reads the file, and is the unit of the comparison.
"""

import sys

FAVOURABLE = ["Jokseenkin samaa mieltä", "Täysin samaa mieltä"]


def bare(file):
    import polars as pl

    print((pl.read_parquet(file) if file.endswith(".parquet") else pl.read_csv(file, separator=";")).height)


def with_polars(file):
    import polars as pl
    from statsmodels.stats.proportion import proportion_confint

    table = pl.read_csv(file, separator=";")
    questions = table.columns[1:]
    for keys in ([], [table.columns[0]]):
        yes = [pl.col(q).is_in(FAVOURABLE).sum().alias(f"k{i}") for i, q in enumerate(questions)]
        given = [pl.col(q).is_not_null().sum().alias(f"n{i}") for i, q in enumerate(questions)]
        counts = table.group_by(keys).agg(yes + given) if keys else table.select(yes + given)
        for i in range(len(questions)):
            proportion_confint(counts[f"k{i}"].to_numpy(), counts[f"n{i}"].to_numpy(), method="wilson")
    distributions = [table[q].value_counts() for q in questions]
    print(len(distributions))


def with_pandas(file):
    import pandas as pd
    from statsmodels.stats.proportion import proportion_confint

    table = pd.read_csv(file, sep=";")
    group, questions = table[table.columns[0]], table.columns[1:]
    for question in questions:
        yes, given = table[question].isin(FAVOURABLE), table[question].notna()
        proportion_confint(yes.sum(), given.sum(), method="wilson")
        proportion_confint(yes.groupby(group).sum(), given.groupby(group).sum(), method="wilson")
        table[question].value_counts()
    print(len(table))


def with_duckdb(file):
    import duckdb
    from statsmodels.stats.proportion import proportion_confint

    base = duckdb.connect()
    base.execute("CREATE TABLE t AS SELECT * FROM read_csv(?, delim = ';', header = true)", [file])
    names = [row[0] for row in base.execute("DESCRIBE t").fetchall()]
    favourable = ", ".join(f"'{text}'" for text in FAVOURABLE)
    parts = ", ".join(f'count(*) FILTER ("{q}" IN ({favourable})), count("{q}")' for q in names[1:])
    for query in (f"SELECT {parts} FROM t", f'SELECT {parts} FROM t GROUP BY "{names[0]}"'):
        for row in base.execute(query).fetchall():
            for i in range(len(names) - 1):
                proportion_confint(row[2 * i], row[2 * i + 1], method="wilson")
    for question in names[1:]:
        base.execute(f'SELECT "{question}", count(*) FROM t GROUP BY 1').fetchall()
    print(len(names))


if __name__ == "__main__":
    {"bare": bare, "polars": with_polars, "pandas": with_pandas, "duckdb": with_duckdb}[sys.argv[1]](sys.argv[2])
