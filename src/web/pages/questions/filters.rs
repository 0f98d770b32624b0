//! What the list can be narrowed by: only what is there, and how often.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::content::{Difficulty, in_words};
use crate::store::facets;
use crate::web::pages::choices::Choice;
use crate::web::pages::wording;

use super::asked::{Asked, FIELDS, Field};
use super::{Bank, Listed};

/// A topic that fewer questions share narrows to next to nothing; words find it.
const SHARED: usize = 2;
/// So many topics are offered as links.
const TOPICS: usize = 16;

/// One thing to choose by.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Filter {
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    pub(crate) choices: Vec<Choice>,
}

/// Something that is asked for, and the way back from it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Applied {
    /// "Level: L5".
    pub(crate) says: String,
    /// The same without it.
    pub(crate) without: String,
}

/// A link to what has something in common.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Shortcut {
    pub(crate) title: String,
    pub(crate) count: usize,
    pub(crate) href: String,
}

/// The first fields, which are always seen, and the others.
pub(super) fn filters(bank: &Bank<'_>, asked: &Asked) -> (Vec<Filter>, Vec<Filter>) {
    let filter = |field: &Field| {
        let counts = counted(&bank.all, field.facet);
        let chosen = asked.of(field);
        let all = bank.all.len();
        let offered = |value: &str, count: usize| match field.facet {
            facets::TOPIC => count >= SHARED || value == chosen,
            // What every question has tells none from another.
            _ => count < all || value == chosen,
        };
        let choice = |(value, count): (&String, &usize)| Choice {
            title: format!("{} ({count})", title(bank, field.facet, value)),
            value: value.clone(),
            about: String::new(),
            chosen: value == chosen,
        };
        let mut choices: Vec<Choice> =
            counts.iter().filter(|(value, count)| offered(value, **count)).map(choice).collect();
        let difficulty = |choice: &Choice| Difficulty::ALL.iter().position(|known| known.name() == choice.value);
        choices.sort_by_key(|choice| (difficulty(choice), choice.title.to_lowercase()));
        Filter { name: field.name, title: field.title, choices }
    };
    let (first, more) = FIELDS.split_at(3);
    let some = |fields: &[Field]| fields.iter().map(filter).filter(|filter| !filter.choices.is_empty()).collect();
    (some(first), some(more))
}

/// All that is asked for.
pub(super) fn applied(bank: &Bank<'_>, asked: &Asked) -> Vec<Applied> {
    let words = (!asked.q.trim().is_empty())
        .then(|| Applied { says: format!("Words: {}", asked.q.trim()), without: asked.with("q", "") });
    let fields = FIELDS.iter().filter(|field| !asked.of(field).is_empty()).map(|field| Applied {
        says: format!("{}: {}", field.title, title(bank, field.facet, asked.of(field))),
        without: asked.with(field.name, ""),
    });
    words.into_iter().chain(fields).collect()
}

/// The topics that most questions share.
pub(super) fn topics(bank: &Bank<'_>) -> Vec<Shortcut> {
    let mut counts: Vec<_> = counted(&bank.all, facets::TOPIC).into_iter().collect();
    counts.retain(|(_, count)| *count >= SHARED);
    counts.sort_by_key(|(topic, count)| (std::cmp::Reverse(*count), topic.clone()));
    let link = |(topic, count): (String, usize)| Shortcut {
        href: Asked::default().with("topic", &topic),
        title: topic,
        count,
    };
    counts.into_iter().take(TOPICS).map(link).collect()
}

/// How many questions have each value of a facet.
fn counted(all: &[Listed<'_>], facet: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let values = all.iter().flat_map(|listed| &listed.facets).filter_map(|own| {
        let (name, value) = own.split_once(':')?;
        (name == facet).then(|| value.to_owned())
    });
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts
}

/// A facet's value as people read it.
fn title(bank: &Bank<'_>, facet: &str, value: &str) -> String {
    match facet {
        facets::COMPETENCY => bank.competencies.get(value).cloned().unwrap_or_else(|| in_words(value)),
        facets::LEVEL | facets::TOPIC => value.to_owned(),
        facets::MINUTES => wording::count(value.parse().unwrap_or_default(), "minute", "minutes"),
        _ => in_words(value),
    }
}
