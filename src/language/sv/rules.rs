//! Words on rules that a whole table of figures rests on.

use crate::language::messages::{RuleWords, RulesWords};

pub(super) const RULES: RulesWords = RulesWords {
    distribution: RuleWords {
        label: "Svarens fördelningar",
        rule: "Hur många av dem som svarade på frågan i omgången som gav varje svar. Svar utanför skalan, såsom \
               ”kan inte säga”, har lämnats utanför och räknats under tabellen. Där man fick välja flera \
               alternativ eller ordna dem är andelarna av de personer som svarade.",
        calculation: "Andel = antalet personer med svaret / n.",
    },
    response: RuleWords {
        label: "Vilka som svarade",
        rule: "Inbjudna: det antal som utvärderaren uppgett, för alla och för varje grupp. Svarade: de svar som \
               användes (kapitlet Material och upprepbarhet).",
        calculation: "Svarsprocent = svarade / inbjudna.",
    },
    flow: RuleWords {
        label: "Från inbjudan till svar",
        rule: "Personer i varje skede: inbjudna enligt utvärderarens uppgift, deltog enligt \
               deltagaruppgifterna, svarade enligt de svar som användes, svarade i båda omgångarna enligt de \
               svarandes koder.",
        calculation: "Av de inbjudna = personer i skedet / inbjudna. Föll bort = personer i föregående skede − \
                      personer i detta skede.",
    },
    participation: RuleWords {
        label: "Deltagande",
        rule: "Räknat ur deltagaruppgifterna, varje person en gång per rad. Av alla: inbjudna, ordnade träffar \
               eller de som började, enligt noterna under tabellen.",
        calculation: "Andel = antal / av alla.",
    },
    classes: RuleWords {
        label: "Deltagare efter klass",
        rule: "Varje deltagare räknas en gång i den klass som uppgifterna anger; där underlaget är ”urval” \
               räknas varje svarande i den klass som hen svarat.",
        calculation: "Andel = antal / av alla.",
    },
    overview: RuleWords {
        label: "Nyckeltal efter grupp",
        rule: "Regeln för varje nyckeltal, tillämpad på svaren från en grupp i taget.",
        calculation: "Andel = gruppens svar som siffran omfattar / alla gruppens svar på frågan.",
    },
    funnel: RuleWords {
        label: "Slumpens gränser",
        rule: "Varje grupps andel och de gränser inom vilka enbart slumpen skulle hålla en grupp av dess \
               storlek, om dess andel vore densamma som allas.",
        calculation: "Gränser: binomialfördelning med allas andel och gruppens n, interpolerad mellan hela \
                      personer (Spiegelhalter 2005).",
    },
    shrunk: RuleWords {
        label: "Andelar dragna mot den gemensamma",
        rule: "Varje grupps andel dragen mot alla gruppers andel, desto mer ju färre svar gruppen har.",
        calculation: "Dragen andel = w × egen andel + (1 − w) × gemensam andel, där w = n / (n + m). Talet m \
                      säger hur många svar den gemensamma andelen motsvarar och är uppskattat ur hur mycket \
                      grupperna skiljer sig åt (betabinomialfördelning, Kleinman 1973).",
    },
    dose: RuleWords {
        label: "Nyckeltal efter mängd",
        rule: "Nyckeltalets regel, tillämpad på svaren i varje mängdklass.",
        calculation: "Andel = klassens svar som siffran omfattar / alla klassens svar, eller medelvärdet av klassens svar. \
                      Konfidensintervallet är beräknat som för alla.",
    },
    size: RuleWords {
        label: "Förändringarnas storlek",
        rule: "Samma förändringar i en enhet som inte beror på frågan. Vilket mått det är står på raden.",
        calculation: "d: medelvärdets förändring / kvadratroten ur medeltalet av omgångarnas varianser. g: \
                      skillnaden mellan medelvärdena / gemensam standardavvikelse, korrigerad för få svar. \
                      Delta och rangbiserial korrelation: hur mycket oftare svaren är större än mindre.",
    },
    against: RuleWords {
        label: "Programmet och jämförelsegruppen",
        rule: "Programdeltagarnas förändring och jämförelsegruppens förändring mellan samma omgångar.",
        calculation: "Skillnad = deltagarnas förändring − jämförelsegruppens förändring, med den metod som \
                      anges nedan. När varje organisation räknas en gång behöver den inte vara skillnaden \
                      mellan alla personers förändringar bredvid.",
    },
    sensitivity: RuleWords {
        label: "Hur långt man kan lita på förändringarna",
        rule: "Varje förändring en gång till, som om en del av kopplingarna gällde två olika personer, och med \
               en annan design.",
        calculation: "Utan felaktiga kopplingar = (observerad förändring − s × skillnaden mellan alla svar i \
                      omgångarna) / (1 − s), där s är andelen felaktiga kopplingar.",
    },
    drop_out: RuleWords {
        label: "Vilka som svarade bara en gång",
        rule: "Första omgångens svar från dem som svarade igen, bredvid svaren från dem som svarade bara en \
               gång eller inte kunde kännas igen.",
        calculation: "Skillnad = svarade igen − svarade en gång.",
    },
    course: RuleWords {
        label: "Nyckeltal omgång för omgång",
        rule: "Regeln för varje nyckeltal, tillämpad på svaren i varje omgång.",
        calculation: "Som för den sista omgångens nyckeltal.",
    },
    weighted: RuleWords {
        label: "Viktade nyckeltal",
        rule: "Samma svar, vart och ett med sin vikt.",
        calculation: "Viktad andel = summan av vikterna för de svar som siffran omfattar / summan av alla vikter; ett viktat \
                      medelvärde på motsvarande sätt. Effektivt n = hur många lika viktade svar som skulle säga \
                      lika mycket (Kish 1965).",
    },
    cost: RuleWords {
        label: "Kostnader",
        rule: "De belopp som utvärderaren uppgett samt de publicerade antalen deltagare och timmar.",
        calculation: "Ersättning = ersatt andel × ersättningsbara kostnader. Kvar att betala = alla kostnader − \
                      ersättningen. Per deltagare och per timme: alla kostnader / deltagare, / timmar. Timmar \
                      per deltagare = timmar / deltagare. Per deltagare som haft nytta = alla kostnader / \
                      (deltagare × andelen som haft nytta); dess gränser är andelens.",
    },
    inputs: RuleWords {
        label: "Filernas rader",
        rule: "Rader: rader med svar eller uppgifter i filen. Använda: de som inte är tomma, inte prov, inte \
               samma persons andra svar och inte heller annars har lämnats bort.",
        calculation: "Använda = rader − bortlämnade rader.",
    },
};
