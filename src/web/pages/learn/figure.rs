//! A figure of a piece: the drawing, and the same in words.

use serde::Serialize;

use crate::charts::figure::{Arrow, Look, Picture, Shape, Spot, figure};
use crate::content::format::piece::{ArrowSort, BoxSort, Figure, FigureArrow, FigureBox};

/// What a page shows of it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FigureView {
    pub(crate) title: String,
    pub(crate) svg: String,
    pub(crate) says: String,
    /// "Client to Load balancer: request".
    pub(crate) arrows: Vec<String>,
}

impl FigureView {
    pub(super) fn of(drawn: &Figure) -> Self {
        let picture = Picture {
            rows: drawn.rows.iter().map(|row| row.iter().map(|one| one.as_ref().map(shape)).collect()).collect(),
            arrows: drawn.arrows.iter().filter_map(|one| arrow(drawn, one)).collect(),
        };
        Self {
            title: drawn.title.clone(),
            svg: figure(&picture),
            says: drawn.says.clone(),
            arrows: drawn.arrows.iter().map(|one| told(drawn, one)).collect(),
        }
    }
}

/// Where the box of this id stands, and what it is.
fn found<'a>(drawn: &'a Figure, id: &str) -> Option<(Spot, &'a FigureBox)> {
    let boxes = drawn.rows.iter().enumerate().flat_map(|(row, boxes)| {
        boxes.iter().enumerate().filter_map(move |(n, one)| one.as_ref().map(|one| ((row, n), one)))
    });
    boxes.into_iter().find(|(_, one)| one.id == id)
}

fn shape(one: &FigureBox) -> Shape<'_> {
    let look = match one.sort {
        BoxSort::Part => Look::Part,
        BoxSort::Store => Look::Store,
        BoxSort::Queue => Look::Queue,
        BoxSort::Person => Look::Person,
    };
    Shape { text: &one.text, look }
}

fn arrow<'a>(drawn: &'a Figure, one: &'a FigureArrow) -> Option<Arrow<'a>> {
    let ((from, _), (to, _)) = (found(drawn, &one.from)?, found(drawn, &one.to)?);
    let text = one.text.as_deref().unwrap_or_default();
    Some(Arrow { from, to, text, dashed: one.sort == ArrowSort::Dashed })
}

/// "Client to Load balancer: request".
fn told(drawn: &Figure, one: &FigureArrow) -> String {
    let name = |id: &str| found(drawn, id).map_or("", |(_, one)| one.text.as_str()).to_owned();
    let words = one.text.as_ref().map_or_else(String::new, |text| format!(": {text}"));
    let line = if one.sort == ArrowSort::Dashed { " (broken line)" } else { "" };
    format!("{} to {}{words}{line}", name(&one.from), name(&one.to))
}
