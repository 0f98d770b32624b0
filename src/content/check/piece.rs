//! Whether one piece hangs together: its name, its review, its group, its sections, its sources, its time, its figure.

use url::Url;

use super::super::curriculum::{KindRow, PieceKind, ReadPiece, Section, citations, minutes, sections, without_code};
use super::super::format::{Level, Status};
use super::super::problem::{Problem, nearest};
use super::super::yaml;
use super::address;
use super::{BAD_SLUG, figure, is_slug, reviewed};

/// Where a link in a text may lead.
const SCHEMES: [&str; 3] = ["https", "http", "mailto"];

/// Everything that it says by itself.
pub(super) fn piece(read: &ReadPiece, problems: &mut Vec<Problem>) {
    let (front, document, row) = (&read.piece.front, &read.document, read.piece.kind.row());
    if !is_slug(&front.slug) {
        problems.push(document.problem("/slug", BAD_SLUG));
    } else if front.slug != read.name {
        let message = format!("the slug is {:?} but the file is called {}.md; make them equal", front.slug, read.name);
        problems.push(document.problem("/slug", message));
    }
    reviewed(document, front.status, front.reviewed.as_ref(), problems);
    if front.status == Status::Published && front.reviewed.is_none() {
        problems.push(document.problem("/status", "only what somebody has read is published; say who and when"));
    }
    for (pointer, text) in
        [("/title", Some(&front.title)), ("/summary", Some(&front.summary)), ("/problem", front.problem.as_ref())]
    {
        if text.is_some_and(|text| text.trim().is_empty()) {
            problems.push(document.problem(pointer, "this is empty; say something"));
        }
    }
    group(read, row, problems);
    levels(read, problems);
    in_order(read, row, problems);
    sources(read, problems);
    leads(read, problems);
    let right = minutes(&read.piece.text);
    if front.minutes.is_some_and(|said| said != right) {
        let message = format!("to read it takes {right}: its words by 220, rounded up");
        problems.push(document.problem("/minutes", message));
    }
    if let Some(drawn) = &front.figure {
        figure::figure(document, drawn, problems);
    }
}

fn group(read: &ReadPiece, row: &KindRow, problems: &mut Vec<Problem>) {
    let said = read.piece.area();
    let names = || row.groups.iter().map(|group| group.id);
    if !names().any(|name| name == said) {
        let listed = names().collect::<Vec<_>>().join(", ");
        let message = format!("{said:?} is no {} of a {}; there are: {listed}", row.group, row.one);
        let mut problem = read.document.problem(&format!("/{}", row.group), message);
        problem.nearest = nearest(said, names());
        problems.push(problem);
    }
}

/// The first level that needs it, and all above.
fn levels(read: &ReadPiece, problems: &mut Vec<Problem>) {
    let said = &read.piece.front.levels;
    let from = said.first().and_then(|first| Level::ALL.iter().position(|level| level == first));
    if from.is_some_and(|from| said[..] != Level::ALL[from..]) {
        let message = "name the first level that needs it and all above, as [L4, L5, L6]";
        problems.push(read.document.problem("/levels", message));
    }
}

/// The sections are there, in order, and hold something.
fn in_order(read: &ReadPiece, row: &KindRow, problems: &mut Vec<Problem>) {
    let found = sections(&read.piece.text);
    let shown = read.document.shown();
    let at = |section: &Section<'_>, message: String| yaml::at(shown, read.first + section.line, 4, message);
    let of_group =
        row.groups.iter().find(|group| group.id == read.piece.area()).map_or(&[][..], |group| group.sections);
    let is_strict = !row.sections.is_empty();
    let wanted = if is_strict { row.sections } else { of_group };
    let mut next = 0;
    for section in &found {
        if section.text.is_empty() {
            problems.push(at(section, format!("the section {:?} is empty; say something", section.title)));
        }
        match wanted.iter().position(|name| is_called(section.title, name, is_strict)) {
            Some(place) if place == next => next += 1,
            Some(place) if place > next => {
                let missing = wanted[next..place].join(", ");
                problems.push(at(section, format!("before {:?} comes {missing}", section.title)));
                next = place + 1;
            }
            Some(_) if is_strict => {
                problems.push(at(section, format!("{:?} stands too late, or twice", section.title)));
            }
            None if is_strict => {
                let listed = wanted.join(", ");
                let mut problem = at(section, format!("there is no section {:?}; there are: {listed}", section.title));
                problem.nearest = nearest(section.title, wanted.iter().copied());
                problems.push(problem);
            }
            _ => {}
        }
    }
    if next < wanted.len() {
        let line = read.first + read.piece.text.trim_end().split('\n').count() - 1;
        problems.push(yaml::at(
            shown,
            line,
            1,
            format!("at the end these sections are missing: {}", wanted[next..].join(", ")),
        ));
    }
}

