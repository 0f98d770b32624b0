//! Which features drew a sentence to a class: nearness is a sum over them, so this is exact.

use crate::matching::{Table, Vector};

/// So many are named.
const MOST: usize = 6;

/// The features that drew a sentence to one centre more than to another, the strongest first. With [`Vector::ZERO`] for the
/// other, all that drew it.
pub fn carried(table: &Table, sparse: &[(u32, i32)], to: &Vector, rather_than: &Vector) -> Vec<String> {
    let share = |one: &(u32, i32)| table.share(*one, to) - table.share(*one, rather_than);
    let mut shares: Vec<(i64, u32)> = sparse.iter().map(|one| (share(one), one.0)).collect();
    shares.sort_by_key(|(share, number)| (-share, *number));
    let strongest = shares.into_iter().filter(|(share, _)| *share > 0).take(MOST);
    strongest.map(|(_, number)| table.name(number).to_owned()).collect()
}
