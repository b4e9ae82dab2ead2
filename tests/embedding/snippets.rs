//! What `docs/embed.md` tells people to write is what the tested sites are made of.

use std::fs;
use std::path::Path;

#[test]
fn the_documented_snippets_are_tested() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("docs/embed.md")).unwrap();
    let mut seen = Vec::new();
    for block in text.split("\n```").skip(1).step_by(2) {
        let (info, snippet) = block.split_once('\n').unwrap();
        let Some((_, path)) = info.split_once(' ') else { continue };
        let source = fs::read_to_string(root.join("tests/embedding").join(path)).unwrap();
        assert!(format!("\n{source}").contains(&format!("\n{snippet}\n")), "{path} has no\n{snippet}");
        seen.push(path.split('/').next().unwrap());
    }
    seen.dedup();
    assert_eq!(seen, ["host", "mkdocs", "docusaurus", "vitepress", "hugo"]);
}
