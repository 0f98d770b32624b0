//! A scorecard to look at in tests. Its quotes are cut from its own turns, so that every offset is true.

use serde_json::{Value, json};

use crate::assess::Scorecard;
use crate::clock::Time;
use crate::content::Shown;
use crate::content::format::Level;
use crate::content::format::question::QuestionFile;
use crate::content::format::rubric::RubricFile;
use crate::content::transcript::Speaker;
use crate::id::InterviewId;
use crate::interview::Mode;
use crate::web::pages::spoken::Spoken;

use crate::web::pages::comparison::Comparison;
use crate::web::pages::wording::When;

use super::{EarlierView, Held, ScorecardContext, Scored};

const TURNS: [(&str, &str); 4] = [
    (
        "Design a link shortener. Start wherever you like.",
        "Before I draw anything: how many links a day, and do links expire? I take it that reads matter most.",
    ),
    (
        "About ten million new links a day; a link lives for five years.",
        "10 million a day is about 116 writes per second. With 100 reads for each write that is 11,600 reads per second.\n\n- five years make 18 billion links\n- at 500 bytes each that is 9 TB",
    ),
    (
        "Now the design.",
        "The key comes from a counter that is handed out in blocks of 1,000, so that two servers never write the same code; a unique index on the code refuses the loser, who draws again.\n\nReads go to the cache first. The cache absorbs the writes as well. We use Kafka, Redis, Cassandra, Kubernetes.",
    ),
    (
        "One link is on television tonight. What gives way first?",
        "The shard with that link. I keep the hottest links in each web server for ten seconds; the price is that a removed link lives ten seconds longer.",
    ),
];

fn quote(turn: usize, words: &str, why: &str) -> Value {
    let start = TURNS[turn - 1].1.find(words).expect("the words were said");
    json!({"turn": turn, "start": start, "end": start + words.len(), "quote": words, "why": why})
}

/// What was said.
pub(crate) fn spoken() -> Vec<Spoken> {
    let stages = ["Scope", "Numbers", "Design", "Deep dive"];
    let turn = |(n, (asked, said)): (usize, (&str, &str))| {
        let at = Some(60 + 600 * n as u64);
        [
            Spoken {
                speaker: Speaker::Interviewer,
                text: asked.to_owned(),
                at,
                label: (n == 3).then(|| "A change of requirements".to_owned()),
                stage: Some(stages[n].to_owned()),
            },
            Spoken {
                speaker: Speaker::Candidate,
                text: said.to_owned(),
                at: at.map(|at| at + 75),
                label: None,
                stage: None,
            },
        ]
    };
    TURNS.into_iter().enumerate().flat_map(turn).collect()
}

/// The question.
pub(crate) fn question() -> QuestionFile {
    let idea = |id: &str, title: &str, criterion: &str, crux: bool, weight: u8, why: &str, probe: &str| {
        json!({"id": id, "title": title, "criterion": criterion, "crux": crux, "weight": weight, "why": why,
            "say": ["x", "y"], "probes": [probe]})
    };
    let file = json!({
        "format": "question/2", "status": "published", "slug": "url-shortener", "title": "Design a link shortener",
        "summary": "Turn long addresses into short ones that keep working for years, for readers all over the world.",
        "kind": "design", "rubric": "system-design", "levels": ["L3", "L4", "L5", "L6"], "topics": [], "facts": [], "brief": "Design a link shortener.", "debrief": "Codes must be unique.",
        "ideas": [
            idea("asks-load", "Asks for the load", "scoping.needs", false, 3, "Every later choice rests on it.", "What do you need to know first?"),
            idea("read-rate", "Works out the read rate", "numbers.estimates", false, 3, "Reads decide where a cache pays.", "How many reads a second is that?"),
            idea("unique-code", "Two writers never get the same code", "data.correctness", true, 5, "A code that is given out twice sends somebody to the wrong page.", "Two servers create a link in the same instant. What happens?"),
            idea("hot-link", "One link gets half of all reads", "depth.limits", false, 4, "Popularity is uneven, and one key lives on one machine.", "One link is on television tonight. What gives way first?"),
            idea("redirect-status", "Chooses the status of the redirect", "design.interfaces", false, 2, "A permanent redirect is remembered by browsers, so clicks can no longer be counted or links changed.", "A link's owner changes its target. Who still gets the old one?"),
            idea("abuse", "Keeps harmful links out", "operations.protection", true, 4, "Shorteners hide where a link leads, which is what phishers want.", "Somebody shortens a thousand phishing pages tonight. What do you see?"),
        ],
    });
    serde_json::from_value(file).expect("the sample is a question")
}

