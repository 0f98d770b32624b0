//! What people look for, kind by kind: one table a kind, one row a thing, under its slug. Synced from the content, found
//! by facet and by word. The content files are the truth; what stands here is made from them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use surrealdb::types::{Object, RecordId, SurrealValue, Value};

use super::open::no_variables;
use super::{Store, StoreError, retry};
use crate::clock::Time;

/// A kind of content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Collection {
    /// What is asked.
    Questions,
    /// What is taught.
    Topics,
    /// What solves the same problem again and again.
    Patterns,
    /// Real systems.
    Systems,
    /// What systems are built of.
    Services,
    /// How to go about it.
    Playbooks,
}

impl Collection {
    /// Each of them.
    pub const ALL: [Self; 6] =
        [Self::Questions, Self::Topics, Self::Patterns, Self::Systems, Self::Services, Self::Playbooks];

    /// Its table.
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Questions => "system_design_interview_questions",
            Self::Topics => "system_design_topics",
            Self::Patterns => "system_design_patterns",
            Self::Systems => "amazon_system_examples",
            Self::Services => "services",
            Self::Playbooks => "playbooks",
        }
    }
}

/// One thing of a collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is called by.
    pub slug: String,
    /// What sort of thing it is.
    pub kind: String,
    /// As people read it.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// What is searched. A word that stands in it twice weighs more.
    pub text: String,
    /// What it is chosen by, see [`facet`].
    pub facets: BTreeSet<String>,
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lookup {
    /// For each word that was typed those that may stand for it.
    pub words: Vec<Vec<String>>,
    /// One of the words is enough; else there must be one for each.
    pub any: bool,
    /// All of these.
    pub facets: Vec<String>,
}

impl Lookup {
    /// For some of the words, if that is another thing.
    #[must_use]
    pub fn wider(&self) -> Option<Self> {
        (self.words.len() > 1 && !self.any).then(|| Self { any: true, ..self.clone() })
    }
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, SurrealValue)]
#[surreal(crate = "surrealdb::types")]
pub struct Found {
    /// What it is called by.
    pub slug: String,
    /// As they stand in the row.
    pub facets: Vec<String>,
    /// Of a question, as it stands in the row.
    pub(super) interviews: Option<i64>,
}

/// A facet's name with one of its values.
pub fn facet(name: &str, value: &str) -> String {
    format!("{name}:{value}")
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct Stored {
    slug: String,
    hash: String,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct Row {
    id: RecordId,
    slug: String,
    hash: String,
    kind: String,
    title: String,
    summary: String,
    text: String,
    facets: Vec<String>,
    created: i64,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct Change {
    rows: Vec<Row>,
    gone: Vec<RecordId>,
}

impl Item {
    /// Of all that stands in its row.
    fn hash(&self) -> String {
        let Self { slug, kind, title, summary, text, facets } = self;
        let mut hasher = blake3::Hasher::new();
        for part in [slug, kind, title, summary, text].into_iter().chain(facets) {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.finalize().to_hex().to_string()
    }

    fn row(&self, collection: Collection, hash: String, now: Time) -> Row {
        Row {
            id: RecordId::new(collection.table(), self.slug.as_str()),
            slug: self.slug.clone(),
            hash,
            kind: self.kind.clone(),
            title: self.title.clone(),
            summary: self.summary.clone(),
            text: self.text.clone(),
            facets: self.facets.iter().cloned().collect(),
            created: now.0,
        }
    }
}

impl Store {
    /// Makes a collection what it is today, and returns the slugs that were written. What has not changed costs one read;
    /// what is gone from the content is gone.
    ///
    /// # Errors
    /// If the store fails; nothing has changed then.
    pub async fn sync_collection(
        &self,
        collection: Collection,
        items: &[Item],
        now: Time,
    ) -> Result<Vec<String>, StoreError> {
        let what = "list a collection";
        let table = collection.table();
        let mut results = self.read(what, &format!("SELECT slug, hash FROM {table}"), no_variables()).await?;
        let stored: Vec<Stored> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        let mut stored: BTreeMap<String, String> = stored.into_iter().map(|row| (row.slug, row.hash)).collect();
        let mut rows = Vec::new();
        for item in items {
            let hash = item.hash();
            if stored.remove(&item.slug).as_ref() != Some(&hash) {
                rows.push(item.row(collection, hash, now));
            }
        }
        let gone: Vec<RecordId> = stored.into_keys().map(|slug| RecordId::new(table, slug)).collect();
        if rows.is_empty() && gone.is_empty() {
            return Ok(Vec::new());
        }
        let written = rows.iter().map(|row| row.slug.clone()).collect();
        // What else stands in a row stays.
        let query = "{
            DELETE $gone RETURN NONE;
            FOR $row IN $rows { UPSERT $row.id MERGE $row RETURN NONE };
        }";
        self.write("sync a collection", 0, query, Change { rows, gone }).await?;
        Ok(written)
    }

    /// What fits: the nearest to the words first, or by slug if there are none.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn find(&self, collection: Collection, lookup: &Lookup) -> Result<Vec<Found>, StoreError> {
        let what = "search a collection";
        let (query, variables) = statement(collection, lookup);
        let mut results = self.read(what, &query, variables).await?;
        results.take(0).map_err(|error| retry::failed(what, &error))
    }
}

impl Store {
    /// One of a collection.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn found(&self, collection: Collection, slug: &str) -> Result<Option<Found>, StoreError> {
        #[derive(SurrealValue)]
        #[surreal(crate = "surrealdb::types")]
        struct ById {
            id: RecordId,
        }
        let what = "read one of a collection";
        let id = RecordId::new(collection.table(), slug);
        let mut results = self.read(what, &format!("SELECT {FIELDS} FROM $id"), ById { id }).await?;
        results.take(0).map_err(|error| retry::failed(what, &error))
    }
}

/// What is read of a row.
const FIELDS: &str = "slug, facets, interviews";

/// The query with its variables. Whatever was typed is bound, never written into it.
pub(super) fn statement(collection: Collection, lookup: &Lookup) -> (String, Value) {
    let mut variables = Object::new();
    let groups = if lookup.any { vec![lookup.words.concat()] } else { lookup.words.clone() };
    let groups: Vec<String> = groups.iter().filter(|group| !group.is_empty()).map(|group| group.join(" ")).collect();
    let (mut fits, mut scores) = (Vec::new(), Vec::new());
    for (n, group) in groups.into_iter().enumerate() {
        fits.push(format!("text @{n},OR@ $words{n}"));
        scores.push(format!("search::score({n})"));
        variables.insert(format!("words{n}"), Value::String(group));
    }
    for (n, facet) in lookup.facets.iter().enumerate() {
        fits.push(format!("facets CONTAINS $facet{n}"));
        variables.insert(format!("facet{n}"), Value::String(facet.clone()));
    }
    let mut query = format!("SELECT {FIELDS}");
    if !scores.is_empty() {
        let _ = write!(query, ", {} AS score", scores.join(" + "));
    }
    let _ = write!(query, " FROM {}", collection.table());
    if !fits.is_empty() {
        let _ = write!(query, " WHERE {}", fits.join(" AND "));
    }
    query.push_str(if scores.is_empty() { " ORDER BY slug" } else { " ORDER BY score DESC, slug" });
    (query, Value::Object(variables))
}
