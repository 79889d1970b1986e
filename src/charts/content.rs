//! What every kind of chart can do once its content is decided.

use std::fmt::Debug;

use super::Picture;
use super::frame::Frame;
use super::native::Native;

/// A chart whose content is decided.
pub(super) trait Content: Debug + Send + Sync {
    /// Its title, notes, source and alternative text.
    fn frame(&self) -> &Frame;

    /// Paints it at a width in CSS pixels.
    fn draw(&self, width: f64) -> Picture;

    /// Its numbers, where programs that draw charts themselves have a kind that says the same.
    fn native(&self) -> Option<Native> {
        None
    }
}
