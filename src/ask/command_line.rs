//! Answers as options of `goproxy-wizard generate`, for whoever wants the same from a terminal; knows no shell.

use super::{Answers, Ground, PRESETS, link};

/// The options: the situation or the organisation's preset that these answers start from, and what differs from it.
pub fn options(ground: &Ground, answers: &Answers) -> Vec<String> {
    let mut out = Vec::new();
    let mut option = |name: &str, value: String| out.extend([format!("--{name}"), value]);
    let mut start = ground.clone();
    match &ground.name {
        Some(name) => option("org", format!("presets/{name}.json")),
        None => {
            // The situation that leaves the fewest answers to say.
            let nearest = PRESETS.iter().min_by_key(|preset| {
                let from = Ground { answers: preset.answers(), ..Ground::default() };
                link::changed(&from, answers).count()
            });
            if let Some(preset) = nearest {
                option("preset", preset.name.to_owned());
                start.answers = preset.answers();
            }
        }
    }
    for (question, texts) in link::changed(&start, answers) {
        option("set", format!("{}={}", question.name, texts.join(",")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(link: &str) -> String {
        options(&Ground::default(), &link::read(link, &[]).0).join(" ")
    }

    #[test]
    fn says_only_what_differs() {
        assert_eq!(said(""), "--preset china-mirror");
        assert_eq!(said("preset=air-gapped&go=1.25"), "--preset air-gapped --set go=1.25");
        assert_eq!(
            said("have=private&private=a.example,b.example"),
            "--preset private-vcs --set private=a.example,b.example"
        );
        assert_eq!(said("blocked="), "--preset china-mirror");
        assert_eq!(said("have="), "--preset china-mirror --set have=");
        let ground = Ground { name: Some("acme".into()), ..Ground::default() };
        assert_eq!(options(&ground, &Answers::default()).join(" "), "--org presets/acme.json");
    }
}
