//! The report before it has a format: blocks in reading order, cells that hold values.
//!
//! Order, wording and numbers are the same in PDF, HTML, DOCX and XLSX because every format renders
//! this one value. Text in it is plain text: a format escapes it or hands it over as data.

use crate::charts::Chart;
use crate::language::{Language, Rule, number};
use crate::results::Status;
use crate::survey::{Color, Logo};

/// A whole report in one language.
#[derive(Debug, Clone)]
pub struct Document {
    /// What it is.
    pub kind: DocumentKind,
    /// Language of every text in it.
    pub language: Language,
    /// Title of the report.
    pub title: String,
    /// Line under the title: what kind of document, by whom.
    pub subtitle: Option<String>,
    /// Label and value, such as `Funder` and its name; on the title page.
    pub facts: Vec<(String, String)>,
    /// Who wrote it, for the file's properties.
    pub author: Option<String>,
    /// Year, month and day, for the file's properties.
    pub date: Option<(u16, u8, u8)>,
    /// Logo of the organisation, with its words.
    pub logo: Option<(Logo, String)>,
    /// Colour of headings and key figures, where it is not the program's.
    pub accent: Option<Color>,
    /// Said on every page where answers are invented.
    pub banner: Option<String>,
    /// Words that a format needs of its own.
    pub words: FormatWords,
    /// The report, top to bottom.
    pub blocks: Vec<Block>,
    /// How many of the blocks are its body, which is read; the rest are appendices, which are looked up.
    pub body: usize,
    /// How its figures were made; a format without links within the page leaves it out.
    pub traces: Option<Traces>,
    /// Every question with its options and codes, for formats that are calculated with.
    pub codebook: Table,
}

/// How figures were made.
#[derive(Debug, Clone)]
pub struct Traces {
    /// Heading.
    pub title: &'static str,
    /// What is told.
    pub intro: &'static str,
    /// One for each figure.
    pub figures: Vec<Trace>,
}

/// How a figure was made.
#[derive(Debug, Clone)]
pub struct Trace {
    /// Unique in the document; links lead to it.
    pub id: String,
    /// Name of the figure.
    pub label: String,
    /// Label and text: question, rule, answers, calculation, interval, target.
    pub facts: Vec<(&'static str, String)>,
    /// Label and figures that the same rule made: of groups, and between rounds.
    pub derived: Vec<(&'static str, Vec<Derived>)>,
}

/// A figure that the rule of another made, of fewer answers or of two rounds.
#[derive(Debug, Clone)]
pub struct Derived {
    /// Unique in the document; links lead to it.
    pub id: String,
    /// Whose answers, the calculation and the interval.
    pub text: String,
}

/// Ids of the chapters on how the figures were made and what they cannot tell.
pub const METHOD_CHAPTERS: [&str; 4] = ["limits", "method", "protection", "provenance"];

/// Kinds of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// The whole report.
    Report,
    /// The one-page version.
    OnePage,
}

impl DocumentKind {
    /// What its files are called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::OnePage => "summary",
        }
    }
}

/// Words that a format needs of its own.
#[derive(Debug, Clone)]
pub struct FormatWords {
    /// Heading of the table of contents.
    pub contents: &'static str,
    /// What a figure is called in its caption: `Kuva`.
    pub figure: &'static str,
    /// What a table is called in its caption: `Taulukko`.
    pub table: &'static str,
    /// Link past the navigation: `Siirry sisältöön`.
    pub skip_to_content: &'static str,
    /// Said of a figure that leads to how it was made.
    pub how_made: &'static str,
    /// What a page says where it shows a replacement for signs that its typeface lacks.
    pub signs_lacking: &'static str,
    /// Read out for a cell that is not shown, to protect respondents.
    pub hidden: &'static str,
}

