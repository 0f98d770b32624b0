//! Every rule for pieces and choices, each as an edit of a small curriculum that is sound: what is said, and where.

mod practice;

use super::super::check;
use super::super::files::pack;
use super::super::{Problem, SourceFile, Sources, compile};
use super::small::{FILES, lead_nowhere, library};
use super::*;

/// Files and what they hold.
type Files = Vec<(&'static str, String)>;

fn sound() -> Files {
    FILES.iter().map(|(name, text)| (*name, (*text).to_owned())).collect()
}

/// With the question that they lead to.
fn problems(files: &Files) -> (Vec<Problem>, Curriculum) {
    problems_beside(files, &|question| question)
}

/// The same with the question edited.
fn problems_beside(files: &Files, edit: &dyn Fn(String) -> String) -> (Vec<Problem>, Curriculum) {
    let question = |file: &SourceFile| file.inside() == "question_bank/questions/url-shortener.yaml";
    let mut sources: Vec<SourceFile> = Sources::built_in().packs.remove(0).into_iter().filter(question).collect();
    for question in &mut sources {
        lead_nowhere(question);
        question.bytes = edit(String::from_utf8(question.bytes.clone()).expect("a text")).into_bytes();
    }
    sources.extend(files.iter().map(|(name, text)| SourceFile {
        path: format!("greenroom:question_bank/{name}"),
        shown: (*name).to_owned(),
        bytes: text.clone().into_bytes(),
    }));
    let mut problems = Vec::new();
    let packs = [pack(&sources, &mut problems)];
    check::curriculum(&packs, &mut problems);
    let pieces = packs[0].pieces.iter().map(|read| &read.piece);
    let all = Curriculum::new(pieces, packs[0].decisions.iter().map(|parsed| ("greenroom", &parsed.file)));
    problems.sort();
    (problems, all)
}

/// One edit of one file: these are said of it, and nothing else.
#[track_caller]
fn check(name: &str, from: &str, to: &str, expect: &[&str]) {
    let mut files = sound();
    let file = files.iter_mut().find(|(known, _)| *known == name).expect("a file");
    assert!(file.1.contains(from), "{from:?} is not in {name}");
    file.1 = file.1.replacen(from, to, 1);
    // What cannot be read is missing elsewhere, too.
    let own = |problem: &&Problem| problem.place.file == name;
    let said: Vec<String> = problems(&files).0.iter().filter(own).map(ToString::to_string).collect();
    let shown = said.join("\n");
    assert_eq!(said.len(), expect.len(), "{from:?} to {to:?}: {shown}");
    for (said, expect) in said.iter().zip(expect) {
        let (place, words) = expect.split_once(' ').expect("a place and words");
        assert!(said.starts_with(&format!("{place}:")) && said.contains(words), "{expect:?} is not {said:?}");
    }
}

const TOPIC: &str = "topics/queueing.md";
const FIRST: &str = "topics/waiting.md";
const SYSTEM: &str = "systems/ticket-office.md";
const PLAYBOOK: &str = "playbooks/dive-deep.md";
const DECISIONS: &str = "decisions.yaml";
const DRILLS: &str = "drills/queueing.yaml";

#[test]
fn a_sound_curriculum_has_no_problem() {
    let (problems, all) = problems(&sound());
    assert_eq!(problems, []);
    let slugs: Vec<&str> = all.all().map(|piece| piece.slug()).collect();
    assert_eq!(slugs, ["queueing", "waiting", "bounded-queue", "sqs", "ticket-office", "dive-deep"]);
    let topic = all.get(PieceKind::Topic, "queueing").expect("a topic");
    assert_eq!((topic.area(), topic.area_title(), topic.minutes), ("traffic", "Traffic", 1));
    assert_eq!(topic.links(PieceKind::Topic).collect::<Vec<_>>(), ["waiting"]);
    let naming = |kind| all.naming(topic, kind).map(|piece| piece.slug().to_owned()).collect::<Vec<_>>();
    assert_eq!((naming(PieceKind::Pattern), naming(PieceKind::Topic)), (vec!["bounded-queue".to_owned()], vec![]));
    assert_eq!(all.tree("stream").map(|tree| tree.steps.len()), Some(1));
}

#[test]
fn keys_are_those_of_the_kind() {
    let twice = [
        "topics/queueing.md:2:1 the key \"summary\" is missing",
        "topics/queueing.md:11:1 (did you mean \"summary\"?)",
    ];
    check(TOPIC, "summary:", "sumary:", &twice);
    check(TOPIC, "prerequisites: [waiting]\n", "", &["topics/queueing.md:2:1 the key \"prerequisites\" is missing"]);
    check(
        SYSTEM,
        "domain: retail",
        "area: retail",
        &[
            "systems/ticket-office.md:2:1 the key \"domain\" is missing",
            "systems/ticket-office.md:7:1 unknown key \"area\"",
        ],
    );
    check(TOPIC, "format: topic/1", "format: topic/2", &["topics/queueing.md:2:9 this version reads \"topic/1\""]);
    check(TOPIC, "minutes: 1", "minutes: soon", &["topics/queueing.md:9:10 "]);
    check(TOPIC, "kind: primary,", "kind: primer,", &["topics/queueing.md:18:92 did you mean \"primary\"?"]);
    check("services/sqs.md", "sources:", "figure: {}\nsources:", &["services/sqs.md:11:1 unknown key \"figure\""]);
}

#[test]
fn front_matter_stands_at_the_head() {
    check(SYSTEM, "---\nformat", "format", &["systems/ticket-office.md:1:1 begins with its front matter"]);
    check(SYSTEM, "true}\n---\n", "true}\n", &["systems/ticket-office.md:1:1 the front matter is not closed"]);
    check(SYSTEM, "domain: retail", "domain: a: b", &["systems/ticket-office.md:7 this is not valid YAML"]);
}

#[test]
fn it_is_called_as_its_file_and_says_who_read_it() {
    check(TOPIC, "slug: queueing", "slug: queues", &["topics/queueing.md:3:7 the file is called queueing.md"]);
    check(TOPIC, "slug: queueing", "slug: Queueing", &["topics/queueing.md:3:7 use lower-case letters"]);
    check(TOPIC, "reviewed: {by: a reader, on: 2026-11-30}\n", "", &["topics/queueing.md:4:9 say who and when"]);
    check(TOPIC, "on: 2026-11-30", "on: yesterday", &["topics/queueing.md:5:30 give the day as 2026-01-31"]);
    check(TOPIC, "title: Queueing", "title: ''", &["topics/queueing.md:6:8 this is empty"]);
    check(
        FIRST,
        "slug: waiting",
        "slug: queueing",
        &[
            "topics/waiting.md:3:7 the slug \"queueing\" is used by topics/queueing.md already",
            "topics/waiting.md:3:7 the file is called waiting.md",
        ],
    );
}

#[test]
fn it_belongs_to_a_group_that_there_is() {
    check(TOPIC, "area: traffic", "area: trafic", &["topics/queueing.md:7:7 did you mean \"traffic\"?"]);
    check(SYSTEM, "domain: retail", "domain: shops", &["systems/ticket-office.md:7:9 there are: retail, logistics"]);
    check(TOPIC, "[L4, L5, L6]", "[L4, L6]", &["topics/queueing.md:8:9 name the first level"]);
    check(TOPIC, "[L4, L5, L6]", "[]", &["topics/queueing.md:8:9 "]);
}

#[test]
fn links_lead_somewhere() {
    check(
        TOPIC,
        "[bounded-queue]",
        "[bounded-queues]",
        &["topics/queueing.md:12:12 there is no pattern \"bounded-queues\" (did you mean \"bounded-queue\"?)"],
    );
    check(TOPIC, "services: [sqs]", "services: [sqs, sns]", &["topics/queueing.md:13:17 there is no service \"sns\""]);
    check(TOPIC, "[ticket-office]", "[office]", &["topics/queueing.md:15:11 there is no system \"office\""]);
    check(TOPIC, "[dive-deep]", "[dive]", &["topics/queueing.md:16:13 there is no playbook \"dive\""]);
    check(TOPIC, "[url-shortener]", "[url-shortner]", &["topics/queueing.md:14:13 did you mean \"url-shortener\"?"]);
    check(
        TOPIC,
        "[url-shortener]",
        "[url-shortener, url-shortener]",
        &["topics/queueing.md:14:28 stands in this list already"],
    );
    check(TOPIC, "services: [sqs]", "services: [sqs, sqs]", &["topics/queueing.md:13:17 stands in this list already"]);
    check("services/sqs.md", "alternatives: []", "alternatives: [sqs]", &["services/sqs.md:9:16 it leads to itself"]);
    check(
        SYSTEM,
        "name: Dive Deep,",
        "name: Dive Deeper,",
        &["systems/ticket-office.md:10:10 did you mean \"Dive Deep\"?"],
    );
    check(TOPIC, "[url-shortener]", "[url-shortener, 'choir:tuning']", &[]);
    check(
        TOPIC,
        "[url-shortener]",
        "['greenroom:tuning']",
        &["topics/queueing.md:14:13 there is no question \"tuning\""],
    );
    check(
        TOPIC,
        "grows.",
        "grows, [see](waiting).",
        &["topics/queueing.md:53:17 the link to \"waiting\" leads nowhere"],
    );
    check(TOPIC, "grows.", "grows, [see](https://example.org/a) and `[x](y)`.", &[]);
}

#[test]
fn a_published_topic_leads_to_practice() {
    check(TOPIC, "questions: [url-shortener]", "questions: []", &["topics/queueing.md:4:9 leads to practice"]);
    check(FIRST, "services: [sqs]", "services: []", &["topics/waiting.md:4:9 one pattern or service"]);
    check(FIRST, "status: published\nreviewed: {by: a reader, on: 2026-11-30}", "status: draft", &[]);
    let draft = FIRST_DRAFT.map(|(from, to)| (from.to_owned(), to.to_owned()));
    let mut files = sound();
    for (from, to) in &draft {
        files[1].1 = files[1].1.replacen(from, to, 1);
    }
    assert_eq!(problems(&files).0, [], "a draft may lead nowhere yet");
}

const FIRST_DRAFT: [(&str, &str); 2] = [("status: published", "status: draft"), ("services: [sqs]", "services: []")];

#[test]
fn nobody_needs_what_needs_them() {
    check(FIRST, "prerequisites: []", "prerequisites: [queueing]", &[]);
    check(TOPIC, "[waiting]", "[queueing]", &["topics/queueing.md:10:17 it leads to itself"]);
    let mut files = sound();
    files[1].1 = files[1].1.replacen("prerequisites: []", "prerequisites: [queueing]", 1);
    let said: Vec<String> = problems(&files).0.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["topics/queueing.md:10:17: nobody can begin: queueing needs waiting needs queueing"]);
}

