//! Where everything lies: boxes, the ways of arrows, words.

use std::collections::BTreeMap;

use super::super::words::width;
use super::grid::{APART, Grid, LABEL, LABEL_LINE, OVER, at_arrow, has_return, is_beside};
use super::lanes::Lanes;
use super::{Arrow, Picture, Spot};

/// A rectangle: left, top, width, height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) wide: i32,
    pub(super) high: i32,
}

/// A line of words at an arrow.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) text: String,
    /// Its left end, and the line that it stands on.
    pub(super) at: (i32, i32),
}

impl Words {
    pub(super) fn area(&self) -> Area {
        Area { left: self.at.0, top: self.at.1 - LABEL + 2, wide: width(&self.text, LABEL), high: LABEL }
    }
}

/// An arrow's way, from its beginning to its head.
#[derive(Debug)]
pub(super) struct Way {
    pub(super) points: Vec<(i32, i32)>,
    pub(super) dashed: bool,
}

/// All of it.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) boxes: Vec<(Spot, Area)>,
    pub(super) ways: Vec<Way>,
    pub(super) words: Vec<Words>,
}

/// The side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Top,
    Bottom,
}

/// An arrow that leaves its row: its ends from top to bottom, or from left to right below one row.
struct Crossing<'a> {
    arrow: &'a Arrow<'a>,
    upper: Spot,
    lower: Spot,
    turned: bool,
    /// Where it goes down, and where it arrives, across.
    x: (i32, i32),
    /// How it gets there.
    route: Route,
}

/// Lanes by the number of the space, which is that of the row above it.
enum Route {
    /// Straight down; words in a lane, if there are any.
    Straight { words: Option<usize> },
    /// Down to a lane, along it, and on.
    Along { space: usize, lane: usize },
    /// Along two lanes, and down between two columns.
    Around { lanes: [(usize, usize); 2], x: i32 },
}

/// Where words lie in a lane: from, to.
type Place = (i32, i32);

impl Layout {
    pub(super) fn of(picture: &Picture<'_>) -> Self {
        let grid = Grid::of(picture);
        let is_drawn = |arrow: &&Arrow<'_>| picture.has(arrow.from) && picture.has(arrow.to) && arrow.from != arrow.to;
        let (beside, rest): (Vec<&Arrow<'_>>, Vec<&Arrow<'_>>) =
            picture.arrows.iter().filter(is_drawn).partition(|arrow| is_beside(picture, arrow));
        let mut spaces: Vec<Lanes> = (0..picture.rows.len()).map(|_| Lanes::default()).collect();
        let ports = Ports::of(picture, &grid, &rest);
        let mut crossings = Vec::new();
        let mut words = Vec::new();
        for arrow in ports.order(&rest) {
            let crossing = crossing(picture, &grid, &ports, arrow, &mut spaces);
            words.push(crossing.1);
            crossings.push(crossing.0);
        }
        let mut tops = Vec::new();
        let mut at = 4;
        for (row, height) in grid.heights.iter().enumerate() {
            tops.push(at);
            let is_last = row + 1 == grid.heights.len();
            at += height + if is_last && !spaces[row].is_used { 4 } else { spaces[row].height() };
        }
        let mut layout = Self { boxes: boxes(picture, &grid, &tops), ways: Vec::new(), words: Vec::new() };
        let line = |space: usize, lane: usize| tops[space] + grid.heights[space] + spaces[space].line(lane);
        for (crossing, place) in crossings.iter().zip(words) {
            layout.cross(crossing, place, &line);
        }
        for arrow in beside {
            layout.beside(picture, arrow);
        }
        layout.shifted()
    }

    fn area(&self, spot: Spot) -> Area {
        let found = self.boxes.iter().find(|(at, _)| *at == spot).map(|(_, area)| *area);
        found.unwrap_or(Area { left: 0, top: 0, wide: 0, high: 0 })
    }

    fn cross(&mut self, crossing: &Crossing<'_>, place: Option<Place>, line: &impl Fn(usize, usize) -> i32) {
        let (upper, lower) = (self.area(crossing.upper), self.area(crossing.lower));
        let below = upper.top + upper.high;
        // Below one row it comes back up.
        let end = if crossing.upper.0 == crossing.lower.0 { lower.top + lower.high } else { lower.top };
        let (first, last) = crossing.x;
        let (mut points, stands) = match crossing.route {
            Route::Straight { words } => {
                (vec![(first, below), (last, end)], words.map(|lane| line(crossing.upper.0, lane)))
            }
            Route::Along { space, lane } => {
                let y = line(space, lane);
                (vec![(first, below), (first, y), (last, y), (last, end)], Some(y))
            }
            Route::Around { lanes: [first_lane, last_lane], x } => {
                let (y, z) = (line(first_lane.0, first_lane.1), line(last_lane.0, last_lane.1));
                (vec![(first, below), (first, y), (x, y), (x, z), (last, z), (last, end)], Some(y))
            }
        };
        if crossing.turned {
            points.reverse();
        }
        self.ways.push(Way { points, dashed: crossing.arrow.dashed });
        if let (Some((left, _)), Some(y)) = (place, stands) {
            self.words.push(Words { text: crossing.arrow.text.to_owned(), at: (left, y - OVER) });
        }
    }

