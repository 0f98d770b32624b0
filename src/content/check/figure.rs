//! Whether a figure can be drawn and read: ids, ends of arrows, lengths, and boxes that belong to it.

use super::super::format::piece::{Figure, FigureBox};
use super::super::problem::{Problem, nearest};
use super::super::yaml::Document;
use super::{BAD_SLUG, is_slug};

/// Adds what is wrong with it.
pub(super) fn figure(document: &Document, figure: &Figure, problems: &mut Vec<Problem>) {
    let mut push = |pointer: String, message: String, nearest: Option<String>| {
        problems.push(Problem { nearest, ..document.problem(&format!("/figure{pointer}"), message) });
    };
    for (pointer, text) in [("/title", &figure.title), ("/says", &figure.says)] {
        if text.trim().is_empty() {
            push(pointer.to_owned(), "this is empty; say something".to_owned(), None);
        }
    }
    let places = || {
        figure.rows.iter().enumerate().flat_map(|(r, row)| {
            row.iter().enumerate().filter_map(move |(c, one)| one.as_ref().map(|one| (format!("/rows/{r}/{c}"), one)))
        })
    };
    let boxes: Vec<(String, &FigureBox)> = places().collect();
    if boxes.is_empty() {
        push("/rows".to_owned(), "there is no box in it".to_owned(), None);
    }
    for (n, (pointer, one)) in boxes.iter().enumerate() {
        if !is_slug(&one.id) {
            push(format!("{pointer}/id"), BAD_SLUG.to_owned(), None);
        }
        if boxes[..n].iter().any(|(_, other)| other.id == one.id) {
            push(format!("{pointer}/id"), format!("the id {:?} is there already; each box has its own", one.id), None);
        }
        if one.text.trim().is_empty() {
            push(format!("{pointer}/text"), "this is empty; say something".to_owned(), None);
        }
        let is_connected = figure.arrows.iter().any(|arrow| arrow.from == one.id || arrow.to == one.id);
        if !is_connected && !figure.says.to_lowercase().contains(&one.text.to_lowercase()) {
            let message = format!("no arrow leads to {:?} or from it, and says does not name it", one.text);
            push(pointer.clone(), message, None);
        }
    }
    let ids = || boxes.iter().map(|(_, one)| one.id.as_str());
    for (n, arrow) in figure.arrows.iter().enumerate() {
        for (key, said) in [("from", &arrow.from), ("to", &arrow.to)] {
            if !ids().any(|id| id == said) {
                push(format!("/arrows/{n}/{key}"), format!("there is no box {said:?}"), nearest(said, ids()));
            }
        }
        if arrow.from == arrow.to {
            push(format!("/arrows/{n}/to"), "an arrow leads from one box to another".to_owned(), None);
        }
        if figure.arrows[..n].iter().any(|other| (&other.from, &other.to) == (&arrow.from, &arrow.to)) {
            let message = "there is an arrow from the one to the other already; say both on it".to_owned();
            push(format!("/arrows/{n}"), message, None);
        }
    }
}
