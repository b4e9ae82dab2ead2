//! Whether a browser takes gzip.

/// What an `Accept-Encoding` says of gzip: RFC 9110 § 12.5.3. A weight of 0 is a no; a `*` stands for what isn't named.
pub(super) fn takes_gzip(accepted: &str) -> bool {
    let (mut named, mut any) = (None, None);
    for part in accepted.split(',') {
        let (name, parameters) = part.split_once(';').unwrap_or((part, ""));
        let weight = parameters.split(';').find_map(|it| it.trim().strip_prefix("q=")).unwrap_or("1");
        let is_wanted = weight.trim().parse::<f32>().is_ok_and(|weight| weight > 0.0);
        match name.trim().to_ascii_lowercase().as_str() {
            "gzip" | "x-gzip" => named = Some(is_wanted),
            "*" => any = Some(is_wanted),
            _ => {}
        }
    }
    named.or(any).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_decide() {
        for yes in ["gzip", "gzip, deflate, br, zstd", "br;q=1.0, gzip;q=0.5", "*", "X-GZIP", "*;q=0, gzip"] {
            assert!(takes_gzip(yes), "{yes}");
        }
        for no in ["", "identity", "br", "gzip;q=0", "gzip; q=0.000", "*, gzip;q=0", "gzip;q=x"] {
            assert!(!takes_gzip(no), "{no}");
        }
    }
}
