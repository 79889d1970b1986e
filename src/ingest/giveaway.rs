//! What people write into answers and gives somebody away by its form alone: e-mail addresses, personal identity codes.

/// What gives somebody away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Giveaway {
    Email,
    IdentityCode,
}

impl Giveaway {
    /// With its article, for messages.
    pub(crate) fn what(self) -> &'static str {
        match self {
            Self::Email => "an e-mail address",
            Self::IdentityCode => "a personal identity code",
        }
    }
}

/// What in a text gives somebody away.
pub(crate) fn in_text(text: &str) -> Option<Giveaway> {
    let words = || {
        text.split(|c: char| c.is_whitespace() || "<>()[],;\"".contains(c))
            .map(|w| w.trim_end_matches(['.', '!', '?', ':']))
    };
    if words().any(is_email) {
        Some(Giveaway::Email)
    } else if words().any(is_identity_code) {
        Some(Giveaway::IdentityCode)
    } else {
        None
    }
}

/// Whether the text is an e-mail address.
pub(crate) fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.trim().split_once('@') else { return false };
    let sign = |c: char| c.is_alphanumeric() || "._%+-'".contains(c);
    let end = host
        .rsplit_once('.')
        .is_some_and(|(before, end)| !before.is_empty() && end.len() >= 2 && end.chars().all(char::is_alphabetic));
    !name.is_empty() && name.chars().all(sign) && host.chars().all(sign) && end
}

/// Whether it is a Finnish personal identity code, told by its check character.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identity_codes_are_known_by_their_check_character() {
        assert!(is_identity_code("131052-308T") && is_identity_code("131052A308T"));
        assert!(
            !is_identity_code("131052-308U") && !is_identity_code("991352-308T") && !is_identity_code("131052308T")
        );
    }

    #[test]
    fn addresses_are_found_inside_an_answer() {
        assert_eq!(in_text("Kysy lisää: matti.m@kunta.example.fi!"), Some(Giveaway::Email));
        assert_eq!(in_text("tunnus 131052-308T."), Some(Giveaway::IdentityCode));
        assert_eq!(in_text("Tapaaminen klo 10 @ Pori"), None);
    }
}