#[test]
fn sections_are_there_and_in_order() {
    check(
        TOPIC,
        "## Trade-offs\n",
        "## Tradeoffs\n",
        &[
            "topics/queueing.md:47:4 there is no section \"Tradeoffs\"",
            "topics/queueing.md:51:4 before \"How it fails\" comes Trade-offs",
        ],
    );
    check(
        TOPIC,
        "\n## On AWS\n\nA queue with an age alarm.\n",
        "",
        &["topics/queueing.md:61:1 at the end these sections are missing: On AWS"],
    );
    check(TOPIC, "It grows.\n", "", &["topics/queueing.md:51:4 the section \"How it fails\" is empty"]);
    check(
        TOPIC,
        "## On AWS",
        "## How it works",
        &[
            "topics/queueing.md:63:4 \"How it works\" stands too late, or twice",
            "topics/queueing.md:65:1 at the end these sections are missing: On AWS",
        ],
    );
    check(PLAYBOOK, "## Overdoing it", "## Too much", &["playbooks/dive-deep.md:35:1 missing: Overdoing it"]);
    check(PLAYBOOK, "## On call", "## In an interview", &[]);
    check(PLAYBOOK, "## Overdoing it", "## Overdoing it, twice", &[]);
    check(TOPIC, "It grows.", "```\n## no heading\n```", &[]);
}