/// The rubric.
pub(crate) fn rubric() -> RubricFile {
    let criterion = |id: &str, title: &str| {
        json!({"id": id, "title": title, "anchors": [
        "Not thought of, or wrong.", "Mentioned, without what follows from it.", "A sound first answer.",
        "Explained step by step, in terms of this system.", "Also its price, and where it stops helping."]})
    };
    let competency = |id: &str, title: &str, about: &str, weight: u8, criteria: Value| json!({"id": id, "title": title, "about": about, "weight": weight, "criteria": criteria});
    let bar = |n: [u8; 5]| json!({"scoping": n[0], "numbers": n[1], "data": n[2], "depth": n[3], "operations": n[4]});
    let file = json!({
        "format": "rubric/1", "status": "published", "slug": "system-design", "title": "System design", "about": "A sample.", "kind": "design",
        "stages": [{"id": "scope", "title": "Scope", "minutes": 5, "goal": "An agreed list."}],
        "competencies": [
            competency("scoping", "Scoping", "Turns one vague line into an agreed problem.", 12, json!([criterion("scoping.needs", "Finds out what matters"), criterion("scoping.boundaries", "Says what is left out")])),
            competency("numbers", "Numbers and capacity", "Works out the few figures that the design depends on.", 10, json!([criterion("numbers.estimates", "Works figures out")])),
            competency("data", "Data and consistency", "The right data in the right place, and correct when many write at once.", 16, json!([criterion("data.correctness", "Keeps data correct")])),
            competency("depth", "Depth under probing", "Knows how the hard parts work and where they stop working.", 16, json!([criterion("depth.limits", "Knows the limits")])),
            competency("operations", "Operations, failure and security", "Could run it, and sleep.", 11, json!([criterion("operations.protection", "Protects against abuse")])),
        ],
        "bars": {"L3": bar([1, 0, 1, 1, 0]), "L4": bar([1, 1, 2, 1, 0]), "L5": bar([2, 2, 3, 2, 2]), "L6": bar([3, 3, 3, 3, 3])},
        "link": [[0, 0], [100, 100]],
    });
    serde_json::from_value(file).expect("the sample is a rubric")
}

/// What both are shown by.
pub(crate) fn shown() -> Shown {
    Shown::new(&question(), &rubric(), "", "")
}

/// The scorecard.
pub(crate) fn card() -> Scorecard {
    let shows =
        |does: &str, title: &str, example: &str| format!("{does}: {title}. Nearest example: \u{201c}{example}\u{201d}");
    let unique = quote(
        3,
        "a counter that is handed out in blocks of 1,000, so that two servers never write the same code",
        &shows(
            "shows it with what speaks for it or against it",
            "Two writers never get the same code",
            "each server leases a block of numbers and hands them out from memory",
        ),
    );
    let refuses = quote(
        3,
        "a unique index on the code refuses the loser, who draws again",
        &shows(
            "shows it",
            "Two writers never get the same code",
            "a unique constraint makes the second insert fail, and the loser draws again",
        ),
    );
    let hot = quote(
        4,
        "I keep the hottest links in each web server for ten seconds; the price is that a removed link lives ten seconds longer",
        &shows(
            "shows it and where it ends",
            "One link gets half of all reads",
            "a viral link is kept in the memory of each server for some seconds",
        ),
    );
    let load =
        quote(1, "how many links a day", &shows("shows it", "Asks for the load", "how many new links are there?"));
    let reads = quote(
        2,
        "With 100 reads for each write that is 11,600 reads per second",
        &shows(
            "shows it with what speaks for it or against it",
            "Works out the read rate",
            "100 to 1 makes 4,000 reads per second",
        ),
    );
    let matter = quote(
        1,
        "I take it that reads matter most",
        &shows("touches it", "Says what is left out", "version one only shortens and redirects"),
    );
    let first =
        quote(3, "Reads go to the cache first", "may say what does not hold: Every read can be answered by the cache");
    let names = quote(
        3,
        "We use Kafka, Redis, Cassandra, Kubernetes",
        "A list of names says nothing about how any of them works here.",
    );
    let wrong = quote(3, "The cache absorbs the writes as well", "A claim.");
    let criterion = |id: &str, grade: u8, verdict: &str, evidence: Value, touched: Value, not_counted: Value| json!({"id": id, "grade": grade, "verdict": verdict, "evidence": evidence, "touched": touched, "not_counted": not_counted});
    let competency = |id: &str, grade: u8, raw: u32, criteria: Value| json!({"id": id, "grade": grade, "raw": raw, "par": 10000, "criteria": criteria});
    let idea = |id: &str, facet: Value, chance: u16, via: Value, evidence: Value| json!({"id": id, "facet": facet, "chance": chance, "via": via, "evidence": evidence});
    let file = json!({
        "schema": "scorecard/2", "question": "url-shortener", "level": "L5", "overall": 58, "demonstrated_level": "L4", "vote": "not_inclined",
        "bars": [
            {"level": "L3", "met": true, "short_by": 0, "missing": []}, {"level": "L4", "met": true, "short_by": 0, "missing": []},
            {"level": "L5", "met": false, "short_by": 3, "missing": ["scoping", "operations"]},
            {"level": "L6", "met": false, "short_by": 6, "missing": ["scoping", "numbers", "operations"]}],
        "soundness": 889,
        "competencies": [
            competency("scoping", 1, 2100, json!([criterion("scoping.needs", 2, "partly", json!([load]), json!([]), json!([])), criterion("scoping.boundaries", 1, "partly", json!([]), json!([matter]), json!([]))])),
            competency("numbers", 2, 6000, json!([criterion("numbers.estimates", 2, "partly", json!([reads]), json!([]), json!([]))])),
            competency("data", 3, 7400, json!([criterion("data.correctness", 3, "met", json!([unique, refuses]), json!([]), json!([names]))])),
            competency("depth", 4, 9300, json!([criterion("depth.limits", 4, "met", json!([hot]), json!([]), json!([]))])),
            competency("operations", 0, 0, json!([criterion("operations.protection", 0, "not_observed", json!([]), json!([]), json!([]))]))],
        "ideas": [
            idea("asks-load", json!("shown"), 910, json!("candidate"), json!([load])), idea("read-rate", json!("reasoned"), 950, json!("candidate"), json!([reads])),
            idea("unique-code", json!("reasoned"), 970, json!("candidate"), json!([unique])), idea("hot-link", json!("bounded"), 990, json!("probe"), json!([hot])),
            idea("redirect-status", json!("touched"), 410, json!("hint"), json!([matter])), idea("abuse", Value::Null, 20, Value::Null, json!([]))],
        "misconceptions": [{"id": "cache-absorbs-writes", "claim": "A cache in front of a store takes its writes as well", "crux": false, "correction": "A cache takes reads off a store. Every write still has to reach the store, at once or later.", "evidence": [wrong]}],
        "worth_checking": [first],
        "gates": [{"id": "list", "quote": names}],
        "ledger": [
            {"quote": quote(2, "10 million a day", ""), "kind": "rate", "value": "10000000", "follows_from": []},
            {"quote": quote(2, "11,600 reads per second", ""), "kind": "rate", "value": "1002240000", "follows_from": [0]},
            {"quote": quote(2, "9 TB", ""), "kind": "size", "value": "9000000000000", "follows_from": []},
            {"quote": quote(4, "ten seconds", ""), "kind": "duration", "value": "10000", "follows_from": []}],
        "pivotal": [{"turn": 3, "gain": 21, "ideas": ["unique-code"]}, {"turn": 4, "gain": 17, "ideas": ["hot-link"]}],
        "next_step": {"idea": "abuse", "facet": "shown", "overall": 66, "advice": "Say how a harmful link is noticed and taken down, and what that costs honest users."},
        "confidence": "medium",
        "evaluators": [{"id": "rules", "overall": 58, "abstained": null}, {"id": "llm", "overall": null, "abstained": "no model is switched on"}],
        "receipt": {"content": "6f1d0c9a4b7e2d35", "engine": 8, "journal": "b94d27b9934d3e08"},
    });
    serde_json::from_value(file).expect("the sample is a scorecard")
}

