//! How far an idea was shown.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Each needs the one below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Facet {
    /// A sentence is about it; whether it shows it is not sure enough to say.
    #[serde(alias = "listed", alias = "named")]
    Touched,
    /// A sentence shows it, by measurement.
    #[serde(alias = "how")]
    Shown,
    /// With its price, its reason, or a real alternative compared.
    #[serde(alias = "why")]
    Reasoned,
    /// With a failure and its reaction, or a figure that follows from others.
    Bounded,
}

impl Facet {
    /// Every facet, lowest first.
    pub const ALL: [Self; 4] = [Self::Touched, Self::Shown, Self::Reasoned, Self::Bounded];

    /// What evidence for it does, in plain words.
    pub fn shows(self) -> &'static str {
        match self {
            Self::Touched => "touches it",
            Self::Shown => "shows it",
            Self::Reasoned => "shows it with what speaks for it or against it",
            Self::Bounded => "shows it and where it ends",
        }
    }

    /// As it is written in files and on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Touched => "touched",
            Self::Shown => "shown",
            Self::Reasoned => "reasoned",
            Self::Bounded => "bounded",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Facet;

    #[test]
    fn older_names_are_read() {
        for (name, facet) in [("listed", Facet::Touched), ("how", Facet::Shown), ("why", Facet::Reasoned)] {
            assert_eq!(serde_json::from_value::<Facet>(name.into()).unwrap(), facet);
        }
    }

    #[test]
    fn its_name_is_how_it_is_written() {
        for facet in Facet::ALL {
            assert_eq!(serde_json::to_value(facet).unwrap(), facet.name());
        }
    }
}
