//! The curriculum as it is looked for: a row for each piece that is served, in the table of its kind.

use std::collections::BTreeSet;

use super::collections::{Collection, Item, facet};
use super::questions::facets;
use super::{Store, StoreError};
use crate::clock::Time;
use crate::content::curriculum::{KINDS, Piece, PieceKind};
use crate::content::{Library, in_words};

impl Collection {
    /// Where pieces of a kind stand.
    pub fn of_kind(kind: PieceKind) -> Self {
        match kind {
            PieceKind::Topic => Self::Topics,
            PieceKind::Pattern => Self::Patterns,
            PieceKind::Service => Self::Services,
            PieceKind::System => Self::Systems,
            PieceKind::Playbook => Self::Playbooks,
        }
    }
}

impl Store {
    /// Makes the tables of the curriculum what the library has.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn sync_curriculum(&self, library: &Library, now: Time) -> Result<(), StoreError> {
        for row in &KINDS {
            let items: Vec<Item> = library.curriculum.of(row.kind).map(|piece| Item::of_piece(piece)).collect();
            self.sync_collection(Collection::of_kind(row.kind), &items, now).await?;
        }
        Ok(())
    }
}

impl Item {
    /// What a piece is about, and not all that it says: who looks for a word wants what explains it, not what names it.
    pub fn of_piece(piece: &Piece) -> Self {
        let front = &piece.front;
        let mut text = vec![front.title.clone(), front.title.clone(), in_words(&front.slug), front.summary.clone()];
        text.extend(front.problem.clone());
        text.push(piece.area_title().to_owned());
        text.extend(front.principles.iter().map(|principle| principle.name.clone()));
        let mut own = BTreeSet::from([facet(facets::AREA, piece.area())]);
        own.extend(front.levels.iter().map(|level| facet(facets::LEVEL, level.name())));
        own.extend(piece.questions().map(|question| facet(facets::QUESTION, question)));
        for (name, kind) in [
            (facets::TOPIC, PieceKind::Topic),
            (facets::SERVICE, PieceKind::Service),
            (facets::SYSTEM, PieceKind::System),
        ] {
            own.extend(piece.links(kind).map(|slug| facet(name, slug)));
        }
        Self {
            slug: front.slug.clone(),
            kind: piece.kind.row().one.to_owned(),
            title: front.title.clone(),
            summary: front.summary.clone(),
            text: text.join(". "),
            facets: own,
        }
    }
}
