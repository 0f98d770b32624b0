//! Which features drew a sentence to a class: nearness is a sum over them, so this is exact.

use crate::matching::{Table, Vector};

/// So many are named.
const MOST: usize = 6;

/// The features that drew a sentence to a class, the strongest first.
pub fn carried(table: &Table, sparse: &[(u32, i32)], centre: &Vector) -> Vec<String> {
    let mut shares: Vec<(i64, u32)> = sparse.iter().map(|one| (table.share(*one, centre), one.0)).collect();
    shares.sort_by_key(|(share, number)| (-share, *number));
    let strongest = shares.into_iter().filter(|(share, _)| *share > 0).take(MOST);
    strongest.map(|(_, number)| table.name(number).to_owned()).collect()
}
