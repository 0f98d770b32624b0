//! Does the interviewer behave? Six people are interviewed many times on every question, each run from its seed, and every
//! word that they are told is held against the rules.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use crate::clock::Time;
use crate::content::format::Level;
use crate::content::{Classes, Library, Sheet};
use crate::id::InterviewId;
use crate::interview::{Entry, Event, Input, Interview, Mode, Move, MoveKind, Opening};

use super::Table;
use super::dice::Dice;
use super::grounds::{presumed, unfounded};
use super::leaks::{by_which, leaks};
use super::personas::{Material, PERSONAS, Persona};

/// Interviews a persona and question.
const SEEDS: u64 = 6;
/// The most words of one utterance; the brief is the question's own.
const LONGEST: usize = 60;
/// Nobody says more than this in an interview.
const TURNS: usize = 60;
/// A stage may run over its end by this much, while nobody says a word.
const LATE: Duration = Duration::from_secs(1);

/// What a rule counts, in the order of the table's columns.
const RULES: [&str; 10] =
    ["repeated", "leaked", "invented", "praised", "too long", "late", "unended", "unfounded", "presumed", "mistimed"];

/// How one says that hardly any time is left.
const RUSHING: [&str; 7] =
    ["out of time", "almost up", "nearly over", "nearly done", "time is up", "minute left", "seconds left"];
/// Whoever has more time than this is not to be hurried.
const HARDLY_ANY: Duration = Duration::from_mins(2);

/// One interview, lived through.
pub(crate) struct Run {
    pub(crate) sheet: Arc<Sheet>,
    pub(crate) entries: Vec<Entry>,
    ended: bool,
}

/// How often each rule was broken.
#[derive(Default)]
struct Broken([usize; 10]);

pub(super) fn run(library: &Library, wanted: &dyn Fn(&str) -> bool) -> Table {
    let mut table = Table::new(&["question", "persona", "interviews", "said", "probes", "again alike"]);
    table.heads.extend(RULES.map(str::to_owned));
    for sheet in library.sheets.values().filter(|sheet| wanted(&sheet.question.slug)) {
        let sheet = &under_test(sheet);
        let (material, plain) = (Material::of(sheet), by_which(sheet));
        let judged: Vec<Judged> = std::thread::scope(|scope| {
            let held = PERSONAS.iter().map(|persona| scope.spawn(|| judged(sheet, &plain, &material, *persona)));
            let held: Vec<_> = held.collect();
            held.into_iter().filter_map(|held| held.join().ok()).collect()
        });
        for (persona, judged) in PERSONAS.iter().zip(judged) {
            row(&sheet.question.slug, persona.name, &judged, &mut table);
        }
    }
    table
}

/// What personas say is taken from graded transcripts and examples; here it counts.
fn under_test(sheet: &Sheet) -> Arc<Sheet> {
    Arc::new(Sheet { classes: Classes { shipped: Vec::new(), ..(*sheet.classes).clone() }.into(), ..sheet.clone() })
}

/// What came of all interviews with one of them.
#[derive(Default)]
struct Judged {
    said: usize,
    probes: usize,
    /// The first one, held again, says the same.
    alike: bool,
    broken: Broken,
    /// The first leak: what was told, and how.
    leak: Option<(String, String)>,
}

fn judged(sheet: &Arc<Sheet>, plain: &Sheet, material: &Material<'_>, persona: Persona) -> Judged {
    let mut all = Judged::default();
    for seed in 0..SEEDS {
        let held = interview(sheet, material, persona, seed);
        if seed == 0 {
            all.alike = interview(sheet, material, persona, seed).entries == held.entries;
        }
        all.said += replies(&held.entries).count();
        all.probes += replies(&held.entries).filter(|(_, kind, _, _)| *kind == MoveKind::Probe).count();
        let leaks = leaks(&held, plain);
        let leaked = leaks.len();
        all.leak = all.leak.take().or_else(|| leaks.into_iter().next());
        for (count, more) in all.broken.0.iter_mut().zip(judge(&held, leaked).0) {
            *count += more;
        }
    }
    all
}