    fn beside(&mut self, picture: &Picture<'_>, arrow: &Arrow<'_>) {
        let (from, to) = (self.area(arrow.from), self.area(arrow.to));
        let is_right = arrow.from.1 < arrow.to.1;
        let (start, end) = if is_right { (from.left + from.wide, to.left) } else { (from.left, to.left + to.wide) };
        let both = has_return(picture, arrow);
        let middle = from.top + from.high / 2;
        let y = match (both, is_right) {
            (false, _) => middle,
            (true, true) => middle - APART,
            (true, false) => middle + APART,
        };
        self.ways.push(Way { points: vec![(start, y), (end, y)], dashed: arrow.dashed });
        let lines = if arrow.text.is_empty() { Vec::new() } else { at_arrow(arrow.text) };
        let many = i32::try_from(lines.len()).unwrap_or(2);
        let is_below = both && !is_right;
        for (n, text) in (0..).zip(lines) {
            let left = i32::midpoint(start, end) - width(text, LABEL) / 2;
            let base = if is_below { y + LABEL + n * LABEL_LINE } else { y - OVER - (many - 1 - n) * LABEL_LINE };
            self.words.push(Words { text: text.to_owned(), at: (left, base) });
        }
    }

    /// How far it reaches: left, right, down.
    pub(super) fn reach(&self) -> (i32, i32, i32) {
        let areas = self.boxes.iter().map(|(_, area)| *area).chain(self.words.iter().map(Words::area));
        let areas = areas.map(|area| (area.left, area.left + area.wide, area.top + area.high));
        let points = self.ways.iter().flat_map(|way| &way.points).map(|(x, y)| (*x, *x, *y));
        areas.chain(points).fold((0, 0, 0), |all, one| (all.0.min(one.0), all.1.max(one.1), all.2.max(one.2)))
    }

    /// Nothing left of its edge.
    fn shifted(mut self) -> Self {
        let by = 4 - self.reach().0;
        self.boxes.iter_mut().for_each(|(_, area)| area.left += by);
        self.words.iter_mut().for_each(|words| words.at.0 += by);
        self.ways.iter_mut().flat_map(|way| &mut way.points).for_each(|point| point.0 += by);
        self
    }
}

fn boxes(picture: &Picture<'_>, grid: &Grid, tops: &[i32]) -> Vec<(Spot, Area)> {
    let spots = picture.rows.iter().enumerate().flat_map(|(row, shapes)| (0..shapes.len()).map(move |n| (row, n)));
    let area = |(row, column): Spot| {
        let (left, wide) = grid.columns[column];
        ((row, column), Area { left, top: tops[row], wide, high: grid.heights[row] })
    };
    spots.filter(|spot| picture.has(*spot)).map(area).collect()
}

/// The ends from top to bottom, and whether the arrow goes the other way.
fn ends(arrow: &Arrow<'_>) -> (Spot, Spot, bool) {
    let turned = arrow.to < arrow.from;
    if turned { (arrow.to, arrow.from, true) } else { (arrow.from, arrow.to, false) }
}

/// It goes straight down, and nothing is in its way.
fn is_straight(picture: &Picture<'_>, arrow: &Arrow<'_>) -> bool {
    let (upper, lower, _) = ends(arrow);
    upper.1 == lower.1 && is_clear(picture, upper.1, upper.0, lower.0)
}

/// No box stands in a column between two rows.
fn is_clear(picture: &Picture<'_>, column: usize, above: usize, below: usize) -> bool {
    (above + 1..below).all(|row| !picture.has((row, column)))
}

/// Where arrows touch the boxes.
struct Ports {
    /// By the arrow's ends and the box.
    at: BTreeMap<(Spot, Spot, Spot), i32>,
}

/// How far the outer ports are from the corners, and the inner ones from the middle.
const CORNER: i32 = 12;
const INNER: i32 = 16;
/// Between arrows that go straight down side by side.
const STRAIGHT: i32 = 28;

