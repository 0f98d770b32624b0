//! The first page for one question, a few, many; for a newcomer and for somebody who was here before.

use std::collections::BTreeMap;

use super::*;
use crate::content::Shown;
use crate::content::format::Kind;
use crate::web::pages::scorecard::sample;
use crate::web::render::Pages;

/// A day in November.
const NOW: Time = Time(1_795_530_000_000);

fn question(slug: &str, kind: Kind, levels: &[Level], topics: &[&str]) -> QuestionFile {
    let topics = topics.iter().map(|topic| (*topic).to_owned()).collect();
    QuestionFile {
        slug: slug.to_owned(),
        title: format!("Design {slug}"),
        kind,
        levels: levels.to_vec(),
        topics,
        ..sample::question()
    }
}

/// So many questions of three kinds, each with a topic of its own and one of eight that are shared.
fn bank(many: usize) -> Vec<QuestionFile> {
    let kind = |n: usize| match n * 3 / many {
        0 => Kind::Design,
        1 => Kind::Fundamentals,
        _ => Kind::Operations,
    };
    let levels: [&[Level]; 3] = [&[Level::L3, Level::L4], &[Level::L4, Level::L5, Level::L6], &[Level::L6]];
    let one = |n| {
        let (own, shared) = (format!("own {n}"), format!("shared {}", n % 8));
        question(&format!("system-{n}"), kind(n), levels[n % 3], &[&own, &shared])
    };
    (0..many).map(one).collect()
}

fn home<'a>(questions: &'a [QuestionFile], rows: &'a [InterviewRow]) -> Home<'a> {
    Home {
        questions: questions.iter().collect(),
        chosen: Chosen::default(),
        wanted: Wanted::default(),
        errors: Vec::new(),
        sample: None,
        rows,
        now: NOW,
    }
}

impl HomeContext {
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        let (asked, shown) = (sample::question(), Shown::new(&sample::question(), &sample::rubric(), "", ""));
        let miniature = Some(Miniature::new(&sample::card(), &shown));
        let one = [asked.clone()];
        let few: Vec<QuestionFile> = [vec![asked], bank(2)].concat();
        let middling = bank(27);
        let mut rows = InterviewLine::sample_rows();
        "system-0".clone_into(&mut rows[1].question);
        let wrong = ["nothing", "L9", "real", "5"].map(str::to_owned);
        let [question, level, mode, minutes] = wrong;
        let errors = [
            ("question", "Choose a question from the list"),
            ("level", "Choose a level: L3, L4, L5 or L6"),
            ("minutes", "Give a length between 10 and 120 minutes"),
        ];
        let errors =
            errors.map(|(field, message)| FieldMessage { field: field.to_owned(), message: message.to_owned() });
        vec![
            ("first", Self::new(Home { sample: miniature.clone(), ..home(&few, &[]) })),
            ("one", Self::new(home(&one, &[]))),
            ("again", Self::new(Home { sample: miniature, ..home(&few, &rows) })),
            ("many", Self::new(home(&middling, &[]))),
            (
                "wrong",
                Self::new(Home {
                    chosen: Chosen { question, level, mode, minutes },
                    errors: errors.into(),
                    ..home(&few, &[])
                }),
            ),
        ]
    }
}

fn options(list: &[super::super::choices::Choice]) -> Vec<&str> {
    list.iter().map(|choice| choice.title.as_str()).collect()
}

#[test]
fn filters_fit_the_number_of_questions() {
    let list = |many| HomeContext::new(home(&bank(many), &[])).list;
    assert!(list(1).is_none(), "one question is no choice");
    let three = list(3).expect("a list");
    assert!(three.filters.is_none() && three.groups.iter().all(|group| group.open));
    let twelve = list(12).expect("a list").filters.expect("filters");
    assert!(!twelve.searched, "a dozen titles are read sooner than words are typed");
    assert_eq!(options(&twelve.kinds), ["Design (4)", "Fundamentals (4)", "Operations (4)"]);
    assert_eq!(options(&twelve.levels), ["L3 (4)", "L4 (8)", "L5 (4)", "L6 (8)"]);
    assert_eq!(options(&twelve.topics), ["shared 0 (2)", "shared 1 (2)", "shared 2 (2)", "shared 3 (2)"]);
    let many = list(163).expect("a list");
    assert!(many.groups.len() == 3 && many.groups.iter().all(|group| !group.open), "folded by kind");
    let filters = many.filters.expect("filters");
    assert!(filters.searched);
    assert_eq!(filters.topics.len(), 8, "a topic that one question has narrows to that question");
    // A filter that tells nothing apart is not there.
    let same: Vec<QuestionFile> = (0..12).map(|n| question(&n.to_string(), Kind::Design, &[Level::L5], &[])).collect();
    let filters = HomeContext::new(home(&same, &[])).list.and_then(|list| list.filters).expect("filters");
    assert!(filters.kinds.is_empty() && filters.levels.is_empty() && filters.topics.is_empty());
}

