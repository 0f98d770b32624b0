//! How far an idea was shown, and what that earns. The one place where a facet has a number.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Each needs the one below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Facet {
    /// A word of it, or anything that a gate lowered.
    Listed,
    /// A mechanism tied to the need or its object.
    Named,
    /// The mechanism at work on this question's object.
    How,
    /// Its own cost, what goes wrong without it, or a real alternative compared.
    Why,
    /// A failure with its cure, or a figure that follows from other figures.
    Bounded,
}

impl Facet {
    /// Every facet, lowest first.
    pub const ALL: [Self; 5] = [Self::Listed, Self::Named, Self::How, Self::Why, Self::Bounded];

    /// What it earns of an idea's weight, in thousandths.
    pub fn share(self) -> u32 {
        match self {
            // Half a percent: every key word of a question together must stay below one idea that is shown.
            Self::Listed => 5,
            Self::Named => 100,
            Self::How => 500,
            Self::Why => 750,
            Self::Bounded => 1000,
        }
    }

    /// What evidence for it does, in plain words.
    pub fn shows(self) -> &'static str {
        match self {
            Self::Listed => "mentions the topic",
            Self::Named => "names it without showing how",
            Self::How => "shows how it works",
            Self::Why => "shows how it works and what speaks for it or against it",
            Self::Bounded => "shows how it works, why, and where it ends",
        }
    }

    /// As it is written in files and on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::Named => "named",
            Self::How => "how",
            Self::Why => "why",
            Self::Bounded => "bounded",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Facet;

    #[test]
    fn each_facet_earns_more_than_the_one_below() {
        assert!(Facet::ALL.is_sorted_by(|low, high| low < high && low.share() < high.share()));
        assert_eq!(Facet::Bounded.share(), 1000);
    }

    #[test]
    fn its_name_is_how_it_is_written() {
        for facet in Facet::ALL {
            assert_eq!(serde_json::to_value(facet).unwrap(), facet.name());
        }
    }
}
