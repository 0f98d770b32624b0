//! Brings a database's schema up to what this binary knows: numbered files, each applied once, in one transaction,
//! with a checksum. A file that was released is never edited; what must change goes into the next one.

use std::collections::BTreeMap;

use surrealdb::Surreal;
use surrealdb::engine::any::Any;
use surrealdb::types::SurrealValue;

use super::open::no_variables;
use super::{StoreError, retry};
use crate::clock::Time;

/// One file of `schema/`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Migration {
    /// From 1, without gaps.
    pub(super) number: u32,
    /// The file's name after its number.
    pub(super) name: &'static str,
    /// The statements.
    pub(super) text: &'static str,
}

/// In order.
pub(super) const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "first_interview", text: include_str!("schema/0001_first_interview.surql") },
    Migration { number: 2, name: "drafts", text: include_str!("schema/0002_drafts.surql") },
    Migration { number: 3, name: "shown", text: include_str!("schema/0003_shown.surql") },
    Migration { number: 4, name: "collections", text: include_str!("schema/0004_collections.surql") },
    Migration { number: 5, name: "found_by", text: include_str!("schema/0005_found_by.surql") },
    Migration { number: 6, name: "progress", text: include_str!("schema/0006_progress.surql") },
    Migration { number: 7, name: "loops", text: include_str!("schema/0007_loops.surql") },
];

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct Applied {
    number: i64,
    checksum: String,
}

/// Applies what is missing. Several nodes may do this at the same time.
pub(super) async fn run(
    database: &Surreal<Any>,
    at: &str,
    migrations: &[Migration],
    now: Time,
) -> Result<(), StoreError> {
    let own_table = "DEFINE TABLE IF NOT EXISTS migration SCHEMAFULL;
        DEFINE FIELD IF NOT EXISTS number ON migration TYPE int;
        DEFINE FIELD IF NOT EXISTS name ON migration TYPE string;
        DEFINE FIELD IF NOT EXISTS checksum ON migration TYPE string;
        DEFINE FIELD IF NOT EXISTS applied ON migration TYPE int;";
    retry::write(database, "prepare for migrations", 0, own_table, no_variables()).await?;
    let mut applied = applied(database).await?;
    let known = migrations.last().map_or(0, |migration| migration.number);
    if let Some((found, _)) = applied.last_key_value()
        && *found > known
    {
        return Err(StoreError::Newer { at: at.to_owned(), found: *found, known });
    }
    for migration in migrations {
        let checksum = checksum(migration.text);
        if !applied.contains_key(&migration.number) {
            let outcome = apply(database, migration, &checksum, now).await;
            // Another node may have applied it first; then what counts is that it was the same.
            applied = self::applied(database).await?;
            if !applied.contains_key(&migration.number) {
                outcome?;
            }
        }
        if applied.get(&migration.number) != Some(&checksum) {
            return Err(StoreError::ChangedMigration {
                at: at.to_owned(),
                number: migration.number,
                name: migration.name.to_owned(),
            });
        }
    }
    Ok(())
}

async fn applied(database: &Surreal<Any>) -> Result<BTreeMap<u32, String>, StoreError> {
    let query = "SELECT number, checksum FROM migration";
    let (mut results, _) = retry::write(database, "read migrations", 0, query, no_variables()).await?;
    let rows: Vec<Applied> = results.take(0).map_err(|error| retry::failed("read migrations", &error))?;
    Ok(rows.into_iter().map(|row| (u32::try_from(row.number).unwrap_or(u32::MAX), row.checksum)).collect())
}

async fn apply(database: &Surreal<Any>, migration: &Migration, checksum: &str, now: Time) -> Result<(), StoreError> {
    #[derive(SurrealValue)]
    #[surreal(crate = "surrealdb::types")]
    struct Variables {
        number: i64,
        name: String,
        checksum: String,
        now: i64,
    }
    // Its own row first: of two nodes one gets it, and the other's transaction fails as a whole.
    let query = format!(
        "BEGIN;
        CREATE type::record('migration', $number) \
         SET number = $number, name = $name, checksum = $checksum, applied = $now RETURN NONE;
        {};
        COMMIT",
        migration.text.trim_end().trim_end_matches(';')
    );
    let variables = Variables {
        number: migration.number.into(),
        name: migration.name.to_owned(),
        checksum: checksum.to_owned(),
        now: now.0,
    };
    retry::write(database, "apply a migration", migration.number.into(), &query, variables.into_value()).await?;
    Ok(())
}

/// Line ends do not count: a checkout may change them.
fn checksum(text: &str) -> String {
    blake3::hash(text.replace('\r', "").as_bytes()).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_the_folder() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/store/schema");
        let mut files: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        files.sort();
        let listed: Vec<_> =
            MIGRATIONS.iter().map(|migration| format!("{:04}_{}.surql", migration.number, migration.name)).collect();
        assert_eq!(files, listed);
        assert!(MIGRATIONS.iter().zip(1..).all(|(migration, number)| migration.number == number));
    }
}
