//! Program text, told by how its lines begin and end.

/// So many lines of program text are code.
const LINES: usize = 3;

/// How lines of program text begin.
const BEGINS: &[&str] = &[
    "def ",
    "func ",
    "function ",
    "import ",
    "return ",
    "class ",
    "select ",
    "#include",
    "let ",
    "const ",
    "var ",
    "public ",
    "private ",
    "if (",
    "for (",
    "while (",
    "}",
    "</",
];

/// How they end.
const ENDS: &[&str] = &[";", "{", "};", "})"];

/// Most of it is.
pub(super) fn is_code(text: &str) -> bool {
    text.lines().filter(|line| is_line(line)).count() >= LINES
}

fn is_line(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    BEGINS.iter().any(|begin| line.starts_with(begin)) || ENDS.iter().any(|end| line.ends_with(end))
}