impl ScorecardContext {
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        let (shown, spoken) = (shown(), spoken());
        let debrief = Some("<h3>The heart of it</h3><p>Codes must be unique without asking everybody.</p>".to_owned());
        let held = Held::Interview {
            id: InterviewId(uuid::Uuid::from_u128(7)),
            mode: Mode::Real,
            minutes: 45,
            opened: Time(1_795_530_000_000),
        };
        let (full, silent) = (card(), silent());
        let page = |card: &Scorecard, spoken: &[Spoken], debrief, held| {
            Self::new(Scored { card, shown: &shown, spoken, running: Some(&[4, 21, 50, 58]), debrief, held })
        };
        vec![
            ("sample", page(&full, &spoken, debrief.clone(), Held::Sample)),
            ("interview", {
                let mut again = page(&full, &spoken, debrief, held);
                let (id, opened) =
                    ("01926f3a-0000-7000-8000-000000000001".to_owned(), When::new(Time(1_795_530_000_000)));
                again.earlier = Some(EarlierView { id, opened, comparison: Comparison::sample() });
                again
            }),
            ("nothing_said", page(&silent, &[], None, held)),
        ]
    }
}

/// Of somebody who said nothing.
pub(crate) fn silent() -> Scorecard {
    let mut card = card();
    card.level = Level::L3;
    card.overall = 0;
    card.demonstrated_level = None;
    card.vote = crate::assess::scorecard::Vote::StronglyNotInclined;
    card.soundness = 1000;
    card.confidence = crate::assess::scorecard::Confidence::Low;
    card.misconceptions.clear();
    card.worth_checking.clear();
    card.gates.clear();
    card.ledger.clear();
    card.pivotal.clear();
    card.next_step = None;
    for bar in &mut card.bars {
        (bar.met, bar.short_by) = (false, 3);
    }
    for competency in &mut card.competencies {
        (competency.grade, competency.raw) = (0, 0);
        for criterion in &mut competency.criteria {
            criterion.grade = 0;
            criterion.verdict = crate::assess::scorecard::Verdict::NotObserved;
            criterion.evidence.clear();
            criterion.touched.clear();
            criterion.not_counted.clear();
        }
    }
    for idea in &mut card.ideas {
        (idea.facet, idea.chance, idea.via) = (None, 0, None);
        idea.evidence.clear();
    }
    card
}
