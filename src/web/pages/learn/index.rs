//! `/learn`: everything there is to read, folded by what it belongs to, and where to begin.

use serde::Serialize;

use super::{LinkView, effort, in_order, kind_title, shown};
use crate::content::Library;
use crate::content::curriculum::{Curriculum, Group, KINDS, KindRow, Piece, PieceKind};
use crate::course::Progress;
use crate::web::pages::wording;

/// So many topics are named to begin with.
const FIRST: usize = 4;

/// What `learn.hbs` shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LearnContext {
    /// "91 topics, 54 patterns".
    pub(crate) count: String,
    /// Topics on which most others stand.
    pub(crate) first: Vec<LinkView>,
    pub(crate) kinds: Vec<KindView>,
    pub(crate) choices: Vec<LinkView>,
    /// There are topics to show on a map.
    pub(crate) mapped: bool,
}

/// All pieces of a kind.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct KindView {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) about: &'static str,
    pub(crate) groups: Vec<GroupView>,
}

/// Those that belong together.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct GroupView {
    pub(crate) title: &'static str,
    pub(crate) count: usize,
    /// How many of them are read.
    pub(crate) read: usize,
    pub(crate) pieces: Vec<RowView>,
}

/// One of them.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RowView {
    pub(crate) path: String,
    pub(crate) title: String,
    pub(crate) summary: Option<String>,
    /// "4 minutes, L4 to L6".
    pub(crate) effort: Option<String>,
    pub(crate) draft: bool,
    pub(crate) read: bool,
}

impl LearnContext {
    pub(crate) fn new(library: &Library, progress: &Progress) -> Self {
        let curriculum = &library.curriculum;
        let kinds: Vec<KindView> = KINDS.iter().filter_map(|row| kind(curriculum, row, progress)).collect();
        let counted = KINDS.iter().map(|row| (row, curriculum.of(row.kind).count())).filter(|(_, count)| *count > 0);
        let count: Vec<String> = counted.map(|(row, count)| wording::count(count, row.one, row.folder)).collect();
        let link = |(path, title, about): (String, &String, &String)| LinkView {
            path,
            title: title.clone(),
            about: about.clone(),
        };
        let choices = curriculum
            .trees
            .iter()
            .map(|choice| &choice.tree)
            .map(|tree| (format!("/learn/decide/{}", tree.id), &tree.title, &tree.summary));
        Self {
            count: count.join(", "),
            first: first(curriculum),
            mapped: curriculum.of(PieceKind::Topic).count() > 1,
            choices: choices.map(link).collect(),
            kinds,
        }
    }
}

/// What most others stand on, and stands on nothing itself.
fn first(curriculum: &Curriculum) -> Vec<LinkView> {
    let mut ground: Vec<(usize, &Piece)> = in_order(curriculum)
        .into_iter()
        .filter(|(_, depth)| *depth == 0)
        .map(|(topic, _)| (curriculum.naming(topic, PieceKind::Topic).count(), topic))
        .filter(|(standing, _)| *standing > 0)
        .collect();
    ground.sort_by_key(|(standing, topic)| (usize::MAX - standing, topic.front.title.to_lowercase()));
    let link = |(_, topic): (usize, &Piece)| LinkView { about: topic.front.summary.clone(), ..LinkView::of(topic) };
    ground.into_iter().take(FIRST).map(link).collect()
}

fn kind(curriculum: &Curriculum, row: &KindRow, progress: &Progress) -> Option<KindView> {
    let all = shown(curriculum, row.kind);
    let group = |group: &Group| {
        let own = all.iter().filter(|piece| piece.area() == group.id);
        let pieces: Vec<RowView> = own.map(|piece| RowView::of(piece, progress.has_read(piece))).collect();
        let read = pieces.iter().filter(|piece| piece.read).count();
        (!pieces.is_empty()).then_some(GroupView { title: group.title, count: pieces.len(), read, pieces })
    };
    let groups: Vec<GroupView> = row.groups.iter().filter_map(group).collect();
    let about = match row.kind {
        PieceKind::Topic => "What to understand, in the order in which one builds on the other.",
        PieceKind::Pattern => "Ways that help again and again: when, when not, and what each costs.",
        PieceKind::Service => "When to take which, its limits, and the way out.",
        PieceKind::System => "What others have built, what was in the way, and what to take from it.",
        PieceKind::Playbook => "Step by step: decisions, runbooks, incidents, sums, migrations, principles.",
    };
    (!groups.is_empty()).then_some(KindView { id: row.folder, title: kind_title(row.kind), about, groups })
}

impl RowView {
    /// What has a name of its own is known by it: with a sentence for each of hundreds the page would weigh twice as much.
    fn of(piece: &Piece, read: bool) -> Self {
        let is_named = matches!(piece.kind, PieceKind::Service | PieceKind::Playbook);
        let is_learnt = matches!(piece.kind, PieceKind::Topic | PieceKind::Pattern);
        Self {
            path: super::path(piece),
            title: piece.front.title.clone(),
            summary: (!is_named).then(|| piece.front.summary.clone()),
            effort: is_learnt.then(|| effort(piece)),
            draft: piece.is_draft(),
            read,
        }
    }
}
