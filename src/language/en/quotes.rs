//! Quotes from open answers, in English.

use crate::language::messages::QuoteWords;

pub(super) const QUOTES: QuoteWords = QuoteWords {
    shown: |n, shown| format!("Answers to the open question: {n}. Shown here: {shown}."),
    sides: |critical, kind, mixed| format!("Of those shown, {critical} are critical, {kind} kind and {mixed} mixed."),
    all_sides: |critical, kind, mixed| {
        format!("The evaluator has read every answer: {critical} are critical, {kind} kind and {mixed} mixed.")
    },
    no_criticism: "The evaluator has read every answer, and none of them is critical.",
    rule: "A person has read and approved each answer that is shown, and has taken out what its writer or anybody else could be \
           known by; what was taken out is marked like this: […]. Answers are shown from the whole data only, in an order drawn \
           by lot. A mixed answer thanks and finds fault, or does neither.",
    balance: "The report has at most as many kind answers as critical and mixed ones together.",
    critical: "Critical answers",
    kind: "Kind answers",
    mixed: "Mixed answers",
    decisions: "Approval of open answers",
    sheet: "Open answers",
    tone_head: "Tone",
    text_head: "Answer",
    file_header: "\
Open answers, and what of them may be published. This file is for you alone: keep it as safe as the answers themselves.
It is not written into the report's folder.

Each [[answer]] is one answer. Nothing is published before you approve it:

  text            the answer as it was written; do not change it, it is not published
  print           what is published. You may shorten and paraphrase. Names and other pieces that surely point at somebody
                  are replaced by […]
  tone            what the text says: \"critical\" (finds fault, or asks for more), \"kind\" (thanks, or tells of something
                  good), \"mixed\" (both, or neither). \"unread\": nobody has said yet
  approved        write true when the answer may be published
  marks           what was found in the text: could somebody be known by it? The search finds much that is harmless, and
                  not everything: read for yourself
  marks_accepted  write true if what is still marked in print points at nobody

Read the critical ones too. The report shows at most as many kind answers as critical and mixed ones together, and says
how many are not shown. Answers stand in an order drawn by lot in which those of dissatisfied and satisfied people take
turns. When more answers come in, run `mittari quotes` again: new ones are added at the end, and your decisions stay.",
    file_salt: "random; without it answers could be guessed from the hash in the report",
    file_no_criticism: "true only if you have read every answer and none is critical",
    identity_code: "personal identity code",
    email: "e-mail address",
    phone: "telephone number",
    link: "web address or account",
    number: "day, age or other number that could be looked up",
    person: "name of a person",
    place: "place",
    organisation: "organisation",
    title: "rare job or office",
    capital: "capital letter inside a sentence, perhaps a name",
    rare: "word that nobody else uses",
    rare_language: "few answered in this language; translate print",
};
