//! `rubrics/sums.yaml`: the words by which a sum is known when it is said.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `format: sums/1`
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SumsFile {
    /// `sums/1`.
    pub format: String,
    /// Between two factors: "12 servers *times* 40".
    pub times: Vec<String>,
    /// Before what comes out, which is said to be the same: "*is*", "*makes*".
    pub gives: Vec<String>,
    /// Before what follows, which may be of another thing: "*so*".
    pub so: Vec<String>,
    /// Beside them, without changing what is said: "*about*".
    pub about: Vec<String>,
    /// Bind a count to what it counts or is divided among: "*each*", "*per*", "*among*".
    pub binds: Vec<String>,
    /// Say for how many the result is: "40 GB *per* machine".
    pub each: Vec<String>,
    /// Between the ends of a range: "20 *to* 30".
    pub ranges: Vec<String>,
    /// Begin a sentence whose result stands behind a comma: "*With* 100 a second and 90 % hits, 10 a second remain".
    pub leads: Vec<String>,
    /// The result is a bound or a wish, not what comes out: "*under* 200 ms".
    pub bounds: Vec<String>,
    /// Before a number in words they leave it open: "*some* hundred".
    pub vague: Vec<String>,
    /// Something else goes into the result, or it is of another moment: "*peak*", "*compressed*".
    pub elsewhere: Vec<String>,
    /// Say how much of a whole: "a *quarter* of". The number divides it.
    pub parts: Vec<Part>,
}

impl SumsFile {
    /// Its lists of words, each with its key.
    pub fn lists(&self) -> [(&'static str, &[String]); 11] {
        [
            ("times", &self.times),
            ("gives", &self.gives),
            ("so", &self.so),
            ("about", &self.about),
            ("binds", &self.binds),
            ("each", &self.each),
            ("ranges", &self.ranges),
            ("leads", &self.leads),
            ("bounds", &self.bounds),
            ("vague", &self.vague),
            ("elsewhere", &self.elsewhere),
        ]
    }
}

/// One word for a part or a multiple.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// "quarter", "twice".
    pub word: String,
    /// Times so much ...
    #[serde(default = "one")]
    pub times: u32,
    /// ... divided by so much.
    #[serde(default = "one")]
    pub of: u32,
}

fn one() -> u32 {
    1
}
