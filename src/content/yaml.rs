//! YAML to a tree in which every key and value knows its line and column, so that whatever is found wrong later can be
//! pointed at.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use serde_saphyr::Spanned;

use super::problem::{Place, Problem};

/// The largest file that is read.
pub(super) const FILE_LIMIT: usize = 1024 * 1024;

/// A file, parsed.
#[derive(Debug)]
pub(super) struct Document {
    /// As shown to people.
    shown: String,
    root: Spanned<Node>,
}

#[derive(Debug)]
enum Node {
    Plain(Value),
    List(Vec<Spanned<Node>>),
    Map(Vec<(Spanned<String>, Spanned<Node>)>),
}

impl Document {
    /// Parses a file.
    ///
    /// # Errors
    /// The first thing that is not YAML: nothing behind it can be trusted.
    pub(super) fn parse(shown: &str, bytes: &[u8]) -> Result<Self, Problem> {
        let text = text(shown, bytes)?;
        let options = serde_saphyr::options! { strict_booleans: true };
        match serde_saphyr::from_str_with_options(text, options) {
            Ok(root) => Ok(Self { shown: shown.to_owned(), root }),
            Err(error) => {
                let (line, column) = error.location().map_or((0, 0), |at| (number(at.line()), number(at.column())));
                // The place stands in front already.
                let said = error.without_snippet().to_string();
                let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(what, _)| what);
                let source = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
                let cure = unquoted(source).map_or_else(String::new, |cure| format!("; {cure}"));
                Err(at(shown, line, column, format!("this is not valid YAML: {said}{cure}")))
            }
        }
    }

    /// What people call the file.
    pub(super) fn shown(&self) -> &str {
        &self.shown
    }

    /// The same without places.
    pub(super) fn json(&self) -> Value {
        self.root.value.json()
    }

    /// A problem with the value at a JSON pointer; with what holds it if there is no such value.
    pub(super) fn problem(&self, pointer: &str, message: impl Into<String>) -> Problem {
        let (line, column) = place(self.find(pointer));
        at(&self.shown, line, column, message.into())
    }

    /// A problem with a key of the map at a JSON pointer.
    pub(super) fn key_problem(&self, pointer: &str, key: &str, message: impl Into<String>) -> Problem {
        let map = self.find(pointer);
        let (line, column) = match &map.value {
            Node::Map(pairs) => {
                pairs.iter().find(|(name, _)| name.value == key).map_or_else(|| place(map), |(name, _)| place(name))
            }
            _ => place(map),
        };
        at(&self.shown, line, column, message.into())
    }

    fn find(&self, pointer: &str) -> &Spanned<Node> {
        let mut here = &self.root;
        for step in pointer.split('/').skip(1) {
            let step = step.replace("~1", "/").replace("~0", "~");
            let next = match &here.value {
                Node::List(items) => step.parse::<usize>().ok().and_then(|index| items.get(index)),
                Node::Map(pairs) => pairs.iter().find(|(key, _)| key.value == step).map(|(_, value)| value),
                Node::Plain(_) => None,
            };
            let Some(next) = next else { break };
            here = next;
        }
        here
    }
}

/// The bytes as text.
///
/// # Errors
/// If there are too many, or they are not UTF-8.
pub(super) fn text<'a>(shown: &str, bytes: &'a [u8]) -> Result<&'a str, Problem> {
    if bytes.len() > FILE_LIMIT {
        let message = format!("the file has {} bytes; at most {FILE_LIMIT} are read: split it", bytes.len());
        return Err(at(shown, 0, 0, message));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line = 1 + before.split(|byte| *byte == b'\n').count() - 1;
        let column =
            1 + before.iter().rev().take_while(|byte| **byte != b'\n').filter(|byte| (**byte & 0xC0) != 0x80).count();
        at(shown, line, column, "this is not UTF-8; save the file as UTF-8".to_owned())
    })
}

/// What a plain text may not begin with: YAML takes it for an alias, an anchor, a tag and the like.
const TAKEN: [char; 9] = ['*', '&', '!', '%', '@', '`', '|', '>', '?'];

/// How to mend a line whose text is not quoted and would have to be; none if it is not that.
fn unquoted(line: &str) -> Option<String> {
    let item = line.trim_start();
    let item = item.strip_prefix("- ").unwrap_or(item).trim_start();
    let is_key = |key: &str| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let value = item.split_once(": ").filter(|(key, _)| is_key(key)).map_or(item, |(_, value)| value.trim_start());
    if let Some(sign) = value.chars().next().filter(|first| TAKEN.contains(first)) {
        let signs: String = value.chars().take_while(|next| *next == sign).collect();
        return Some(format!("a text that begins with {signs} is quoted: write \"{signs}...\""));
    }
    let is_plain = !value.starts_with(['"', '\'', '[', '{', '#']) && value.contains(": ");
    is_plain.then(|| "a text with a colon and a space in it is quoted: write \"...\"".to_owned())
}

/// A problem at a place.
pub(super) fn at(shown: &str, line: usize, column: usize, message: String) -> Problem {
    Problem {
        place: Place { file: shown.to_owned(), line, column },
        message: bounded(message),
        nearest: None,
        hides: None,
    }
}

/// The most of a message's beginning, and of its end, in characters.
const MESSAGE: usize = 400;

/// A message without its middle if it is longer than anybody reads: what a file says wrong may be the whole file. What was
/// expected stands at the end.
fn bounded(message: String) -> String {
    let length = message.chars().count();
    if length <= 2 * MESSAGE {
        return message;
    }
    let end: String = message.chars().skip(length - MESSAGE).collect();
    message.chars().take(MESSAGE).collect::<String>() + " ... " + &end
}

fn place<T>(spanned: &Spanned<T>) -> (usize, usize) {
    (number(spanned.referenced.line()), number(spanned.referenced.column()))
}

/// Files have at most a million bytes, so lines and columns fit.
fn number(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

impl Node {
    fn json(&self) -> Value {
        match self {
            Self::Plain(value) => value.clone(),
            Self::List(items) => Value::Array(items.iter().map(|item| item.value.json()).collect()),
            Self::Map(pairs) => {
                let pairs = pairs.iter().map(|(key, value)| (key.value.clone(), value.value.json()));
                Value::Object(pairs.collect::<Map<_, _>>())
            }
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Anything)
    }
}

struct Anything;

impl<'de> Visitor<'de> for Anything {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Plain(Value::Bool(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Plain(Value::Number(value.into())))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Plain(Value::Number(value.into())))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Plain(Number::from_f64(value).map_or(Value::Null, Value::Number)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Plain(Value::String(value.to_owned())))
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Plain(Value::Null))
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Plain(Value::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Node, A::Error> {
        let mut map = Vec::new();
        while let Some(pair) = pairs.next_entry()? {
            map.push(pair);
        }
        Ok(Node::Map(map))
    }
}
