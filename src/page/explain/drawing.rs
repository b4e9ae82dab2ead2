//! Where the picture's boxes and lines go: plain geometry, in units of the drawing, for wide and for narrow screens.

use super::board::Side;
use super::chain::Kind;
use crate::explain::{Edge, End, Mood, Node, Role};

/// A box.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shape {
    /// Its left edge.
    pub(crate) x: i32,
    /// Its upper edge.
    pub(crate) y: i32,
    /// Its width.
    pub(crate) width: i32,
    /// What stands in it.
    pub(crate) what: What,
    /// Whether the entry `direct` leads to it.
    pub(crate) is_direct: bool,
    /// How the last request to it went; nothing if it was not asked.
    pub(crate) mood: Option<Mood>,
    /// The numbers of the requests to it.
    pub(crate) numbers: Vec<usize>,
}

/// What stands in a box.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    /// go, git or a host.
    Somebody(Node),
    /// The entry `off`.
    Off,
}

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    /// Its path, as in the attribute `d`.
    pub(crate) path: String,
    /// How it went; nothing for a line that was not gone.
    pub(crate) mood: Option<Mood>,
}

/// A separator between two entries of `GOPROXY`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Separator {
    /// Its middle.
    pub(crate) at: (i32, i32),
    /// Whether it is the bar.
    pub(crate) is_bar: bool,
}

/// A drawing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Drawing {
    /// Its width.
    pub(crate) width: i32,
    /// Its height.
    pub(crate) height: i32,
    /// The boxes.
    pub(crate) shapes: Vec<Shape>,
    /// The lines, under the boxes.
    pub(crate) lines: Vec<Line>,
    /// The separators.
    pub(crate) separators: Vec<Separator>,
}

/// The height of every box.
pub(crate) const HEIGHT: i32 = 46;
/// The space between boxes in a column, in which a separator fits.
const GAP: i32 = 30;
/// The edge around all.
const EDGE: i32 = 2;

/// A row of the column of hosts: the place of its node, or `off`.
type Row = Option<usize>;

impl Drawing {
    /// Columns: who asks, the forward proxy, who is asked.
    pub(crate) fn wide(side: &Side) -> Self {
        let nodes = &side.explained.picture.nodes;
        let forward = column(nodes, |role| role == Some(Role::ForwardProxy));
        let has_forward = !forward.is_empty();
        let (asker, middle) = ((EDGE, 64), (150, 200));
        let hosts = if has_forward { (436, 262) } else { (200, 498) };
        let mut it = Pen::new(side, 700);
        let rows = rows(side);
        let height = it.rows(&rows, hosts, EDGE);
        let place = |count: usize, i: usize| {
            let total = i32::try_from(count).unwrap_or(1) * (HEIGHT + GAP) - GAP;
            (height - total) / 2 + i32::try_from(i).unwrap_or(0) * (HEIGHT + GAP)
        };
        let askers = column(nodes, |role| role.is_none());
        for (i, node) in askers.iter().enumerate() {
            it.somebody(*node, asker, place(askers.len(), i));
        }
        for (i, node) in forward.iter().enumerate() {
            it.somebody(*node, middle, place(forward.len(), i));
        }
        it.edges(|from, to| curve((from.x + from.width, from.y + HEIGHT / 2), (to.x, to.y + HEIGHT / 2)));
        it.finish(height)
    }

    /// One column, with the lines beside it.
    pub(crate) fn tall(side: &Side) -> Self {
        const HOSTS: (i32, i32) = (60, 268);
        let nodes = &side.explained.picture.nodes;
        let mut it = Pen::new(side, 330);
        let mut x = EDGE;
        for node in column(nodes, |role| role.is_none()) {
            it.somebody(node, (x, 64), EDGE);
            x += 64 + 12;
        }
        let mut y = EDGE + HEIGHT + GAP;
        for node in column(nodes, |role| role == Some(Role::ForwardProxy)) {
            it.somebody(node, HOSTS, y);
            y += HEIGHT + GAP;
        }
        let height = it.rows(&rows(side), HOSTS, y);
        it.edges(|from, to| {
            let end = to.y + HEIGHT / 2;
            // Each who asks has a rail of its own: go, git, and the forward proxy nearest to the hosts.
            if from.y > EDGE {
                format!("M{} {}H48V{end}H{}", from.x, from.y + HEIGHT / 2, to.x)
            } else if from.x == EDGE {
                format!("M16 {}V{end}H{}", from.y + HEIGHT, to.x)
            } else {
                let middle = from.x + from.width / 2;
                format!("M{middle} {}v{}H32V{end}H{}", from.y + HEIGHT, GAP / 2, to.x)
            }
        });
        it.finish(height)
    }
}

