//! One operation of the description, put together from what is said of it.

use serde_json::{Value, json};

pub(super) struct Operation(pub(super) Value);

impl Operation {
    pub(super) fn new(tag: &str, id: &str, summary: &str) -> Self {
        Self(json!({ "tags": [tag], "operationId": id, "summary": summary, "responses": {} }))
    }

    /// A status and what its body is; no media type, no body that is told here.
    pub(super) fn answers(self, status: u16, media: &str, description: &str) -> Self {
        self.with(status, media, description, &json!({ "type": "string" }))
    }

    /// The same with a body of a shape.
    pub(super) fn json(self, status: u16, description: &str, shape: &Value) -> Self {
        self.with(status, "application/json", description, shape)
    }

    fn with(mut self, status: u16, media: &str, description: &str, shape: &Value) -> Self {
        let response = &mut self.0["responses"][status.to_string()];
        response["description"] = json!(description);
        if !media.is_empty() {
            response["content"][media] = json!({ "schema": shape });
        }
        self
    }

    /// What may stand in the address; whatever makes no sense there is passed over.
    pub(super) fn query(mut self, names: &[(&str, &str)]) -> Self {
        let parameter = |(name, description): &(&str, &str)| json!({ "name": name, "in": "query", "description": description, "schema": { "type": "string" } });
        self.0["parameters"] = names.iter().map(parameter).collect();
        self
    }

    /// The fields of a browser's form.
    pub(super) fn form(mut self, required: &[&str], fields: &Value) -> Self {
        let shape = json!({ "type": "object", "required": required, "properties": fields });
        let media = "application/x-www-form-urlencoded";
        self.0["requestBody"] = json!({ "required": true, "content": { media: { "schema": shape } } });
        self
    }
}
