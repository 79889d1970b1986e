//! The surveys that ship with mittari, inside the program: `mittari new` starts from one of them.

use clap::ValueEnum;

/// A file of a shipped survey: its path below the folder, and its bytes.
type File = (&'static str, &'static [u8]);

/// A programme whose survey ships with mittari.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Programme {
    /// Peer mentoring by video: needs survey, groups' feedback, technical log
    Emessi,
    /// Peer groups of supervisors: end survey, follow-up, log of meetings
    Foorumix,
    /// Exchange between organisations: start and end survey, log of visits, event list
    MaakuntienLiitot,
    /// A peer network: yearly member survey, log of events and coffees
    Mielenturvaa,
    /// A well-being service for work communities: start, meetings, end
    Tyohyvinvointipalvelu,
}

macro_rules! files {
    ($programme:literal, $($path:literal),+) => {
        &[$(($path, include_bytes!(concat!("../surveys/", $programme, "/", $path)).as_slice())),+]
    };
}

const EMESSI: &[File] = files!(
    "emessi",
    "survey.toml",
    "README.md",
    "quotes.toml",
    "responses/tarvekysely.csv",
    "responses/ryhmapalaute.csv",
    "participation/lasnaolo.csv",
    "participation/tekninen-loki.csv"
);
const FOORUMIX: &[File] = files!(
    "foorumix",
    "survey.toml",
    "README.md",
    "programme.fi.md",
    "programme.sv.md",
    "programme.en.md",
    "recommendations.fi.md",
    "recommendations.sv.md",
    "recommendations.en.md",
    "responses/loppukysely.xlsx",
    "responses/seurantakysely.csv",
    "participation/tapaamiset.csv"
);
const MAAKUNTIEN_LIITOT: &[File] = files!(
    "maakuntien-liitot",
    "survey.toml",
    "README.md",
    "responses/alkukysely.csv",
    "responses/loppukysely.xlsx",
    "participation/vaihdot.xlsx",
    "participation/tilaisuudet.csv"
);
const MIELENTURVAA: &[File] = files!(
    "mielenturvaa",
    "survey.toml",
    "README.md",
    "responses/jasenkysely-2022.csv",
    "responses/jasenkysely-2023.xlsx",
    "participation/osallistuminen-2023.csv",
    "participation/avoimet-tilaisuudet-2023.csv"
);
const TYOHYVINVOINTIPALVELU: &[File] = files!(
    "tyohyvinvointipalvelu",
    "survey.toml",
    "README.md",
    "responses/alkukysely.csv",
    "responses/pulssit.csv",
    "responses/loppukysely.csv",
    "participation/tapaamiset.csv"
);

impl Programme {
    fn files(self) -> &'static [File] {
        match self {
            Self::Emessi => EMESSI,
            Self::Foorumix => FOORUMIX,
            Self::MaakuntienLiitot => MAAKUNTIEN_LIITOT,
            Self::Mielenturvaa => MIELENTURVAA,
            Self::Tyohyvinvointipalvelu => TYOHYVINVOINTIPALVELU,
        }
    }

    /// The survey as it ships, with its invented answers.
    pub fn with_answers(self) -> Vec<(String, Vec<u8>)> {
        self.files().iter().map(|(path, bytes)| ((*path).to_string(), bytes.to_vec())).collect()
    }

    /// Its definition alone, without what is said of invented answers and invented organisations.
    pub fn definition(self) -> String {
        let source = self.files().iter().find(|(path, _)| *path == "survey.toml").map(|(_, bytes)| *bytes);
        without_invented(&String::from_utf8_lossy(source.unwrap_or_default()))
    }

    /// Files that the definition names: exports and participation records that are still to come.
    pub fn wanted(self) -> impl Iterator<Item = &'static str> {
        self.files().iter().map(|(path, _)| *path).filter(|path| path.contains('/'))
    }
}

/// Takes out the line that says that answers are invented, the notes about them, and how many each invented
/// organisation invited: the file is ours, so its lines are known, and the tests read what is left.
fn without_invented(source: &str) -> String {
    let mut kept = Vec::new();
    let mut in_population = false;
    for line in source.lines() {
        in_population = line == "[group.population]" || (in_population && !line.is_empty());
        let of_invented = line.starts_with("made_up = true") || (line.starts_with('#') && line.contains("INVENTED"));
        if !in_population && !of_invented {
            kept.push(line);
        }
    }
    kept.join("\n") + "\n"
}
