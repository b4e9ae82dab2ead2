//! A case from a number: commands, settings and a world that deviates here and there. Knows no rule of go.

#[path = "generate/commands.rs"]
mod commands;
#[path = "generate/routes.rs"]
mod routes;
#[path = "generate/settings.rs"]
mod settings;
#[path = "generate/world.rs"]
mod world;

use super::dice::Dice;
use super::scripted::Scripted;

/// The case of that number, for one of these releases.
pub(crate) fn case<T: AsRef<str>>(seed: u64, releases: &[T]) -> Scripted {
    let dice = &mut Dice::new(seed);
    let mut case = Scripted { go: dice.one(releases).as_ref().to_owned(), ..Scripted::default() };
    commands::add(&mut case, dice);
    settings::add(&mut case, dice);
    // Servers, ours too, do not understand what a forward proxy would be asked for then.
    let is_odd = case.line().contains(":80:80");
    if dice.percent(25) && !is_odd {
        routes::add(&mut case, dice);
    }
    world::add(&mut case, dice);
    // Last, since it moves what is there by now.
    if dice.percent(12) {
        settings::move_to_file(&mut case, dice);
    }
    case
}
