//! Charts as SVG strings: no script, no style of their own, no colours. Pure.
//!
//! Lengths across are percentages, so that lettering keeps its size on every screen. Classes name what a shape means and
//! the style sheet gives it its look; without a style sheet the shapes are still told apart by opacity. Whoever shows a
//! chart shows its numbers beside it as text or a table.

pub mod figure;
mod grade;
mod map;
mod radar;
mod scale;
mod timeline;
mod words;

pub use grade::{GRADES, grade_bar, steps};
pub use map::{Node, map};
pub use radar::radar;
pub use scale::{SCALE, scale};
pub use timeline::timeline;