#[test]
fn every_number_is_a_source_and_every_source_is_used() {
    check(TOPIC, "done waits [1].", "done waits [3].", &["topics/queueing.md:33:47 [3] is no source: there are 2"]);
    check(TOPIC, "long [1, 2].", "long [1].", &["topics/queueing.md:19:3 nothing in the text rests on it; write [2]"]);
    check(PLAYBOOK, "Percentiles.", "Percentiles [1].", &["playbooks/dive-deep.md:27:14 the front matter has none"]);
    check(
        TOPIC,
        "stage, year: 2020, kind: primary-author, confirmed: true",
        "stage, year: 2020, kind: primary-author, confirmed: false",
        &["topics/queueing.md:19:117 a published piece stands on what somebody has seen"],
    );
    check(TOPIC, "'https://example.org/talk'", "talk", &["topics/queueing.md:19:24 give its whole address"]);
    let sources = "- {title: A guide, url: 'https://example.org/guide', publisher: Its makers, year: 2026, kind: primary, confirmed: true}\n";
    check(
        "services/sqs.md",
        &format!("sources:\n{sources}"),
        "sources: []\n",
        &[
            "services/sqs.md:11:10 say where its facts can be checked",
            "services/sqs.md:26:23 the front matter has none",
        ],
    );
}

