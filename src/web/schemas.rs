//! Every schema that is published, in one list: content files, scorecard, both directions of the wire.

use schemars::schema_for;
use serde_json::Value;

use crate::assess::scorecard;
use crate::content;

use super::ws::protocol::{ClientMessage, ServerMessage};

/// File name and schema.
pub fn all() -> Vec<(&'static str, Value)> {
    let mut schemas = content::schemas();
    schemas.push(("scorecard.v2.json", scorecard::schema()));
    schemas.push(("client-message.v1.json", schema_for!(ClientMessage).to_value()));
    schemas.push(("server-message.v1.json", schema_for!(ServerMessage).to_value()));
    schemas
}
