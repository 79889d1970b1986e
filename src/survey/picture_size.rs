//! How wide and high a picture is: documents need it, and a file without it is no picture.

use resvg::usvg;

use super::look::LogoKind;

/// Width and height in pixels, or in the unit of an SVG; `None` where the file does not say, or says nought.
pub(super) fn size(bytes: &[u8], kind: LogoKind) -> Option<(f64, f64)> {
    let (width, height) = match kind {
        LogoKind::Svg => {
            let size = usvg::Tree::from_data(bytes, &usvg::Options::default()).ok()?.size();
            (f64::from(size.width()), f64::from(size.height()))
        }
        LogoKind::Png => (f64::from(big_endian(bytes.get(16..20)?)), f64::from(big_endian(bytes.get(20..24)?))),
        LogoKind::Jpeg => jpeg(bytes)?,
    };
    (width > 0.0 && height > 0.0).then_some((width, height))
}

fn big_endian(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// Height and width stand in the frame's segment (ITU-T T.81, B.2.2); segments before it are passed over.
fn jpeg(bytes: &[u8]) -> Option<(f64, f64)> {
    let mut at = 2;
    loop {
        let marker = bytes.get(at..at + 2).filter(|marker| marker[0] == 0xff)?[1];
        // Huffman tables, extensions and arithmetic conditioning stand among the frames' numbers.
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            let side = |from: usize| Some(f64::from(big_endian(bytes.get(at + from..at + from + 2)?)));
            return Some((side(7)?, side(5)?));
        }
        at += 2 + usize::try_from(big_endian(bytes.get(at + 2..at + 4)?)).ok()?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x2c\0\0\0\x64\x08\x06\0\0\0";
    /// A comment of two bytes, then the frame: 100 high, 300 wide.
    const JPEG: &[u8] = b"\xff\xd8\xff\xfe\0\x04hi\xff\xc0\0\x11\x08\0\x64\x01\x2c\x03";

    #[test]
    fn a_picture_tells_its_size_whatever_kind_it_is() {
        let svg =
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 100\"><rect width=\"9\" height=\"9\"/></svg>";
        for (bytes, kind) in [(PNG, LogoKind::Png), (JPEG, LogoKind::Jpeg), (svg.as_slice(), LogoKind::Svg)] {
            assert_eq!(size(bytes, kind), Some((300.0, 100.0)), "{kind:?}");
        }
    }

    #[test]
    fn a_file_that_ends_early_or_has_no_size_is_no_picture() {
        for length in 0..PNG.len() {
            let cut = size(&PNG[..length], LogoKind::Png);
            assert_eq!(cut.is_some(), length >= 24, "{length}");
        }
        for length in 0..JPEG.len() - 1 {
            assert_eq!(size(&JPEG[..length], LogoKind::Jpeg), None, "{length}");
        }
        assert_eq!(size(b"\xff\xd8\xff\xfe\0\0\xff\xfe\0\0", LogoKind::Jpeg), None, "a segment without length");
        assert_eq!(size(b"<svg", LogoKind::Svg), None);
        let none = [&PNG[..16], &[0; 8]].concat();
        assert_eq!(size(&none, LogoKind::Png), None);
    }
}
