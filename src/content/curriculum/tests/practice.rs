//! The rules for what is practised beside a piece: drills, and topics that ideas lead to.

use super::*;

#[test]
fn drills_belong_to_a_topic_and_can_be_compared() {
    check(DRILLS, "topic: queueing", "topic: waiting", &["drills/queueing.yaml:2:8 called queueing.yaml"]);
    check(DRILLS, "2026-11-30", "soon", &["drills/queueing.yaml:3:32 give the day as 2026-01-31"]);
    check(DRILLS, "id: slow-line", "id: Slow line", &["drills/queueing.yaml:5:9 use lower-case letters"]);
    check(DRILLS, "**wait explodes**", "**wait explodes", &["drills/queueing.yaml:10:13 opened and not closed"]);
    check(
        DRILLS,
        "I put a **limit on the queue** and **reject** what comes beyond it",
        "near **full utilisation** the **wait explodes**, it is not a straight line",
        &["drills/queueing.yaml:16:13 this stands at another point already"],
    );
    check(
        DRILLS,
        "    points:\n",
        "    point:\n",
        &[
            "drills/queueing.yaml:5:5 the key \"points\" is missing",
            "drills/queueing.yaml:7:5 did you mean \"points\"?",
        ],
    );
    check(
        DRILLS,
        "          - \"at **95 percent busy** a caller **waits about twenty times** the service time\"\n",
        "",
        &["drills/queueing.yaml:10:11 too short a list; it needs at least 4"],
    );
    let mut files = sound();
    files.retain(|(name, _)| *name != TOPIC);
    let said = problems(&files).0;
    let lost = said.iter().find(|problem| problem.place.file == DRILLS).map(ToString::to_string).unwrap_or_default();
    assert!(lost.contains("there is no topic \"queueing\""), "{lost}");
}

#[test]
fn every_topic_that_is_built_in_has_drills() {
    let all = compile(Sources::built_in()).expect("it is sound");
    let topics = all.curriculum.of(PieceKind::Topic).map(|topic| topic.slug());
    let without: Vec<&str> = topics.filter(|slug| !all.drills.contains_key(*slug)).collect();
    assert_eq!(without, [""; 0]);
}

#[test]
fn an_idea_leads_to_a_topic_that_is_there() {
    let said = |topic: &str| {
        let idea = |question: String| {
            let (head, ideas) = question.split_once("\nideas:\n").expect("ideas");
            let named = format!("    criterion: scoping.needs\n    topic: {topic}\n");
            format!("{head}\nideas:\n{}", ideas.replacen("    criterion: scoping.needs\n", &named, 1))
        };
        problems_beside(&sound(), &idea).0.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(said("queueing"), [""; 0]);
    let wrong = said("queueng");
    assert!(
        wrong.len() == 1 && wrong[0].contains("there is no topic \"queueng\" (did you mean \"queueing\"?)"),
        "{wrong:?}"
    );
    assert!(wrong[0].starts_with("question_bank/questions/url-shortener.yaml:"), "{wrong:?}");
}
