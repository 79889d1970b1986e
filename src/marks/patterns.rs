//! Pieces with a shape of their own: addresses, numbers, codes.

use super::{Mark, MarkKind};

/// Every piece of such a shape, in the order of the text; no two overlap.
pub(super) fn find(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut add = |mark: Mark| {
        if !marks.iter().any(|other| mark.start < other.end && other.start < mark.end) {
            marks.push(mark);
        }
    };
    for (start, token) in tokens(text) {
        if let Some(kind) = of_token(token) {
            add(Mark { kind, start, end: start + token.len() });
        }
    }
    numbers(text).into_iter().for_each(add);
    marks.sort_by_key(|mark| mark.start);
    marks
}

/// Pieces between spaces and brackets, without the marks around them.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = |c: char| c.is_whitespace() || "<>()[]{},;\"”“’'|".contains(c);
    text.split(parts).filter_map(move |piece| {
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        let trimmed = piece.trim_end_matches(['.', '!', '?', ':', '…']);
        (!trimmed.is_empty()).then_some((start, trimmed))
    })
}

fn of_token(token: &str) -> Option<MarkKind> {
    let lower = token.to_lowercase();
    if is_identity_code(token) || has_shape_of_identity_code(token) {
        Some(MarkKind::IdentityCode)
    } else if is_account(token) {
        Some(MarkKind::Link)
    } else if is_email(token) || is_nearly_email(&lower) {
        Some(MarkKind::Email)
    } else if is_link(&lower) {
        Some(MarkKind::Link)
    } else if is_plate(token) {
        Some(MarkKind::Number)
    } else {
        None
    }
}

/// An e-mail address.
pub(crate) fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.trim().split_once('@') else { return false };
    let sign = |c: char| c.is_alphanumeric() || "._%+-'".contains(c);
    let end = host
        .rsplit_once('.')
        .is_some_and(|(before, end)| !before.is_empty() && end.len() >= 2 && end.chars().all(char::is_alphabetic));
    !name.is_empty() && name.chars().all(sign) && host.chars().all(sign) && end
}

/// An address with a slip in it, or spelt so that machines do not find it.
fn is_nearly_email(lower: &str) -> bool {
    ["_at_", "-at-"].iter().any(|at| lower.contains(at)) || (lower.contains('@') && lower.len() > 3)
}

/// A Finnish personal identity code with the right check character.
pub(crate) fn is_identity_code(text: &str) -> bool {
    const CHECK: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";
    let text = text.trim().to_ascii_uppercase();
    let bytes = text.as_bytes();
    if bytes.len() != 11 || !"-+ABCDEFUVWXY".contains(char::from(bytes[6])) {
        return false;
    }
    let digits = [&bytes[..6], &bytes[7..10]].concat();
    let Some(number) = std::str::from_utf8(&digits).ok().and_then(|digits| digits.parse::<usize>().ok()) else {
        return false;
    };
    let (day, month) = (number / 10_000_000, number / 100_000 % 100);
    (1..=31).contains(&day) && (1..=12).contains(&month) && CHECK[number % 31] == bytes[10]
}

/// Six digits, a sign and three more: with a slip in it, or without its last character, it is a code still.
fn has_shape_of_identity_code(token: &str) -> bool {
    let signs: Vec<char> = token.chars().collect();
    let digits = |of: &[char]| of.iter().all(char::is_ascii_digit);
    (10..=11).contains(&signs.len())
        && digits(&signs[..6])
        && "-+–ABCDEFUVWXYabcdef".contains(signs[6])
        && digits(&signs[7..10])
}

fn is_link(lower: &str) -> bool {
    const ENDS: [&str; 9] = [".fi", ".com", ".org", ".net", ".eu", ".se", ".info", ".io", ".ax"];
    let host = lower.split('/').next().unwrap_or_default();
    lower.contains("://")
        || lower.starts_with("www.")
        || ENDS.iter().any(|end| {
            host.strip_suffix(end)
                .is_some_and(|name| name.chars().all(|c| c.is_alphanumeric() || "-.".contains(c)) && !name.is_empty())
        })
}

/// `@somebody`, `#programme2024` is none.
fn is_account(token: &str) -> bool {
    token.strip_prefix('@').is_some_and(|name| name.chars().count() >= 2)
}

/// A register number of a vehicle: `ABC-123`.
fn is_plate(token: &str) -> bool {
    token.split_once('-').is_some_and(|(letters, digits)| {
        (2..=3).contains(&letters.chars().count())
            && letters.chars().all(char::is_uppercase)
            && (1..=3).contains(&digits.len())
            && digits.chars().all(|c| c.is_ascii_digit())
    })
}

