//! What the sealed attacks cut words and sentences with. Sealed like them.

use crate::suites::dice::Dice;

pub(super) const DETERMINERS: &str = " the a an each every per one this that its their no of two ";
pub(super) const AUXILIARIES: &str = " is are was were can must will should has have does do may would gets ";
pub(super) const PREPOSITIONS: &str = " by to from before after with in on into through over than for at ";
/// Two by two.
pub(super) const OPPOSITES: &str = "before after more less always never fast slow cheap expensive high low \
    strong weak synchronous asynchronous accept refuse keep drop keeps drops fresh stale safe unsafe \
    larger smaller early late with without succeeds fails grows shrinks allow forbid";
pub(super) const ACTORS: &str = "client server clients servers primary replica leader follower reader writer \
    readers writers read write reads writes producer consumer cache database user operator \
    users operators queue index sender receiver worker browser key value log lock request response";

pub(super) fn listed(list: &str, word: &str) -> bool {
    list.contains(&format!(" {word} "))
}

pub(super) fn pick<'a>(items: &'a [String], dice: &mut Dice) -> &'a str {
    let at = dice.below(items.len().max(1));
    items.get(at).map_or("the system", String::as_str)
}

pub(super) fn choose<'a>(list: &'a str, dice: &mut Dice) -> &'a str {
    let at = dice.below(list.split('|').count());
    list.split('|').nth(at).unwrap_or(list)
}

/// Up to `n` different items in random order, as clauses: no full stop, no capital.
pub(super) fn some(items: &[String], n: usize, dice: &mut Dice) -> Vec<String> {
    let mut all: Vec<String> = items.iter().map(|item| clause(item)).collect();
    dice.shuffle(&mut all);
    all.truncate(n);
    all
}

pub(super) fn clause(text: &str) -> String {
    let text = text.trim().trim_end_matches(['.', '!', '?', ';']);
    let mut chars = text.chars();
    let first = chars.next().map(char::to_lowercase);
    // Acronyms and the pronoun "I" keep their capitals.
    let small = text.starts_with("A ") || text.chars().nth(1).is_some_and(char::is_lowercase);
    match first.filter(|_| small) {
        Some(c) => c.chain(chars).collect(),
        None => text.to_owned(),
    }
}

pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}

pub(super) fn stop(text: &str) -> String {
    format!("{}.", capital(text.trim_end_matches('.')))
}

pub(super) fn turns(sentences: &[String], per_turn: usize) -> Vec<String> {
    let turns = sentences.chunks(per_turn.max(1));
    turns.map(|few| few.join(" ")).collect()
}

pub(super) fn sentences(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let parts = words.split_inclusive(|w| w.ends_with(['.', '!', '?']));
    parts.map(|part| part.join(" ")).collect()
}

/// Every turn remade sentence by sentence; the number of turns stays.
pub(super) fn remade(answer: &[String], mut change: impl FnMut(&str) -> String) -> Vec<String> {
    let mut remake = |turn: &String| {
        let new: Vec<String> = sentences(turn).iter().map(|s| change(s)).collect();
        new.join(" ")
    };
    answer.iter().map(&mut remake).collect()
}

/// Offers each word without its punctuation, in small letters, with the word before it.
pub(super) fn map_words(text: &str, mut change: impl FnMut(&str, &str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut before = String::new();
    for token in text.split_inclusive(char::is_whitespace) {
        let core = token.trim_matches(|c: char| !c.is_alphanumeric());
        let small = core.to_lowercase();
        match change(&small, &before) {
            Some(new) if !core.is_empty() => {
                let great = core.starts_with(char::is_uppercase);
                let new = if great { capital(&new) } else { new };
                out.push_str(&token.replacen(core, &new, 1));
            }
            _ => out.push_str(token),
        }
        before = small;
    }
    out
}

/// The partner of a word in a list of pairs.
pub(super) fn other(pairs: &[&str], word: &str) -> Option<String> {
    let at = pairs.iter().position(|p| *p == word)?;
    pairs.get(at ^ 1).map(|p| (*p).to_owned())
}

pub(super) type Names = Vec<(String, String)>;

/// Puts key words in the place of nouns; the same noun always gets the same key word within `map`.
pub(super) fn renoun(text: &str, words: &[String], map: &mut Names, dice: &mut Dice) -> String {
    map_words(text, |word, before| {
        let key = words.iter().any(|w| w.rsplit(' ').next() == Some(word));
        let noun = word.chars().count() >= 4 && (key || listed(DETERMINERS, before));
        if !noun || words.is_empty() {
            return None;
        }
        if let Some((_, new)) = map.iter().find(|(old, _)| old == word) {
            return Some(new.clone());
        }
        let used = |w: &str| map.iter().any(|(_, new)| new == w);
        let mut tries: Vec<&str> = (0..9).map(|_| pick(words, dice)).collect();
        tries.retain(|w| !w.contains(word));
        let fresh = tries.iter().find(|w| !used(w)).or(tries.first());
        let new = fresh.map_or("moment", |w| *w).to_owned();
        map.push((word.to_owned(), new.clone()));
        Some(new)
    })
}

/// "the alias is claimed by a conditional insert" => "a conditional insert is claimed by the alias"
pub(super) fn exchange(sentence: &str) -> Option<String> {
    let text = clause(sentence);
    let words: Vec<&str> = text.split_whitespace().collect();
    let hinge = words.iter().rposition(|w| listed(PREPOSITIONS, w))?;
    let verb = words.get(..hinge)?.windows(2).position(|pair| {
        let &[before, w] = pair else { return false };
        let ends = w.len() > 3 && w.ends_with('s') && !listed(DETERMINERS, before);
        listed(AUXILIARIES, w) || ends
    })? + 1;
    let (subject, rest) = words.split_at_checked(verb)?;
    let (middle, object) = rest.split_at_checked(hinge + 1 - verb)?;
    let turned = [object, middle, subject].concat().join(" ");
    (!object.is_empty()).then(|| stop(&turned))
}

/// Takes a "not" away where there is one, else puts one in.
pub(super) fn negate(sentence: &str, dice: &mut Dice) -> String {
    let mut done = false;
    let out = map_words(sentence, |word, _| {
        let new = match word {
            "not" | "never" | "cannot" => "always",
            "no" | "nothing" | "nobody" => "any",
            _ => return None,
        };
        done = true;
        Some(new.to_owned())
    });
    if done {
        return out;
    }
    let out = map_words(sentence, |word, _| {
        let here = !done && listed(AUXILIARIES, word);
        done |= here;
        here.then(|| format!("{word} not"))
    });
    if done {
        return out;
    }
    let starts = "It would be a mistake to say that|It is untrue that|We made sure not to see that";
    format!("{} {}.", choose(starts, dice), clause(sentence))
}
