//! `/learn/{kind}/{slug}`: one piece to read, with practice near its head and first at its end.

use serde::Serialize;

use super::drills::{self, Answered, DrillView};
use super::figure::FigureView;
use super::{LinkView, effort, kind_title, path, shown};
use crate::content::Library;
use crate::content::curriculum::{Curriculum, KINDS, Piece, PieceKind, Section, intro, sections};
use crate::content::format::piece::{Principle, Source, SourceKind};
use crate::content::format::question::QuestionFile;
use crate::course::Progress;
use crate::web::markdown::{cited, to_html};
use crate::web::pages::wording;

/// So many pieces of a kind are named at once; the others are folded.
const RELATED: usize = 8;
/// So many questions are offered of the topics of a piece that has none of its own.
const BORROWED: usize = 4;

/// What `piece.hbs` shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PieceContext {
    pub(crate) title: String,
    pub(crate) summary: String,
    /// "Topics", and where they are listed.
    pub(crate) kind: &'static str,
    pub(crate) kind_path: String,
    pub(crate) area: &'static str,
    /// "4 minutes, L4 to L6".
    pub(crate) effort: String,
    pub(crate) draft: bool,
    /// What a pattern is against.
    pub(crate) problem: Option<String>,
    /// Topics to read before.
    pub(crate) before: Vec<LinkView>,
    /// The question that fits best, and how many more there are.
    pub(crate) practise: Option<LinkView>,
    pub(crate) more: usize,
    pub(crate) figure: Option<FigureView>,
    /// HTML.
    pub(crate) intro: String,
    pub(crate) sections: Vec<SectionView>,
    pub(crate) drills: Vec<DrillView>,
    /// Where it is marked as read, and whether it is.
    pub(crate) mark: String,
    pub(crate) read: bool,
    pub(crate) principles: Vec<PrincipleView>,
    pub(crate) questions: Vec<LinkView>,
    pub(crate) next: Option<NextView>,
    pub(crate) related: Vec<RelatedView>,
    pub(crate) sources: Vec<SourceView>,
    /// "2026-11-30, by somebody".
    pub(crate) reviewed: Option<String>,
}

/// A section.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SectionView {
    pub(crate) id: String,
    pub(crate) title: String,
    /// HTML.
    pub(crate) text: String,
}

/// A Leadership Principle that a system shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PrincipleView {
    pub(crate) name: String,
    /// Of its playbook; empty if it has none.
    pub(crate) path: String,
    pub(crate) shows: String,
}

/// What to read next.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NextView {
    /// "Next in Traffic".
    pub(crate) why: String,
    pub(crate) path: String,
    pub(crate) title: String,
}

/// Other pieces of a kind.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RelatedView {
    pub(crate) title: &'static str,
    pub(crate) links: Vec<LinkView>,
    /// Folded.
    pub(crate) more: Vec<LinkView>,
}

/// Where something can be checked.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SourceView {
    pub(crate) number: usize,
    pub(crate) title: String,
    pub(crate) url: String,
    /// "AWS documentation, 2026".
    pub(crate) about: String,
    /// Who says it, if it was not who built it.
    pub(crate) who: &'static str,
    pub(crate) unconfirmed: bool,
}

impl PieceContext {
    /// `answered`: what was just sent in as an answer to one of its drills.
    pub(crate) fn new(library: &Library, piece: &Piece, progress: &Progress, answered: Option<&Answered>) -> Self {
        let (all, front) = (&library.curriculum, &piece.front);
        let html = |markdown: &str| cited(&to_html(markdown), front.sources.len());
        let section = |(n, section): (usize, Section<'_>)| SectionView {
            id: format!("s-{n}"),
            title: section.title.to_owned(),
            text: html(section.text),
        };
        let questions = questions(library, piece);
        let row = piece.kind.row();
        Self {
            title: front.title.clone(),
            summary: front.summary.clone(),
            kind: kind_title(piece.kind),
            kind_path: format!("/learn#{}", row.folder),
            area: piece.area_title(),
            effort: effort(piece),
            draft: piece.is_draft(),
            problem: front.problem.clone(),
            before: front
                .prerequisites
                .iter()
                .filter_map(|slug| all.get(PieceKind::Topic, slug))
                .map(|piece| LinkView::of(piece))
                .collect(),
            practise: questions.first().cloned(),
            more: questions.len().saturating_sub(1),
            figure: front.figure.as_ref().map(FigureView::of),
            intro: html(intro(&piece.text)),
            drills: drills::views(piece, library.drills_of(piece), progress, answered),
            mark: format!("{}/read", path(piece)),
            read: progress.has_read(piece),
            sections: (1..).zip(sections(&piece.text)).map(section).collect(),
            principles: principles(all, piece),
            next: next(all, piece),
            related: related(all, piece),
            sources: sources(piece),
            reviewed: front.reviewed.as_ref().map(|review| format!("{}, by {}", review.on, review.by)),
            questions,
        }
    }
}