/// Draws for one side.
struct Pen<'a> {
    side: &'a Side,
    drawing: Drawing,
    /// For every node, the place of its shape.
    shapes: Vec<Option<usize>>,
}

impl<'a> Pen<'a> {
    fn new(side: &'a Side, width: i32) -> Self {
        let drawing = Drawing { width, height: 0, shapes: Vec::new(), lines: Vec::new(), separators: Vec::new() };
        Self { side, drawing, shapes: vec![None; side.explained.picture.nodes.len()] }
    }

    fn somebody(&mut self, node: usize, (x, width): (i32, i32), y: i32) {
        let picture = &self.side.explained.picture;
        let edges = || picture.edges.iter().filter(|edge| edge.to == node || edge.via == Some(node));
        let is_forward = picture.nodes[node].role == Some(Role::ForwardProxy);
        let way = if is_forward { self.on_the_way() } else { None };
        let numbers: Vec<_> = edges().flat_map(|edge| edge.numbers.iter().copied()).collect();
        let mood = edges().next_back().map(|edge| way.unwrap_or_else(|| self.mood(&numbers, edge.mood)));
        self.shapes[node] = Some(self.drawing.shapes.len());
        self.drawing.shapes.push(Shape {
            x,
            y,
            width,
            what: What::Somebody(picture.nodes[node].clone()),
            is_direct: picture.nodes[node].role == Some(Role::Origin)
                && self.side.chain.iter().any(|entry| entry.kind == Kind::Direct),
            mood,
            numbers,
        });
    }

    /// How these requests went as a whole: where all ends well, one good answer counts more than what was looked for in
    /// vain; else the last.
    fn mood(&self, numbers: &[usize], last: Mood) -> Mood {
        let story = &self.side.explained.story;
        let steps = || story.chapters.iter().flat_map(|chapter| &chapter.steps);
        let is_good = |number: &usize| steps().any(|it| it.number == Some(*number) && it.mood == Mood::Good);
        if self.side.is_good() && numbers.iter().any(is_good) { Mood::Good } else { last }
    }

    /// How the way through the forward proxy went: what comes back through it is no failure of its own.
    fn on_the_way(&self) -> Option<Mood> {
        match &self.side.explained.story.end {
            End::Failed(failed) if failed.kind.starts_with("forward-proxy") => None,
            _ => Some(Mood::Good),
        }
    }

    /// A column of hosts, with separators where two entries of the list follow one another. Gives back where it ends.
    fn rows(&mut self, rows: &[Row], (x, width): (i32, i32), mut y: i32) -> i32 {
        for (i, row) in rows.iter().enumerate() {
            match row {
                Some(node) => self.somebody(*node, (x, width), y),
                None => self.drawing.shapes.push(Shape {
                    x,
                    y,
                    width,
                    what: What::Off,
                    is_direct: false,
                    mood: None,
                    numbers: Vec::new(),
                }),
            }
            y += HEIGHT + GAP;
            // The first rows are the entries, in their order.
            if let Some(entry) = self.side.chain.get(i)
                && i + 1 < self.side.chain.len().min(rows.len())
            {
                let at = (x + 22, y - GAP / 2);
                self.drawing.separators.push(Separator { at, is_bar: entry.moves_on_any_error });
            }
        }
        y - GAP + EDGE
    }

    /// A line for every edge, from the asker or through the forward proxy; the last mood of a line counts.
    fn edges(&mut self, draw: impl Fn(&Shape, &Shape) -> String) {
        let mut lines: Vec<Line> = Vec::new();
        for Edge { from, to, via, mood, numbers } in &self.side.explained.picture.edges {
            let stations: Vec<_> = [Some(*from), *via, Some(*to)].into_iter().flatten().collect();
            for (i, pair) in stations.windows(2).enumerate() {
                let way = if via.is_some() && i == 0 { self.on_the_way() } else { None };
                let mood = way.unwrap_or_else(|| self.mood(numbers, *mood));
                let shape = |node: usize| self.shapes[node].map(|place| &self.drawing.shapes[place]);
                let Some((from, to)) = shape(pair[0]).zip(shape(pair[1])) else { continue };
                let path = draw(from, to);
                lines.retain(|line| line.path != path);
                lines.push(Line { path, mood: Some(mood) });
            }
        }
        self.drawing.lines = lines;
    }

