//! How good the reading is, by measurement: the report that lies beside the tables, as it was written.

use serde::Serialize;

use crate::web::markdown::to_html;

/// What `how_good.hbs` shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct HowGoodContext {
    /// HTML that is safe to show; none if nothing was measured.
    pub(crate) report: Option<String>,
}

impl HowGoodContext {
    /// `report`: Markdown. Its title is the page's.
    pub(crate) fn new(report: Option<&str>) -> Self {
        let body = |text: &str| {
            let rest =
                text.trim_start().strip_prefix("# ").map(|rest| rest.split_once('\n').map_or("", |(_, rest)| rest));
            to_html(rest.unwrap_or(text))
        };
        Self { report: report.map(body).filter(|html| !html.trim().is_empty()) }
    }
}

#[cfg(test)]
impl HowGoodContext {
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        let report = "# How good is the reading?\n\nMeasured on 27 questions.\n\n## Order\n\n| author | questions | adjacent |\n| --- | --: | --: |\n| a | 27 | 97 % |\n\n<script>x</script>\n";
        vec![("measured", Self::new(Some(report))), ("not_yet", Self::new(None))]
    }
}

#[cfg(test)]
mod tests {
    use super::HowGoodContext;

    #[test]
    fn the_title_is_the_pages() {
        let html = HowGoodContext::new(Some("# A\n\nB\n\n## C\n")).report;
        assert_eq!(html.as_deref(), Some("<p>B</p>\n<h2>C</h2>\n"));
        for nothing in ["", "# A", "\n"] {
            assert_eq!(HowGoodContext::new(Some(nothing)).report, None, "{nothing:?}");
        }
    }
}