#[test]
fn the_time_to_read_it_is_reckoned() {
    check(TOPIC, "minutes: 1", "minutes: 2", &["topics/queueing.md:9:10 to read it takes 1"]);
    let long = format!("It grows{}.", " and grows".repeat(300));
    check(TOPIC, "It grows.", &long, &["topics/queueing.md:9:10 to read it takes 4"]);
}

#[test]
fn a_figure_can_be_drawn() {
    check(
        TOPIC,
        "id: line,",
        "id: callers,",
        &[
            "topics/queueing.md:23:55 the id \"callers\" is there already",
            "topics/queueing.md:26:25 there is no box \"line\"",
            "topics/queueing.md:27:12 there is no box \"line\"",
        ],
    );
    check(TOPIC, "to: server,", "to: servr,", &["topics/queueing.md:27:22 (did you mean \"server\"?)"]);
    check(
        TOPIC,
        "text: Callers, sort",
        "text: Callers who have waited long, sort",
        &["topics/queueing.md:23:26 at most 24"],
    );
    check(TOPIC, "text: requests", "text: requests without any end", &["topics/queueing.md:26:37 at most 20"]);
    check(TOPIC, "sort: queue", "sort: queu", &["topics/queueing.md:23:79 (did you mean \"queue\"?)"]);
    check(TOPIC, "to: server,", "to: line,", &["topics/queueing.md:27:22 from one box to another"]);
    check(
        TOPIC,
        "from: line, to: server",
        "from: callers, to: line",
        &["topics/queueing.md:27:5 there is an arrow from the one to the other already"],
    );
    check(
        TOPIC,
        "says: Callers wait in a line before the server.",
        "says: ''",
        &["topics/queueing.md:28:9 this is empty"],
    );
    check(
        TOPIC,
        "text: Server}",
        "text: Server}, {id: alone, text: Alone}",
        &["topics/queueing.md:24:40 no arrow leads to \"Alone\""],
    );
    check(TOPIC, "  rows:\n", "  rows:\n  - []\n", &["topics/queueing.md:23:5 "]);
}

#[test]
fn every_way_through_a_choice_ends() {
    check(
        DECISIONS,
        "tree: stream",
        "tree: streams",
        &["decisions.yaml:8:66 there is no other choice \"streams\" (did you mean \"stream\"?)"],
    );
    check(DECISIONS, "tree: stream", "tree: message", &["decisions.yaml:8:66 there is no other choice \"message\""]);
    check(
        DECISIONS,
        "says: The clients are there already.}",
        "says: The clients are there already., tree: message}",
        &["decisions.yaml:8:66 this leads round for ever: message leads to stream leads to message"],
    );
    check(DECISIONS, "services: [sqs]", "services: [sq]", &["decisions.yaml:10:39 there is no service \"sq\""]);
    check(DECISIONS, "service: sqs", "service: sns", &["decisions.yaml:13:15 there is no service \"sns\""]);
    check(
        DECISIONS,
        "id: stream",
        "id: message",
        &["decisions.yaml:8:66 there is no other choice \"stream\"", "decisions.yaml:14:7 the id \"message\" is used"],
    );
    check(
        DECISIONS,
        "  steps:\n  - ask: Is it the protocol that is wanted?\n    yes: {choose: A broker, says: The clients are there already.}\n",
        "  steps: []\n",
        &["decisions.yaml:17:10 "],
    );
}

/// Nothing of it is what a question is read and scored by.
#[test]
fn a_question_is_the_same_with_and_without_it() {
    let hashes = |pieces: &[(&str, &str)]| {
        let library = library(pieces);
        (library.sheets["url-shortener"].hash.clone(), library.hash, library.curriculum.all().count())
    };
    let (without, with) = (hashes(&[]), hashes(&FILES));
    assert_eq!((&with.0, with.2, without.2), (&without.0, 6, 0));
    assert_ne!(with.1, without.1, "all of the content is another one");
}

#[test]
fn a_piece_that_cannot_be_read_is_told_of_once() {
    let mut files = sound();
    let topic = files.iter_mut().find(|(name, _)| *name == TOPIC).expect("the topic");
    topic.1 = topic.1.replacen("summary:", "sumary:", 1);
    let elsewhere: Vec<String> =
        problems(&files).0.iter().filter(|one| one.place.file != TOPIC).map(ToString::to_string).collect();
    assert_eq!(elsewhere, [""; 0]);
}