/// What an address asks for, and how many of 163 it finds.
#[track_caller]
fn check(wanted: &str, says: &str) {
    let questions = bank(163);
    let parts: BTreeMap<&str, &str> = wanted.split('&').filter_map(|part| part.split_once('=')).collect();
    let wanted: Wanted = serde_json::from_value(serde_json::json!(parts)).expect("texts");
    let list = HomeContext::new(Home { wanted, ..home(&questions, &[]) }).list.expect("a list");
    let rows: usize = list.groups.iter().map(|group| group.questions.len()).sum();
    let said = list.says.unwrap_or_default();
    assert_eq!(said, says);
    assert!(said.starts_with(&rows.to_string()) || rows == 0 || rows == 163, "{rows} rows, {said}");
}

#[test]
fn the_list_is_narrowed_by_what_is_asked_for() {
    check("", "");
    check("kind=Operations", "54 of 163 questions fit.");
    check("fit=L3", "55 of 163 questions fit.");
    check("topic=shared 3&kind=Design", "7 of 163 questions fit.");
    check("words=SYSTEM-7 design", "11 of 163 questions fit.");
    check("words=own 162", "1 of 163 questions fits.");
    check("words=submarine", "None of 163 questions fits.");
}

#[test]
fn the_suggestion_is_of_the_day_fits_and_was_not_tried() {
    let questions = bank(27);
    let day = |days: i64, tried: &[&str]| {
        let all: Vec<&QuestionFile> = questions.iter().collect();
        suggestion::of_the_day(&all, Level::L5, |slug| tried.contains(&slug), Time(NOW.0 + days * 86_400_000))
            .map(|found| found.slug.as_str())
    };
    let today = day(0, &[]).expect("a suggestion");
    assert_eq!(day(0, &[]), Some(today), "the same all day");
    let week: std::collections::BTreeSet<_> = (0..27).map(|days| day(days, &[])).collect();
    assert_eq!(week.len(), 9, "each that is for L5 has its day");
    let next = day(0, &[today]).expect("another");
    assert_ne!(next, today);
    let other = (0..27).filter_map(|days| day(days, &[])).find(|slug| *slug != today && *slug != next);
    assert_eq!(day(0, &[other.expect("a third")]), Some(today), "what else was tried does not move it");
    assert_eq!(suggestion::of_the_day(&[], Level::L5, |_| false, NOW).map(|found| &found.slug), None);
    // When all was tried, the day's own comes again.
    let slugs: Vec<&str> = questions.iter().map(|question| question.slug.as_str()).collect();
    assert_eq!(day(0, &slugs), Some(today));
}

#[test]
fn chance_takes_what_fits_and_was_not_tried() {
    let questions = bank(27);
    let all: Vec<&QuestionFile> = questions.iter().collect();
    let taken = |tried: &dyn Fn(&str) -> bool, level: Level| -> std::collections::BTreeSet<&str> {
        (0..200).filter_map(|seed| suggestion::by_chance(&all, level, tried, seed)).map(|it| it.slug.as_str()).collect()
    };
    assert_eq!(taken(&|_| false, Level::L5).len(), 9, "each that is for L5 may come");
    assert_eq!(taken(&|slug| slug != "system-4", Level::L5), ["system-4"].into());
    assert_eq!(taken(&|_| true, Level::L5).len(), 9, "when all was tried, any may come again");
    assert_eq!(suggestion::by_chance(&[], Level::L5, |_| false, 3).map(|it| &it.slug), None);
    let seeded = |seed| suggestion::by_chance(&all, Level::L6, |_| false, seed).map(|it| &it.slug);
    assert_eq!(seeded(7), seeded(7), "the same seed, the same question");
}

/// The page without JavaScript: what comes first stands first.
#[test]
fn what_to_do_next_comes_first() {
    let pages = Pages::new("");
    let of = |name: &str| {
        let found = HomeContext::samples().into_iter().find(|(known, _)| *known == name);
        pages.home(&found.expect("a sample").1)
    };
    let order = |html: &str, words: &[&str]| {
        let places: Vec<_> = words.iter().map(|word| html.find(word).unwrap_or_else(|| panic!("{word}"))).collect();
        assert!(places.is_sorted(), "{words:?} stand at {places:?}");
    };
    let again = of("again");
    order(
        &again,
        &["Go on", ">Continue<", "Today&rsquo;s suggestion", "Start the interview", "Start again", "All 3 questions"],
    );
    let first = of("first");
    order(&first, &["Today&rsquo;s suggestion", "Start the interview", "All 3 questions", "A sample scorecard"]);
    assert!(!first.contains("Go on") && !first.contains("Start again") && !first.contains("All your interviews"));
    assert!(!of("one").contains("Choose another"));
}
