//! The words that deny, in one table.
//!
//! A phrase is written in plain words: `|` parts alternatives of one word; "be", "do" and "have" stand for all their
//! forms, "not" for "n't"; adverbs between the words are passed over ("is really not needed").

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Which words a phrase denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// What follows, to the end of the statement: "we do not need ...".
    Ahead,
    /// What follows, but only the things themselves: "no cache in front of the table".
    Thing,
    /// What follows, up to a comma or a new subject: "instead of a cache we ...".
    Swap,
    /// What stands before: "... is unnecessary".
    Behind,
    /// The rest of its own words only: "no single point of failure".
    Itself,
    /// Nothing: it only looks like a denial.
    Nothing,
}

use Reach::{Ahead, Behind, Itself, Nothing, Swap, Thing};

const TRIGGERS: &[(&str, Reach)] = &[
    // Plain denials.
    ("not", Ahead),
    ("never", Ahead),
    ("nor", Ahead),
    ("neither", Ahead),
    ("none of", Ahead),
    ("nothing", Ahead),
    ("nobody|noone", Ahead),
    ("no one", Ahead),
    ("no need", Ahead),
    ("no reason", Ahead),
    ("no use", Ahead),
    ("no point", Ahead),
    ("no way", Ahead),
    ("no", Thing),
    ("without", Thing),
    ("without having|needing to", Ahead),
    ("without the need for|of|to", Ahead),
    ("lack|lacks|lacking", Thing),
    // Decisions against something. Only ours: "a lock avoids double booking" and "the second write is rejected" decide
    // against nothing. `^` is the beginning of a clause.
    ("we|i|you|^ avoid|avoided|avoiding", Thing),
    ("we|i|you will|would|should|must avoid", Thing),
    ("we|i|you|^ skip|skipped|skipping", Thing),
    ("we|i|you will|would|should|can|could skip", Thing),
    ("we|i|you rejected", Ahead),
    ("reject|rejected|discard|discarded|drop|dropped the idea|option of", Ahead),
    ("rule|ruled|ruling out", Thing),
    ("dismiss|dismissed", Ahead),
    ("decide|decided against", Ahead),
    ("advise|argue|vote against", Ahead),
    ("against using|adding|having|introducing|putting", Ahead),
    ("refuse|refused to", Ahead),
    ("refrain|refrains from", Ahead),
    ("stay|keep|steer away|clear from|of", Ahead),
    ("get|got rid of", Thing),
    ("do away with", Thing),
    ("leave|left out", Thing),
    ("instead of", Swap),
    ("rather than", Swap),
    ("in place of", Swap),
    ("in lieu of", Swap),
    // Verdicts on what was just named.
    ("be unnecessary|overkill|pointless|useless|needless|superfluous|excessive|unsuitable", Behind),
    ("be not needed|need|necessary|required|wanted|useful|worthwhile|suitable|appropriate|warranted|justified", Behind),
    ("be not worth", Behind),
    ("be not an|the option|answer|choice", Behind),
    ("be not something", Behind),
    ("be not what", Behind),
    ("be not for us", Behind),
    ("be not used|added|considered|chosen", Behind),
    ("be no option|use|help|good", Behind),
    ("be ruled out", Behind),
    ("be out of the question|scope", Behind),
    ("be off the table", Behind),
    ("be a bad idea|choice", Behind),
    ("be a mistake", Behind),
    ("be the wrong", Behind),
    ("be too much", Behind),
    ("be left out", Behind),
    ("be more than we need", Behind),
    ("not needed|necessary|required|applicable", Behind),
    ("do|will|would|can not apply|pay", Behind),
    ("do not make sense", Behind),
    ("make|makes no sense", Behind),
    ("add|adds|buy|buys|bring|brings|gain|gains nothing", Behind),
    ("add|adds|buy|buys|bring|brings us|me nothing", Behind),
    ("have no place|use", Behind),
    ("need not apply|exist", Behind),
    // Denials of denials.
    ("not|never without", Nothing),
    ("can not do|live|work|go|manage without", Nothing),
    ("not avoid|skip|reject|discard", Nothing),
    ("not rule|leave out", Nothing),
    ("not unnecessary|overkill|pointless|useless|needless", Nothing),
    ("not get rid of", Nothing),
    ("not instead of", Nothing),
    ("no reason|need not to", Nothing),
    ("no reason|need to avoid|skip|reject", Nothing),
    ("no way around|without", Nothing),
    ("never skip|avoid", Nothing),
    ("not nothing", Nothing),
    ("do nothing", Nothing),
    // What only looks like a denial.
    ("not only|just|merely|simply|solely", Nothing),
    ("not necessarily", Nothing),
    ("not least", Nothing),
    ("not to mention", Nothing),
    ("not more|less|fewer|later|earlier|longer than", Nothing),
    ("no more|less|fewer|later|earlier|sooner|longer than", Nothing),
    ("not before|until", Nothing),
    ("never before|until", Nothing),
    ("no longer a|an problem|issue|concern|bottleneck", Nothing),
    ("be no problem|issue|concern", Nothing),
    ("not a|an problem|issue|concern", Nothing),
    ("no doubt|question|matter|wonder", Nothing),
    ("no problem|problems", Nothing),
    ("without a doubt", Nothing),
    ("without doubt|question|problem|problems|trouble", Nothing),
    ("can not help but", Nothing),
    ("can not emphasise|emphasize|stress|overstate", Nothing),
    ("not there|found|present|cached|known|set|yet", Nothing),
    ("not already|in|exist|exists", Nothing),
    ("why not", Nothing),
    ("if not", Nothing),
    ("or not", Nothing),
    ("not sure", Nothing),
    ("no sql", Nothing),
    ("not null", Nothing),
    ("no op", Nothing),
    ("rule|rules of thumb", Nothing),
    // True absences, of which each is only about itself.
    ("no single point|points of failure", Itself),
    ("no spof", Itself),
    ("without downtime|interruption|outage|loss", Itself),
    ("no downtime", Itself),
    ("no data loss", Itself),
    ("without data|any loss", Itself),
    ("without losing data|writes|events|messages|anything", Itself),
];

