//! A small curriculum, as every page of it shows it.

use std::sync::LazyLock;

use crate::content::{Library, PieceKind, SourceFile, Sources, compile};

use super::{DecideContext, LearnContext, MapContext, PieceContext, Said};

/// The built-in pack with one question, and the pieces by which the checker is tested.
static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let mut files = Sources::built_in().packs.remove(0);
    files.retain(|file| {
        let bank = file.inside().strip_prefix("question_bank/");
        bank.is_none_or(|bank| bank == "questions/url-shortener.yaml")
    });
    let own = |(name, text): (&str, &str)| SourceFile {
        path: format!("greenroom:question_bank/{name}"),
        shown: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let pieces = [
        ("topics/queueing.md", include_str!("../../../content/curriculum/fixtures/topic.md")),
        ("topics/waiting.md", include_str!("../../../content/curriculum/fixtures/first.md")),
        ("patterns/bounded-queue.md", include_str!("../../../content/curriculum/fixtures/pattern.md")),
        ("services/sqs.md", include_str!("../../../content/curriculum/fixtures/service.md")),
        ("systems/ticket-office.md", include_str!("../../../content/curriculum/fixtures/system.md")),
        ("playbooks/dive-deep.md", include_str!("../../../content/curriculum/fixtures/playbook.md")),
        ("decisions.yaml", include_str!("../../../content/curriculum/fixtures/decisions.yaml")),
    ];
    files.extend(pieces.into_iter().map(own));
    compile(Sources { packs: vec![files], ..Sources::default() }).expect("it is sound")
});

impl LearnContext {
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        vec![("some", Self::new(&LIBRARY.curriculum)), ("none", Self::new(&crate::content::Curriculum::default()))]
    }
}

impl PieceContext {
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        let piece = |kind, slug| {
            let piece = LIBRARY.curriculum.get(kind, slug).expect("it is there");
            Self::new(&LIBRARY, piece)
        };
        vec![
            ("topic", piece(PieceKind::Topic, "queueing")),
            ("pattern", piece(PieceKind::Pattern, "bounded-queue")),
            ("service", piece(PieceKind::Service, "sqs")),
            ("system", piece(PieceKind::System, "ticket-office")),
            ("playbook", piece(PieceKind::Playbook, "dive-deep")),
        ]
    }
}

impl MapContext {
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        let of = |area| Self::new(&LIBRARY.curriculum, area, &|path: &str| format!("/greenroom{path}"));
        vec![("all", of("")), ("area", of("foundations"))]
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
        let map = MapContext::new(&LIBRARY.curriculum, area, &str::to_owned);
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