    fn finish(mut self, height: i32) -> Drawing {
        let lowest = self.drawing.shapes.iter().map(|shape| shape.y + HEIGHT + EDGE).max().unwrap_or(0);
        self.drawing.height = height.max(lowest);
        self.drawing
    }
}

fn column(nodes: &[Node], is_in: impl Fn(Option<Role>) -> bool) -> Vec<usize> {
    (0..nodes.len()).filter(|place| is_in(nodes[*place].role)).collect()
}

/// Who is asked, from top to bottom: the entries of the list in their order, then everybody else.
fn rows(side: &Side) -> Vec<Row> {
    let nodes = &side.explained.picture.nodes;
    let mut left = column(nodes, |role| !matches!(role, None | Some(Role::ForwardProxy)));
    let mut out = Vec::new();
    for entry in &side.chain {
        let found = match entry.kind {
            Kind::Off => {
                out.push(None);
                continue;
            }
            Kind::Direct => left.iter().position(|node| nodes[*node].role == Some(Role::Origin)),
            Kind::Proxy => {
                left.iter().position(|node| matches!(nodes[*node].role, Some(Role::ModuleProxy | Role::Files)))
            }
        };
        if let Some(found) = found {
            out.push(Some(left.remove(found)));
        }
    }
    out.extend(left.into_iter().map(Some));
    out
}

fn curve((x1, y1): (i32, i32), (x2, y2): (i32, i32)) -> String {
    let bend = (x2 - x1) / 2;
    format!("M{x1} {y1}C{} {y1} {} {y2} {x2} {y2}", x1 + bend, x2 - bend)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::Answers;
    use crate::page::explain::asked::Asked;
    use crate::page::explain::board::Board;
    use crate::page::explain::own::Own;

    fn board(settings: &str) -> Board {
        let mut asked = Asked::first(&Answers::default());
        asked.own = Some(Own::read(settings).0);
        asked.reads_own = true;
        Board::of(&Answers::default(), &asked)
    }

    #[test]
    fn boxes_stay_inside_and_apart() {
        for settings in
            ["", "GOPROXY=off", "GOPROXY=https://a.example|https://b.example,direct\nHTTPS_PROXY=http://p.example:3128"]
        {
            let board = board(settings);
            let side = board.read().unwrap();
            for drawing in [Drawing::wide(side), Drawing::tall(side)] {
                for (i, a) in drawing.shapes.iter().enumerate() {
                    assert!(a.x >= 0 && a.y >= 0 && a.x + a.width <= drawing.width && a.y + HEIGHT <= drawing.height);
                    for b in &drawing.shapes[i + 1..] {
                        let apart =
                            a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + HEIGHT <= b.y || b.y + HEIGHT <= a.y;
                        assert!(apart, "{a:?} {b:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn separators_stand_between_entries() {
        let board = board("GOPROXY=https://a.example|https://b.example,direct");
        let drawing = Drawing::wide(board.read().unwrap());
        assert_eq!(drawing.separators.iter().map(|it| it.is_bar).collect::<Vec<_>>(), [true, false]);
        assert!(board.read().unwrap().chain.len() == 3);
    }

    #[test]
    fn a_forward_proxy_is_judged_by_itself() {
        let mood = |settings: &str| {
            let board = board(settings);
            let shapes = Drawing::wide(board.read().unwrap()).shapes;
            let is_forward =
                |what: &What| matches!(what, What::Somebody(node) if node.role == Some(Role::ForwardProxy));
            shapes.iter().find(|shape| is_forward(&shape.what)).unwrap().mood
        };
        assert_eq!(mood("HTTPS_PROXY=http://p.example:3128\nGOPROXY=https://never.example"), Some(Mood::Good));
        assert_eq!(mood("HTTPS_PROXY=http://p.example:3128\nNO_PROXY=*"), None);
    }
}
