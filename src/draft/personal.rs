//! Columns that point at people, by their header and by what stands in them. They stay out of a draft.

use super::column::Column;
use crate::ingest::heading::normal;
use crate::ingest::role::{Metadata, Role};
use crate::marks::{is_email, is_identity_code};

/// What in a column points at a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Personal {
    Name,
    Email,
    Phone,
    Address,
    Ip,
    Place,
    IdentityCode,
    BirthDate,
    Identifier,
}

impl Personal {
    pub(super) fn what(self) -> &'static str {
        match self {
            Self::Name => "names",
            Self::Email => "e-mail addresses",
            Self::Phone => "telephone numbers",
            Self::Address => "addresses",
            Self::Ip => "network addresses",
            Self::Place => "coordinates",
            Self::IdentityCode => "personal identity codes",
            Self::BirthDate => "dates of birth",
            Self::Identifier => "identifiers",
        }
    }
}

/// Whole headers, compared without their marks.
#[rustfmt::skip]
const HEADERS: &[(Personal, &[&str])] = &[
    (
        Personal::Name,
        &["name", "nimi", "namn", "first name", "last name", "etunimi", "sukunimi", "förnamn", "efternamn",
            "full name", "recipientfirstname", "recipientlastname", "user name", "username", "käyttäjätunnus",
            "vastaajan nimi", "respondent name", "your name", "nimesi", "ditt namn"],
    ),
    (
        Personal::Email,
        &["email", "e-mail", "email address", "e-mail address", "recipientemail", "sähköposti", "sähköpostiosoite",
            "sähköpostiosoitteesi", "e-post", "e-postadress", "epost"],
    ),
    (
        Personal::Phone,
        &["phone", "phone number", "telephone", "mobile", "puhelin", "puhelinnumero", "matkapuhelin", "telefon",
            "telefonnummer", "mobil"],
    ),
    (
        Personal::Address,
        &["address", "street address", "katuosoite", "lähiosoite", "osoite", "adress", "gatuadress", "postiosoite"],
    ),
    (Personal::Ip, &["ip", "ip address", "ipaddress", "ip-osoite", "ip-adress", "ipaddr", "ip-adres"]),
    (Personal::Place, &["locationlatitude", "locationlongitude", "latitude", "longitude", "lat", "lon", "gps"]),
    (
        Personal::IdentityCode,
        &["henkilötunnus", "hetu", "personbeteckning", "personnummer", "social security number", "ssn"],
    ),
    (Personal::BirthDate, &["syntymäaika", "date of birth", "födelsedatum", "dob", "birthdate"]),
    (
        Personal::Identifier,
        &["respondent id", "respondentid", "responseid", "response id", "network id", "uuid", "_uuid", "deviceid",
            "device id", "token", "custom data 1", "externalreference", "externaldatareference", "prolific_pid",
            "invitation number", "id", "tunnus", "tunniste", "_id", "record_id", "recordid", "participant",
            "participant id", "lfdn", "external_lfdn"],
    ),
];

/// Beginnings of words that make a header in a sentence point at a person: "please give your e-mail address".
#[rustfmt::skip]
const WORDS: &[(Personal, &[&str])] = &[
    (Personal::Email, &["sähköpostiosoit", "e-postadress", "email address", "e-mail address", "email addr"]),
    (Personal::Phone, &["puhelinnumero", "telefonnummer", "phone number"]),
    (Personal::Address, &["katuosoit", "postiosoit", "lähiosoit", "gatuadress", "postadress", "street address",
        "street, city"]),
    (Personal::IdentityCode, &["henkilötunnu", "personbeteckning"]),
    (Personal::Ip, &["ip-osoit", "ip address"]),
    (Personal::Name, &["etunimi", "sukunimi", "förnamn", "efternamn", "first name", "last name"]),
    (Personal::Identifier, &["rakennustunnus", "kiinteistötunnus", "fastighetsbeteckning"]),
];

