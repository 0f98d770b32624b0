//! What was learnt of acts, as it is kept: `rubrics/reading/acts.tsv`, a cue a line with its weights in hundredths. The first
//! line holds what each act has without a cue.

use std::fmt::Write as _;

use super::super::learnt::Damage;
use super::{ACTS, Hearing, NAMED};

/// Its name.
pub(in crate::matching) const FILE: &str = "acts.tsv";
/// So unlikely is an act of which nothing was learnt, in 1/65,536ths of log-odds.
const NEVER: i64 = -20 << 16;
/// The cue of the first line.
const BIAS: &str = "\u{2022}";

impl Hearing {
    /// As a file.
    pub fn to_file(&self) -> Vec<u8> {
        if self.bias.is_empty() {
            return Vec::new();
        }
        let mut text = String::from(BIAS);
        for ((_, name), bias) in NAMED.iter().zip(&self.bias) {
            _ = write!(text, "\t{name}={}", hundredths(*bias));
        }
        text.push('\n');
        for (cue, weights) in &self.cues {
            text.push_str(cue);
            for (act, weight) in weights {
                _ = write!(text, "\t{}={}", NAMED[usize::from(*act)].1, hundredths(i64::from(*weight)));
            }
            text.push('\n');
        }
        text.into_bytes()
    }

    /// From a file; one of before acts were learnt is empty.
    ///
    /// # Errors
    /// The first line that is none.
    pub fn from_file(bytes: &[u8]) -> Result<Self, Damage> {
        let damage = |line: usize, message: &str| Damage { file: FILE, line, message: message.to_owned() };
        let text = std::str::from_utf8(bytes).map_err(|_| damage(0, "this is not UTF-8"))?;
        let mut rows = Vec::new();
        for (line, row) in (1..).zip(text.lines()) {
            let mut cells = row.split('\t');
            let cue = cells.next().unwrap_or_default().to_owned();
            let weights: Option<Vec<(u8, i32)>> = cells.map(weight).collect();
            let weights =
                weights.ok_or_else(|| damage(line, "a cue and weights of acts (name=hundredths) are wanted"))?;
            rows.push((cue, weights));
        }
        if rows.is_empty() {
            return Ok(Self::default());
        }
        let (cue, first) = rows.remove(0);
        if cue != BIAS || first.is_empty() {
            return Err(damage(1, "this is of another version; run greenroom reading learn"));
        }
        // A file of before an act was known does not hear it.
        let mut bias = vec![NEVER; ACTS];
        for (act, weight) in first {
            bias[usize::from(act)] = i64::from(weight);
        }
        Ok(Self::new(bias, rows))
    }
}

fn weight(cell: &str) -> Option<(u8, i32)> {
    let (name, hundredths) = cell.split_once('=')?;
    let act = NAMED.iter().position(|(_, known)| *known == name)?;
    let weight = hundredths.parse::<i32>().ok()?.checked_mul(65_536)? / 100;
    Some((u8::try_from(act).ok()?, weight))
}

/// Whole hundredths: fine enough, and they read well.
fn hundredths(weight: i64) -> i64 {
    (weight * 100 + (1 << 15)).div_euclid(1 << 16)
}
