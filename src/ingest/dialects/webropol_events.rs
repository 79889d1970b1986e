//! Webropol's list of registrations to an event: a preamble and a header over two rows. It is no survey.

use super::{Dialect, Head, Layout, Recognition, Refusal};
use crate::survey::Tool;

#[derive(Debug)]
pub(super) struct WebropolEvents;

impl Dialect for WebropolEvents {
    fn tool(&self) -> Tool {
        Tool::Webropol
    }

    fn export(&self) -> &'static str {
        "Webropol, registrations to an event (told and refused)"
    }

    fn told_by(&self) -> &'static str {
        "`#`, `Ilm.aika` and `Tila` under a preamble"
    }

    fn recognise(&self, head: &Head<'_>) -> Recognition {
        let header = (0..head.rows.len().min(6)).find(|row| {
            let cells = head.row(*row);
            head.cell(*row, 0) == "#" && ["Ilm.aika", "Tila"].iter().all(|word| cells.contains(word))
        });
        Recognition::none().when(header.is_some(), 0.95, "a row reads `#`, `Ilm.aika` … `Tila`")
    }

    fn layout(&self, _: &Head<'_>) -> Layout {
        Layout::new(Vec::new(), 1)
    }

    fn refuses(&self) -> Option<Refusal> {
        Some(Refusal {
            what: "the file lists registrations to an event, not answers to a survey",
            hint: "export the answers of the survey: Excel, answers as text, raw data in rows",
        })
    }
}