/// What the column holds of persons.
pub(super) fn of(column: &Column) -> Option<Personal> {
    let by_role = || match column.heading.role {
        Role::Metadata(Metadata::Email) => Some(Personal::Email),
        Role::Metadata(Metadata::Name) => Some(Personal::Name),
        Role::Metadata(Metadata::Ip) => Some(Personal::Ip),
        Role::Metadata(Metadata::Location) => Some(Personal::Place),
        Role::Metadata(role) if role.is_personal() => Some(Personal::Identifier),
        _ => None,
    };
    by_header(column).or_else(by_role).or_else(|| by_value(column))
}

fn by_header(column: &Column) -> Option<Personal> {
    let heading = &column.heading;
    let names = [Some(&heading.full), heading.part.as_ref(), heading.code.as_ref()];
    let wordings: Vec<String> =
        names.into_iter().flatten().map(|text| normal(text).trim_end_matches('?').to_string()).collect();
    let whole = HEADERS.iter().find(|(_, words)| wordings.iter().any(|w| words.contains(&w.as_str())));
    let said = WORDS.iter().find(|(_, words)| words.iter().any(|word| wordings.iter().any(|w| w.contains(word))));
    // An answer of choice ("may we send you e-mail? yes/no") is about the address and holds none.
    let few = column.values.len() <= 3 && column.answered() > 3;
    let whole = whole.map(|(what, _)| *what).filter(|what| {
        *what != Personal::Identifier || column.values.len() == column.answered() || column.tells_apart()
    });
    whole.or(said.map(|(what, _)| *what).filter(|_| !few))
}

/// Most of the values are of that form.
fn by_value(column: &Column) -> Option<Personal> {
    let most = |is: fn(&str) -> bool| {
        let hits = column.values.iter().filter(|text| is(text)).count();
        hits > 0 && 2 * hits > column.values.len()
    };
    if most(is_email) {
        Some(Personal::Email)
    } else if most(is_identity_code) {
        Some(Personal::IdentityCode)
    } else if most(is_ip) {
        Some(Personal::Ip)
    } else if most(is_uuid) {
        Some(Personal::Identifier)
    } else if most(is_phone) && column.tells_apart() {
        Some(Personal::Phone)
    } else {
        None
    }
}

fn is_ip(text: &str) -> bool {
    text.trim().parse::<std::net::IpAddr>().is_ok()
}

/// 8-4-4-4-12 hexadecimal digits.
fn is_uuid(text: &str) -> bool {
    let parts: Vec<&str> = text.trim().trim_start_matches("uuid:").split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [8, 4, 4, 4, 12] && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// `+358 40 123 4567`, `0400321321`.
fn is_phone(text: &str) -> bool {
    let text = text.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let signs = text.chars().all(|c| c.is_ascii_digit() || " +-()".contains(c));
    signs && (8..=15).contains(&digits) && (text.starts_with('+') || text.starts_with('0'))
}

/// Whether the column holds codes that respondents made up, to be recognised by in another round.
pub(super) fn is_matching_code(column: &Column) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &["tunniste", "koodi", "nimimerk", "code", "pseudonym", "matching", "kod", "identifier",
        "tunnuslu", "indicode"];
    let header = normal(&column.heading.full);
    let named = WORDS.iter().any(|word| header.contains(word)) && !header.contains("post");
    let short = |text: &str| {
        let length = text.chars().count();
        (2..=16).contains(&length)
            && !text.contains(' ')
            && text.chars().all(|c| c.is_alphanumeric() || "-_".contains(c))
    };
    let mixed = |text: &str| text.chars().any(char::is_alphabetic) && text.chars().any(|c| c.is_ascii_digit());
    let all = |is: &dyn Fn(&str) -> bool| column.values.iter().all(|text| is(text.trim()));
    let distinct = column.tells_apart() || (column.values.len() >= 2 && column.values.len() == column.answered());
    distinct
        && all(&short)
        && ((named && column.numbers().is_none_or(|n| n.len() >= 5)) || (column.values.len() >= 5 && all(&mixed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_no_telephones() {
        assert!(is_phone("+358 40 123 4567") && is_phone("0400321321"));
        assert!(!is_phone("12345") && !is_phone("131052308"));
    }
}
