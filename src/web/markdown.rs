//! Markdown of a pack as HTML for a page. Packs are data: HTML in them is shown as text, never taken as markup; nothing
//! that the content security policy would block comes out.

use std::fmt::Write as _;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};
use url::Url;

use crate::content::curriculum::citations;

/// Where a link may lead.
const SCHEMES: [&str; 3] = ["https", "http", "mailto"];

/// A table scrolls inside this box, so that a small screen does not have to.
const BOX: (&str, &str) = (r#"<div class="scroll" tabindex="0" role="group" aria-label="A table">"#, "</div>\n");

/// As HTML.
pub(crate) fn to_html(markdown: &str) -> String {
    // Links do not stand in links: one flag says whether the one that is open is kept.
    let mut leads_somewhere = false;
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).flat_map(|event| match event {
        // A picture is what it is called: nothing is loaded from elsewhere, and packs bring no pictures.
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => Vec::new(),
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            leads_somewhere = Url::parse(dest_url).is_ok_and(|url| SCHEMES.contains(&url.scheme()));
            if leads_somewhere { vec![event] } else { Vec::new() }
        }
        Event::End(TagEnd::Link) if !leads_somewhere => Vec::new(),
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

/// The same with a link from each `[1]` to `#source-1`, as long as there is such a source. What is code stays.
pub(crate) fn cited(html: &str, sources: usize) -> String {
    let mut page = String::with_capacity(html.len() * 5 / 4);
    let mut in_code = 0_usize;
    for part in html.split_inclusive('>') {
        let (text, tag) = part.split_at(part.find('<').unwrap_or(part.len()));
        if in_code > 0 {
            page.push_str(text);
        } else {
            let mut done = 0;
            for citation in citations(text).into_iter().filter(|one| (1..=sources).contains(&one.number)) {
                let number = citation.number;
                page.push_str(&text[done..citation.at.start]);
                let _ = write!(page, r##"<a class="cite" href="#source-{number}">{number}</a>"##);
                done = citation.at.end;
            }
            page.push_str(&text[done..]);
        }
        if ["<code", "<pre", "<a "].iter().any(|open| tag.starts_with(open)) {
            in_code += 1;
        } else if ["</code", "</pre", "</a>"].iter().any(|close| tag.starts_with(close)) {
            in_code = in_code.saturating_sub(1);
        }
        page.push_str(tag);
    }
    page
}

#[cfg(test)]
mod tests {
    use super::{cited, to_html};

    #[test]
    fn numbers_lead_to_their_sources() {
        let check = |markdown: &str, expect: &str| assert_eq!(cited(&to_html(markdown), 2), expect, "{markdown}");
        let one = r##"<a class="cite" href="#source-1">1</a>"##;
        check("So [1], `a[1]` and [3].", &format!("<p>So [{one}], <code>a[1]</code> and [3].</p>\n"));
        check("**[1, 7]** > 0", &format!("<p><strong>[{one}, 7]</strong> &gt; 0</p>\n"));
        check("```\n[1]\n```", "<pre><code>[1]\n</code></pre>\n");
        check("[a [1]](https://a.example)", "<p><a href=\"https://a.example\">a [1]</a></p>\n");
    }

    #[test]
    fn markup_in_a_pack_is_text() {
        assert_eq!(to_html("# A\n\n<script>x</script>"), "<h1>A</h1>\n&lt;script&gt;x&lt;/script&gt;");
        assert_eq!(to_html("a <b onclick=x>c</b>"), "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n");
    }

    #[test]
    fn links_lead_to_the_web_and_pictures_are_words() {
        assert_eq!(to_html("[a](https://a.example \"t\")"), "<p><a href=\"https://a.example\" title=\"t\">a</a></p>\n");
        for link in
            ["javascript:alert(1)", "JaVaScript:alert(1)", "data:text/html,x", "vbscript:x", "/finish", "//a.example"]
        {
            assert_eq!(to_html(&format!("[*a* b](<{link}>)")), "<p><em>a</em> b</p>\n", "{link}");
        }
        assert_eq!(to_html("[a](<java\tscript:alert(1)>)"), "<p>a</p>\n");
        assert_eq!(to_html("<javascript:alert(1)>"), "<p>javascript:alert(1)</p>\n");
        assert_eq!(to_html("![a *b*](https://a.example/x.png)"), "<p>a <em>b</em></p>\n");
        assert_eq!(to_html("[![a](x.png)](https://a.example)"), "<p><a href=\"https://a.example\">a</a></p>\n");
    }

    #[test]
    fn a_table_scrolls_in_its_box_and_has_no_styles() {
        let page = to_html("| a | b | c |\n| :-- | --: | :-: |\n| x | 1 | y |\n");
        assert!(page.starts_with("<div class=\"scroll\"") && page.ends_with("</table>\n</div>\n"), "{page}");
        assert!(page.contains("<td class=\"number\">1</td>") && !page.contains("style"), "{page}");
    }
}
