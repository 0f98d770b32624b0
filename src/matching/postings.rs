//! Postings: for each code the places where it stands, all in one stretch of memory.

/// An inverted list.
#[derive(Clone, Debug)]
pub(super) struct Postings<P> {
    /// Sorted.
    codes: Vec<u32>,
    /// For each code where its places end; they begin where those of the code before end.
    ends: Vec<usize>,
    places: Vec<P>,
}

impl<P> Postings<P> {
    /// From codes with their places; those of one code stay in the order in which they come.
    pub(super) fn new(standing: impl IntoIterator<Item = (u32, P)>) -> Self {
        let mut sorted: Vec<(u32, P)> = standing.into_iter().collect();
        sorted.sort_by_key(|(code, _)| *code);
        let mut postings = Self { codes: Vec::new(), ends: Vec::new(), places: Vec::with_capacity(sorted.len()) };
        for (code, place) in sorted {
            if postings.codes.last() != Some(&code) {
                postings.codes.push(code);
                postings.ends.push(0);
            }
            postings.places.push(place);
            if let Some(end) = postings.ends.last_mut() {
                *end = postings.places.len();
            }
        }
        postings
    }

    /// Where a code stands.
    pub(super) fn of(&self, code: u32) -> &[P] {
        let Ok(at) = self.codes.binary_search(&code) else { return &[] };
        let begin = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.places[begin..self.ends[at]]
    }
}

#[cfg(test)]
mod tests {
    use super::Postings;

    #[test]
    fn each_code_has_its_places_in_order() {
        let postings = Postings::new([(7, 'b'), (3, 'x'), (7, 'a'), (u32::MAX, 'z')]);
        let found = [3, 7, 8, u32::MAX].map(|code| postings.of(code).iter().collect::<String>());
        assert_eq!(found, ["x", "ba", "", "z"]);
        assert!(Postings::<char>::new([]).of(3).is_empty());
    }
}
