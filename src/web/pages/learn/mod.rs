//! The curriculum: what there is to read, a piece of it, the map of topics, and how to choose among services.

mod decide;
mod drills;
mod figure;
mod index;
mod map;
mod piece;
#[cfg(test)]
mod tests;

use serde::Serialize;

pub(crate) use decide::{DecideContext, Said};
pub(crate) use drills::{Answered, LONGEST};
pub(crate) use index::LearnContext;
pub(crate) use map::MapContext;
pub(crate) use piece::PieceContext;

use crate::content::curriculum::{Curriculum, Piece, PieceKind, depths};
use crate::web::pages::wording;

/// A way to something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct LinkView {
    /// Below the base path.
    pub(crate) path: String,
    pub(crate) title: String,
    /// A few words about it; may be empty.
    pub(crate) about: String,
}

impl LinkView {
    pub(crate) fn of(piece: &Piece) -> Self {
        Self { path: path(piece), title: piece.front.title.clone(), about: String::new() }
    }
}

/// Where a piece is read.
pub(crate) fn path(piece: &Piece) -> String {
    format!("/learn/{}/{}", piece.kind.row().folder, piece.slug())
}

/// As headings call a kind.
pub(crate) fn kind_title(kind: PieceKind) -> &'static str {
    match kind {
        PieceKind::Topic => "Topics",
        PieceKind::Pattern => "Patterns",
        PieceKind::Service => "Services",
        PieceKind::System => "Real systems",
        PieceKind::Playbook => "Playbooks",
    }
}

/// "4 minutes, L4 to L6".
fn effort(piece: &Piece) -> String {
    let minutes = wording::count(piece.minutes as usize, "minute", "minutes");
    match wording::levels(&piece.front.levels) {
        levels if levels.is_empty() => minutes,
        levels => format!("{minutes}, {levels}"),
    }
}

/// The topics, what needs nothing first, then by title.
fn in_order(curriculum: &Curriculum) -> Vec<(&Piece, usize)> {
    let topics = || curriculum.of(PieceKind::Topic);
    let depths = depths(topics().map(|topic| (topic.slug(), topic.links(PieceKind::Topic).collect())));
    let mut ordered: Vec<(&Piece, usize)> = topics().map(|topic| (topic.as_ref(), depths[topic.slug()])).collect();
    ordered.sort_by_key(|(topic, depth)| (*depth, topic.front.title.to_lowercase()));
    ordered
}

/// The pieces of a kind as they are shown: topics in the order in which they are learnt, others by title.
fn shown(curriculum: &Curriculum, kind: PieceKind) -> Vec<&Piece> {
    if kind == PieceKind::Topic {
        return in_order(curriculum).into_iter().map(|(topic, _)| topic).collect();
    }
    let mut pieces: Vec<&Piece> = curriculum.of(kind).map(AsRef::as_ref).collect();
    pieces.sort_by_cached_key(|piece| piece.front.title.to_lowercase());
    pieces
}