impl Ports {
    fn of(picture: &Picture<'_>, grid: &Grid, arrows: &[&Arrow<'_>]) -> Self {
        let mut at = BTreeMap::new();
        // What touches each side of each box: how far the other end is across, and the arrow.
        let mut sides: BTreeMap<(Spot, Side), Vec<(i32, &Arrow<'_>)>> = BTreeMap::new();
        for arrow in arrows {
            let (upper, lower, _) = ends(arrow);
            let lower_side = if upper.0 == lower.0 { Side::Bottom } else { Side::Top };
            for (own, side, other) in [(upper, Side::Bottom, lower), (lower, lower_side, upper)] {
                let far = if is_straight(picture, arrow) { 0 } else { grid.middle(other.1) - grid.middle(own.1) };
                // Around a box of its own column it goes to the right.
                let far = if far == 0 && !is_straight(picture, arrow) { 1 } else { far };
                sides.entry((own, side)).or_default().push((far, arrow));
            }
        }
        for ((own, _), touching) in &sides {
            let half = grid.columns[own.1].1 / 2 - CORNER;
            for sign in [-1, 0, 1] {
                let mut group: Vec<_> = touching.iter().filter(|(far, _)| far.signum() == sign).collect();
                group.sort_by_key(|(far, arrow)| (far.abs(), arrow.from, arrow.to));
                let many = i32::try_from(group.len()).unwrap_or(1);
                for (n, (_, arrow)) in (0..).zip(group) {
                    let off = match sign {
                        0 => (2 * n - many + 1) * STRAIGHT / 2,
                        _ if touching.len() == 1 => 0,
                        _ => sign * (INNER + (half - INNER) * (n + 1) / (many + 1)),
                    };
                    at.insert((arrow.from, arrow.to, *own), grid.middle(own.1) + off);
                }
            }
        }
        Self { at }
    }

    fn x(&self, arrow: &Arrow<'_>, own: Spot) -> i32 {
        self.at.get(&(arrow.from, arrow.to, own)).copied().unwrap_or_default()
    }

    /// Those that go far across first: they get the lanes next to where several begin.
    fn order<'a>(&self, arrows: &[&'a Arrow<'a>]) -> Vec<&'a Arrow<'a>> {
        let mut ordered = arrows.to_vec();
        ordered.sort_by_key(|arrow| {
            let (upper, lower, _) = ends(arrow);
            (-(self.x(arrow, upper) - self.x(arrow, lower)).abs(), arrow.from, arrow.to)
        });
        ordered
    }

    /// Where lines go down through the space below a row.
    fn through(&self, space: usize) -> impl Iterator<Item = i32> {
        let is_there = move |(from, to): (Spot, Spot)| from.0.min(to.0) <= space && space <= from.0.max(to.0);
        self.at.iter().filter(move |((from, to, _), _)| is_there((*from, *to))).map(|(_, x)| *x)
    }
}

/// The way of an arrow, and where its words lie in their lane.
fn crossing<'a>(
    picture: &Picture<'_>,
    grid: &Grid,
    ports: &Ports,
    arrow: &'a Arrow<'a>,
    spaces: &mut [Lanes],
) -> (Crossing<'a>, Option<Place>) {
    let (upper, lower, turned) = ends(arrow);
    let (first, last) = (ports.x(arrow, upper), ports.x(arrow, lower));
    (upper.0..lower.0.max(upper.0 + 1)).for_each(|space| spaces[space].is_used = true);
    let long = width(arrow.text, LABEL);
    let place = |space: usize, from: i32, to: i32| {
        let (left, right) = (from.min(to), from.max(to));
        // On the line where it is long enough, else beside its end; where fewest lines go through.
        let lines: Vec<i32> = ports.through(space).collect();
        let spots = [i32::midpoint(left, right) - long / 2, left + 5, right - long - 5, right + 6, left - long - 6];
        let fits = |at: &i32| from == to || (*at >= left && at + long <= right) || right - left < long + 8;
        let crossed = |at: &i32| lines.iter().filter(|x| (*at - 3..=at + long + 3).contains(*x)).count();
        let best = spots.into_iter().skip(if from == to { 3 } else { 0 }).filter(fits).min_by_key(crossed);
        best.filter(|_| long > 0).map(|at| (at, at + long))
    };
    let reach = |from: i32, to: i32, place: Option<Place>| {
        let (left, right) = place.unwrap_or((from, to));
        (left.min(from).min(to), right.max(from).max(to))
    };
    let space = if is_clear(picture, lower.1, upper.0, lower.0) { upper.0 } else { lower.0 - 1 };
    let (route, place) = if is_straight(picture, arrow) {
        let place = place(upper.0, first, last);
        let words = place.map(|(left, right)| spaces[upper.0].take(left, right, true));
        (Route::Straight { words }, place)
    } else if upper.0 == lower.0
        || (upper.1 != lower.1 && (space == upper.0 || is_clear(picture, upper.1, upper.0, lower.0)))
    {
        let place = place(space, first, last);
        let (left, right) = reach(first, last, place);
        (Route::Along { space, lane: spaces[space].take(left, right, place.is_some()) }, place)
    } else {
        let column = if upper.1 < lower.1 { lower.1 - 1 } else { lower.1 };
        let x = grid.between(column);
        let place = place(upper.0, first, x);
        let (left, right) = reach(first, x, place);
        let lane = spaces[upper.0].take(left, right, place.is_some());
        let other = spaces[lower.0 - 1].take(x.min(last), x.max(last), false);
        (Route::Around { lanes: [(upper.0, lane), (lower.0 - 1, other)], x }, place)
    };
    (Crossing { arrow, upper, lower, turned, x: (first, last), route }, place)
}
