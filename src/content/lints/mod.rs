//! What an author should look at, though it breaks nothing: examples that lie in the wrong class, ideas that cannot be told
//! apart, what the brief gives away, ideas said in too few words, probes that name the cure.

mod drawn;
mod told;

use drawn::{Words, drawn};
use told::{Told, marked};

use super::format::Level;
use super::format::question::QuestionFile;
use super::problem::Problem;
use super::schema;
use super::yaml::Document;
use super::{Library, Sheet, unmarked};
use crate::matching::fixed::ONE;
use crate::matching::{Class, Said, Vector, own_words};
use crate::text::sentences;

/// An example lies in another class if it is this near to that one and this far from its own, on the classes' scales.
const ELSEWHERE: (i64, i64) = (ONE, ONE / 10);
/// Two classes cannot be told apart if their centres are so near.
const SAME: i64 = ONE * 93 / 100;
/// A text shows an idea itself if it is so near to it.
const SHOWS: i64 = ONE * 16 / 10;
/// A text gives an idea away by so many of its marked words that the other ideas do not have.
const TELLING: usize = 2;
/// A word belongs to the whole question if so many of its other ideas have it.
const ORDINARY: usize = 3;
/// An idea needs so many different words of its own.
const WORDS: usize = 20;

/// Everything worth a look in the questions that fit, ordered by place.
pub fn lints(library: &Library, fits: &dyn Fn(&str) -> bool) -> Vec<Problem> {
    let mut found = Vec::new();
    for file in library.sources.packs.iter().flatten() {
        let is_question =
            file.inside().starts_with("question_bank/questions/") || file.inside().starts_with("question_bank/drafts/");
        // A file has the name of its question: what does not fit is not read.
        let slug = file.inside().rsplit('/').next().and_then(|name| name.strip_suffix(".yaml")).unwrap_or_default();
        let Some(sheet) = library.sheets.get(slug).filter(|_| is_question && fits(slug)) else { continue };
        let Ok(document) = Document::parse(&file.shown, &file.bytes) else { continue };
        let json = document.json();
        if schema::problems(&document, &json, &schema::QUESTION).is_empty() {
            Lint { sheet, document: &document }.all(&mut found);
        }
    }
    found.sort();
    found
}

struct Lint<'a> {
    sheet: &'a Sheet,
    document: &'a Document,
}

