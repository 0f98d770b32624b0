//! Looking for questions, or for pieces of one kind: by what they are chosen by, and by words, however they are spelt.

use std::sync::Arc;

use crate::content::{Difficulty, Piece, PieceKind, Sheet};
use crate::store::{Collection, Found, Lookup, StoreError, facet};
use crate::text::{Spelt, Vocabulary};

use super::App;

/// What is looked for. Nothing asked for finds everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// As they were typed.
    pub words: String,
    /// Facets that must all fit, each a name of [`crate::store::facets`] with a value. An empty value asks for nothing.
    pub facets: Vec<(&'static str, String)>,
}

impl Wanted {
    /// Nothing is asked for.
    fn is_everything(&self) -> bool {
        self.words.trim().is_empty() && self.facets.iter().all(|(_, value)| value.is_empty())
    }
}

/// A question that was found.
#[derive(Clone, Debug)]
pub struct FoundQuestion {
    /// As it is in force.
    pub sheet: Arc<Sheet>,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// How many finished interviews say so; none while its levels do.
    pub interviews: Option<usize>,
    /// What it is chosen by, as in the store.
    pub facets: Vec<String>,
}

/// What a search came to.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// The nearest first; as they are listed if there were no words.
    pub questions: Vec<FoundQuestion>,
    /// How the words were read.
    pub spelt: Spelt,
    /// No question has all the words: these have some of them.
    pub some: bool,
}

/// What the store had.
#[derive(Default)]
struct Looked {
    found: Vec<Found>,
    spelt: Spelt,
    /// Nothing has all the words: these have some of them.
    some: bool,
}

/// For words as they were read: beside one that stands for nothing some of the others are enough.
pub(super) fn lookup(spelt: &Spelt, facets: Vec<String>) -> Lookup {
    Lookup { words: spelt.words.clone(), any: !spelt.unknown.is_empty(), facets }
}