/// One piece of the report.
#[derive(Debug, Clone)]
pub enum Block {
    /// A heading; level 1 is a chapter.
    Heading {
        /// 1 to 3.
        level: u8,
        /// Unique in the document; ASCII letters, digits, `-` and `_`.
        id: String,
        /// Its text.
        text: String,
    },
    /// Running text.
    Paragraph(String),
    /// A list of sentences.
    List(Vec<String>),
    /// The summary: findings in a box.
    Summary {
        /// Heading of the box.
        title: String,
        /// One finding each.
        items: Vec<SummaryItem>,
    },
    /// Something the reader must not miss: limits, made-up data.
    Callout {
        /// Heading of the box.
        title: String,
        /// Its sentences.
        paragraphs: Vec<String>,
    },
    /// A table.
    Table(Table),
    /// A chart with its caption.
    Figure(Figure),
    /// Small print under what precedes.
    Note(String),
    /// The evaluator's own words.
    Prose(Prose),
    /// What respondents wrote.
    Quotes(Quotes),
}

/// What respondents wrote to a question.
#[derive(Debug, Clone)]
pub struct Quotes {
    /// Unique in the document.
    pub id: String,
    /// The question.
    pub caption: String,
    /// Critical, kind, both: the first two stand side by side where there is room.
    pub parts: Vec<QuotePart>,
}

/// Quotes that say the same of the programme.
#[derive(Debug, Clone)]
pub struct QuotePart {
    /// What they say of it.
    pub title: &'static str,
    /// The quotes.
    pub quotes: Vec<Quoted>,
}

/// Somebody's words, plain text; `\n` breaks the line.
#[derive(Debug, Clone)]
pub struct Quoted {
    /// The language they are written in, for those who have them read out.
    pub language: Language,
    /// The words.
    pub text: String,
}

/// The evaluator's own words, with emphasis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Prose {
    /// Running text.
    Paragraph(Vec<Span>),
    /// Somebody else's words.
    Quote(Vec<Span>),
    /// A list.
    List {
        /// Numbered, where the order matters.
        ordered: bool,
        /// Its items.
        items: Vec<Vec<Span>>,
    },
}

/// A piece of text in one emphasis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Plain text; `\n` breaks the line.
    pub text: String,
    /// How it is said.
    pub emphasis: Emphasis,
}

/// How a piece of text is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emphasis {
    /// Like the rest.
    None,
    /// With stress.
    Light,
    /// With weight.
    Strong,
}

/// A finding in the summary.
#[derive(Debug, Clone)]
pub struct SummaryItem {
    /// The figure that stands out: `88 %`.
    pub figure: Option<String>,
    /// The finding in a sentence.
    pub text: String,
    /// How sure it is: counts, interval, target.
    pub detail: Option<String>,
    /// Where in the document it is told how the figure was made; a format without links leaves it out.
    pub made: Option<String>,
}

impl SummaryItem {
    /// A finding without a figure.
    pub fn sentence(text: impl Into<String>) -> Self {
        Self { figure: None, text: text.into(), detail: None, made: None }
    }
}

/// A table with a header row and a header cell in every row.
#[derive(Debug, Clone)]
pub struct Table {
    /// Unique in the document.
    pub id: String,
    /// What it shows.
    pub caption: String,
    /// Columns; the first holds the rows' headers.
    pub columns: Vec<Column>,
    /// Rows, each as long as `columns`; or a single label, which names the rows below it.
    pub rows: Vec<Vec<Cell>>,
    /// Small print under the table.
    pub notes: Vec<String>,
    /// How its figures were made.
    pub made: Made,
}

impl Table {
    /// Whether a row is a label that names the rows below it and stands across the table.
    pub fn names_rows(&self, row: &[Cell]) -> bool {
        row.len() == 1 && self.columns.len() > 1
    }

    /// Id of the place where it is told how its figures were made, where they rest on one rule.
    pub fn made_at(&self) -> String {
        format!("made.table-{}", self.id)
    }
}

/// Where it is told how the figures of a table were made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Made {
    /// Each row has a link to the figure that it tells of.
    ByRow,
    /// All rest on one rule.
    ByRule {
        /// The rule.
        rule: Rule,
        /// What is the table's own: the round, whose answers, how many; may be empty.
        own: String,
    },
    /// It holds no figures: files, words, sentences.
    Without,
}

/// Head of a column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its text.
    pub head: String,
    /// The head above it that it shares with its neighbours of the same words, where there is one.
    pub over: Option<String>,
    /// Whether its cells are intervals of the figures in the column before: printed, they stand behind these in brackets.
    pub is_interval: bool,
    /// Where its cells stand.
    pub align: Align,
    /// Share of the table's width relative to the others.
    pub width: f64,
}

