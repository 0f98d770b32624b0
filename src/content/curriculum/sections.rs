//! The sections of a piece's text: what stands below each `## `, and where.

/// One section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section<'a> {
    /// Behind the `## `.
    pub title: &'a str,
    /// The line of its heading in the text, from 0.
    pub line: usize,
    /// What stands below it.
    pub text: &'a str,
}

/// Every section, in order. A heading in a block of code is none.
pub fn sections(text: &str) -> Vec<Section<'_>> {
    let mut found: Vec<Section<'_>> = Vec::new();
    // Where the text of the section that is open begins.
    let mut open = 0;
    for (number, start, line) in lines(text) {
        if let Some(title) = line.strip_prefix("## ") {
            if let Some(last) = found.last_mut() {
                last.text = text[open..start].trim();
            }
            open = start + line.len();
            found.push(Section { title: title.trim(), line: number, text: "" });
        }
    }
    if let Some(last) = found.last_mut() {
        last.text = text[open..].trim();
    }
    found
}

/// What stands above the first section.
pub fn intro(text: &str) -> &str {
    let first = lines(text).find(|(_, _, line)| line.starts_with("## ")).map(|(_, start, _)| start);
    text[..first.unwrap_or(text.len())].trim()
}

/// The lines that are in no block of code, each with its number and where it begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, usize, &str)> {
    let (mut at, mut in_code) = (0, false);
    text.split('\n').enumerate().filter_map(move |(number, line)| {
        let start = at;
        at += line.len() + 1;
        let is_fence = line.trim_start().starts_with("```");
        in_code ^= is_fence;
        (!is_fence && !in_code).then_some((number, start, line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_its_headings() {
        let text = "Before.\n\n## One\n\nA\n```\n## no\n```\n## Two\nB\n";
        let found: Vec<_> = sections(text).into_iter().map(|one| (one.title, one.line, one.text)).collect();
        assert_eq!(found, [("One", 2, "A\n```\n## no\n```"), ("Two", 8, "B")]);
        assert_eq!(intro(text), "Before.");
        assert_eq!((sections("A"), intro("A")), (vec![], "A"));
    }
}
