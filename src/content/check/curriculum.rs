//! The pieces of all packs among each other: what they are called, what they lead to, what comes before what.

use std::collections::{BTreeMap, BTreeSet};

use super::super::curriculum::{KINDS, PieceKind, ReadPiece, cycles};
use super::super::files::Pack;
use super::super::format::Status;
use super::super::problem::{Problem, nearest};
use super::{decisions, drills, piece, unique_slugs};

/// Lists of links: the key, and what it leads to.
const LINKS: [(&str, PieceKind); 7] = [
    ("prerequisites", PieceKind::Topic),
    ("topics", PieceKind::Topic),
    ("patterns", PieceKind::Pattern),
    ("services", PieceKind::Service),
    ("alternatives", PieceKind::Service),
    ("systems", PieceKind::System),
    ("playbooks", PieceKind::Playbook),
];

/// What there is to lead to.
pub(super) struct Known<'a> {
    pieces: BTreeMap<PieceKind, BTreeSet<&'a str>>,
    /// Questions of all packs, and of each pack by its id.
    questions: BTreeSet<&'a str>,
    of_pack: BTreeMap<&'a str, BTreeSet<&'a str>>,
    packs: BTreeSet<&'a str>,
    /// What the playbooks of Leadership Principles are called.
    principles: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    fn of(packs: &'a [Pack]) -> Self {
        let mut known = Self {
            pieces: BTreeMap::new(),
            questions: BTreeSet::new(),
            of_pack: BTreeMap::new(),
            packs: packs.iter().map(|pack| pack.id.as_str()).collect(),
            principles: BTreeSet::new(),
        };
        for (pack, read) in packs.iter().flat_map(|pack| pack.questions.iter().map(move |read| (pack, read))) {
            known.questions.insert(&read.file.slug);
            known.of_pack.entry(&pack.id).or_default().insert(&read.file.slug);
        }
        // What cannot be read is there all the same: that is told of once, at itself.
        for (kind, name) in packs.iter().flat_map(|pack| &pack.unread_pieces) {
            known.pieces.entry(*kind).or_default().insert(name);
        }
        for piece in packs.iter().flat_map(|pack| &pack.pieces).map(|read| &read.piece) {
            known.pieces.entry(piece.kind).or_default().insert(piece.slug());
            if piece.kind == PieceKind::Playbook && piece.area() == "principle" {
                known.principles.insert(&piece.front.title);
            }
        }
        known
    }

    /// What is wrong with a link: that there is no such piece, and the nearest that there is.
    pub(super) fn dead(&self, kind: PieceKind, slug: &str) -> Option<(String, Option<String>)> {
        dead(kind.row().one, slug, self.pieces.get(&kind))
    }

    /// The same of a question. One of a pack that is not loaded, as `pack:slug`, is not known to be dead.
    fn dead_question(&self, said: &str) -> Option<(String, Option<String>)> {
        let (owner, slug) = said.split_once(':').map_or((None, said), |(owner, slug)| (Some(owner), slug));
        if owner.is_some_and(|owner| !self.packs.contains(owner)) {
            return None;
        }
        let among = owner.map_or(Some(&self.questions), |owner| self.of_pack.get(owner));
        dead("question", slug, among)
    }
}

fn dead(what: &str, said: &str, known: Option<&BTreeSet<&str>>) -> Option<(String, Option<String>)> {
    let is_known = known.is_some_and(|names| names.contains(said));
    let near = || nearest(said, known.into_iter().flatten().copied());
    (!is_known).then(|| (format!("there is no {what} {said:?}"), near()))
}

/// Everything about the curriculum.
pub(in super::super) fn curriculum(packs: &[Pack], problems: &mut Vec<Problem>) {
    let known = Known::of(packs);
    let all = || packs.iter().flat_map(|pack| &pack.pieces);
    for row in &KINDS {
        let of_kind = all().filter(|read| read.piece.kind == row.kind);
        unique_slugs(of_kind.map(|read| (read.piece.slug(), &read.document)), problems);
    }
    for read in all() {
        piece::piece(read, problems);
        links(read, &known, problems);
    }
    circles(packs, problems);
    decisions::decisions(packs, &known, problems);
    drills::drills(packs, &known, problems);
    taught(packs, &known, problems);
}

