//! A colour, made readable on the page's own grounds: WCAG 2.2, contrast (minimum); knows no style sheet.

use super::part::text_part;

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color([u8; 3]);

/// A colour for text and buttons, by theme, each as `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accents {
    /// On light grounds.
    pub light: String,
    /// On dark grounds.
    pub dark: String,
}

/// What is demanded of small text (WCAG 2.2, success criterion 1.4.3).
const CONTRAST: f64 = 4.5;

/// The page's grounds that are hardest to read on, `--ground` and `--sheet` in the style sheet, and what stands on the
/// accent itself, `--accent-ink`.
const LIGHT: [Color; 2] = [Color([0xf7, 0xf8, 0xf7]), Color([0xff, 0xff, 0xff])];
const DARK: [Color; 3] = [Color([0x0f, 0x14, 0x13]), Color([0x16, 0x1c, 0x1b]), Color([0x0a, 0x1f, 0x1c])];

impl Color {
    /// Takes `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|rest| rest.len() == 6)?;
        let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        digits.bytes().all(|b| b.is_ascii_hexdigit()).then_some(())?;
        Some(Self([channel(0)?, channel(2)?, channel(4)?]))
    }

    /// As near to it as can be read.
    pub fn accents(self) -> Accents {
        Accents { light: self.towards(0, &LIGHT).to_string(), dark: self.towards(255, &DARK).to_string() }
    }

    /// Mixed with black (0) or white (255) until it can be read on all of these.
    fn towards(self, end: u8, grounds: &[Color]) -> Self {
        let is_read = |color: &Color| grounds.iter().all(|ground| color.contrast(*ground) >= CONTRAST);
        (0..=100).map(|percent| self.mixed(end, percent)).find(is_read).unwrap_or(Self([end; 3]))
    }

    fn mixed(self, end: u8, percent: u32) -> Self {
        let mix = |channel: u8| (u32::from(channel) * (100 - percent) + u32::from(end) * percent) / 100;
        Self(self.0.map(|channel| u8::try_from(mix(channel)).unwrap_or(end)))
    }

    /// WCAG 2.2, contrast ratio.
    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// WCAG 2.2, relative luminance.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl std::fmt::Display for Color {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

text_part!(Color, "house.color", "^#[0-9a-fA-F]{6}$");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_colour_can_be_read_in_both_themes() {
        assert!((Color([0; 3]).contrast(Color([255; 3])) - 21.0).abs() < 1e-9);
        for text in ["#000000", "#ffffff", "#ffff00", "#7c3aed", "#808080", "#0b6b62"] {
            let accents = Color::parse(text).unwrap().accents();
            let read = |text: &str, grounds: &[Color]| {
                let color = Color::parse(text).unwrap();
                grounds.iter().all(|ground| color.contrast(*ground) >= CONTRAST)
            };
            assert!(read(&accents.light, &LIGHT) && read(&accents.dark, &DARK), "{text}: {accents:?}");
        }
        assert_eq!(Color::parse("#0b6b62").unwrap().accents().light, "#0b6b62", "what can be read stays");
        for text in ["red", "#fff", "#12345g", "#+12345", "#é1234"] {
            assert_eq!(Color::parse(text), None, "{text}");
        }
    }
}