/// Those that are served; of a piece that has none, the first of each of its topics.
fn questions(library: &Library, piece: &Piece) -> Vec<LinkView> {
    let served = |slug: &str| library.sheets.get(slug).map(|sheet| question(&sheet.question));
    let own: Vec<LinkView> = piece.questions().filter_map(served).collect();
    if !own.is_empty() {
        return own;
    }
    let mut borrowed: Vec<LinkView> = Vec::new();
    for topic in piece.links(PieceKind::Topic).filter_map(|slug| library.curriculum.get(PieceKind::Topic, slug)) {
        let first = topic.questions().find_map(served);
        borrowed.extend(first.filter(|first| !borrowed.contains(first)));
    }
    borrowed.truncate(BORROWED);
    borrowed
}

fn question(question: &QuestionFile) -> LinkView {
    LinkView {
        path: format!("/questions/{}", question.slug),
        title: question.title.clone(),
        about: format!("{} {}", question.summary, wording::levels(&question.levels)),
    }
}

fn principles(all: &Curriculum, piece: &Piece) -> Vec<PrincipleView> {
    let playbook = |name: &str| {
        all.of(PieceKind::Playbook).find(|playbook| playbook.area() == "principle" && playbook.front.title == name)
    };
    let view = |principle: &Principle| PrincipleView {
        path: playbook(&principle.name).map(|playbook| path(playbook)).unwrap_or_default(),
        name: principle.name.clone(),
        shows: principle.shows.clone(),
    };
    piece.front.principles.iter().map(view).collect()
}

/// The next of its group, or of a topic that ends one, what stands on it.
fn next(all: &Curriculum, piece: &Piece) -> Option<NextView> {
    let mut group = shown(all, piece.kind);
    group.retain(|other| other.area() == piece.area());
    let place = group.iter().position(|other| other.slug() == piece.slug())?;
    let follows = group.get(place + 1).copied().map(|next| (format!("Next in {}", piece.area_title()), next));
    let stands = || {
        let other = all.naming(piece, PieceKind::Topic).find(|other| other.kind == piece.kind)?;
        Some(("What builds on it".to_owned(), other.as_ref()))
    };
    let (why, next) = follows.or_else(stands)?;
    Some(NextView { why, path: path(next), title: next.front.title.clone() })
}

/// What it names and what names it, by kind; topics to read before stand at the head already.
fn related(all: &Curriculum, piece: &Piece) -> Vec<RelatedView> {
    let of_kind = |kind: PieceKind| {
        let named = piece.links(kind).filter(|slug| !piece.front.prerequisites.iter().any(|before| before == slug));
        let mut links: Vec<LinkView> =
            named.filter_map(|slug| all.get(kind, slug)).map(|one| LinkView::of(one)).collect();
        for other in all.naming(piece, kind).map(|other| LinkView::of(other)) {
            if !links.contains(&other) {
                links.push(other);
            }
        }
        let is_topic = piece.kind == PieceKind::Topic && kind == PieceKind::Topic;
        let title = if is_topic { "Topics that build on it" } else { kind_title(kind) };
        let more = links.split_off(links.len().min(RELATED));
        (!links.is_empty()).then_some(RelatedView { title, links, more })
    };
    KINDS.iter().filter_map(|row| of_kind(row.kind)).collect()
}

fn sources(piece: &Piece) -> Vec<SourceView> {
    let view = |(number, source): (usize, &Source)| SourceView {
        number,
        title: source.title.clone(),
        url: source.url.clone(),
        about: format!("{}, {}", source.publisher, source.year),
        who: match source.kind {
            SourceKind::Primary => "",
            SourceKind::PrimaryAuthor => "by one of its builders",
            SourceKind::Secondary => "by somebody else",
        },
        unconfirmed: !source.confirmed,
    };
    (1..).zip(&piece.front.sources).map(view).collect()
}