/// Passed over between the words of a phrase.
pub(super) const ADVERBS: [&str; 14] = [
    "really",
    "simply",
    "just",
    "quite",
    "so",
    "very",
    "also",
    "at",
    "all",
    "probably",
    "certainly",
    "definitely",
    "clearly",
    "completely",
];

/// What ends the scope of a denial wherever it stands.
pub(super) const TERMINATORS: &[&str] = &[
    "but", "however", "because", "so", "instead", "which", "except", "unless", "until", "before", "if", "when",
    "while", "since", "though", "only", "always",
];

/// What ends the scope of a denial of a thing: the next phrase begins.
pub(super) const PREPOSITIONS: [&str; 16] = [
    "in", "on", "at", "for", "from", "to", "by", "with", "via", "through", "behind", "between", "under", "over", "as",
    "then",
];

/// A stretch with one of these is a statement, not an item of a list.
pub(super) const FINITE: [&str; 14] =
    ["be", "do", "have", "will", "would", "can", "could", "shall", "should", "must", "may", "might", "use", "need"];

/// In a clause before a colon these point at what follows.
pub(super) const POINTERS: [&str; 10] =
    ["this", "these", "those", "following", "below", "what", "things", "options", "alternatives", "ideas"];

/// As a heading, or part of one, these deny what stands under it; alone behind a colon or dash, what stands before it.
pub(super) const LABELS: [&[&str]; 10] = [
    &["rejected"],
    &["discarded"],
    &["dismissed"],
    &["unnecessary"],
    &["overkill"],
    &["ruled", "out"],
    &["not", "needed"],
    &["not", "doing"],
    &["no", "need"],
    &["out", "of", "scope"],
];

/// One phrase, compiled: each word with its alternatives.
pub(super) struct Trigger {
    pub(super) words: Vec<Vec<&'static str>>,
    pub(super) reach: Reach,
}

/// By first word; longer phrases first.
pub(super) static BY_FIRST_WORD: LazyLock<BTreeMap<&'static str, Vec<Trigger>>> = LazyLock::new(|| {
    let mut table: BTreeMap<&'static str, Vec<Trigger>> = BTreeMap::new();
    for (phrase, reach) in TRIGGERS {
        let words: Vec<Vec<&'static str>> = phrase.split(' ').map(|word| word.split('|').collect()).collect();
        for first in words[0].clone() {
            table.entry(first).or_default().push(Trigger { words: words.clone(), reach: *reach });
        }
    }
    for triggers in table.values_mut() {
        triggers.sort_by_key(|trigger| std::cmp::Reverse(trigger.words.len()));
    }
    table
});
