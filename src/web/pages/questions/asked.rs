//! What the address of the list asks for, and addresses that ask for something else.

use serde::Deserialize;
use url::form_urlencoded::Serializer;

use crate::store::facets;

/// As the address has it. Empty: not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// Words, however they are spelt.
    pub(crate) q: String,
    pub(crate) kind: String,
    pub(crate) level: String,
    pub(crate) topic: String,
    pub(crate) competency: String,
    pub(crate) system: String,
    pub(crate) difficulty: String,
    pub(crate) length: String,
    /// Which page, from 1.
    pub(crate) page: String,
}

/// A field of the address that filters: its name, what it is called, and the facet that it asks for.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    pub(crate) facet: &'static str,
}

/// Each, in the order in which they are offered.
pub(crate) const FIELDS: [Field; 7] = [
    Field { name: "kind", title: "Kind", facet: facets::KIND },
    Field { name: "level", title: "Level", facet: facets::LEVEL },
    Field { name: "difficulty", title: "Difficulty", facet: facets::DIFFICULTY },
    Field { name: "topic", title: "Topic", facet: facets::TOPIC },
    Field { name: "competency", title: "Exercises", facet: facets::COMPETENCY },
    Field { name: "system", title: "Real system", facet: facets::SYSTEM },
    Field { name: "length", title: "Length", facet: facets::MINUTES },
];

impl Asked {
    /// What a field asks for.
    pub(crate) fn of(&self, field: &Field) -> &str {
        match field.name {
            "kind" => &self.kind,
            "level" => &self.level,
            "difficulty" => &self.difficulty,
            "topic" => &self.topic,
            "competency" => &self.competency,
            "system" => &self.system,
            _ => &self.length,
        }
    }

    /// Whether it asks for anything.
    pub(crate) fn is_anything(&self) -> bool {
        !self.q.trim().is_empty() || FIELDS.iter().any(|field| !self.of(field).is_empty())
    }

    /// Which page, from 1.
    pub(crate) fn page(&self) -> usize {
        self.page.parse().ok().filter(|page| *page > 0).unwrap_or(1)
    }

    /// The address that asks for the same but for one thing; what is empty is left out. Whoever asks for something else
    /// begins with the first page.
    pub(crate) fn with(&self, name: &str, value: &str) -> String {
        let mut query = Serializer::new(String::new());
        let fields = FIELDS.iter().map(|field| (field.name, self.of(field)));
        for (known, own) in std::iter::once(("q", self.q.trim())).chain(fields) {
            let value = if known == name { value } else { own };
            if !value.is_empty() {
                query.append_pair(known, value);
            }
        }
        if name == "page" && value != "1" {
            query.append_pair(name, value);
        }
        let query = query.finish();
        if query.is_empty() { "/questions".to_owned() } else { format!("/questions?{query}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_keeps_what_else_is_asked_for() {
        let asked = Asked {
            q: " rate limiter ".to_owned(),
            level: "L5".to_owned(),
            topic: "q&a".to_owned(),
            page: "3".to_owned(),
            ..Asked::default()
        };
        let check = |name: &str, value: &str, expect: &str| assert_eq!(asked.with(name, value), expect);
        check("level", "L6", "/questions?q=rate+limiter&level=L6&topic=q%26a");
        check("level", "", "/questions?q=rate+limiter&topic=q%26a");
        check("q", "", "/questions?level=L5&topic=q%26a");
        check("page", "2", "/questions?q=rate+limiter&level=L5&topic=q%26a&page=2");
        check("page", "1", "/questions?q=rate+limiter&level=L5&topic=q%26a");
        assert_eq!(Asked::default().with("kind", ""), "/questions");
        assert_eq!((asked.page(), Asked::default().page()), (3, 1));
        assert!(asked.is_anything() && !Asked::default().is_anything());
    }
}
