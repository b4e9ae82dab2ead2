//! The readers of YAML and JSON, held to readers of others: on our own files, on random trees, on random mistakes.

#[path = "support/situations.rs"]
mod situations;

use goproxy_wizard::base::Span;
use goproxy_wizard::files::files;
use goproxy_wizard::jsonc::Dialect;
use goproxy_wizard::plan::Plan;
use goproxy_wizard::read::tree::{Node, Style, Value as Read};
use goproxy_wizard::read::{ini, json, yaml};
use proptest::prelude::*;
use serde_json::Value;

/// Whether a tree says what another reader has read; texts must agree, other scalars must be plain.
fn agrees(node: &Node, other: &Value) -> bool {
    match (&node.value, other) {
        (Read::Map(pairs), Value::Object(members)) => {
            pairs.len() == members.len()
                && pairs.iter().all(|pair| members.get(&pair.key).is_some_and(|it| agrees(&pair.node, it)))
        }
        (Read::List(items), Value::Array(others)) => {
            items.len() == others.len() && items.iter().zip(others).all(|(item, it)| agrees(item, it))
        }
        (Read::Text { text, .. }, Value::String(other)) => text == other,
        (Read::Text { text, style: Style::Plain }, Value::Null) => matches!(text.as_str(), "" | "null" | "~"),
        (Read::Text { text, style: Style::Plain }, other) => text.eq_ignore_ascii_case(&other.to_string()),
        _ => false,
    }
}

/// Every place lies in the one around it, and what stands there is what was read.
fn places(node: &Node, text: &str) {
    let inside = |at: Span| assert!(node.at.contains(at) && text.get(at.start..at.end).is_some(), "{at:?} in {text:?}");
    inside(node.at);
    match &node.value {
        Read::Map(pairs) => {
            for pair in pairs {
                inside(pair.key_at);
                inside(pair.node.at);
                places(&pair.node, text);
            }
        }
        Read::List(items) => {
            for item in items {
                inside(item.at);
                places(item, text);
            }
        }
        Read::Text { text: said, style } => {
            let inner = node.inner(text);
            inside(inner);
            if *style == Style::Plain && !inner.of(text).contains('\n') {
                assert_eq!(inner.of(text), said);
            }
        }
    }
}

fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}

#[test]
fn own_files_are_read_as_others_read_them() {
    let mut seen = 0;
    for (name, answers) in situations::all() {
        for file in files(&Plan::of(&answers)) {
            let text = file.text();
            let (node, other) = if ends_in(file.path, &["yml", "yaml"]) {
                (yaml::read(&text, whole(&text)), serde_yaml_ng::from_str(&text).unwrap())
            } else if ends_in(file.path, &["json"]) {
                let (node, mistake) = json::read(&text, whole(&text), Dialect::Comments);
                assert_eq!(mistake, None, "{text}");
                let Ok(other) = serde_json::from_str(&text) else { continue };
                (node, other)
            } else {
                continue;
            };
            let node = node.unwrap_or_else(|| panic!("{name}: {}: nothing is read", file.path));
            assert!(agrees(&node, &other), "{name}: {}:\n{text}\n{node:#?}", file.path);
            places(&node, &text);
            seen += 1;
        }
    }
    assert!(seen > 60, "only {seen} files were looked at");
}

fn scalar() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z][a-zA-Z0-9._/:=$-]{0,12}",
        "[ -~]{0,16}",
        "[a-c \n\t#:'\"\\\\|>-]{0,12}",
        Just("a\n\nb\n  c\n".to_owned()),
        Just("${{ secrets.X }}".to_owned()),
        "[\u{4e00}-\u{4e10}，。a ]{0,6}",
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        8 => scalar().prop_map(Value::String),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => (0..1000_i32).prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(Value::Array),
            prop::collection::vec(("[ -~]{1,12}", inner), 1..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn root() -> impl Strategy<Value = Value> {
    prop::collection::vec(("[a-z-]{1,8}", value()), 1..5)
        .prop_map(|members| Value::Object(members.into_iter().collect()))
}

/// Pieces of files, put together anyhow.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a:",
        " b",
        "- ",
        "\n",
        "\n  ",
        "\n    ",
        "\t",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        ",",
        ": ",
        "|",
        ">-",
        "#",
        " #",
        "&x ",
        "!t ",
        "*y",
        "---\n",
        "\\",
        "\r\n",
        "run: |\n",
        "uses: c@v1",
        "Environment=",
        "\\\n",
        "[Service]",
        "=",
        "é",
        "，",
        "//",
        "/*",
        "null",
        "1.20",
        "%%",
        "\u{feff}",
        "<<: *a",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn random_trees_are_read_back(root in root()) {
        let text = serde_yaml_ng::to_string(&root).unwrap();
        let node = yaml::read(&text, whole(&text)).unwrap();
        prop_assert!(agrees(&node, &root), "{}\n{:?}\n{:#?}", text, root, node);
        places(&node, &text);
        let text = serde_json::to_string_pretty(&root).unwrap();
        let node = yaml::read(&text, whole(&text)).unwrap();
        prop_assert!(agrees(&node, &root), "{}\n{:#?}", text, node);
        let (node, mistake) = json::read(&text, whole(&text), Dialect::Plain);
        prop_assert!(mistake.is_none() && agrees(node.as_ref().unwrap(), &root), "{}", text);
        places(&node.unwrap(), &text);
    }

    #[test]
    fn mistakes_break_nothing(text in soup(), cut in 0..20_usize) {
        let part = Span::new(if text.is_char_boundary(cut) { cut.min(text.len()) } else { 0 }, text.len());
        let (tree, _) = json::read(&text, part, Dialect::Plain);
        for node in yaml::read(&text, part).iter().chain(&tree) {
            prop_assert!(part.contains(node.at), "{:?}", node);
            places(node, &text);
        }
        for entry in ini::read(&text, part).entries {
            prop_assert!(part.contains(entry.at) && entry.at.contains(entry.key) && entry.at.contains(entry.value));
        }
    }
}

/// Whether a file has one of these endings.
fn ends_in(path: &str, endings: &[&str]) -> bool {
    let ending = std::path::Path::new(path).extension().and_then(|it| it.to_str());
    ending.is_some_and(|it| endings.contains(&it))
}
