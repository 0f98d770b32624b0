//! Values and bodies of the description that core types hold: their names and ranges are taken from there, not told twice.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use utoipa::openapi::schema::{Array, ArrayBuilder, Object, ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{OneOfBuilder, Ref, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use crate::app::{LOOP, MINUTES};
use crate::assess::Scorecard;
use crate::content::Difficulty;
use crate::content::format::{Kind, Level};
use crate::interview::{Author, Mode};

/// Names of questions and rubrics; where one may be chosen, the empty one is as good as none.
pub(super) const SLUG: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
const SLUG_OR_NONE: &str = "^([a-z0-9]+(-[a-z0-9]+)*)?$";

/// The highest number that every program reads the same; a journal never gets there.
pub(in crate::web) const LAST_SEQ: u64 = (1 << 53) - 1;

/// Bodies whose types know their JSON Schema.
pub(super) fn of_core_types() -> Map<String, Value> {
    let settings = SchemaSettings::draft2020_12().with(|s| s.definitions_path = "/components/schemas".into());
    let mut generator = settings.into_generator();
    let _ = generator.subschema_for::<Scorecard>();
    let mut shapes = generator.take_definitions(true);
    if let Some(schema) = shapes.get_mut("Scorecard").and_then(|card| card["properties"].get_mut("schema")) {
        schema["const"] = json!("scorecard/2");
    }
    shapes
}

/// A question's or rubric's name.
pub(in crate::web) fn slug() -> Object {
    named(SLUG, "What it is called by.")
}

/// The name of a piece of the curriculum.
pub(in crate::web) fn piece() -> Object {
    named(SLUG, "What it is called by.")
}

/// A question's name, to be chosen.
pub(in crate::web) fn chosen_slug() -> Object {
    named(SLUG_OR_NONE, "The question's slug; the first of the bank if it is empty or left out.")
}

/// The same where null is as good as none.
pub(in crate::web) fn chosen_slug_or_null() -> Object {
    or_null(chosen_slug())
}

/// A level's name.
pub(in crate::web) fn level() -> Object {
    one_of(&Level::ALL.map(Level::name), Level::L5.name(), "The bar asked for.")
}

/// Levels' names.
pub(in crate::web) fn levels() -> Array {
    ArrayBuilder::new().items(level()).description(Some("The levels that it is for, lowest first.")).build()
}

/// A mode's name.
pub(in crate::web) fn mode() -> Object {
    let modes = [Mode::Guided, Mode::Real, Mode::Squeeze].map(Mode::name);
    let about =
        "Guided gives feedback after each stage, real is silent until the end, squeeze is real with little time.";
    one_of(&modes, Mode::Real.name(), about)
}

/// How an interview can be asked for.
pub(in crate::web) fn way() -> Object {
    let ways = [Mode::Guided.name(), Mode::Real.name(), Mode::Squeeze.name(), LOOP];
    one_of(&ways, Mode::Real.name(), "A mode, or a loop: held as a real one, with a leadership question after it.")
}

/// Which part of a loop an interview is, if it is one.
pub(in crate::web) fn part_or_null() -> Object {
    ObjectBuilder::new()
        .schema_type(SchemaType::from_iter([Type::String, Type::Null]))
        .enum_values(Some([json!("first"), json!("second"), Value::Null]))
        .description(Some("Which part of a loop it is; nothing for an interview that is held by itself."))
        .build()
}

/// A kind's name.
pub(in crate::web) fn kind() -> Object {
    let kinds = [Kind::Design, Kind::Fundamentals, Kind::Operations, Kind::Leadership];
    one_of(&kinds.map(Kind::name), Kind::Design.name(), "What sort of question it is.")
}

/// How hard a question is.
pub(in crate::web) fn difficulty() -> Object {
    one_of(&Difficulty::ALL.map(Difficulty::name), Difficulty::Medium.name(), "How hard it is.")
}

/// Who has written a line of the journal.
pub(in crate::web) fn author() -> Object {
    let authors = [Author::Candidate, Author::Interviewer, Author::System];
    one_of(&authors.map(Author::name), Author::Candidate.name(), "Whose doing it is.")
}

/// An interview's whole length.
pub(in crate::web) fn minutes() -> Object {
    let number = number(u64::from(*MINUTES.start()), u64::from(*MINUTES.end()));
    number.description(Some("Its whole length, in minutes.")).examples([45]).build()
}

/// The same where null is as good as none.
pub(in crate::web) fn minutes_or_null() -> Object {
    let mut minutes = or_null(minutes());
    minutes.description = Some("Its whole length, in minutes; 45 if left out, 20 for a squeeze.".to_owned());
    minutes
}

/// A scorecard of today, or one that an earlier version has stored.
pub(in crate::web) struct StoredScorecard;

impl PartialSchema for StoredScorecard {
    fn schema() -> RefOr<Schema> {
        let earlier = ObjectBuilder::new().description(Some("As an earlier version has stored it."));
        let earlier = earlier
            .property("schema", one_of(&["scorecard/1"], "scorecard/1", "Which version."))
            .required("schema")
            .build();
        OneOfBuilder::new().item(Ref::from_schema_name("Scorecard")).item(earlier).into()
    }
}

impl ToSchema for StoredScorecard {}

fn one_of(names: &[&str], example: &str, about: &str) -> Object {
    let text = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(names.iter().copied()));
    text.description(Some(about)).examples([example]).build()
}

fn named(pattern: &str, about: &str) -> Object {
    let text = ObjectBuilder::new().schema_type(Type::String).pattern(Some(pattern));
    text.description(Some(about)).examples(["url-shortener"]).build()
}

fn number(least: u64, most: u64) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(least)).maximum(Some(most))
}

fn or_null(mut object: Object) -> Object {
    if let SchemaType::Type(one) = object.schema_type {
        object.schema_type = SchemaType::from_iter([one, Type::Null]);
    }
    object
}
