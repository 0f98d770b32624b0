//! Looking through everything that there is to practise and to read, kind by kind, with words however they are spelt.

use futures_util::future::try_join_all;

use crate::content::curriculum::KINDS;
use crate::content::{Library, PieceKind};
use crate::store::{Collection, Lookup, StoreError};
use crate::text::Spelt;

use super::App;
use super::search::lookup;

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is called by.
    pub slug: String,
    /// As people read it.
    pub title: String,
    /// One sentence.
    pub summary: String,
}

/// What a search through everything came to.
#[derive(Clone, Debug, Default)]
pub struct Everything {
    /// Questions, the nearest first.
    pub questions: Vec<Hit>,
    /// Of each kind that has any, the nearest first.
    pub pieces: Vec<(PieceKind, Vec<Hit>)>,
    /// How the words were read.
    pub spelt: Spelt,
    /// Nothing has all the words: these have some of them.
    pub some: bool,
}

impl Everything {
    fn is_empty(&self) -> bool {
        self.questions.is_empty() && self.pieces.is_empty()
    }
}

impl App {
    /// Looks for words in questions and in all pieces of the curriculum that are in force.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn search_everything(&self, words: &str) -> Result<Everything, StoreError> {
        let in_force = self.in_force();
        let spelt = in_force.everything.spelt(words);
        if spelt.words.is_empty() {
            return Ok(Everything { spelt, ..Everything::default() });
        }
        let mut lookup = lookup(&spelt, Vec::new());
        let mut found = self.everywhere(&in_force.library, &lookup).await?;
        if let Some(wider) = lookup.wider().filter(|_| found.is_empty()) {
            lookup = wider;
            found = self.everywhere(&in_force.library, &lookup).await?;
        }
        Ok(Everything { some: lookup.any && !found.is_empty(), spelt, ..found })
    }

    async fn everywhere(&self, library: &Library, lookup: &Lookup) -> Result<Everything, StoreError> {
        let mut found = Everything::default();
        // What a reload has just taken out is not there any more.
        for hit in self.store.find(Collection::Questions, lookup).await? {
            let question = library.sheets.get(&hit.slug).map(|sheet| &sheet.question);
            found.questions.extend(question.map(|question| Hit {
                slug: hit.slug,
                title: question.title.clone(),
                summary: question.summary.clone(),
            }));
        }
        let lists = KINDS.iter().map(|row| self.store.find(Collection::of_kind(row.kind), lookup));
        for (row, hits) in KINDS.iter().zip(try_join_all(lists).await?) {
            let hits = hits.into_iter().filter_map(|hit| {
                let front = &library.curriculum.get(row.kind, &hit.slug)?.front;
                Some(Hit { slug: hit.slug, title: front.title.clone(), summary: front.summary.clone() })
            });
            let hits: Vec<Hit> = hits.collect();
            if !hits.is_empty() {
                found.pieces.push((row.kind, hits));
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Clock, Time};
    use crate::config::{Config, StoreSettings};

    /// Each as somebody has typed it, and what must be among the first three of its kind.
    const TYPED: [(&str, PieceKind, &str); 23] = [
        ("s3", PieceKind::Service, "s3"),
        ("consistant hashing", PieceKind::Pattern, "consistent-hashing-ring"),
        ("cirkuit breaker", PieceKind::Pattern, "circuit-breaker"),
        ("transactonal outbox", PieceKind::Pattern, "transactional-outbox"),
        ("saga orchestraton", PieceKind::Pattern, "saga-orchestration"),
        ("bloom filtr", PieceKind::Pattern, "bloom-filter"),
        ("cach aside", PieceKind::Pattern, "cache-aside"),
        ("strangler", PieceKind::Pattern, "strangler-fig"),
        ("isolation levls", PieceKind::Topic, "isolation-levels"),
        ("loadbalancing", PieceKind::Topic, "load-balancing"),
        ("capacity planninng", PieceKind::Topic, "capacity-planning"),
        ("disaster recovry", PieceKind::Topic, "disaster-recovery"),
        ("auto scaleing", PieceKind::Topic, "auto-scaling"),
        ("consensus", PieceKind::Topic, "consensus"),
        ("shuffle shardng", PieceKind::Topic, "shuffle-sharding-topic"),
        ("dynamo db", PieceKind::Service, "dynamodb"),
        ("kinisis", PieceKind::Service, "kinesis"),
        ("cloudfrnt", PieceKind::Service, "cloudfront"),
        ("step functons", PieceKind::Service, "stepfunctions"),
        ("oracle migraton", PieceKind::System, "oracle-migration"),
        ("aurora", PieceKind::System, "aurora-2017"),
        ("hot keyz", PieceKind::Playbook, "cool-a-hot-key"),
        ("dive deap", PieceKind::Playbook, "dive-deep"),
    ];

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn misspelt_words_find_what_was_meant() {
        let config = Config { store: StoreSettings { url: "mem://".to_owned() }, ..Config::default() };
        let app = App::open(config, Clock::manual(Time(1_790_000_000_000))).await.unwrap();
        let mut wrong = Vec::new();
        for (typed, kind, slug) in TYPED {
            let found = app.search_everything(typed).await.unwrap();
            let hits = found.pieces.iter().find(|(of, _)| *of == kind).map_or(&[][..], |(_, hits)| hits);
            if !hits.iter().take(3).any(|hit| hit.slug == slug) {
                let first: Vec<&str> = hits.iter().take(5).map(|hit| hit.slug.as_str()).collect();
                wrong.push(format!("{typed} finds {first:?}, read as {:?}", found.spelt));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        // What is short, and written with a figure, is a word like others.
        let found = app.search_everything("s3").await.unwrap();
        for hit in found.pieces.iter().filter(|(kind, _)| *kind == PieceKind::Service).flat_map(|(_, hits)| hits) {
            let text = format!("{} {} {}", hit.slug, hit.title, hit.summary).to_lowercase();
            assert!(text.contains("s3"), "{text}");
        }
        // A question is found beside what teaches it; what nobody wrote of is not.
        let found = app.search_everything("cache stampeed").await.unwrap();
        assert!(found.questions.iter().any(|hit| hit.slug == "cache-stampede") && !found.pieces.is_empty());
        let found = app.search_everything("submarine").await.unwrap();
        assert!(found.is_empty() && found.spelt.unknown == ["submarine"]);
        assert!(app.search_everything("").await.unwrap().is_empty());
    }
}
