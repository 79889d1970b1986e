//! Words of the charts that compare groups, rank, score and follow people.

use crate::language::messages::{DoseFinding, KindWords, ScoreSide};
use crate::results::FunnelPosition;

pub(super) const KINDS: KindWords = KindWords {
    caption_heat: "De viktigaste andelarna efter grupp",
    caption_ranking: |topic| format!("{topic}: andelarna i ordning"),
    caption_score: |label| format!("{label}: kritiker, passiva och ambassadörer"),
    caption_flow: "Inbjudna, svarande och sammankopplade",
    caption_funnel: |label| format!("{label}: grupperna och slumpens gränser"),

    heat_title: |compared| match compared {
        None => "Andelar efter grupp; grupperna kan inte jämföras".into(),
        Some((0, n)) => format!("Ingen grupp avviker tydligt från de övriga (antal jämförelser {n})"),
        Some((1, n)) => format!("En siffra avviker tydligt från de övriga svarandes (antal jämförelser {n})"),
        Some((k, n)) => format!("{k} siffror avviker tydligt från de övriga svarandes (antal jämförelser {n})"),
    },
    heat_subtitle: "Andel av de svarande efter grupp. Mörkare = större andel.",
    heat_below: |percent| format!("under {percent}"),
    heat_from: |percent| format!("minst {percent}"),
    heat_differs: "avviker tydligt",
    heat_alt: |row, cells| format!("{row}: {cells}."),
    note_heat_indicative: "Tunn siffra: färre än tio svar, riktgivande.",
    note_hidden_cells: ".. = redovisas inte, för att skydda de svarande.",

    ranking_title: |w| match (w.first_is_sure, w.last_is_sure) {
        (true, true) => {
            format!("Högst: {} ({}); lägst: {} ({})", w.highest, w.highest_percent, w.lowest, w.lowest_percent)
        }
        (true, false) => {
            format!("Högst: {} ({}); de övrigas ordning är delvis osäker", w.highest, w.highest_percent)
        }
        (false, true) => format!("Lägst: {} ({}); de övrigas ordning är delvis osäker", w.lowest, w.lowest_percent),
        (false, false) => "Ordningen är osäker: både den första och den sista kan vara en annan".into(),
    },
    ranking_subtitle: |level| {
        format!(
            "Andel av dem som svarade, linje = {level}\u{a0}% konfidensintervall. Plats = möjliga platser med {level} \
             procents säkerhet."
        )
    },
    rank_head: "Plats",
    ranking_alt: |w| format!("{}: {} ({}), plats {}.", w.label, w.percent, w.fraction, w.ranks),
    note_ranks: "De som delar platser kan inte ordnas med ett så litet material.",

    score_title: |w| match w.side {
        ScoreSide::MorePromoters => format!("{}: rekommendationstal {}, fler ambassadörer", w.label, w.score),
        ScoreSide::MoreDetractors => format!("{}: rekommendationstal {}, fler kritiker", w.label, w.score),
        ScoreSide::Undecided => format!("{}: rekommendationstal {}, riktningen är osäker", w.label, w.score),
    },
    score_subtitle: |n, level| {
        format!(
            "Rekommendationstal = andelen ambassadörer minus andelen kritiker (−100…100), n = {n}, linje = \
             {level}\u{a0}% konfidensintervall."
        )
    },
    detractors: "Kritiker (0–6)",
    passives: "Passiva (7–8)",
    promoters: "Ambassadörer (9–10)",
    score_name: "Rekommendationstal",

    flow_title: |w| match (w.invited, w.linked) {
        ("", "") => format!("{} personer svarade på enkäten", w.answered),
        ("", linked) => format!("{} svarade på enkäten, {linked} på båda omgångarna", w.answered),
        (invited, "") => format!("Inbjudna {invited}, svarande {}", w.answered),
        (invited, linked) => {
            format!("Inbjudna {invited}, svarande {}, svarande i båda omgångarna {linked}", w.answered)
        }
    },
    flow_subtitle: "Antal personer i varje skede. Vi vet inte vad de som föll bort tycker.",
    invited: "Inbjöds",
    took_part: "Deltog",
    answered: "Svarade",
    linked: "Svarade i båda omgångarna (kopplades ihop)",
    of_invited: "Av de inbjudna",
    stage_head: "Skede",
    people_head: "Personer",
    lost_head: "Föll bort från föregående skede",

    caption_reach: "Deltagande enligt verksamhetsform eller organisation",
    reach_title: |w| match w.everybody {
        "" => format!("Flest deltagare: {} ({})", w.most, w.people),
        all => format!("Deltagare totalt {all}; flest: {} ({})", w.most, w.people),
    },
    reach_subtitle: |by_activity, invited| {
        let rows = if by_activity { "Deltagare enligt verksamhetsform." } else { "Deltagare enligt organisation." };
        let of = if invited { " Ljus del: inbjöds, deltog inte." } else { "" };
        format!("{rows} Varje person räknas en gång per rad.{of}")
    },

    dose_title: |w| match w.finding {
        DoseFinding::Rises => format!("{}: andelen är större ju större omfattningen är", w.label),
        DoseFinding::Falls => format!("{}: andelen är mindre ju större omfattningen är", w.label),
        DoseFinding::Unclear => format!("{}: någon konsekvent förändring med omfattningen kan inte visas", w.label),
        DoseFinding::NotCompared => format!("{}: andel efter omfattning", w.label),
    },
    dose_subtitle: |amount, level| {
        format!(
            "Jämfört enligt: {amount}. Andel av dem som svarat, linje = {level}\u{a0}% konfidensintervall. k/n = k av n svarande."
        )
    },

    funnel_title: |w| match (w.above, w.below) {
        (0, 0) => {
            format!("{}: ingen av de {} grupperna avviker mer än slumpen kan förklara", w.label, w.groups)
        }
        (above, 0) => format!("{}: ovanför slumpens gränser {above}, antal grupper {}", w.label, w.groups),
        (0, below) => format!("{}: under slumpens gränser {below}, antal grupper {}", w.label, w.groups),
        (above, below) => {
            format!("{}: ovanför slumpens gränser {above} och under dem {below}, antal grupper {}", w.label, w.groups)
        }
    },
    funnel_subtitle: |level| {
        format!(
            "Varje punkt är en grupp. Enbart slumpen håller en grupp innanför de yttre gränserna med {level} procents sannolikhet."
        )
    },
    funnel_inner: |level| format!("gräns, {level}\u{a0}%"),
    funnel_across: "Svar i gruppen",
    funnel_group: "grupp innanför gränserna",
    funnel_outside: "grupp utanför de yttre gränserna",
    note_funnel_chance: |level| {
        format!("Utanför de inre gränserna ({level}\u{a0}%) hamnar av ren slump ungefär var tjugonde grupp.")
    },
    funnel_alt: |label, percent, n| format!("{label}: {percent} (n = {n})."),
    funnel_limits: |level| format!("Slumpens gränser, {level}\u{a0}%"),
    funnel_position_head: "Läge",
    funnel_position: |position| match position {
        FunnelPosition::Within => "innanför gränserna",
        FunnelPosition::BetweenLimits => "mellan gränserna",
        FunnelPosition::Above => "ovanför de yttre gränserna",
        FunnelPosition::Below => "under de yttre gränserna",
    },
    caption_shrunk: |label| format!("{label}: olika stora grupper sida vid sida"),
    shrunk_head: "Utjämnad mot alla",
    note_shrunk: "Små grupper avviker mest av en slump. Den sista kolumnen drar gruppens andel mot alla gruppers andel, desto mer ju \
                  färre svar gruppen har (Kleinman 1973; Efron och Morris 1975). Ordningen följer den.",
};
