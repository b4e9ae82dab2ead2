//! The JSON Schema of presets (draft 2020-12), from the very types that read them.

use super::House;
use super::part::Part;
use crate::jsonc::Tree;

/// The schema as a file; editors complete and check presets by it.
pub fn schema() -> String {
    let mut members = vec![
        ("$schema".to_owned(), Tree::text("https://json-schema.org/draft/2020-12/schema")),
        ("title".to_owned(), Tree::text("Preset of an organisation for goproxy-wizard")),
    ];
    if let Tree::Object(mut own) = <House as Part>::schema() {
        if let Some((_, Tree::Object(properties))) = own.iter_mut().find(|(name, _)| name == "properties") {
            let place = Tree::object([("type", Tree::text("string"))]);
            properties.insert(0, ("$schema".into(), place));
        }
        members.extend(own);
    }
    Tree::Object(members).print()
}
