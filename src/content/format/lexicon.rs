//! `rubrics/lexicon.yaml`: the words of the domain.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `format: lexicon/1`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LexiconFile {
    /// `lexicon/1`.
    pub format: String,
    /// Word to lemma, where the stemmer would err: `replicas: replica`. Looked up before the stemmer.
    #[serde(default)]
    pub lemmas: BTreeMap<String, String>,
    /// The concepts.
    pub concepts: Vec<ConceptFile>,
}

/// One concept and everything people call it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConceptFile {
    /// Lower-case words joined by hyphens; its words are a name too.
    pub id: String,
    /// The concepts above it: a bracket that asks for those takes this one.
    #[serde(default)]
    pub is_a: Vec<String>,
    /// Names, products, plain words. Matched by lemma, so one form of a word is enough.
    #[serde(default)]
    pub names: Vec<String>,
}
