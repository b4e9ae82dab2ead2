//! TOML read back by the toml crate.

use goproxy_wizard::base::Clean;
use goproxy_wizard::write::toml::{Member, Node, Table, print};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::hostile;

/// What the toml crate reads.
pub(super) fn read(text: &str) -> Value {
    toml::from_str(text).unwrap_or_else(|error| panic!("{error}:\n{text}"))
}

proptest! {
    #![proptest_config(hostile::config())]

    #[test]
    fn every_text_is_read_back(texts in prop::collection::vec(hostile::clean(), 3..8), yes: bool) {
        let list = texts[2..].iter().map(|text| (text.clone(), ())).collect();
        let tables = [
            Table::new("language-server.gopls", vec![Member::new("list", Node::List(list), ())], ()),
            Table::new("b", vec![
                Member::new("text", Node::Text(texts[0].clone()), ()),
                Member::new("flag", Node::Bool(yes), ()),
                Member::new("LAST", Node::Text(texts[1].clone()), ()),
            ], ()),
        ];
        let list: Vec<&str> = texts[2..].iter().map(Clean::as_str).collect();
        let expected = json!({
            "language-server": { "gopls": { "list": list } },
            "b": { "text": texts[0].as_str(), "flag": yes, "LAST": texts[1].as_str() },
        });
        let file = print(&tables).text();
        prop_assert_eq!(read(&file), expected, "{}", &file);
    }
}
