//! Dockerfiles read back by `BuildKit`'s rules.

use goproxy_wizard::base::Clean;
use goproxy_wizard::door::{Door as _, GoVersion, ImagePrefix, RepoPath};
use goproxy_wizard::write::dockerfile::{Recipe, RunOption};
use goproxy_wizard::write::posix::Word;
use proptest::prelude::*;

use super::buildkit::{Instruction, read};
use super::{hostile, typed};

/// What `RUN` hands to the shell is read by real shells elsewhere; here it must arrive whole.
const SECRET: RunOption<()> = RunOption { text: "--mount=type=secret,id=netrc,required=true", why: () };

fn instruction(name: &str, flags: &[&str], words: &[&str]) -> Instruction {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Instruction { name: name.to_owned(), flags: owned(flags), words: owned(words) }
}

proptest! {
    #![proptest_config(hostile::config())]

    #[test]
    fn an_argument_keeps_its_value(first in hostile::clean(), second in hostile::clean()) {
        let recipe = Recipe::default().arg("GOPROXY", &first, &()).arg("GOSUMDB", &second, &());
        let file = recipe.fixed("USER", "10001", &()).body().text();
        let expected = vec![
            instruction("ARG", &[], &[&format!("GOPROXY={first}")]),
            instruction("ARG", &[], &[&format!("GOSUMDB={second}")]),
            instruction("USER", &[], &["10001"]),
        ];
        prop_assert_eq!(read(&file), Ok(expected), "{}", &file);
    }

    #[test]
    fn an_image_is_one_word(registry in typed::image_prefix(), version in typed::go_version()) {
        let tag = Clean::of("golang:").then(GoVersion::parse(&version).unwrap().text());
        let image = ImagePrefix::parse(&registry).unwrap().image(&tag);
        let file = Recipe::default().from(&image, Some("build"), &()).body().text();
        let expected = instruction("FROM", &[], &[image.as_str(), "AS", "build"]);
        prop_assert_eq!(read(&file), Ok(vec![expected]), "{}", &file);
    }

    #[test]
    fn a_path_is_copied_as_it_is(typed in typed::repo_path()) {
        let path = RepoPath::parse(&typed).unwrap();
        let to = "/usr/local/share/ca-certificates/corp-ca.crt";
        let file = Recipe::default().copy(&path, to, &()).body().text();
        let expected = instruction("COPY", &[], &[path.text().as_str(), to]);
        prop_assert_eq!(read(&file), Ok(vec![expected]), "{}", &file);
    }

    #[test]
    fn a_command_reaches_the_shell_whole(texts in prop::collection::vec(hostile::clean(), 1..4)) {
        let words = || std::iter::once(Word::lit("echo")).chain(texts.iter().cloned().map(Word::lit));
        let recipe = Recipe::default().run(vec![SECRET], words(), &()).run(Vec::new(), words(), &());
        let file = recipe.fixed("USER", "10001", &()).body().text();
        let command = goproxy_wizard::write::posix::one_line(words());
        let expected = vec![
            instruction("RUN", &[SECRET.text], &[&command]),
            instruction("RUN", &[], &[&command]),
            instruction("USER", &[], &["10001"]),
        ];
        prop_assert_eq!(read(&file), Ok(expected), "{}", &file);
    }
}
