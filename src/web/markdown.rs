//! Markdown of a pack as HTML for a page. Packs are data: HTML in them is shown as text, never taken as markup; nothing
//! that the content security policy would block comes out.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

/// A table scrolls inside this box, so that a small screen does not have to.
const BOX: (&str, &str) = (r#"<div class="scroll" tabindex="0" role="group" aria-label="A table">"#, "</div>\n");

/// As HTML.
pub(crate) fn to_html(markdown: &str) -> String {
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).flat_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => vec![Event::Text(text)],
        Event::Start(Tag::Table(_)) => vec![Event::Html(BOX.0.into()), event],
        Event::End(TagEnd::Table) => vec![event, Event::Html(BOX.1.into())],
        other => vec![other],
    });
    let mut page = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut page, events);
    // A column's alignment comes as an inline style, which the policy blocks. No text can look like these tags.
    for tag in ["td", "th"] {
        page = page.replace(&format!(r#"<{tag} style="text-align: right">"#), &format!(r#"<{tag} class="number">"#));
        for way in ["left", "center"] {
            page = page.replace(&format!(r#"<{tag} style="text-align: {way}">"#), &format!("<{tag}>"));
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::to_html;

    #[test]
    fn markup_in_a_pack_is_text() {
        assert_eq!(to_html("# A\n\n<script>x</script>"), "<h1>A</h1>\n&lt;script&gt;x&lt;/script&gt;");
        assert_eq!(to_html("a <b onclick=x>c</b>"), "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n");
    }

    #[test]
    fn a_table_scrolls_in_its_box_and_has_no_styles() {
        let page = to_html("| a | b | c |\n| :-- | --: | :-: |\n| x | 1 | y |\n");
        assert!(page.starts_with("<div class=\"scroll\"") && page.ends_with("</table>\n</div>\n"), "{page}");
        assert!(page.contains("<td class=\"number\">1</td>") && !page.contains("style"), "{page}");
    }
}