/// Strictly, or with more behind it, and by any of several names.
fn is_called(title: &str, name: &str, is_strict: bool) -> bool {
    let begins = |name: &str| {
        let rest = title.strip_prefix(name);
        rest.is_some_and(|rest| rest.is_empty() || (!is_strict && !rest.starts_with(char::is_alphanumeric)))
    };
    // Words of a longer name are no "When".
    let is_other = |name: &str| name == "When" && title != "When";
    name.split('|').any(|name| begins(name) && !is_other(name))
}

/// Each number is a source, each source is used, and a published piece stands on what somebody has seen.
fn sources(read: &ReadPiece, problems: &mut Vec<Problem>) {
    let (front, document) = (&read.piece.front, &read.document);
    let text = without_code(&read.piece.text);
    let cited = citations(&text);
    for citation in &cited {
        if citation.number == 0 || citation.number > front.sources.len() {
            let said = &text[citation.at.clone()];
            let many = front.sources.len();
            let message = match many {
                0 => format!("[{said}] is no source: the front matter has none"),
                _ => format!("[{said}] is no source: there are {many}"),
            };
            problems.push(at_byte(read, &text, citation.at.start, message));
        }
    }
    if front.sources.is_empty() && read.piece.kind != PieceKind::Playbook {
        problems.push(document.problem("/sources", "say where its facts can be checked"));
    }
    for (n, source) in front.sources.iter().enumerate() {
        let mut push = |key: &str, message: &str| {
            problems.push(document.problem(&format!("/sources/{n}{key}"), message));
        };
        if !cited.iter().any(|citation| citation.number == n + 1) {
            push("", &format!("nothing in the text rests on it; write [{}] there, or remove it", n + 1));
        }
        if front.status == Status::Published && !source.confirmed {
            push(
                "/confirmed",
                "a published piece stands on what somebody has seen; confirm it, or remove what rests on it",
            );
        }
        address(document, &format!("/sources/{n}/url"), &source.url, problems);
    }
}

/// Links in the text lead to the web; to other pieces the front matter leads.
fn leads(read: &ReadPiece, problems: &mut Vec<Problem>) {
    let text = without_code(&read.piece.text);
    for (at, _) in text.match_indices("](") {
        let target = text[at + 2..].trim_start_matches('<');
        let target = &target[..target.find([')', '>', ' ', '\n']).unwrap_or(target.len())];
        if !Url::parse(target).is_ok_and(|url| SCHEMES.contains(&url.scheme())) {
            let message = format!(
                "the link to {target:?} leads nowhere; give a whole address, or name the piece in the front matter"
            );
            problems.push(at_byte(read, &text, at + 2, message));
        }
    }
}

/// A problem at a byte of the text.
fn at_byte(read: &ReadPiece, text: &str, byte: usize, message: String) -> Problem {
    let before = &text[..byte];
    let line = before.matches('\n').count();
    // Blanks stand for the bytes of what was code: the line as it is has the same bytes before this place.
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let column = read.piece.text.get(start..byte).map_or(byte - start, |line| line.chars().count());
    yaml::at(read.document.shown(), read.first + line, column + 1, message)
}
