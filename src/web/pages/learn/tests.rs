//! A small curriculum, as every page of it shows it.

use std::sync::LazyLock;

use crate::assess::drilled;
use crate::content::curriculum::small::{FILES, library};
use crate::content::{Library, PieceKind};
use crate::course::Progress;

use super::{Answered, DecideContext, LearnContext, MapContext, PieceContext, Said};

/// One question, and the pieces by which the checker is tested.
static LIBRARY: LazyLock<Library> = LazyLock::new(|| library(&FILES));

/// Without a piece.
static EMPTY: LazyLock<Library> = LazyLock::new(|| library(&[]));

impl LearnContext {
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        let read = Progress { read: ["topics/waiting".to_owned()].into(), ..Progress::default() };
        vec![("some", Self::new(&LIBRARY, &read)), ("none", Self::new(&EMPTY, &Progress::default()))]
    }
}

impl PieceContext {
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        let piece = |kind, slug| {
            let piece = LIBRARY.curriculum.get(kind, slug).expect("it is there");
            Self::new(&LIBRARY, piece, &Progress::default(), None)
        };
        let topic = LIBRARY.curriculum.get(PieceKind::Topic, "queueing").expect("it is there");
        let drill = &LIBRARY.drills["queueing"][0];
        let answer = |text: Result<&str, &str>| {
            let outcome = text.map(|text| drilled(&drill.sheet, text)).map_err(str::to_owned);
            let text = text.unwrap_or_default().to_owned();
            let answered = Answered { drill: drill.id.clone(), text, outcome };
            let mut progress = Progress::default();
            progress.drills.insert("topics/queueing/slow-line".to_owned(), (1, 2));
            progress.read.insert("topics/queueing".to_owned());
            Self::new(&LIBRARY, topic, &progress, Some(&answered))
        };
        vec![
            ("topic", piece(PieceKind::Topic, "queueing")),
            ("pattern", piece(PieceKind::Pattern, "bounded-queue")),
            ("service", piece(PieceKind::Service, "sqs")),
            ("system", piece(PieceKind::System, "ticket-office")),
            ("playbook", piece(PieceKind::Playbook, "dive-deep")),
            (
                "drilled",
                answer(Ok("The closer it comes to a hundred percent busy, the longer the queue, without limit.")),
            ),
            ("drill_refused", answer(Err("Write a few sentences"))),
        ]
    }
}

impl MapContext {
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        let mut progress = Progress::default();
        progress.read.insert("topics/waiting".to_owned());
        progress.drills.insert("topics/queueing/slow-line".to_owned(), (2, 2));
        let of = |progress, area| Self::new(&LIBRARY, progress, area, &|path: &str| format!("/greenroom{path}"));
        vec![("all", of(&progress, "")), ("area", of(&Progress::default(), "foundations"))]
    }
}

impl DecideContext {
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        let of = |tree, no, yes| {
            let tree = LIBRARY.curriculum.tree(tree).expect("it is there");
            Self::new(&LIBRARY.curriculum, tree, Said { no, yes })
        };
        vec![
            ("first", of("message", 0, 0)),
            ("chosen", of("message", 1, 1)),
            ("goes_on", of("message", 0, 1)),
            ("otherwise", of("message", 9, 1)),
            ("nothing", of("stream", 1, 0)),
        ]
    }
}

#[test]
fn a_map_of_an_area_has_what_its_topics_stand_on() {
    let topics = |area| {
        let map = MapContext::new(&LIBRARY, &Progress::default(), area, &str::to_owned);
        map.steps.into_iter().flat_map(|step| step.topics).map(|topic| topic.title).collect::<Vec<_>>()
    };
    assert_eq!(topics("traffic"), ["Waiting", "Queueing"]);
    assert_eq!(topics("foundations"), ["Waiting"]);
    assert_eq!(topics("nothing"), topics(""));
}

#[test]
fn a_piece_knows_what_names_it() {
    let samples = PieceContext::samples();
    let titles = |name: &str, related: &str| {
        let (_, piece) = samples.iter().find(|(known, _)| *known == name).expect("a sample");
        let found = piece.related.iter().find(|view| view.title == related);
        found.map(|view| view.links.iter().map(|link| link.title.clone()).collect::<Vec<_>>())
    };
    assert_eq!(titles("service", "Topics"), Some(vec!["Queueing".to_owned(), "Waiting".to_owned()]));
    assert_eq!(titles("topic", "Topics that build on it"), None);
    assert_eq!(titles("playbook", "Real systems"), Some(vec!["A ticket office that refused early".to_owned()]));
    assert_eq!(samples[0].1.figure.as_ref().map(|figure| figure.arrows.len()), Some(2));
}