impl Column {
    /// A column of words.
    pub fn words(head: impl Into<String>, width: f64) -> Self {
        Self { head: head.into(), over: None, is_interval: false, align: Align::Left, width }
    }

    /// A column of numbers.
    pub fn numbers(head: impl Into<String>, width: f64) -> Self {
        Self { align: Align::Right, ..Self::words(head, width) }
    }

    /// A column of the intervals of the figures in the column before it.
    pub fn interval(head: impl Into<String>, width: f64) -> Self {
        Self { is_interval: true, ..Self::numbers(head, width) }
    }

    /// The column under a head that it shares with its neighbours.
    #[must_use]
    pub fn under(self, over: impl Into<String>) -> Self {
        Self { over: Some(over.into()), ..self }
    }
}

/// Where the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// A cell holds a value; the format asks for its text, or keeps the number.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A label.
    Text(String),
    /// A label that leads somewhere: a place in the document (`#id`) or a file beside it. A format without links
    /// shows the label.
    Link {
        /// The label.
        text: String,
        /// Where it leads.
        to: String,
    },
    /// How many.
    Count(u64),
    /// `k` of `n`.
    Fraction {
        /// Favourable.
        k: u64,
        /// Of all.
        n: u64,
    },
    /// The share `k / n`.
    Percent {
        /// Part.
        k: u64,
        /// Whole.
        n: u64,
    },
    /// An interval of a share; `n` decides the decimals.
    PercentRange {
        /// Lower limit, 0..1.
        low: f64,
        /// Upper limit, 0..1.
        high: f64,
        /// Answers it rests on.
        n: u64,
    },
    /// A share that is known without counts; `n` decides the decimals.
    Share {
        /// Unrounded, 0..1.
        value: f64,
        /// Answers it rests on.
        n: u64,
    },
    /// A difference with its sign and `digits` decimals; of shares in percentage points.
    Difference {
        /// Unrounded.
        value: f64,
        /// Decimals shown.
        digits: usize,
    },
    /// A number with `digits` decimals.
    Number {
        /// Unrounded.
        value: f64,
        /// Decimals shown.
        digits: usize,
    },
    /// An interval of numbers with `digits` decimals.
    Range {
        /// Lower limit.
        low: f64,
        /// Upper limit.
        high: f64,
        /// Decimals shown.
        digits: usize,
    },
    /// How a figure stands to its target, in words and with a mark.
    Status {
        /// The status.
        status: Status,
        /// Its words.
        text: &'static str,
    },
    /// Not shown, to protect respondents.
    Hidden,
    /// Nothing to show here (a target that nobody set).
    Empty,
}

impl Cell {
    /// The cell as a reader sees it; hidden cells read `..`, empty ones `–`.
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::Text(text) | Self::Link { text, .. } => text.clone(),
            Self::Count(n) => number::count(language, *n),
            Self::Fraction { k, n } => number::fraction(language, *k, *n),
            Self::Percent { k, n } => number::percent(language, *k, *n),
            Self::PercentRange { low, high, n } => number::percent_range(language, *low, *high, *n),
            Self::Share { value, n } => number::share(language, *value, *n),
            Self::Difference { value, digits } => number::signed(language, *value, *digits),
            Self::Number { value, digits } => number::decimal(language, *value, *digits),
            Self::Range { low, high, digits } => number::range(language, *low, *high, *digits),
            Self::Status { text, .. } => (*text).to_string(),
            Self::Hidden => "..".into(),
            Self::Empty => "–".into(),
        }
    }

    /// The interval as it stands behind its figure, which has said the unit: `(72–89)`; `None` where there is none.
    pub fn in_brackets(&self, language: Language) -> Option<String> {
        match self {
            Self::PercentRange { low, high, n } => {
                Some(format!("({})", number::percent_range_bare(language, *low, *high, *n)))
            }
            Self::Empty | Self::Hidden => None,
            other => Some(format!("({})", other.text(language))),
        }
    }
}

/// A chart with its caption.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Unique in the document.
    pub id: String,
    /// What it shows.
    pub caption: String,
    /// The chart; each format draws it at the size it is shown.
    pub chart: Chart,
    /// Place in the document where it is told how its figures were made, or a table of them: `#id`.
    pub made: String,
}
