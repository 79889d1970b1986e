//! Whether a text is a moment, in the many ways that tools write one.

/// A day with or without a time: `2017-01-17 09:05`, `17.1.2017 9.05`, `8/20/2014 15:33:45`,
/// `2025/02/17 8:22:54 pm GMT+5:30`, `2021-07-05T10:58:34.147+03:00`.
pub(super) fn is_moment(text: &str) -> bool {
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['.', '-', '/']).filter(|part| !part.is_empty()).collect();
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let short = parts.iter().all(|part| part.len() <= 4);
    match numbers.as_slice() {
        [a, b, c] if parts.len() == 3 && short => {
            let year_first = *a > 1000 && *b <= 12 && *c <= 31;
            year_first
                || (*a <= 31 && *b <= 31 && (*a <= 12 || *b <= 12) && (*c > 1000 || *c < 100) && *a > 0 && *b > 0)
        }
        _ => false,
    }
}

/// Whether every one of these is a moment, and there is one.
pub(super) fn all_moments(texts: &[&str]) -> bool {
    !texts.is_empty() && texts.iter().all(|text| is_moment(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_told_from_numbers_and_words() {
        for text in [
            "2017-01-17 09:05",
            "17.1.2017 9.05",
            "8/20/2014 15:33:45",
            "8/20/25 12:51:45",
            "2025/02/17 8:22:54 pm GMT+5:30",
            "2021-07-05T10:58:34.147+03:00",
        ] {
            assert!(is_moment(text), "{text}");
        }
        for text in ["12", "1.15.2022.3", "18-29", "3,5", "Kiire", "", "00770", "30–39"] {
            assert!(!is_moment(text), "{text}");
        }
    }
}