fn row(slug: &str, name: &str, judged: &Judged, table: &mut Table) {
    for (rule, count) in RULES.iter().zip(judged.broken.0).filter(|(_, count)| *count > 0) {
        table.miss(format!("{slug}, {name}: {rule} {count} times in {SEEDS} interviews"));
    }
    if let Some((told, words)) = &judged.leak {
        table.miss(format!("{slug}, {name}: tells {told} by saying {words:?}"));
    }
    if !judged.alike {
        table.miss(format!("{slug}, {name}: another run from the same seed said something else"));
    }
    let alike = if judged.alike { "yes" } else { "no" };
    let counts = [judged.said, judged.probes].map(|number| number.to_string());
    let broken = judged.broken.0.map(|number| number.to_string());
    let cells = [slug.to_owned(), name.to_owned(), SEEDS.to_string()].into_iter().chain(counts);
    table.row(cells.chain([alike.to_owned()]).chain(broken));
}

/// Lives through one interview: the same seed, the same lines.
pub(super) fn interview(sheet: &Arc<Sheet>, material: &Material<'_>, persona: Persona, seed: u64) -> Run {
    let mut dice = Dice::new(seed);
    let mode = [Mode::Real, Mode::Guided, Mode::Squeeze][dice.below(3)];
    let minutes = if mode == Mode::Squeeze { 20 } else { 45 };
    let id = InterviewId(uuid::Uuid::from_u64_pair(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15), seed));
    let opening = Opening { id, sheet: Arc::clone(sheet), level: Level::L5, mode, minutes };
    let mut now = Time(0);
    let mut entries = Interview::open(&opening, now);
    let mut held = Interview::replay(Arc::clone(sheet), &entries);
    let mut take = |held: &mut Interview, step: Move| {
        for entry in step.entries {
            let observed = step.observation.as_ref().filter(|_| matches!(entry.event, Event::Answer { .. }));
            held.fold(&entry, observed);
            entries.push(entry);
        }
    };
    for turn in 0..TURNS {
        let until = now.plus(Duration::from_secs(40 + dice.next() % 120));
        // The clock speaks first, at its own time.
        while let Some(due) = held.next_wake().filter(|due| *due <= until) {
            now = due;
            let Some(step) = held.tick(now) else { break };
            take(&mut held, step);
        }
        now = until;
        if held.finished() {
            break;
        }
        let input: Option<Input> = persona.next(material, turn, &mut dice);
        if let Some(step) = input.and_then(|input| held.hear(input, now).ok()) {
            take(&mut held, step);
        }
    }
    while let Some(due) = held.next_wake() {
        let Some(step) = held.tick(due) else { break };
        take(&mut held, step);
    }
    let ended = held.finished();
    Run { sheet: Arc::clone(sheet), entries, ended }
}

/// What the interviewer said: when, what sort, about what, in which words.
fn replies(entries: &[Entry]) -> impl Iterator<Item = (&Entry, MoveKind, &str, &str)> {
    entries.iter().filter_map(|entry| match &entry.event {
        Event::Reply { kind, about, text, .. } => {
            Some((entry, *kind, about.as_deref().unwrap_or_default(), text.as_str()))
        }
        _ => None,
    })
}

fn judge(run: &Run, leaked: usize) -> Broken {
    let Run { sheet, entries, ended } = run;
    let mut said: BTreeSet<&str> = BTreeSet::new();
    let repeated = replies(entries).filter(|(.., text)| !said.insert(text)).count();
    let invented = replies(entries).filter(|(_, kind, about, text)| invents(sheet, *kind, about, text)).count();
    let praised = replies(entries)
        .filter(|(_, kind, _, text)| is_own(*kind) && sheet.cues.praise(&unquoted(text)).is_some())
        .count();
    let long = replies(entries)
        .filter(|(_, kind, _, text)| *kind != MoveKind::Brief && text.split_whitespace().count() > LONGEST)
        .count();
    Broken([
        repeated,
        leaked,
        invented,
        praised,
        long,
        late(entries),
        usize::from(!ended),
        unfounded(entries),
        presumed(run),
        mistimed(entries),
    ])
}

