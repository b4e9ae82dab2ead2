//! The picture of who asks whom: drawn for the eye, and the same as a list for those who hear it.

use yew::prelude::*;

use super::board::Side;
use super::drawing::{Drawing, HEIGHT, Separator, Shape, What};
use super::mood;
use crate::explain::{Edge, Mood, Picture, Role};
use crate::page::words::{Words, rich};
use crate::text::Msg;

/// The picture.
pub(crate) fn picture(words: &Words, side: &Side) -> Html {
    let picture = &side.explained.picture;
    let item = |edge: &Edge| html! { <li>{ words.say(&sentence(picture, edge, words)) }</li> };
    let has_separators = side.chain.len() > 1;
    html! {
        <figure class="picture">
            { drawn(words, &Drawing::wide(side), "wide") }
            { drawn(words, &Drawing::tall(side), "tall") }
            <figcaption>
                <ol class="unseen" aria-label={words.get("see.picture").to_owned()}>{ for picture.edges.iter().map(item) }</ol>
                if has_separators {
                    <p class="help">{ rich(words.get("see.separators")) }</p>
                }
            </figcaption>
        </figure>
    }
}

/// Numbers as ranges: `1–3, 5`.
pub(crate) fn ranges(numbers: &[usize]) -> String {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match out.last_mut() {
            Some((_, end)) if *end + 1 == *number => *end = *number,
            _ => out.push((*number, *number)),
        }
    }
    let range =
        |(start, end): (usize, usize)| if start == end { start.to_string() } else { format!("{start}–{end}") };
    out.into_iter().map(range).collect::<Vec<_>>().join(", ")
}

fn sentence(picture: &Picture, edge: &Edge, words: &Words) -> Msg {
    let name = |place: usize| picture.nodes[place].name.clone();
    let role = picture.nodes[edge.to].role.map_or("go", Role::name);
    let msg = Msg::new(if edge.via.is_some() { "see.edge-via" } else { "see.edge" })
        .with("from", name(edge.from))
        .with("to", name(edge.to))
        .with("role", words.get(&format!("role.{role}")))
        .with("numbers", ranges(&edge.numbers))
        .with("mood", mood::word(edge.mood, words));
    match edge.via {
        Some(via) => msg.with("via", name(via)),
        None => msg,
    }
}

fn class(mood: Option<Mood>) -> &'static str {
    mood.map_or("unasked", Mood::name)
}

fn drawn(words: &Words, drawing: &Drawing, class_name: &'static str) -> Html {
    let line = |line: &super::drawing::Line| html! { <path class={classes!("line", class(line.mood))} d={line.path.clone()} /> };
    let view_box = format!("0 0 {} {}", drawing.width, drawing.height);
    html! {
        <svg class={class_name} viewBox={view_box} aria-hidden="true" focusable="false">
            { for drawing.lines.iter().map(line) }
            { for drawing.shapes.iter().map(|it| shape(words, it)) }
            { for drawing.separators.iter().map(separator) }
        </svg>
    }
}

fn shape(words: &Words, shape: &Shape) -> Html {
    let (name, role) = match &shape.what {
        What::Somebody(node) if shape.is_direct => (format!("direct: {}", node.name), node.role.map(Role::name)),
        What::Somebody(node) => (node.name.clone(), node.role.map(Role::name)),
        What::Off => ("off".to_owned(), None),
    };
    let is_asker = role.is_none() && shape.what != What::Off;
    let below = match (&shape.what, role, shape.numbers.as_slice()) {
        (What::Off, ..) => words.get("see.off").to_owned(),
        (_, None, _) => String::new(),
        (_, Some(role), []) => words.say(&Msg::new("see.box-unasked").with("role", words.get(&format!("role.{role}")))),
        (_, Some(role), numbers) => words.say(
            &Msg::new("see.box").with("role", words.get(&format!("role.{role}"))).with("numbers", ranges(numbers)),
        ),
    };
    let mood = if is_asker { None } else { shape.mood };
    let box_class = if is_asker { "asker" } else { class(mood) };
    let left = shape.x + if is_asker { shape.width / 2 } else { 14 };
    let right = shape.x + shape.width;
    let middle = shape.y + HEIGHT / 2;
    let badge = mood.map(|it| {
        html! {
            <g class="badge" transform={format!("translate({} {})", right - 24, middle - 8)}>
                <path d={mood::icon(it).path()} />
            </g>
        }
    });
    let room = shape.width - if mood.is_some() { 44 } else { 24 };
    html! {
        <g class={classes!("box", box_class)}>
            <title>{ name.clone() }</title>
            <rect
                x={shape.x.to_string()} y={shape.y.to_string()} width={shape.width.to_string()} height={HEIGHT.to_string()}
                rx="7"
            />
            if below.is_empty() {
                <text class="name" x={left.to_string()} y={(middle + 4).to_string()}>{ name }</text>
            } else {
                <text class="name" x={left.to_string()} y={(shape.y + 20).to_string()}>{ shortened(&name, room) }</text>
                <text class="below" x={left.to_string()} y={(shape.y + 37).to_string()}>{ below }</text>
            }
            { for badge }
        </g>
    }
}

/// A name that fits, in a face whose letters are 7.3 units wide: its end tells hosts apart better than its beginning.
fn shortened(name: &str, room: i32) -> String {
    let most = usize::try_from(room * 10 / 73).unwrap_or(1).max(4);
    let count = name.chars().count();
    if count <= most {
        return name.to_owned();
    }
    let rest: String = name.chars().skip(count + 1 - most).collect();
    format!("…{rest}")
}

fn separator(separator: &Separator) -> Html {
    let (x, y) = separator.at;
    let text = if separator.is_bar { "|" } else { "," };
    html! {
        <g class={classes!("separator", separator.is_bar.then_some("bar"))}>
            <circle cx={x.to_string()} cy={y.to_string()} r="11" />
            <text x={x.to_string()} y={(y + 5).to_string()}>{ text }</text>
        </g>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_a_row_are_a_range() {
        assert_eq!(ranges(&[1, 2, 3, 5, 7, 8]), "1–3, 5, 7–8");
        assert_eq!(ranges(&[]), "");
    }

    #[test]
    fn long_names_lose_their_beginning() {
        assert_eq!(shortened("goproxy.cn", 200), "goproxy.cn");
        assert_eq!(shortened("artifactory.very-long.corp.example", 146), "…y-long.corp.example");
    }
}
