//! Front matter: the YAML between two lines `---` at the head of a Markdown file, cut out so that a place in it is a place in
//! the file.

use super::problem::Problem;
use super::yaml;

/// What was cut out.
pub(super) struct Front {
    /// The YAML, with an empty line where the first `---` stood.
    pub(super) block: String,
    /// The index of the first line behind it.
    pub(super) body: usize,
}

/// The front matter of a file, if it begins with one.
///
/// # Errors
/// If it is not closed.
pub(super) fn front(shown: &str, lines: &[&str]) -> Option<Result<Front, Problem>> {
    if lines.first().is_none_or(|line| line.trim_end() != "---") {
        return None;
    }
    let Some(end) = lines.iter().skip(1).position(|line| line.trim_end() == "---") else {
        let message = "the front matter is not closed; end it with a line ---".to_owned();
        return Some(Err(yaml::at(shown, 1, 1, message)));
    };
    Some(Ok(Front { block: format!("\n{}\n", lines[1..=end].join("\n")), body: end + 2 }))
}
