//! The runner's `.env` read back by the rules of its own reader (actions/runner, `Runner.Listener/Program.cs`,
//! `LoadAndSetEnv`).

use goproxy_wizard::write::env_file::print;
use proptest::prelude::*;

use super::hostile;

/// Lines end as `File.ReadAllLines` has it; the first `=` parts name and value; an empty value is none.
fn load(file: &str) -> Vec<(String, Option<String>)> {
    let lines = file.split("\r\n").flat_map(|text| text.split(['\n', '\r']));
    let bindings = lines.filter_map(|line| line.split_once('=')).filter(|(name, _)| !name.is_empty());
    bindings.map(|(name, value)| (name.to_owned(), Some(value.to_owned()).filter(|text| !text.is_empty()))).collect()
}

proptest! {
    #![proptest_config(hostile::config())]

    #[test]
    fn every_text_is_read_back(first in hostile::clean(), second in hostile::clean()) {
        let file = print(&[("https_proxy", first.clone(), ()), ("no_proxy", second.clone(), ())]).text();
        let kept = |text: String| Some(text).filter(|text| !text.is_empty());
        let expected = vec![
            ("https_proxy".to_owned(), kept(first.to_string())),
            ("no_proxy".to_owned(), kept(second.to_string())),
        ];
        prop_assert_eq!(load(&file), expected, "{}", &file);
    }
}