impl Lint<'_> {
    fn all(&self, found: &mut Vec<Problem>) {
        self.elsewhere(found);
        self.alike(found);
        let question = &self.sheet.question;
        self.given_away(question, found);
        self.few_words(found);
        self.unknown_words(found);
        self.cures(question, found);
        self.levels(question, found);
    }

    /// Each class.
    fn classes(&self) -> Vec<Told<'_>> {
        let question = &self.sheet.question;
        let ideas = question.ideas.iter().zip(&self.sheet.classes.ideas).enumerate();
        let ideas = ideas.map(|(n, (file, class))| Told {
            pointer: format!("/ideas/{n}"),
            id: &file.id,
            class,
            is_wrong: false,
        });
        let wrong = question.wrong.iter().zip(self.sheet.classes.wrong.iter().filter(|claim| claim.own)).enumerate();
        let wrong = wrong.map(|(n, (file, claim))| Told {
            pointer: format!("/wrong/{n}"),
            id: &file.id,
            class: &claim.class,
            is_wrong: true,
        });
        ideas.chain(wrong).collect()
    }

    fn elsewhere(&self, found: &mut Vec<Problem>) {
        let classes = self.classes();
        for (at, told) in classes.iter().enumerate() {
            let Told { pointer, id, class, .. } = told;
            for (n, example) in class.examples.iter().enumerate() {
                let others = class.examples.iter().enumerate().filter(|(other, _)| *other != n);
                let rest = Vector::blend(others.map(|(_, other)| (&other.vector, 1)));
                let own = class.scaled(rest.near(&example.vector));
                let away = classes.iter().enumerate().filter(|(other, _)| *other != at);
                let near = |told: &Told<'_>| told.class.scaled(told.class.centre.near(&example.vector));
                let Some((nearest, other)) =
                    away.map(|(_, told)| (near(told), told)).max_by_key(|(near, told)| (*near, told.id))
                else {
                    continue;
                };
                let is_told_apart = told.is_told_apart(&class.examples[n..=n], other);
                if nearest > ELSEWHERE.0 && own < ELSEWHERE.1 && !is_told_apart {
                    let message = format!(
                        "this example of {id} reads like one of {}, \u{201c}{}\u{201d}, by {}; say it with {id}'s own words, or move it",
                        other.id,
                        other.nearest(example),
                        drawn(&self.sheet.learnt.table, &self.sheet.lexicon, example, class, other.class)
                    );
                    found.push(self.document.problem(&format!("{pointer}/say/{n}"), message));
                }
            }
        }
    }

    fn alike(&self, found: &mut Vec<Problem>) {
        let classes = self.classes();
        for (at, told) in classes.iter().enumerate() {
            let Told { pointer, id, class, .. } = told;
            for other in &classes[..at] {
                let is_near = class.centre.near(&other.class.centre) > SAME;
                if is_near && !told.is_told_apart(&class.examples, other) {
                    let message =
                        format!("{id} cannot be told from {} by its examples; give each words of its own", other.id);
                    found.push(self.document.problem(&format!("{pointer}/id"), message));
                }
            }
        }
    }

    fn given_away(&self, question: &QuestionFile, found: &mut Vec<Problem>) {
        let sentences: Vec<&str> =
            sentences(&question.brief).into_iter().filter(|said| said.split_whitespace().count() > 4).collect();
        for (n, idea) in question.ideas.iter().enumerate() {
            let given = sentences.iter().find_map(|sentence| Some((sentence, self.giveaway(sentence, n)?)));
            if let Some((sentence, words)) = given {
                let message =
                    format!("the brief gives {} away by {words}: \u{201c}{}\u{201d}", idea.id, sentence.trim());
                found.push(self.document.problem(&format!("/ideas/{n}/say"), message));
            }
        }
    }

    fn few_words(&self, found: &mut Vec<Problem>) {
        for (n, (idea, class)) in self.sheet.question.ideas.iter().zip(&self.sheet.classes.ideas).enumerate() {
            let mut words: Vec<u32> = class.examples.iter().flat_map(|example| example.own.iter().copied()).collect();
            words.sort_unstable();
            words.dedup();
            if words.len() < WORDS || idea.say.len() < 6 {
                let message = format!(
                    "{} is said in {} sentences and {} different words; other speakers will not be heard: write eight to twelve in different voices",
                    idea.id,
                    idea.say.len(),
                    words.len()
                );
                found.push(self.document.problem(&format!("/ideas/{n}/say"), message));
            }
            let unmarked = idea.say.iter().filter(|text| self::unmarked(text).1.is_empty()).count();
            if unmarked > 0 {
                let message = format!(
                    "{unmarked} examples of {} have no **marked** words; marks say what carries a sentence, and without them it is recognised less surely",
                    idea.id
                );
                found.push(self.document.problem(&format!("/ideas/{n}/say"), message));
            }
        }
    }

    /// Examples of which the tables know no word: they point nowhere.
    fn unknown_words(&self, found: &mut Vec<Problem>) {
        for Told { pointer, id, class, .. } in self.classes() {
            let blind: Vec<usize> =
                (0..class.examples.len()).filter(|at| class.examples[*at].sparse.is_empty()).collect();
            let cost = if blind.len() == class.examples.len() {
                format!("and so {id} is never recognised, not even in these words")
            } else {
                format!("and so {id} is recognised less surely in all words")
            };
            for at in blind {
                let message = format!(
                    "no word of this example is known to the tables by which answers are read, {cost}; say it in plain words"
                );
                found.push(self.document.problem(&format!("{pointer}/say/{at}"), message));
            }
        }
    }

    fn cures(&self, question: &QuestionFile, found: &mut Vec<Problem>) {
        for (n, idea) in question.ideas.iter().enumerate() {
            for (m, probe) in idea.probes.iter().enumerate() {
                if let Some(words) = self.giveaway(probe, n) {
                    let message =
                        format!("this probe nearly says {} itself by {words}; name the failure, not its cure", idea.id);
                    found.push(self.document.problem(&format!("/ideas/{n}/probes/{m}"), message));
                }
            }
        }
    }

    /// A question that says what some of its levels show says it of all.
    fn levels(&self, question: &QuestionFile, found: &mut Vec<Problem>) {
        let is_silent = |level: &&Level| !question.levels_show.contains_key(level);
        for level in question.levels.iter().filter(is_silent).filter(|_| !question.levels_show.is_empty()) {
            let message = format!("levels_show says nothing of {}, which the question is for", level.name());
            found.push(self.document.problem("/levels_show", message));
        }
    }

    /// The words by which a text says an idea itself: it is near, and it has marked words of the idea that are not those of
    /// the whole question. A text that speaks of the same things is no giveaway.
    fn giveaway(&self, text: &str, idea: usize) -> Option<String> {
        let (table, class) = (&self.sheet.learnt.table, &self.sheet.classes.ideas[idea]);
        let said = Said::whole(text, &self.sheet.lexicon);
        if class.scaled(class.centre.near(&table.vector(&table.sparse(&said.features)))) <= SHOWS {
            return None;
        }
        let marked = marked(class);
        let others = |code: u32| {
            let has = |class: &Class| class.examples.iter().any(|example| example.own.binary_search(&code).is_ok());
            self.sheet.classes.ideas.iter().enumerate().filter(|(other, class)| *other != idea && has(class)).count()
        };
        let is_own = |word: &&str| marked.contains(&table.code(word)) && others(table.code(word)) < ORDINARY;
        // A word and what it means are two features of one word.
        let (meant, words): (Vec<&str>, Vec<&str>) =
            own_words(&said.features).filter(is_own).partition(|word| word.contains(':'));
        let telling = if words.len() >= meant.len() { words } else { meant };
        (telling.len() >= TELLING).then(|| Words::of(text, &self.sheet.lexicon).quoted(telling.into_iter()))
    }
}
