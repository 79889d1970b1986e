//! A logo that is mark-up: every copy of the report holds it, so it must fetch nothing, run nothing and lead nowhere.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements that run something or hold other kinds of documents.
const FOREIGN: [&str; 8] = ["script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler"];

/// What is wrong with an SVG, in words that follow `it`; `None` if it is a picture and nothing else.
pub(super) fn trouble(svg: &str) -> Option<String> {
    let mut reader = Reader::from_str(svg);
    let mut is_style = false;
    let mut depth = 0_usize;
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => return Some(format!("it is damaged ({error})")),
        };
        let found = match &event {
            Event::Eof if depth > 0 => return Some("it is cut short".into()),
            Event::Eof => return None,
            Event::Start(tag) => {
                depth += 1;
                is_style = name(tag.local_name().as_ref()) == "style";
                element(tag)
            }
            Event::Empty(tag) => element(tag),
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                is_style = false;
                None
            }
            Event::Text(text) if is_style => fetched(text),
            Event::CData(text) if is_style => fetched(text),
            Event::GeneralRef(_) if is_style => Some("its style hides letters".into()),
            // A name for any text, also for endless ones.
            Event::DocType(text) if text.contains('[') => Some("it defines entities".into()),
            Event::PI(_) => Some("it has a processing instruction".into()),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
}

fn name(text: &str) -> String {
    text.to_lowercase()
}

fn element(tag: &BytesStart<'_>) -> Option<String> {
    let of = name(tag.local_name().as_ref());
    if FOREIGN.contains(&of.as_str()) {
        return Some(format!("it holds `<{of}>`"));
    }
    for attribute in tag.attributes() {
        let Ok(attribute) = attribute else { return Some("it is damaged (an attribute cannot be read)".into()) };
        let key = name(attribute.key.local_name().as_ref());
        // References to characters are resolved, so that none of them hides an address.
        let Ok(value) = quick_xml::escape::unescape(&attribute.value).map(Cow::into_owned) else {
            return Some(format!("the attribute `{key}` cannot be read"));
        };
        // Programs that draw note their own things with a prefix.
        let own = attribute.key.as_ref().starts_with("xmlns") || attribute.key.prefix().is_some();
        let found = match key.as_str() {
            "base" => Some("it refers to another place (`base`)".into()),
            "href" | "src" => leads_away(&value).then(|| format!("it refers to `{}`", value.trim())),
            _ if own => None,
            key if key.starts_with("on") => Some(format!("it runs something (`{key}`)")),
            _ => fetched(&value),
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Anything but a part of the same file, or a picture of pixels inside it.
fn leads_away(address: &str) -> bool {
    let address = address.trim().to_lowercase();
    let pixels = ["data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp"];
    !(address.is_empty() || address.starts_with('#') || pixels.iter().any(|kind| address.starts_with(kind)))
}

/// A style that fetches something.
fn fetched(style: &str) -> Option<String> {
    let style = style.to_lowercase();
    if style.contains("@import") || style.contains('\\') {
        return Some("its style fetches something".into());
    }
    let mut addresses = style.split("url(").skip(1);
    let address = addresses.find(|rest| leads_away(rest.trim_start().trim_start_matches(['"', '\''])))?;
    Some(format!("its style refers to `{}`", address.split(')').next().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::trouble;

    fn of(inside: &str) -> Option<String> {
        trouble(&format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>"))
    }

    #[test]
    fn pictures_pass() {
        for inside in [
            "",
            "<style>.a{fill:url(#g)}</style><linearGradient id=\"g\"/><path class=\"a\" d=\"M0 0\"/>",
            "<use href=\"#a\"/><image href=\"data:image/png;base64,AAAA\"/>",
            "<text>&lt;script&gt; https://example.org</text>",
        ] {
            assert_eq!(of(inside), None, "{inside}");
        }
        assert_eq!(trouble("<?xml version=\"1.0\"?><!DOCTYPE svg><!-- a --><svg/>"), None);
    }

    #[test]
    fn what_fetches_or_runs_is_refused() {
        for inside in [
            "<script>alert(1)</script>",
            "<foreignObject><p/></foreignObject>",
            "<image href=\"https://example.org/a.png\"/>",
            "<image xlink:href=\"file:///etc/passwd\"/>",
            "<image href=\"&#104;ttps://example.org\"/>",
            "<image href=\"data:image/svg+xml,&lt;svg/&gt;\"/>",
            "<a href=\"javascript:alert(1)\"><path/></a>",
            "<path onload=\"alert(1)\"/>",
            "<style>@import 'https://example.org';</style>",
            "<style>a{background:u\\72l(x)}</style>",
            "<path style=\"fill:url('https://example.org/a')\"/>",
            "<path>",
        ] {
            assert!(of(inside).is_some(), "{inside}");
        }
        assert!(trouble("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>").is_some());
        assert!(trouble("<?xml-stylesheet href=\"https://example.org/a.css\"?><svg/>").is_some());
    }
}
