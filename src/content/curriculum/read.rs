//! A file to a piece, with the places of what stands in it.

use std::sync::Arc;

use super::super::format::piece::PieceFile;
use super::super::front::{Front, front};
use super::super::problem::Problem;
use super::super::schema;
use super::super::source::SourceFile;
use super::super::yaml::{self, Document};
use super::{Piece, PieceKind, minutes};

/// A piece, and where everything stands.
pub(in crate::content) struct ReadPiece {
    pub(in crate::content) piece: Arc<Piece>,
    /// The front matter.
    pub(in crate::content) document: Document,
    /// The line of the file on which the text begins, from 1.
    pub(in crate::content) first: usize,
    /// What the file is called, without its ending.
    pub(in crate::content) name: String,
}

/// What its file is called, without its ending.
pub(in crate::content) fn name(file: &SourceFile) -> &str {
    file.inside().rsplit('/').next().unwrap_or_default().trim_end_matches(".md")
}

/// Reads a file, as far as its format goes.
pub(in crate::content) fn piece(kind: PieceKind, file: &SourceFile) -> Result<ReadPiece, Vec<Problem>> {
    let shown = &file.shown;
    let one = |problem: Problem| vec![problem.hiding(format!("what {shown} says, and what refers to it"))];
    let text = yaml::text(shown, &file.bytes).map_err(one)?.replace("\r\n", "\n");
    let lines: Vec<&str> = text.split('\n').collect();
    let row = kind.row();
    let Front { block, body } = front(shown, &lines)
        .unwrap_or_else(|| {
            let message = format!("a {} begins with its front matter: a line ---, format: {}", row.one, row.format);
            Err(yaml::at(shown, 1, 1, message))
        })
        .map_err(one)?;
    let document = Document::parse(shown, block.as_bytes()).map_err(one)?;
    let json = document.json();
    let wrong = schema::problems(&document, &json, schema::of_kind(kind));
    if !wrong.is_empty() {
        return Err(wrong.into_iter().flat_map(one).collect());
    }
    let front: PieceFile =
        serde_json::from_value(json).map_err(|error| one(document.problem("", error.to_string())))?;
    let name = name(file).to_owned();
    let hash = blake3::hash(&file.bytes).to_hex().to_string();
    let text = lines[body..].join("\n");
    let piece = Piece { kind, front, minutes: minutes(&text), text, hash };
    Ok(ReadPiece { piece: Arc::new(piece), document, first: body + 1, name })
}
