//! Names of hosts outside of ASCII, as they go onto the wire (`golang.org/x/net/idna`, profile Lookup, as far as it goes
//! without the tables of Unicode).

use super::quote::is_print;

/// The name in ASCII, or nothing where go finds it invalid; ASCII names stay as they are.
///
/// Capitals, full-width letters and dots, and invisible characters are mapped. Not known here: other characters that
/// look alike (`²`, `ﬁ`), letters written with separate accents, the rules for right-to-left names, and whether an `xn--`
/// label decodes to a valid one.
pub fn to_ascii(name: &str) -> Option<String> {
    if name.is_ascii() {
        return Some(name.to_owned());
    }
    let mut mapped = String::with_capacity(name.len());
    for letter in name.chars() {
        match letter {
            // Soft hyphen, zero-width blank, word joiner, byte order mark, variation selectors.
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' => {}
            '\u{3002}' | '\u{ff0e}' | '\u{ff61}' => mapped.push('.'),
            '\u{ff01}'..='\u{ff5e}' => {
                mapped.extend(char::from_u32(u32::from(letter) - 0xfee0).map(|letter| letter.to_ascii_lowercase()));
            }
            _ => mapped.extend(letter.to_lowercase()),
        }
    }
    let labels: Option<Vec<String>> = mapped.split('.').map(label_to_ascii).collect();
    labels.map(|labels| labels.join("."))
}

fn label_to_ascii(label: &str) -> Option<String> {
    let allowed = |letter: char| match letter {
        '-' | 'a'..='z' | '0'..='9' => true,
        _ => !letter.is_ascii() && is_print(letter),
    };
    if !label.chars().all(allowed) || label.starts_with('-') || label.ends_with('-') {
        return None;
    }
    let encoded = label.starts_with("xn--") && label.is_ascii();
    if label.len() > 4 && label.as_bytes()[2..4] == *b"--" && !encoded {
        return None;
    }
    if label.is_ascii() { Some(label.to_owned()) } else { punycode(label).map(|label| format!("xn--{label}")) }
}

/// RFC 3492; nothing where a number grows too large.
fn punycode(label: &str) -> Option<String> {
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let ascii = u32::try_from(out.len()).ok()?;
    if ascii > 0 {
        out.push('-');
    }
    let letters: Vec<u32> = label.chars().map(u32::from).collect();
    let total = u32::try_from(letters.len()).ok()?;
    let (mut delta, mut code, mut bias, mut done) = (0_u32, 128_u32, 72_u32, ascii);
    while done < total {
        let next = letters.iter().copied().filter(|letter| *letter >= code).min()?;
        delta = delta.checked_add((next - code).checked_mul(done + 1)?)?;
        code = next;
        for &letter in &letters {
            if letter < code {
                delta = delta.checked_add(1)?;
            }
            if letter == code {
                push_number(&mut out, delta, bias);
                bias = adapt(delta, done + 1, done == ascii);
                delta = 0;
                done += 1;
            }
        }
        delta = delta.checked_add(1)?;
        code += 1;
    }
    Some(out)
}

/// A number in digits of changing base, smallest first.
fn push_number(out: &mut String, mut number: u32, bias: u32) {
    let digit = |value: u32| char::from_digit(value, 36).map(|digit| rotate(digit, value));
    let mut place = 36;
    loop {
        let limit = place.max(bias + 1).saturating_sub(bias).clamp(1, 26);
        if number < limit {
            out.extend(digit(number));
            return;
        }
        out.extend(digit(limit + (number - limit) % (36 - limit)));
        number = (number - limit) / (36 - limit);
        place += 36;
    }
}

/// Punycode counts letters first: `a` is 0, `0` is 26.
fn rotate(digit: char, value: u32) -> char {
    let letter = if value < 26 { u32::from('a') + value } else { u32::from('0') + value - 26 };
    char::from_u32(letter).unwrap_or(digit)
}

fn adapt(delta: u32, done: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / done;
    let mut bias = 0;
    while delta > 455 {
        delta /= 35;
        bias += 36;
    }
    bias + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs from RFC 3492, 7.1, and from go 1.27.
    #[test]
    fn names_are_those_of_go() {
        for (name, ascii) in [
            ("proxy_1.Corp.example", Some("proxy_1.Corp.example")),
            ("MÜNCHEN.example", Some("xn--mnchen-3ya.example")),
            ("例え.テスト", Some("xn--r8jz45g.xn--zckzah")),
            (".公司。ｃｎ", Some(".xn--55qx5d.cn")),
            ("straße.de", Some("xn--strae-oqa.de")),
            ("他们为什么不说中文", Some("xn--ihqwcrb4cv8a8dqg056pqjye")),
            ("bücher_1.example", None),
            ("ab--ü.example", None),
            ("-ü.example", None),
            ("ü\u{a0}.example", None),
        ] {
            assert_eq!(to_ascii(name).as_deref(), ascii, "{name}");
        }
    }
}