/// The topic that an idea of a question leads to. Where there is no topic at all, none is missing.
fn taught(packs: &[Pack], known: &Known<'_>, problems: &mut Vec<Problem>) {
    if !known.pieces.contains_key(&PieceKind::Topic) {
        return;
    }
    for parsed in packs.iter().flat_map(|pack| &pack.questions) {
        for (n, idea) in parsed.file.ideas.iter().enumerate() {
            let dead = idea.topic.as_ref().and_then(|topic| known.dead(PieceKind::Topic, topic));
            problems.extend(dead.map(|(message, nearest)| Problem {
                nearest,
                ..parsed.document.problem(&format!("/ideas/{n}/topic"), message)
            }));
        }
    }
}

fn links(read: &ReadPiece, known: &Known<'_>, problems: &mut Vec<Problem>) {
    let (front, document) = (&read.piece.front, &read.document);
    let mut push = |pointer: String, (message, nearest): (String, Option<String>)| {
        problems.push(Problem { nearest, ..document.problem(&pointer, message) });
    };
    let lists = [
        &front.prerequisites,
        &front.topics,
        &front.patterns,
        &front.services,
        &front.alternatives,
        &front.systems,
        &front.playbooks,
    ];
    for ((key, kind), list) in LINKS.into_iter().zip(lists) {
        for (n, slug) in list.iter().enumerate() {
            let wrong = if (kind, slug.as_str()) == (read.piece.kind, read.piece.slug()) {
                Some(("it leads to itself".to_owned(), None))
            } else if list[..n].contains(slug) {
                Some((format!("{slug:?} stands in this list already"), None))
            } else {
                known.dead(kind, slug)
            };
            if let Some(wrong) = wrong {
                push(format!("/{key}/{n}"), wrong);
            }
        }
    }
    for (n, slug) in front.questions.iter().enumerate() {
        if front.questions[..n].contains(slug) {
            push(format!("/questions/{n}"), (format!("{slug:?} stands in this list already"), None));
        } else if let Some(wrong) = known.dead_question(slug) {
            push(format!("/questions/{n}"), wrong);
        }
    }
    for (n, principle) in front.principles.iter().enumerate().filter(|_| !known.principles.is_empty()) {
        if let Some((_, nearest)) = dead("principle", &principle.name, Some(&known.principles)) {
            let message = format!("no playbook of sort principle is called {:?}", principle.name);
            push(format!("/principles/{n}/name"), (message, nearest));
        }
    }
    let is_taught = !front.questions.is_empty() && front.patterns.len() + front.services.len() > 0;
    if read.piece.kind == PieceKind::Topic && front.status == Status::Published && !is_taught {
        let message = "a published topic leads to practice: at least one question, and one pattern or service";
        push("/status".to_owned(), (message.to_owned(), None));
    }
}

/// Topics that need each other, told at the first of them by name.
fn circles(packs: &[Pack], problems: &mut Vec<Problem>) {
    let topics = || packs.iter().flat_map(|pack| &pack.pieces).filter(|read| read.piece.kind == PieceKind::Topic);
    let needs = topics().map(|read| {
        let needs = read.piece.front.prerequisites.iter().map(String::as_str).collect();
        (read.piece.slug(), needs)
    });
    for circle in cycles(&needs.collect()) {
        let (Some(read), [first, ..]) = (topics().find(|read| read.piece.slug() == circle[0]), circle.as_slice())
        else {
            continue;
        };
        let next = circle.get(1).unwrap_or(first);
        let needs = &read.piece.front.prerequisites;
        let at = needs.iter().position(|need| need == next).unwrap_or_default();
        if next != first {
            let message = format!("nobody can begin: {} needs {first}", circle.join(" needs "));
            problems.push(read.document.problem(&format!("/prerequisites/{at}"), message));
        }
    }
}