impl App {
    /// Looks for questions in force.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn search(&self, wanted: &Wanted) -> Result<Search, StoreError> {
        let in_force = self.in_force();
        let Looked { found, spelt, some } = self.look(Collection::Questions, &in_force.vocabulary, wanted).await?;
        let known = |found: &Found| {
            // What a reload has just taken out is not there any more.
            let sheet = Arc::clone(in_force.library.sheets.get(&found.slug)?);
            Some(FoundQuestion {
                sheet,
                difficulty: found.difficulty(),
                interviews: found.interviews(),
                facets: found.facets.clone(),
            })
        };
        let mut questions: Vec<FoundQuestion> = found.iter().filter_map(known).collect();
        if spelt.words.is_empty() {
            questions.sort_by_key(|found| found.sheet.listed_by());
        }
        Ok(Search { questions, spelt, some })
    }

    /// Looks for pieces of a kind in force: the nearest to the words first, by slug without words.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn pieces(&self, kind: PieceKind, wanted: &Wanted) -> Result<Vec<Arc<Piece>>, StoreError> {
        let in_force = self.in_force();
        if wanted.is_everything() {
            return Ok(in_force.library.curriculum.of(kind).cloned().collect());
        }
        let looked = self.look(Collection::of_kind(kind), &in_force.everything, wanted).await?;
        let curriculum = &in_force.library.curriculum;
        Ok(looked.found.iter().filter_map(|found| curriculum.get(kind, &found.slug).cloned()).collect())
    }

    /// What the store has for the words as they were read, all of them or else some, and for the facets.
    async fn look(
        &self,
        collection: Collection,
        vocabulary: &Vocabulary,
        wanted: &Wanted,
    ) -> Result<Looked, StoreError> {
        let spelt = vocabulary.spelt(&wanted.words);
        // Words that stand for nothing, or that are none, find nothing; no words at all find everything.
        if spelt.words.is_empty() && !wanted.words.trim().is_empty() {
            return Ok(Looked { spelt, ..Looked::default() });
        }
        let facets = wanted.facets.iter().filter(|(_, value)| !value.is_empty());
        let mut lookup = lookup(&spelt, facets.map(|(name, value)| facet(name, value)).collect());
        let mut found = self.store.find(collection, &lookup).await?;
        if let Some(wider) = lookup.wider().filter(|_| found.is_empty()) {
            lookup = wider;
            found = self.store.find(collection, &lookup).await?;
        }
        Ok(Looked { some: lookup.any && !found.is_empty(), found, spelt })
    }

    /// Goes by what interviews about a question have come to by now. What cannot be written now is written after the next
    /// one.
    pub(super) async fn measure(&self, slug: &str) {
        if let Err(problem) = self.store.measure_question(slug).await {
            tracing::warn!(slug, "how hard the question is was not written: {problem}");
        }
    }

    /// One question in force, and how hard it is.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn question(&self, slug: &str) -> Result<Option<FoundQuestion>, StoreError> {
        let Some(sheet) = self.library().sheets.get(slug).cloned() else { return Ok(None) };
        let found = self.store.found(Collection::Questions, slug).await?;
        // What another node has just taken out of the store is in force here until this one reloads.
        let by_levels = Difficulty::by_levels(&sheet.question.levels);
        Ok(Some(FoundQuestion {
            difficulty: found.as_ref().map_or(by_levels, Found::difficulty),
            interviews: found.as_ref().and_then(Found::interviews),
            facets: found.map(|found| found.facets).unwrap_or_default(),
            sheet,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Clock, Time};
    use crate::config::{Config, StoreSettings};
    use crate::store::facets;

    /// Each as somebody has typed it, and a question that it must find among the first three.
    const TYPED: [(&str, &str); 24] = [
        ("url shortner", "url-shortener"),
        ("rate limitter", "rate-limiter"),
        ("ratelimiter", "rate-limiter"),
        ("cache stampeed", "cache-stampede"),
        ("consistant hashing", "consistent-hashing"),
        ("consistent hasing", "consistent-hashing"),
        ("notifcation service", "notification-service"),
        ("poisen message", "poison-message"),
        ("sales rnak", "sales-rank"),
        ("web socket polling", "websockets-or-polling"),
        ("experimantation", "experimentation-platform"),
        ("log colection", "log-collection"),
        ("feture flags", "feature-flags"),
        ("delivery garantees", "delivery-guarantees"),
        ("regoin failure", "region-failure"),
        ("ordre pipeline", "order-pipeline"),
        ("capacty estimate", "capacity-estimate"),
        ("zone failur", "zone-failure"),
        ("active actve sessions", "active-active-sessions"),
        ("shoping cart", "shopping-cart"),
        ("chekout", "checkout"),
        ("stamp", "cache-stampede"),
        ("idempotancy keys", "idempotency-keys"),
        ("CONSISTENT HASHES", "consistent-hashing"),
    ];

    async fn app() -> Arc<App> {
        let config = Config { store: StoreSettings { url: "mem://".to_owned() }, ..Config::default() };
        App::open(config, Clock::manual(Time(1_790_000_000_000))).await.unwrap()
    }

    fn words(words: &str) -> Wanted {
        Wanted { words: words.to_owned(), ..Wanted::default() }
    }

    fn slugs(search: &Search) -> Vec<&str> {
        search.questions.iter().map(|found| found.sheet.question.slug.as_str()).collect()
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn misspelt_words_find_what_was_meant() {
        let app = app().await;
        let mut wrong = Vec::new();
        for (typed, slug) in TYPED {
            let search = app.search(&words(typed)).await.unwrap();
            if !slugs(&search).iter().take(3).any(|found| *found == slug) {
                let first: Vec<&str> = slugs(&search).into_iter().take(5).collect();
                wrong.push(format!("{typed} finds {first:?}, read as {:?}", search.spelt));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn what_has_all_the_words_comes_before_what_has_some() {
        let app = app().await;
        let search = app.search(&words("shopping cart")).await.unwrap();
        assert!(!search.some && slugs(&search).contains(&"shopping-cart"), "{:?}", slugs(&search));
        let search = app.search(&words("shopping submarine")).await.unwrap();
        assert!(search.some && slugs(&search).contains(&"shopping-cart"), "{:?}", slugs(&search));
        assert_eq!(search.spelt.unknown, ["submarine"]);
        for nothing in ["submarine", "!!!", &"x".repeat(41)] {
            let search = app.search(&words(nothing)).await.unwrap();
            assert!(search.questions.is_empty() && !search.some, "{nothing}");
        }
        // Without words they come as they are listed, and all of them do.
        let search = app.search(&Wanted::default()).await.unwrap();
        let listed = app.library();
        let listed: Vec<&str> = listed.questions().iter().map(|sheet| sheet.question.slug.as_str()).collect();
        assert_eq!(slugs(&search), listed);
        let wanted =
            Wanted { facets: vec![(facets::LEVEL, "L3".to_owned()), (facets::KIND, String::new())], ..words("") };
        let search = app.search(&wanted).await.unwrap();
        assert!(!search.questions.is_empty() && search.questions.len() < listed.len());
    }
}
