//! Every template with every sample of its context, as it is sent.

use crate::web::render::Pages;

use super::again::AgainContext;
use super::error::ErrorContext;
use super::explain::ExplainContext;
use super::home::HomeContext;
use super::how::HowContext;
use super::how_good::HowGoodContext;
use super::interviews::InterviewsContext;
use super::kept::KeptContext;
use super::learn::{DecideContext, LearnContext, MapContext, PieceContext};
use super::question::QuestionContext;
use super::questions::QuestionsContext;
use super::room::RoomContext;
use super::scorecard::ScorecardContext;
use super::search::SearchContext;

/// The assets' version changes with every edit of a style sheet; the snapshots should not.
fn check(name: &str, html: &str) {
    let html = html.replace(super::assets::version(), "VERSION");
    // A source's address is followed by whoever clicks on it, and by nothing else.
    check_policy(name, &html.replace("rel=\"external noopener noreferrer\" href=\"https://", "href=\""));
    check_links(name, &html);
    insta::assert_snapshot!(name.to_owned(), html);
}

/// What the content security policy would block must not be on a page.
#[track_caller]
fn check_policy(name: &str, html: &str) {
    for blocked in [" style=\"", "<style", " onclick=", " onload=", "javascript:", "=\"http://", "=\"https://"] {
        assert!(!html.contains(blocked), "{name}: {blocked}");
    }
    for script in html.split("<script").skip(1) {
        let (head, _) = script.split_once('>').expect("a tag ends");
        assert!(head.contains("src=") || head.contains("application/json"), "{name}: an inline script");
    }
}

/// A link to a place on the same page leads somewhere, and no place is there twice.
#[track_caller]
fn check_links(name: &str, html: &str) {
    let mut ids: Vec<_> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    ids.sort_unstable();
    for pair in ids.windows(2) {
        assert_ne!(pair[0], pair[1], "{name}: the id is there twice");
    }
    for reference in ["href=\"#", "for=\"", "aria-describedby=\"", "aria-labelledby=\"", "aria-controls=\""] {
        for target in html.split(reference).skip(1).filter_map(|rest| rest.split('"').next()) {
            for id in target.split(' ') {
                assert!(ids.binary_search(&id).is_ok(), "{name}: {reference}{id} leads nowhere");
            }
        }
    }
}

#[test]
fn every_page_renders() {
    let pages = Pages::new("/greenroom");
    for (name, context) in HomeContext::samples() {
        check(&format!("home_{name}"), &pages.home(&context));
    }
    for (name, context) in RoomContext::samples() {
        check(&format!("room_{name}"), &pages.room(&context));
    }
    for (name, context) in ScorecardContext::samples() {
        check(&format!("scorecard_{name}"), &pages.scorecard(&context));
    }
    for (name, context) in AgainContext::samples() {
        check(&format!("again_{name}"), &pages.again(&context));
    }
    for (name, context) in ExplainContext::samples() {
        check(&format!("explain_{name}"), &pages.explain(&context));
    }
    for (name, context) in KeptContext::samples() {
        check(&format!("kept_{name}"), &pages.kept(&context));
    }
    for (name, context) in QuestionsContext::samples() {
        check(&format!("questions_{name}"), &pages.questions(&context));
    }
    for (name, context) in QuestionContext::samples() {
        check(&format!("question_{name}"), &pages.question(&context));
    }
    for (name, context) in SearchContext::samples() {
        check(&format!("search_{name}"), &pages.search(&context));
    }
    let how = pages.how(HowContext::get());
    check_policy("how", &how);
    check_links("how", &how);
    for (name, context) in HowGoodContext::samples() {
        check(&format!("how_good_{name}"), &pages.how_good(&context));
    }
    for (name, context) in InterviewsContext::samples() {
        check(&format!("interviews_{name}"), &pages.interviews(&context));
    }
    for (name, context) in LearnContext::samples() {
        check(&format!("learn_{name}"), &pages.learn(&context));
    }
    for (name, context) in PieceContext::samples() {
        check(&format!("piece_{name}"), &pages.piece(&context));
    }
    for (name, context) in MapContext::samples() {
        check(&format!("learn_map_{name}"), &pages.learn_map(&context));
    }
    for (name, context) in DecideContext::samples() {
        check(&format!("decide_{name}"), &pages.decide(&context));
    }
    for (name, context) in ErrorContext::samples() {
        check(&format!("error_{name}"), &pages.error(&context));
    }
}

/// A template that no sample renders could be broken without anybody noticing.
#[test]
fn every_template_has_a_sample() {
    let pages = [
        "again",
        "decide",
        "error",
        "explain",
        "home",
        "how",
        "how_good",
        "interviews",
        "kept",
        "learn",
        "learn_map",
        "piece",
        "question",
        "questions",
        "room",
        "scorecard",
        "search",
    ];
    let others: Vec<_> = Pages::names().into_iter().filter(|name| !pages.contains(&name.as_str())).collect();
    assert_eq!(
        others,
        [
            "alone",
            "frame",
            "parts/brought",
            "parts/choices",
            "parts/comparison",
            "parts/filter",
            "parts/found",
            "parts/in_loop",
            "parts/interview",
            "parts/line",
            "parts/look",
            "parts/missed",
            "parts/quote",
            "parts/when"
        ]
    );
}

#[test]
fn a_scorecard_stands_alone() {
    for (name, context) in ScorecardContext::samples() {
        let html = Pages::new("/greenroom").scorecard_alone(&context.alone());
        check_links(name, &html);
        for outside in ["src=", "<link", "<script", "href=\"/", "url(", "@import", "http://", "https://"] {
            assert!(!html.contains(outside), "{name}: {outside}");
        }
        assert!(html.contains("--teal-10") && html.contains("@media print"), "{name}: it has its looks");
    }
}

#[test]
fn links_carry_the_base_path() {
    let (_, context) = InterviewsContext::samples().pop().expect("there are samples");
    assert!(Pages::new("").interviews(&context).contains("href=\"/interviews/"));
    assert!(Pages::new("/greenroom").interviews(&context).contains("href=\"/greenroom/interviews/"));
}

/// What a candidate types is text and stays text.
#[test]
fn words_are_never_markup() {
    let (_, mut context) = RoomContext::samples().swap_remove(1);
    context.lines[1].text = "<script>alert(1)</script>".to_owned();
    let html = Pages::new("").room(&context);
    assert!(!html.contains("<script>alert"), "{html}");
    assert!(!context.data.contains("</script"), "{}", context.data);
}
