//! Settings in a Dockerfile: `ENV`, `ARG`, and what its commands set.

use super::commands;
use crate::base::Span;
use crate::facts::{How, Place, Setting};
use crate::read::dockerfile::{Dockerfile, Instruction, Pair};

/// Adds the settings of a Dockerfile.
pub(super) fn settings(text: &str, file: &Dockerfile, out: &mut Vec<Setting>) {
    for instruction in &file.instructions {
        let how = match instruction.name.as_str() {
            "ENV" => How::DockerEnv,
            "ARG" => How::DockerArg,
            _ => {
                commands::run(text, &instruction.commands, Place::BuildStep(instruction.stage), out);
                continue;
            }
        };
        out.extend(instruction.pairs.iter().filter_map(|pair| setting(text, instruction, how, pair)));
    }
}

fn setting(text: &str, instruction: &Instruction, how: How, pair: &Pair) -> Option<Setting> {
    let value_at = pair.value?;
    // Where there are several, each has its own half of the line.
    let at = match instruction.pairs.len() {
        1 => instruction.at,
        _ => {
            let end =
                value_at.end + pair.quote.filter(|it| text[value_at.end..].starts_with(*it)).map_or(0, char::len_utf8);
            Span::new(pair.name.start, end)
        }
    };
    Some(Setting {
        name: pair.name.of(text).to_owned(),
        value: pair.meant.clone(),
        how,
        place: Place::BuildStep(instruction.stage),
        at,
        name_at: pair.name,
        value_at,
        quote: pair.quote,
        is_remark: false,
    })
}
