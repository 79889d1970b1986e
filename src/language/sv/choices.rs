//! Ord om vikter, kluster och andra statistiska val.

use crate::language::messages::ChoiceWords;
use crate::results::WeightSource;
use crate::survey::EffectiveInterval;

pub(super) const CHOICES: ChoiceWords = ChoiceWords {
    weighted: "Viktade nyckeltal",
    weighted_caption: "Nyckeltal utan och med vikter",
    unweighted_figure: "Oviktat",
    weighted_figure: "Viktat",
    weighted_interval: |level| format!("{level} % intervall, viktat"),
    n_effective: "Effektivt n",
    weighting: |source, margins| match source {
        WeightSource::Column => "Svaren har viktats med en viktkolumn i materialet.".into(),
        WeightSource::PostStratification => format!(
            "Svaren har viktats genom efterstratifiering (Holt och Smith 1979) så att svaren på följande frågor motsvarar \
             de kända totalerna: {margins}."
        ),
        WeightSource::Raking => format!(
            "Svaren har viktats genom anpassning till marginalfördelningar (raking; Deming och Stephan 1940) så att svaren \
             på följande frågor motsvarar de kända totalerna: {margins}."
        ),
    },
    weighting_worth: |w| {
        format!(
            "Efter viktningen är alla svar tillsammans värda lika mycket som {} lika viktade svar (Kish 1992); den största \
             vikten är {} gånger medelvikten.",
            w.n_effective, w.largest
        )
    },
    weighting_trimmed: |times| {
        format!("Vikter som var mer än {times} gånger medelvikten har sänkts till den gränsen (Potter 1990).")
    },
    weighting_refused: "Viktade nyckeltal visas inte fastän de begärdes: de skulle bygga på för få svar eller på alltför olika \
                        vikter.",
    weighted_method: |interval| {
        let of_share = match interval {
            EffectiveInterval::KornGraubard => {
                "Clopper och Pearsons med det effektiva antalet svar (Korn och Graubard 1998)"
            }
            EffectiveInterval::Wilson => "Wilsons med det effektiva antalet svar (Dean och Pagano 2015)",
        };
        format!(
            "En viktad andels konfidensintervall är {of_share}, ett viktat medelvärdes är ett t-intervall med linjäriserat \
             medelfel (Binder 1983), en viktad medians är Woodruffs (1952). Vikterna tas som givna."
        )
    },
    weighted_left_out: "De viktade nyckeltalen visas bredvid de oviktade och ersätter dem inte: mål, jämförelser och diagram \
                        bygger på de oviktade. De viktade är avrundade och har utelämnats där de skulle avslöja svar.",
    clustering: |w| {
        format!(
            "De som har samma svar på frågan ”{}” svarar lika också annars (intraklasskorrelation {}). Därför är andelarnas \
             konfidensintervall bredare än för oberoende svar: det effektiva antalet svar är antalet svar delat med \
             designeffekten (Kish 1965). Designeffekter: {}.",
            w.question, w.icc, w.effects
        )
    },
    clustering_others: "Intervallen för medelvärden och rekommendationstal har vidgats med kvadratroten ur designeffekten (Kish \
                        1965), och medianernas är Woodruffs (1952).",
    clustering_assumed: "Det finns färre än tio sådana grupper. Då kan man knappast veta hur lika de svarar, och likheten har \
                         antagits vara minst 0,05.",
    clustering_refused: |question| {
        format!(
            "Enkäten har gjorts för hela grupper, som frågan ”{question}” skiljer åt. Grupperna är färre än sex, för få för \
             ett intervall, så siffrorna visas utan."
        )
    },
    clustering_not_of_changes: |question| {
        format!(
            "De som har samma svar på frågan ”{question}” svarar lika, och förändringarnas konfidensintervall beaktar inte det: \
             förändringarna är osäkrare än intervallen säger."
        )
    },
};
