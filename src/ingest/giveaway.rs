//! What people write into answers and gives somebody away by its form alone: e-mail addresses, personal identity codes.

use crate::marks::{is_email, is_identity_code};

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_inside_an_answer() {
        assert_eq!(in_text("Kysy lisää: matti.m@kunta.example.fi!"), Some(Giveaway::Email));
        assert_eq!(in_text("tunnus 131052-308T."), Some(Giveaway::IdentityCode));
        assert_eq!(in_text("Tapaaminen klo 10 @ Pori"), None);
    }
}