/// Without what stands in quotes: that is the candidate's.
fn unquoted(text: &str) -> String {
    let mut pieces = text.split('\u{201c}');
    let first = pieces.next().unwrap_or_default();
    let behind = pieces.map(|piece| piece.split_once('\u{201d}').map_or("", |(_, behind)| behind));
    std::iter::once(first).chain(behind).collect()
}

/// Words of its own, as against those of the question's author or the candidate.
fn is_own(kind: MoveKind) -> bool {
    !matches!(
        kind,
        MoveKind::Brief | MoveKind::Fact | MoveKind::Twist | MoveKind::Hint | MoveKind::Feedback | MoveKind::Probe
    )
}

/// A fact or a twist that the question does not have, or has otherwise.
fn invents(sheet: &Sheet, kind: MoveKind, about: &str, text: &str) -> bool {
    let question = &sheet.question;
    match kind {
        MoveKind::Fact => !question.facts.iter().any(|fact| fact.id == about && text.contains(&fact.says)),
        MoveKind::Twist => !question.twists.iter().any(|twist| twist.id == about && text.contains(&twist.says)),
        _ => false,
    }
}

/// Words of its own that hurry somebody whose stage has time left.
fn mistimed(entries: &[Entry]) -> usize {
    let (mut ends, mut over, mut count) = (Time(0), false, 0);
    for entry in entries {
        match &entry.event {
            Event::Stage { ends: next, .. } => ends = *next,
            Event::Resumed { stood, .. } => ends = ends.plus(Duration::from_millis(*stood)),
            Event::Finished { .. } => over = true,
            Event::Reply { kind, text, .. } if is_own(*kind) && !over && ends.since(entry.at) > HARDLY_ANY => {
                count += usize::from(RUSHING.iter().any(|words| text.to_lowercase().contains(words)));
            }
            _ => {}
        }
    }
    count
}

/// Stages that began after the one before had ended, while nobody was speaking.
fn late(entries: &[Entry]) -> usize {
    let mut ends: Option<Time> = None;
    let mut late = 0;
    for entry in entries {
        match &entry.event {
            Event::Stage { ends: next, .. } => {
                late += usize::from(ends.is_some_and(|ends| entry.at > ends.plus(LATE)));
                ends = Some(*next);
            }
            Event::Resumed { stood, .. } => ends = ends.map(|ends| ends.plus(Duration::from_millis(*stood))),
            _ => {}
        }
    }
    late
}

/// One interview as people read it: who said what, minute by minute.
#[cfg(test)]
pub(super) fn readable(sheet: &Arc<Sheet>, persona: &str, seed: u64) -> String {
    use std::fmt::Write as _;
    let who = PERSONAS.iter().find(|known| known.name == persona).copied().unwrap_or(PERSONAS[0]);
    let sheet = &under_test(sheet);
    let held = interview(sheet, &Material::of(sheet), who, seed);
    let mut text = String::new();
    for entry in &held.entries {
        let minute = entry.at.0 / 60_000;
        let _ = match &entry.event {
            Event::Answer { text: said, .. } => writeln!(text, "{minute:>3}  CANDIDATE    {}", said.replace('\n', " ")),
            Event::Reply { text: said, .. } => writeln!(text, "{minute:>3}  INTERVIEWER  {}", said.replace('\n', " ")),
            Event::HintAsked { .. } => writeln!(text, "{minute:>3}  CANDIDATE    (asks for a hint)"),
            Event::Stage { stage, .. } => writeln!(text, "\n     -- {stage} --"),
            Event::Finished { .. } => writeln!(text, "\n     -- over --"),
            _ => Ok(()),
        };
    }
    text
}
