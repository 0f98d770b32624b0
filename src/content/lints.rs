//! What an author should look at, though it breaks nothing: examples that lie in the wrong class, ideas that cannot be told
//! apart, what the brief gives away, ideas said in too few words, probes that name the cure.

use super::format::question::QuestionFile;
use super::problem::Problem;
use super::schema;
use super::yaml::Document;
use super::{Library, Sheet, unmarked};
use crate::matching::fixed::ONE;
use crate::matching::{Class, Said, Vector};

/// An example lies in another class if it is this near to that one and this far from its own, on the classes' scales.
const ELSEWHERE: (i64, i64) = (ONE, ONE / 10);
/// Two classes cannot be told apart if their centres are so near.
const SAME: i64 = ONE * 93 / 100;
/// A text shows an idea itself if it is so near to it.
const SHOWS: i64 = ONE * 16 / 10;
/// An idea needs so many different words of its own.
const WORDS: usize = 20;

/// Everything worth a look in the questions that fit, ordered by place.
pub fn lints(library: &Library, fits: &dyn Fn(&str) -> bool) -> Vec<Problem> {
    let mut found = Vec::new();
    for file in library.sources.packs.iter().flatten() {
        let is_question =
            file.inside().starts_with("question_bank/questions/") || file.inside().starts_with("question_bank/drafts/");
        let Some(Ok(document)) = is_question.then(|| Document::parse(&file.shown, &file.bytes)) else { continue };
        let json = document.json();
        let of = |slug: &str| library.sheets.get(slug).filter(|_| fits(slug));
        let Some(sheet) = json.get("slug").and_then(|slug| of(slug.as_str()?)) else { continue };
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
    }

    /// Each class with where it stands and what it is called.
    fn classes(&self) -> Vec<(String, &str, &Class)> {
        let question = &self.sheet.question;
        let ideas = question.ideas.iter().zip(&self.sheet.ideas).enumerate();
        let ideas = ideas.map(|(n, (file, class))| (format!("/ideas/{n}"), file.id.as_str(), class));
        let wrong = question.wrong.iter().zip(self.sheet.wrong.iter().filter(|claim| claim.own)).enumerate();
        ideas.chain(wrong.map(|(n, (file, claim))| (format!("/wrong/{n}"), file.id.as_str(), &claim.class))).collect()
    }

    fn elsewhere(&self, found: &mut Vec<Problem>) {
        let classes = self.classes();
        for (at, (pointer, id, class)) in classes.iter().enumerate() {
            for (n, example) in class.examples.iter().enumerate() {
                let others = class.examples.iter().enumerate().filter(|(other, _)| *other != n);
                let rest = Vector::blend(others.map(|(_, other)| (&other.vector, 1)));
                let own = class.scaled(rest.near(&example.vector));
                let away = classes.iter().enumerate().filter(|(other, _)| *other != at);
                let away = away.map(|(_, (_, name, other))| (other.scaled(other.centre.near(&example.vector)), *name));
                let Some((nearest, name)) = away.max() else { continue };
                if nearest > ELSEWHERE.0 && own < ELSEWHERE.1 {
                    let message = format!(
                        "this example of {id} reads like one of {name}; say it with {id}'s own words, or move it"
                    );
                    found.push(self.document.problem(&format!("{pointer}/say/{n}"), message));
                }
            }
        }
    }

    fn alike(&self, found: &mut Vec<Problem>) {
        let classes = self.classes();
        for (at, (pointer, id, class)) in classes.iter().enumerate() {
            for (_, other, second) in &classes[..at] {
                if class.centre.near(&second.centre) > SAME {
                    let message =
                        format!("{id} cannot be told from {other} by its examples; give each words of its own");
                    found.push(self.document.problem(&format!("{pointer}/id"), message));
                }
            }
        }
    }

    fn given_away(&self, question: &QuestionFile, found: &mut Vec<Problem>) {
        let sentences: Vec<&str> =
            question.brief.split(['.', '?', '!']).filter(|part| part.split(' ').count() > 4).collect();
        for (n, (idea, class)) in question.ideas.iter().zip(&self.sheet.ideas).enumerate() {
            if let Some(sentence) = sentences.iter().find(|sentence| self.near(sentence, class) > SHOWS) {
                let message = format!("the brief gives {} away: \u{201c}{}\u{201d}", idea.id, sentence.trim());
                found.push(self.document.problem(&format!("/ideas/{n}/say"), message));
            }
        }
    }

    fn few_words(&self, found: &mut Vec<Problem>) {
        for (n, (idea, class)) in self.sheet.question.ideas.iter().zip(&self.sheet.ideas).enumerate() {
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
        for (pointer, id, class) in self.classes() {
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
        for (n, (idea, class)) in question.ideas.iter().zip(&self.sheet.ideas).enumerate() {
            for (m, probe) in idea.probes.iter().enumerate() {
                if self.near(probe, class) > SHOWS {
                    let message = format!("this probe nearly says {} itself; name the failure, not its cure", idea.id);
                    found.push(self.document.problem(&format!("/ideas/{n}/probes/{m}"), message));
                }
            }
        }
    }

    /// How near a text is to a class, on its scale.
    fn near(&self, text: &str, class: &Class) -> i64 {
        let table = &self.sheet.learnt.table;
        let sparse = table.sparse(&Said::whole(text, &self.sheet.lexicon).features);
        class.scaled(class.centre.near(&table.vector(&sparse)))
    }
}