/// Runs of digits with what may stand between them: telephones, dates, long numbers, ages, street numbers.
fn numbers(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let starts =
            bytes[at].is_ascii_digit() || (bytes[at] == b'+' && bytes.get(at + 1).is_some_and(u8::is_ascii_digit));
        if !starts {
            at += 1;
            continue;
        }
        let end = run_end(bytes, at);
        if let Some((kind, from, to)) = of_run(text, at, end) {
            marks.push(Mark { kind, start: from, end: to });
        }
        at = end;
    }
    marks
}

/// Where a run of digits ends; single signs and spaces between digits belong to it.
fn run_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start + 1;
    let mut at = start + 1;
    let mut between = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii_digit() {
            (end, between) = (at + 1, 0);
        } else if b" -./()".contains(&bytes[at]) && between < 2 {
            between += 1;
        } else {
            break;
        }
        at += 1;
    }
    end
}

fn of_run(text: &str, start: usize, end: usize) -> Option<(MarkKind, usize, usize)> {
    let run = &text[start..end];
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    let first = run.as_bytes().first().copied().unwrap_or_default();
    let dotted: Vec<&str> = run.split(['.', '/']).collect();
    let is_day = (2..=3).contains(&dotted.len())
        && dotted[..2].iter().all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
        && (dotted.len() == 3 || text[end..].starts_with('.'));
    let iso: Vec<&str> = run.split('-').collect();
    let is_iso = iso.len() == 3 && iso[0].len() == 4 && iso[1].len() == 2;
    if is_day || is_iso {
        return Some((MarkKind::Number, start, end));
    }
    // A trunk prefix or a country's code.
    if (7..=15).contains(&digits) && (first == b'0' || first == b'+') {
        return Some((MarkKind::Phone, start, end));
    }
    let longest = run.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    if digits >= 7 || longest >= 5 {
        return Some((MarkKind::Number, start, end));
    }
    // `52-vuotias`, `52 v`, `52-årig`, `52 years old`.
    let after = text[end..].trim_start_matches([' ', '-', '–']).to_lowercase();
    let aged = ["vuotia", "v.", "-vuotia", "årig", "år gammal", "year-old", "years old", "year old"];
    if digits <= 3 && aged.iter().any(|word| after.starts_with(word)) {
        return Some((MarkKind::Number, start, end));
    }
    // `Mannerheimintie 5`: the street with its number.
    let before = text[..start].trim_end();
    let street = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let lower = street.to_lowercase();
    let ends =
        ["katu", "tie", "kuja", "polku", "kaari", "raitti", "gatan", "vägen", "gränden", "stigen", "street", "road"];
    let is_street = ends.iter().any(|end| lower.strip_suffix(end).is_some_and(|name| name.chars().count() >= 2));
    (is_street && digits <= 4).then(|| (MarkKind::Place, before.len() - street.len(), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(MarkKind, &str)> {
        find(text).into_iter().map(|mark| (mark.kind, &text[mark.start..mark.end])).collect()
    }

    #[test]
    fn addresses_and_codes_are_found_inside_an_answer() {
        use MarkKind::{Email, IdentityCode, Link, Number, Phone, Place};
        assert_eq!(found("Kysy: matti.m@kunta.example.fi!"), [(Email, "matti.m@kunta.example.fi")]);
        assert_eq!(found("tunnus 131052-308T."), [(IdentityCode, "131052-308T")]);
        assert_eq!(found("tunnus 131052-308X."), [(IdentityCode, "131052-308X")]);
        assert_eq!(found("soita +358 40 123 4567 illalla"), [(Phone, "+358 40 123 4567")]);
        assert_eq!(found("(09) 310 1234"), [(Phone, "09) 310 1234")]);
        assert_eq!(found("se oli 12.3.2024 eikä 5"), [(Number, "12.3.2024")]);
        assert_eq!(found("olen 52-vuotias"), [(Number, "52")]);
        assert_eq!(found("katso www.example.org/a ja kunta.fi"), [(Link, "www.example.org/a"), (Link, "kunta.fi")]);
        assert_eq!(found("asun Kauppakatu 5 A"), [(Place, "Kauppakatu 5")]);
        assert_eq!(found("auto ABC-123"), [(Number, "ABC-123")]);
    }

    #[test]
    fn identity_codes_are_known_by_their_check_character() {
        assert!(is_identity_code("131052-308T") && is_identity_code("131052A308T"));
        assert!(
            !is_identity_code("131052-308U") && !is_identity_code("991352-308T") && !is_identity_code("131052308T")
        );
    }

    #[test]
    fn small_numbers_point_at_nobody() {
        assert!(found("Kolme tapaamista oli 2 liikaa, 1-2 riittää. 10 @ Pori 24/7, vuonna 2023, klo 9.30").is_empty());
    }
}
