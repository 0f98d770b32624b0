//! The table of kinds: where each lies, what stands in its front matter, which sections it has in which order, and how it is
//! grouped.

use super::groups::{AREAS, CATEGORIES, DOMAINS, Group, SORTS};

/// What sort of piece it is, in the order in which people learn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PieceKind {
    /// Something to understand.
    Topic,
    /// A way that helps again and again.
    Pattern,
    /// What somebody runs for you.
    Service,
    /// What somebody has built.
    System,
    /// What to do, step by step.
    Playbook,
}

/// One kind.
pub struct KindRow {
    /// Which.
    pub kind: PieceKind,
    /// One of them, in a sentence.
    pub one: &'static str,
    /// Its folder in `question_bank`, its key in lists of links, its name in addresses.
    pub folder: &'static str,
    /// The first key of a file.
    pub format: &'static str,
    /// The file name of its schema.
    pub schema: &'static str,
    /// The key that says its group.
    pub group: &'static str,
    /// Every group, in the order in which people see them.
    pub groups: &'static [Group],
    /// The keys that a file must have, beside `format`, `slug`, `title`, `summary` and `sources`, and its group.
    pub keys: &'static [&'static str],
    /// Those that it may have, beside `status`, `reviewed` and `playbooks`.
    pub may: &'static [&'static str],
    /// The sections of every piece of it, in order; of a playbook its sort has them.
    pub sections: &'static [&'static str],
}

/// What every kind must have.
pub(in crate::content) const EVERY: [&str; 5] = ["format", "slug", "title", "summary", "sources"];
/// What every kind may have.
pub(in crate::content) const MAY: [&str; 3] = ["status", "reviewed", "playbooks"];

/// Every kind.
pub static KINDS: [KindRow; 5] = [
    KindRow {
        kind: PieceKind::Topic,
        one: "topic",
        folder: "topics",
        format: "topic/1",
        schema: "topic.v1.json",
        group: "area",
        groups: AREAS,
        keys: &["levels", "minutes", "prerequisites", "patterns", "services", "questions", "systems"],
        may: &["figure"],
        sections: &[
            "In one sentence",
            "Why it matters",
            "How it works",
            "Numbers to know",
            "Trade-offs",
            "How it fails",
            "What each level says",
            "What people get wrong",
            "On AWS",
        ],
    },
    KindRow {
        kind: PieceKind::Pattern,
        one: "pattern",
        folder: "patterns",
        format: "pattern/1",
        schema: "pattern.v1.json",
        group: "area",
        groups: AREAS,
        keys: &["levels", "problem", "topics", "services", "questions", "systems"],
        may: &["figure"],
        sections: &[
            "The problem",
            "How it works",
            "When not",
            "What it costs",
            "On AWS",
            "Seen in",
            "Signs of trouble",
        ],
    },
    KindRow {
        kind: PieceKind::Service,
        one: "service",
        folder: "services",
        format: "service/1",
        schema: "service.v1.json",
        group: "category",
        groups: CATEGORIES,
        keys: &["alternatives", "topics"],
        may: &[],
        sections: &[
            "Use it when",
            "Avoid it when",
            "Limits to know",
            "Latency and availability",
            "What it costs",
            "Works with",
            "Moving to it and away",
        ],
    },
    KindRow {
        kind: PieceKind::System,
        one: "system",
        folder: "systems",
        format: "system/1",
        schema: "system.v1.json",
        group: "domain",
        groups: DOMAINS,
        keys: &["principles", "topics", "patterns", "questions"],
        may: &[],
        sections: &[
            "The situation",
            "What was in the way",
            "What they decided",
            "What else was possible",
            "What came of it",
            "What to take into an interview",
        ],
    },
    KindRow {
        kind: PieceKind::Playbook,
        one: "playbook",
        folder: "playbooks",
        format: "playbook/1",
        schema: "playbook.v1.json",
        group: "sort",
        groups: SORTS,
        keys: &["topics", "questions", "systems"],
        may: &[],
        sections: &[],
    },
];

impl PieceKind {
    /// Its row in the table.
    pub fn row(self) -> &'static KindRow {
        &KINDS[self as usize]
    }

    /// The kind whose pieces lie in a folder.
    pub fn of_folder(folder: &str) -> Option<Self> {
        KINDS.iter().find(|row| row.folder == folder).map(|row| row.kind)
    }
}
