//! What a search through everything has found, kind by kind.

use serde::Serialize;

use crate::app::{Everything, Hit};
use crate::content::PieceKind;

use super::learn::kind_title;
use super::wording;

/// So many of a kind are shown at once; the others are folded.
const FIRST: usize = 6;

/// What `search.hbs` shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SearchContext {
    /// As it was typed.
    pub(crate) q: String,
    /// "12 found."; none before anything is asked for.
    pub(crate) says: Option<String>,
    /// How the words were read, if not as they were typed.
    pub(crate) read_as: Option<String>,
    pub(crate) groups: Vec<FoundGroup>,
    /// Nothing fits: where else to look.
    pub(crate) nothing: bool,
}

/// What was found of a kind.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FoundGroup {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) hits: Vec<HitView>,
    pub(crate) more: Vec<HitView>,
    /// "9 more".
    pub(crate) others: String,
}

/// One of them.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct HitView {
    /// Below the base path.
    pub(crate) path: String,
    pub(crate) title: String,
    pub(crate) summary: String,
}

impl FoundGroup {
    fn new(id: &'static str, title: &'static str, folder: &str, hits: &[Hit]) -> Self {
        let view = |hit: &Hit| HitView {
            path: format!("{folder}/{}", hit.slug),
            title: hit.title.clone(),
            summary: hit.summary.clone(),
        };
        let (first, more) = hits.split_at(hits.len().min(FIRST));
        Self {
            id,
            title,
            hits: first.iter().map(view).collect(),
            more: more.iter().map(view).collect(),
            others: format!("{} more", more.len()),
        }
    }

    fn of_kind((kind, hits): &(PieceKind, Vec<Hit>)) -> Self {
        let folder = kind.row().folder;
        Self::new(folder, kind_title(*kind), &format!("/learn/{folder}"), hits)
    }
}

impl SearchContext {
    /// `found`: if anything was asked for.
    pub(crate) fn new(q: &str, found: Option<&Everything>) -> Self {
        let Some(found) = found else {
            return Self { q: q.to_owned(), says: None, read_as: None, groups: Vec::new(), nothing: false };
        };
        let questions = FoundGroup::new("questions", "Questions to practise", "/questions", &found.questions);
        let questions = Some(questions).filter(|group| !group.hits.is_empty());
        let groups: Vec<FoundGroup> =
            questions.into_iter().chain(found.pieces.iter().map(FoundGroup::of_kind)).collect();
        let count = found.questions.len() + found.pieces.iter().map(|(_, hits)| hits.len()).sum::<usize>();
        Self {
            q: q.to_owned(),
            says: Some(if count == 0 { "Nothing fits.".to_owned() } else { format!("{count} found.") }),
            read_as: wording::read_as(&found.spelt.mended, &found.spelt.unknown, found.some, "Nothing here"),
            nothing: groups.is_empty(),
            groups,
        }
    }

    #[cfg(test)]
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        let hit = |n: usize| Hit {
            slug: format!("piece-{n}"),
            title: format!("Piece {n}"),
            summary: "One <sentence> about it.".to_owned(),
        };
        let mut found = Everything {
            questions: vec![hit(0)],
            pieces: vec![(PieceKind::Topic, (1..9).map(hit).collect()), (PieceKind::Pattern, vec![hit(9)])],
            some: true,
            ..Everything::default()
        };
        found.spelt.mended = vec![("cach".to_owned(), "cache".to_owned())];
        let mut nothing = Everything::default();
        nothing.spelt.unknown = vec!["submarine".to_owned()];
        vec![
            ("first", Self::new("", None)),
            ("found", Self::new("cach", Some(&found))),
            ("nothing", Self::new("submarine", Some(&nothing))),
        ]
    }
}
