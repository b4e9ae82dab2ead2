//! An explanation as JSON; `tests/snapshots/command_line__explain.snap` documents it.

use serde_json::{Value, json};

use crate::data::source::Source;
use crate::explain::{Actor, Because, Edge, End, Explained, Leak, Mistake, NearMiss, Node, Role, Step};
use crate::text::Catalogue;

/// The version of the keys below.
const SCHEMA_VERSION: u32 = 1;

/// The whole of it.
pub(super) fn json(explained: &Explained, words: &Catalogue) -> Value {
    let story = &explained.story;
    let settings: Vec<_> = story
        .settings
        .iter()
        .map(|it| json!({ "name": it.name, "value": it.value, "origin": words.say(&it.origin) }))
        .collect();
    let chapters: Vec<_> = story
        .chapters
        .iter()
        .map(|it| {
            let steps: Vec<_> = it.steps.iter().map(|step| one_step(step, words)).collect();
            json!({ "title": words.say(&it.title), "steps": steps })
        })
        .collect();
    json!({
        "schema_version": SCHEMA_VERSION,
        "lang": words.lang().tag(),
        "near_miss": explained.near_miss.as_ref().map(|it| near_miss(it, words)),
        "command": story.command,
        "go": story.release.to_string(),
        "settings": settings,
        "chapters": chapters,
        "end": end(&story.end, words),
        "leaks": explained.leaks.iter().map(|it| leak(it, words)).collect::<Vec<_>>(),
        "hosts": explained.actors.iter().map(actor).collect::<Vec<_>>(),
        "picture": {
            "nodes": explained.picture.nodes.iter().map(node).collect::<Vec<_>>(),
            "edges": explained.picture.edges.iter().map(edge).collect::<Vec<_>>(),
        },
    })
}

fn near_miss(near_miss: &NearMiss, words: &Catalogue) -> Value {
    let mistakes: Vec<_> = near_miss.mistakes.iter().copied().map(Mistake::name).collect();
    json!({
        "path": near_miss.path,
        "pattern": near_miss.pattern,
        "variable": near_miss.setting.as_ref().map(|(variable, _)| variable),
        "origin": near_miss.setting.as_ref().map(|(_, origin)| words.say(origin)),
        "mistakes": mistakes,
        "instead": near_miss.instead,
        "text": near_miss.lines(words),
    })
}

fn source(source: Source) -> Value {
    json!({ "title": source.title, "url": source.url })
}

fn one_step(step: &Step, words: &Catalogue) -> Value {
    let because = |it: &Because| json!({ "text": words.say(&it.msg), "source": source(it.source) });
    let said = |msg: &Option<crate::text::Msg>| msg.as_ref().map(|msg| words.say(msg));
    json!({
        "number": step.number,
        "kind": step.kind.name(),
        "title": words.say(&step.title),
        "asked": step.asked,
        "through": said(&step.via),
        "login": said(&step.login),
        "because": step.because.iter().map(because).collect::<Vec<_>>(),
        "came_back": said(&step.came_back),
        "mood": step.mood.name(),
        "follows": said(&step.follows),
        "shown": step.shown,
        "at_once": step.at_once,
    })
}

fn end(end: &End, words: &Catalogue) -> Value {
    match end {
        End::Done => json!({ "works": true }),
        End::Failed(failed) => json!({
            "works": false,
            "kind": failed.kind,
            "text": failed.text,
            "hangs": failed.hangs,
            "cause": words.say(&failed.cause),
            "cure": words.say(&failed.cure),
            "source": source(failed.source),
        }),
    }
}

fn leak(leak: &Leak, words: &Catalogue) -> Value {
    json!({
        "path": leak.path,
        "pattern": leak.pattern,
        "near_miss": leak.is_near,
        "host": leak.host,
        "role": leak.role.name(),
        "through": leak.through,
        "text": words.say(&leak.msg()),
    })
}

fn actor(actor: &Actor) -> Value {
    json!({
        "host": actor.host,
        "role": actor.role.name(),
        "public": actor.is_public,
        "behaviour": actor.behaviour.name(),
    })
}

fn node(node: &Node) -> Value {
    json!({ "name": node.name, "role": node.role.map(Role::name), "public": node.is_public })
}

fn edge(edge: &Edge) -> Value {
    json!({
        "from": edge.from,
        "to": edge.to,
        "via": edge.via,
        "requests": edge.numbers,
        "mood": edge.mood.name(),
    })
}
