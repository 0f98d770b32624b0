//! The question bank before anything is asked, after that, and page by page.

use super::*;
use crate::clock::Time;
use crate::store::{InterviewRow, facet, facets};
use crate::web::pages::attempts;
use crate::web::pages::interviews::InterviewLine;
use crate::web::pages::scorecard::sample;
use crate::web::render::Pages;

const NOW: Time = Time(1_795_530_000_000);

/// So many questions of two kinds; a third of them share a topic.
fn bank(many: usize) -> Vec<QuestionFile> {
    let one = |n: usize| QuestionFile {
        slug: format!("system-{n}"),
        title: format!("Design system {n}"),
        kind: if n < many / 2 { Kind::Design } else { Kind::Operations },
        levels: if n.is_multiple_of(2) { vec![Level::L4, Level::L5] } else { vec![Level::L6] },
        topics: vec![
            format!("own {n}"),
            if n.is_multiple_of(3) { "id generation".to_owned() } else { "caching".to_owned() },
        ],
        ..sample::question()
    };
    (0..many).map(one).collect()
}

fn listed(question: &QuestionFile) -> Listed<'_> {
    let levels = question.levels.iter().map(|level| facet(facets::LEVEL, level.name()));
    let topics = question.topics.iter().map(|topic| facet(facets::TOPIC, topic));
    let difficulty = Difficulty::by_levels(&question.levels);
    let own = [
        facet(facets::KIND, question.kind.name()),
        facet(facets::DIFFICULTY, difficulty.name()),
        facet(facets::COMPETENCY, "data"),
        facet(facets::MINUTES, "45"),
    ];
    Listed { question, difficulty, facets: levels.chain(topics).chain(own).collect() }
}

fn of<'a>(questions: &'a [QuestionFile], rows: &[InterviewRow]) -> Bank<'a> {
    Bank {
        all: questions.iter().map(listed).collect(),
        competencies: [("data".to_owned(), "Data and consistency".to_owned())].into(),
        attempts: attempts::of(rows),
        level: Level::L5,
        now: NOW,
    }
}

impl QuestionsContext {
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        let questions = bank(46);
        let mut rows = InterviewLine::sample_rows();
        for row in &mut rows {
            "system-4".clone_into(&mut row.question);
        }
        let bank = of(&questions, &rows);
        let asked = Asked {
            q: "desing <b>system</b> submarine".to_owned(),
            topic: "caching".to_owned(),
            page: "2".to_owned(),
            ..Asked::default()
        };
        let hits = Hits {
            questions: questions.iter().filter(|it| it.topics[1] == "caching").map(listed).collect(),
            mended: vec![("desing".to_owned(), "design".to_owned())],
            unknown: vec!["submarine".to_owned()],
            some: true,
        };
        let nothing = Asked { level: "L3".to_owned(), ..Asked::default() };
        let one = &questions[..1];
        vec![
            ("first", Self::new(&bank, &Asked::default(), None)),
            ("found", Self::new(&bank, &asked, Some(&hits))),
            ("nothing", Self::new(&bank, &nothing, Some(&Hits::default()))),
            ("one", Self::new(&of(one, &[]), &Asked::default(), None)),
        ]
    }
}

fn titles(filters: &[Filter]) -> String {
    let choices = |filter: &Filter| filter.choices.iter().map(|choice| choice.title.clone()).collect::<Vec<_>>();
    let filters: Vec<String> =
        filters.iter().map(|filter| format!("{}: {}", filter.name, choices(filter).join(", "))).collect();
    filters.join("; ")
}

#[test]
fn only_what_tells_questions_apart_is_offered() {
    let questions = bank(9);
    let context = QuestionsContext::new(&of(&questions, &[]), &Asked::default(), None);
    assert_eq!(
        titles(&context.filters),
        "kind: Design (4), Operations (5); level: L4 (5), L5 (5), L6 (4); difficulty: Medium (5), Hard (4)"
    );
    assert_eq!(titles(&context.more), "topic: caching (6), id generation (3)");
    // What was asked for stays chosen, however little it tells.
    let asked = Asked { length: "45".to_owned(), topic: "own 3".to_owned(), ..Asked::default() };
    let context = QuestionsContext::new(&of(&questions, &[]), &asked, Some(&Hits::default()));
    assert_eq!(titles(&context.more), "topic: caching (6), id generation (3), own 3 (1); length: 45 minutes (9)");
}

#[test]
fn before_anything_is_asked_there_is_a_little_of_each_kind() {
    let questions = bank(46);
    let start = |days: i64, rows: &[InterviewRow]| {
        let bank = Bank { now: Time(NOW.0 + days * DAY), ..of(&questions, rows) };
        QuestionsContext::new(&bank, &Asked::default(), None).start.expect("nothing was asked")
    };
    let shown = |start: &StartingPoints| -> Vec<String> {
        start.groups.iter().flat_map(|group| &group.questions).map(|row| row.slug.clone()).collect()
    };
    let first = start(0, &[]);
    assert_eq!(first.groups.iter().map(|group| group.questions.len()).collect::<Vec<_>>(), [SOME; 2]);
    assert_eq!(first.groups[0].all.as_deref(), Some("All 23"));
    assert!(first.groups.iter().flat_map(|group| &group.questions).all(|row| row.about.contains("L4 to L5")));
    assert_eq!(shown(&first), shown(&start(0, &[])), "the same all day");
    assert_ne!(shown(&first), shown(&start(1, &[])), "others tomorrow");
    assert_eq!(first.chances, ["L4", "L5", "L6"], "no question is for L3");
    // What was done makes room.
    let done = shown(&first)[0].clone();
    let mut row = InterviewLine::sample_rows().swap_remove(1);
    row.question.clone_from(&done);
    assert!(!shown(&start(0, &[row])).contains(&done));
}

#[test]
fn results_come_page_by_page() {
    let questions = bank(46);
    let bank = of(&questions, &[]);
    let hits = Hits { questions: questions.iter().map(listed).collect(), ..Hits::default() };
    let check = |page: &str, rows: usize, place: &str, before: Option<&str>, after: Option<&str>| {
        let asked = Asked { level: "L5".to_owned(), page: page.to_owned(), ..Asked::default() };
        let found = QuestionsContext::new(&bank, &asked, Some(&hits)).results.expect("something was asked");
        assert_eq!(found.questions.len(), rows, "{page}");
        assert_eq!(found.place.as_deref(), Some(place), "{page}");
        assert_eq!((found.before.as_deref(), found.after.as_deref()), (before, after), "{page}");
    };
    let (one, two, three) = ("/questions?level=L5", "/questions?level=L5&page=2", "/questions?level=L5&page=3");
    check("", 20, "Page 1 of 3", None, Some(two));
    check("2", 20, "Page 2 of 3", Some(one), Some(three));
    check("3", 6, "Page 3 of 3", Some(two), None);
    check("99", 6, "Page 3 of 3", Some(two), None);
    check("-1", 20, "Page 1 of 3", None, Some(two));
}

#[test]
fn what_was_typed_is_text() {
    let (_, found) = QuestionsContext::samples().swap_remove(1);
    let page = Pages::new("").questions(&found);
    assert!(!page.contains("<b>") && page.contains("&lt;b&gt;"), "{page}");
    assert!(page.contains("\u{201c}desing\u{201d} was read as \u{201c}design\u{201d}."));
    assert!(page.contains("No question has \u{201c}submarine\u{201d}."));
}
