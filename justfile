# `just` lists the recipes; https://just.systems

survey := "surveys/foorumix"

# List the recipes
default:
    @just --list --unsorted

# Write the report of a survey to reports/
report survey=survey:
    cargo run --release -- report {{ survey }}

# Run every test that needs nothing but Rust
test *arguments:
    cargo test --locked {{ arguments }}

# Look for mistakes that the compiler lets through
lint:
    cargo clippy --all-targets --locked -- -D warnings

# Put the source into the house's shape
fmt:
    cargo fmt
    rustfmt --edition 2024 src/ingest/dialects/*.rs src/language/*/*.rs tests/fuzz/*/*.rs

# Run everything that must hold before a change is taken, outside validators too
ci:
    .ci/run

# Mutate files against every reader, so many seconds each; needs a C++ compiler
fuzz seconds="60" *targets:
    tests/fuzz/run {{ seconds }} {{ targets }}

# Make the tracked example report again, after the look or a number has changed
gallery:
    cargo run --release -- report surveys/foorumix --lang fi,en

# Measure whole commands against peers, then parts; see BENCHMARKS.md
bench *arguments:
    cargo build --release
    python3 -m venv target/bench/venv
    target/bench/venv/bin/pip install --quiet -r benches/commands/requirements.txt
    target/bench/venv/bin/python benches/commands/run.py target/release/mittari --peers --report surveys/foorumix {{ arguments }}
    cargo bench --bench parts
    cargo bench --bench excel
