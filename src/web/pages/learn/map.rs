//! `/learn/map`: the topics, from those that need nothing to those that need most; as a picture and as lists.

use serde::Serialize;

use super::{in_order, path};
use crate::charts::{Node, map};
use crate::content::Library;
use crate::content::curriculum::{Curriculum, Group, Piece, PieceKind};
use crate::course::{Progress, Standing};
use crate::web::pages::choices::Choice;

/// What `learn_map.hbs` shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MapContext {
    pub(crate) svg: String,
    /// Areas to narrow it to, the one that it is narrowed to chosen.
    pub(crate) areas: Vec<Choice>,
    /// The area that it is narrowed to, as people read it.
    pub(crate) area: Option<&'static str>,
    /// What the colours mean, and of how many topics each is true; empty for somebody who has done nothing yet.
    pub(crate) legend: Vec<StandingView>,
    /// The columns of the picture.
    pub(crate) steps: Vec<StepView>,
}

/// Topics that are equally deep.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StepView {
    pub(crate) title: String,
    pub(crate) topics: Vec<PlaceView>,
}

/// A colour.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StandingView {
    /// `open`, `read`, `tried` or `shown`.
    pub(crate) name: &'static str,
    pub(crate) says: &'static str,
    pub(crate) count: usize,
}

/// One topic.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PlaceView {
    pub(crate) path: String,
    pub(crate) title: String,
    pub(crate) area: &'static str,
    /// "after Latency and Caching"; empty for none.
    pub(crate) after: String,
    /// "shown", and so on; empty for nothing.
    pub(crate) standing: &'static str,
}

impl MapContext {
    /// `area`: only its topics and what they stand on; all if it is none. `href`: a path as browsers ask for it.
    pub(crate) fn new(library: &Library, progress: &Progress, area: &str, href: &impl Fn(&str) -> String) -> Self {
        let curriculum = &library.curriculum;
        let standing = |topic: &Piece| progress.standing(topic, library.drills_of(topic));
        let all = in_order(curriculum);
        let is_there = all.iter().any(|(topic, _)| topic.area() == area);
        let wanted = if is_there { needed(curriculum, &all, area) } else { all.clone() };
        let place = |slug: &str| wanted.iter().position(|(topic, _)| topic.slug() == slug);
        let node = |(topic, depth): &(&Piece, usize)| Node {
            text: topic.front.title.clone(),
            href: href(&path(topic)),
            class: mark(standing(topic)),
            depth: *depth,
            needs: topic.links(PieceKind::Topic).filter_map(place).collect(),
        };
        let nodes: Vec<Node> = wanted.iter().map(node).collect();
        let deepest = wanted.iter().map(|(_, depth)| depth + 1).max().unwrap_or_default();
        let step = |depth: usize| StepView {
            title: if depth == 0 { "Begin with".to_owned() } else { format!("Step {}", depth + 1) },
            topics: wanted
                .iter()
                .filter(|(_, own)| *own == depth)
                .map(|(topic, _)| view(curriculum, topic, standing(topic)))
                .collect(),
        };
        let groups = PieceKind::Topic.row().groups.iter();
        let there = groups.filter(|group| all.iter().any(|(topic, _)| topic.area() == group.id));
        let choice = |group: &Group| Choice {
            value: group.id.to_owned(),
            title: group.title.to_owned(),
            about: String::new(),
            chosen: group.id == area,
        };
        let areas: Vec<Choice> = there.map(choice).collect();
        let standings: Vec<Standing> = wanted.iter().map(|(topic, _)| standing(topic)).collect();
        Self {
            legend: legend(&standings),
            svg: map(&nodes),
            area: PieceKind::Topic.row().groups.iter().find(|group| group.id == area).map(|group| group.title),
            areas,
            steps: (0..deepest).map(step).collect(),
        }
    }
}

/// The topics of an area, with all that they stand on, in order.
fn needed<'a>(curriculum: &'a Curriculum, all: &[(&'a Piece, usize)], area: &str) -> Vec<(&'a Piece, usize)> {
    let mut wanted: Vec<&str> =
        all.iter().filter(|(topic, _)| topic.area() == area).map(|(topic, _)| topic.slug()).collect();
    let mut at = 0;
    while let Some(topic) = wanted.get(at).and_then(|slug| curriculum.get(PieceKind::Topic, slug)) {
        let before: Vec<&str> = topic.links(PieceKind::Topic).filter(|slug| !wanted.contains(slug)).collect();
        wanted.extend(before);
        at += 1;
    }
    all.iter().copied().filter(|(topic, _)| wanted.contains(&topic.slug())).collect()
}

/// The class of a standing; none for the least.
fn mark(standing: Standing) -> &'static str {
    if standing == Standing::Open { "" } else { standing.name() }
}

fn legend(standings: &[Standing]) -> Vec<StandingView> {
    if standings.iter().all(|standing| *standing == Standing::Open) {
        return Vec::new();
    }
    let view = |standing: Standing| StandingView {
        name: standing.name(),
        says: match standing {
            Standing::Open => "Open",
            Standing::Read => "Read",
            Standing::Tried => "Tried: a question or a drill answered",
            Standing::Shown => "Shown: 65 or more on one of its questions, or every point of its drills",
        },
        count: standings.iter().filter(|known| **known == standing).count(),
    };
    Standing::ALL.into_iter().rev().map(view).collect()
}

fn view(curriculum: &Curriculum, topic: &Piece, standing: Standing) -> PlaceView {
    let before = topic.front.prerequisites.iter().filter_map(|slug| curriculum.get(PieceKind::Topic, slug));
    let names: Vec<&str> = before.map(|before| before.front.title.as_str()).collect();
    PlaceView {
        path: path(topic),
        title: topic.front.title.clone(),
        area: topic.area_title(),
        standing: mark(standing),
        after: if names.is_empty() { String::new() } else { format!("after {}", names.join(", ")) },
    }
}
