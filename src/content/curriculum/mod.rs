//! The curriculum: topics, patterns, services, systems and playbooks, and how to choose among services. `kinds` is the table
//! of what there is, `read` makes pieces of files, `sections` and `citations` know their text, `order` what comes before
//! what.

mod citations;
mod groups;
mod kinds;
mod order;
mod read;
mod sections;

#[cfg(test)]
pub(crate) mod small;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::format::Status;
use super::format::decisions::{DecisionsFile, Tree};
use super::format::piece::{PieceFile, Source};

pub use citations::{Citation, citations, without_code};
pub use groups::Group;
pub(super) use kinds::{EVERY, MAY};
pub use kinds::{KINDS, KindRow, PieceKind};
pub(super) use order::cycles;
pub use order::{Depths, depths};
pub(super) use read::{ReadPiece, name, piece};
pub use sections::{Section, intro, sections};

/// Words that are read in a minute.
pub const WORDS_A_MINUTE: usize = 220;

/// One piece.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Which kind it is.
    pub kind: PieceKind,
    /// Its front matter, as its author wrote it.
    pub front: PieceFile,
    /// Everything behind the front matter, Markdown.
    pub text: String,
    /// To read it, in minutes.
    pub minutes: u32,
    /// Of its file, in hexadecimal.
    pub hash: String,
}

impl Piece {
    /// What it is called by; one piece of a kind has it.
    pub fn slug(&self) -> &str {
        &self.front.slug
    }

    /// What it belongs to: an area, a category, a domain, a sort.
    pub fn area(&self) -> &str {
        let PieceFile { area, category, domain, sort, .. } = &self.front;
        let group = match self.kind {
            PieceKind::Topic | PieceKind::Pattern => area,
            PieceKind::Service => category,
            PieceKind::System => domain,
            PieceKind::Playbook => sort,
        };
        group.as_deref().unwrap_or_default()
    }

    /// The same as people read it.
    pub fn area_title(&self) -> &'static str {
        self.kind.row().groups.iter().find(|group| group.id == self.area()).map_or("", |group| group.title)
    }

    /// It is still being written.
    pub fn is_draft(&self) -> bool {
        self.front.status == Status::Draft
    }

    /// The slugs of the questions that it names; `pack:slug` is one of a pack that may not be here.
    pub fn questions(&self) -> impl Iterator<Item = &str> {
        self.front.questions.iter().map(|said| said.split_once(':').map_or(said.as_str(), |(_, slug)| slug))
    }

    /// The pieces of a kind that it names.
    pub fn links(&self, kind: PieceKind) -> impl Iterator<Item = &str> {
        let (first, more): (&[String], &[String]) = match kind {
            PieceKind::Topic => (&self.front.prerequisites, &self.front.topics),
            PieceKind::Pattern => (&self.front.patterns, &[]),
            PieceKind::Service => (&self.front.services, &self.front.alternatives),
            PieceKind::System => (&self.front.systems, &[]),
            PieceKind::Playbook => (&self.front.playbooks, &[]),
        };
        first.iter().chain(more).map(String::as_str)
    }
}

/// To read a text, in minutes, rounded up.
pub fn minutes(text: &str) -> u32 {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    u32::try_from(words.div_ceil(WORDS_A_MINUTE)).unwrap_or(u32::MAX).max(1)
}

/// A choice, and the id of the pack that brought it.
#[derive(Clone, Debug)]
pub struct Choice {
    /// As its author wrote it.
    pub tree: Tree,
    /// `greenroom` for what is built in.
    pub pack: String,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Curriculum {
    /// By kind and slug.
    pieces: BTreeMap<(PieceKind, String), Arc<Piece>>,
    /// How to choose among services.
    pub trees: Vec<Choice>,
    /// Where that was taken from.
    pub tree_sources: Vec<Source>,
}

impl Curriculum {
    pub(super) fn new<'a>(
        pieces: impl Iterator<Item = &'a Arc<Piece>>,
        decisions: impl Iterator<Item = (&'a str, &'a DecisionsFile)>,
    ) -> Self {
        let key = |piece: &Arc<Piece>| (piece.kind, piece.slug().to_owned());
        let mut all = Self { pieces: pieces.map(|piece| (key(piece), Arc::clone(piece))).collect(), ..Self::default() };
        for (pack, file) in decisions {
            let choice = |tree: &Tree| Choice { tree: tree.clone(), pack: pack.to_owned() };
            all.trees.extend(file.trees.iter().map(choice));
            all.tree_sources.extend(file.sources.iter().cloned());
        }
        all
    }

    /// Takes out what is still being written, and says what that is: `topics/caching`.
    pub(super) fn take_drafts(&mut self) -> Vec<String> {
        let drafts = self.all().filter(|piece| piece.is_draft());
        let drafts = drafts.map(|piece| format!("{}/{}", piece.kind.row().folder, piece.slug())).collect();
        self.pieces.retain(|_, piece| !piece.is_draft());
        drafts
    }

    /// Every piece, by kind and slug.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Piece>> {
        self.pieces.values()
    }

    /// Every piece of a kind, by slug.
    pub fn of(&self, kind: PieceKind) -> impl Iterator<Item = &Arc<Piece>> + Clone {
        self.pieces.range((kind, String::new())..).take_while(move |((own, _), _)| *own == kind).map(|(_, piece)| piece)
    }

    /// The piece of this kind and slug.
    pub fn get(&self, kind: PieceKind, slug: &str) -> Option<&Arc<Piece>> {
        self.pieces.get(&(kind, slug.to_owned()))
    }

    /// The pieces of a kind that name this one, by slug.
    pub fn naming(&self, piece: &Piece, kind: PieceKind) -> impl Iterator<Item = &Arc<Piece>> {
        let (slug, named) = (piece.slug().to_owned(), piece.kind);
        self.of(kind).filter(move |other| other.links(named).any(|link| link == slug))
    }

    /// The choice of this id.
    pub fn tree(&self, id: &str) -> Option<&Tree> {
        self.trees.iter().map(|choice| &choice.tree).find(|tree| tree.id == id)
    }
}
