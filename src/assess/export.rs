//! The scorecard as bytes and its published schema.

use schemars::schema_for;
use serde_json::Value;

use super::Scorecard;

/// Indented, keys in the order of the types, a newline at the end. The same scorecard gives the same bytes.
///
/// # Panics
/// Never: a scorecard holds only what JSON has.
pub fn to_json(card: &Scorecard) -> String {
    let mut json = serde_json::to_string_pretty(card).expect("a scorecard holds only what JSON has");
    json.push('\n');
    json
}

/// The JSON Schema of `scorecard/2`.
pub fn schema() -> Value {
    schema_for!(Scorecard).to_value()
}
