//! Words of the charts that compare groups, rank, score and follow people.

use crate::language::messages::{DoseFinding, KindWords, ScoreSide};
use crate::results::FunnelPosition;

pub(super) const KINDS: KindWords = KindWords {
    caption_heat: "Keskeiset osuudet ryhmittäin",
    caption_ranking: |topic| format!("{topic}: osuudet järjestyksessä"),
    caption_score: |label| format!("{label}: arvostelijat, neutraalit ja suosittelijat"),
    caption_flow: "Kutsutut, vastanneet ja yhdistetyt",
    caption_funnel: |label| format!("{label}: ryhmät ja sattuman rajat"),

    heat_title: |compared| match compared {
        None => "Osuudet ryhmittäin; ryhmiä ei voi verrata".into(),
        Some((0, n)) => format!("Mikään ryhmä ei eroa selvästi muista (vertailuja {n})"),
        Some((1, n)) => format!("Yksi luku eroaa selvästi muiden vastaajien luvusta (vertailuja {n})"),
        Some((k, n)) => format!("{k} lukua eroaa selvästi muiden vastaajien luvusta (vertailuja {n})"),
    },
    heat_subtitle: "Osuus vastanneista ryhmittäin. Tummempi = suurempi osuus.",
    heat_below: |percent| format!("alle {percent}"),
    heat_from: |percent| format!("vähintään {percent}"),
    heat_differs: "eroaa selvästi",
    heat_alt: |row, cells| format!("{row}: {cells}."),
    note_heat_indicative: "Kevyt luku: alle kymmenen vastausta, suuntaa antava.",
    note_hidden_cells: ".. = ei esitetä vastaajien suojaamiseksi.",

    ranking_title: |w| match (w.first_is_sure, w.last_is_sure) {
        (true, true) => {
            format!("Korkein: {} ({}); matalin: {} ({})", w.highest, w.highest_percent, w.lowest, w.lowest_percent)
        }
        (true, false) => {
            format!("Korkein: {} ({}); muiden järjestys ei ole kaikilta osin varma", w.highest, w.highest_percent)
        }
        (false, true) => {
            format!("Matalin: {} ({}); muiden järjestys ei ole kaikilta osin varma", w.lowest, w.lowest_percent)
        }
        (false, false) => "Järjestys ei ole varma: kärki ja häntä voivat vaihtua".into(),
    },
    ranking_subtitle: |level| {
        format!(
            "Osuus vastanneista, viiva = {level}\u{a0}%:n luottamusväli. Sija = mahdolliset sijat {level} prosentin \
             varmuudella."
        )
    },
    rank_head: "Sija",
    ranking_alt: |w| format!("{}: {} ({}), sija {}.", w.label, w.percent, w.fraction, w.ranks),
    note_ranks: "Samoilla sijoilla olevia ei voi panna järjestykseen näin pienellä aineistolla.",

    score_title: |w| match w.side {
        ScoreSide::MorePromoters => format!("{}: suositteluluku {}, suosittelijoita on enemmän", w.label, w.score),
        ScoreSide::MoreDetractors => format!("{}: suositteluluku {}, arvostelijoita on enemmän", w.label, w.score),
        ScoreSide::Undecided => format!("{}: suositteluluku {}, suunta ei ole varma", w.label, w.score),
    },
    score_subtitle: |n, level| {
        format!(
            "Suositteluluku = suosittelijoiden osuus miinus arvostelijoiden osuus (−100…100), n = {n}, viiva = \
             {level}\u{a0}%:n luottamusväli."
        )
    },
    detractors: "Arvostelijat (0–6)",
    passives: "Neutraalit (7–8)",
    promoters: "Suosittelijat (9–10)",
    score_name: "Suositteluluku",

    flow_title: |w| match (w.invited, w.linked) {
        ("", "") => format!("Kyselyyn vastasi {} henkilöä", w.answered),
        ("", linked) => format!("Kyselyyn vastasi {}, ja molempiin kertoihin {linked}", w.answered),
        (invited, "") => format!("Kutsuttuja {invited}, vastanneita {}", w.answered),
        (invited, linked) => {
            format!("Kutsuttuja {invited}, vastanneita {}, molempiin kertoihin vastanneita {linked}", w.answered)
        }
    },
    flow_subtitle: "Henkilöitä kussakin vaiheessa. Emme tiedä, mitä pois jääneet ajattelevat.",
    invited: "Kutsuttiin",
    took_part: "Osallistui",
    answered: "Vastasi",
    linked: "Vastasi molempiin kertoihin (yhdistettiin)",
    of_invited: "Kutsutuista",
    stage_head: "Vaihe",
    people_head: "Henkilöitä",
    lost_head: "Jäi pois edellisestä vaiheesta",

    caption_reach: "Osallistuminen toimintamuodoittain tai organisaatioittain",
    reach_title: |w| match w.everybody {
        "" => format!("Eniten osallistujia: {} ({})", w.most, w.people),
        all => format!("Osallistujia yhteensä {all}; eniten: {} ({})", w.most, w.people),
    },
    reach_subtitle: |by_activity, invited| {
        let rows = if by_activity { "Osallistujat toimintamuodoittain." } else { "Osallistujat organisaatioittain." };
        let of = if invited { " Vaalea osa: kutsuttiin, ei osallistunut." } else { "" };
        format!("{rows} Jokainen ihminen on laskettu riville kerran.{of}")
    },

    dose_title: |w| match w.finding {
        DoseFinding::Rises => format!("{}: osuus on sitä suurempi, mitä suurempi määrä", w.label),
        DoseFinding::Falls => format!("{}: osuus on sitä pienempi, mitä suurempi määrä", w.label),
        DoseFinding::Unclear => format!("{}: johdonmukaista muutosta määrän mukaan ei voi osoittaa", w.label),
        DoseFinding::NotCompared => format!("{}: osuus määrän mukaan", w.label),
    },
    dose_subtitle: |amount, level| {
        format!(
            "Vertailu: {amount}. Osuus vastanneista, viiva = {level}\u{a0}%:n luottamusväli. k/n = k vastaajaa n:stä."
        )
    },

    funnel_title: |w| match (w.above, w.below) {
        (0, 0) => format!("{}: yhdenkään ryhmän ero kaikista ({} ryhmää) ei ylitä sattuman rajoja", w.label, w.groups),
        (above, 0) => format!("{}: sattuman rajojen yläpuolella {above}, ryhmiä {}", w.label, w.groups),
        (0, below) => format!("{}: sattuman rajojen alapuolella {below}, ryhmiä {}", w.label, w.groups),
        (above, below) => {
            format!("{}: sattuman rajojen yläpuolella {above} ja alapuolella {below}, ryhmiä {}", w.label, w.groups)
        }
    },
    funnel_subtitle: |level| {
        format!(
            "Kukin piste on ryhmä. Sattuma yksin pitää ryhmän ulompien rajojen sisällä {level} prosentin \
             todennäköisyydellä."
        )
    },
    funnel_inner: |level| format!("{level}\u{a0}%:n raja"),
    funnel_across: "Vastauksia ryhmässä",
    funnel_group: "ryhmä rajojen sisällä",
    funnel_outside: "ryhmä ulompien rajojen ulkopuolella",
    note_funnel_chance: |level| {
        format!(
            "Sisempien ({level}\u{a0}%) rajojen ulkopuolelle jää pelkästä sattumasta noin joka kahdeskymmenes ryhmä."
        )
    },
    funnel_alt: |label, percent, n| format!("{label}: {percent} (n = {n})."),
    funnel_limits: |level| format!("Sattuman rajat, {level}\u{a0}%"),
    funnel_position_head: "Sijainti",
    funnel_position: |position| match position {
        FunnelPosition::Within => "rajojen sisällä",
        FunnelPosition::BetweenLimits => "rajojen välissä",
        FunnelPosition::Above => "ulompien rajojen yläpuolella",
        FunnelPosition::Below => "ulompien rajojen alapuolella",
    },
    caption_shrunk: |label| format!("{label}: erikokoiset ryhmät rinnakkain"),
    shrunk_head: "Yhteistä kohti tasoitettu",
    note_shrunk: "Pienet ryhmät eroavat eniten sattumalta. Viimeinen sarake siirtää ryhmän osuutta kohti kaikkien ryhmien osuutta \
                  sitä enemmän, mitä vähemmän ryhmässä on vastauksia (Kleinman 1973; Efron ja Morris 1975). Järjestys on sen \
                  mukainen.",
};
