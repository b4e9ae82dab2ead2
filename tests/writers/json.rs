//! JSON read back by `serde_json`.

use goproxy_wizard::base::Clean;
use goproxy_wizard::write::json::{Member, Node, print};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::hostile;

proptest! {
    #![proptest_config(hostile::config())]

    #[test]
    fn every_text_is_read_back(texts in prop::collection::vec(hostile::clean(), 3..8), yes: bool) {
        let inner = vec![
            Member::new("text", Node::Text(texts[0].clone()), ()),
            Member::new("list", Node::List(texts[2..].to_vec()), ()),
        ];
        let members = [
            Member::new("object", Node::Object(inner), ()),
            Member::new("flag", Node::Bool(yes), ()),
            Member::new("last", Node::Text(texts[1].clone()), ()),
        ];
        let list: Vec<&str> = texts[2..].iter().map(Clean::as_str).collect();
        let expected = json!({
            "object": { "text": texts[0].as_str(), "list": list }, "flag": yes, "last": texts[1].as_str(),
        });
        let file = print(&members, &()).text();
        prop_assert_eq!(serde_json::from_str::<Value>(&file).unwrap(), expected, "{}", &file);
    }
}
