//! Templates and how they are filled: handlebars in strict mode, embedded in the binary. Two helpers know the base path:
//! `{{href "/interviews/" id}}` and `{{asset "app.css"}}`.

use handlebars::{Handlebars, Helper, HelperDef, RenderContext, RenderErrorReason, ScopedJson};
use rust_embed::RustEmbed;
use serde::Serialize;

use super::pages::again::AgainContext;
use super::pages::assets;
use super::pages::error::ErrorContext;
use super::pages::explain::ExplainContext;
use super::pages::home::HomeContext;
use super::pages::how::HowContext;
use super::pages::how_good::HowGoodContext;
use super::pages::interviews::InterviewsContext;
use super::pages::kept::KeptContext;
use super::pages::learn::{DecideContext, LearnContext, MapContext, PieceContext};
use super::pages::question::QuestionContext;
use super::pages::questions::QuestionsContext;
use super::pages::room::RoomContext;
use super::pages::scorecard::ScorecardContext;
use super::pages::search::SearchContext;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/src/web/templates/"]
struct Templates;

/// Every page, ready to be filled.
#[derive(Debug)]
pub(crate) struct Pages {
    templates: Handlebars<'static>,
}

/// What stands around a page.
#[derive(Clone, Copy, Serialize)]
struct Frame<'a> {
    title: &'a str,
    /// A script of the page's own.
    script: Option<&'a str>,
    /// Where in the navigation it is.
    here: &'a str,
    /// Fills the window and has no footer.
    whole: bool,
    body: &'a str,
}

/// What a page that stands alone may do: be looked at. It says so itself, since no server is there to say it.
pub(crate) const ALONE: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// A page that stands alone.
#[derive(Serialize)]
struct Alone<'a> {
    policy: &'a str,
    title: &'a str,
    styles: &'a str,
    body: &'a str,
}

/// What a scorecard needs, in the order in which `frame.hbs` links it.
fn styles() -> String {
    let sheets = ["vendor/radix-colors.css", "app.css", "forms.css", "room.css", "scorecard.css"];
    let text = |name: &str| assets::text(name).unwrap_or_default();
    let screen = sheets.map(text).join("\n");
    format!("{screen}\n@media print {{\n{}\n}}", text("print.css"))
}

impl Pages {
    /// `base`: empty, or a path as `/greenroom`.
    ///
    /// # Panics
    /// If a template cannot be parsed; a test renders every one of them.
    pub(crate) fn new(base: &str) -> Self {
        let mut templates = Handlebars::new();
        templates.set_strict_mode(true);
        // Partials must not indent the words of an answer.
        templates.set_prevent_indent(true);
        templates.register_helper("href", Box::new(Href { base: base.to_owned() }));
        templates.register_helper("asset", Box::new(AssetUrl { base: base.to_owned() }));
        for name in Templates::iter().filter(|name| name.ends_with(".hbs")) {
            let file = Templates::get(&name).expect("it was listed");
            let text = String::from_utf8(file.data.into_owned()).expect("templates are text");
            templates
                .register_template_string(name.trim_end_matches(".hbs"), text)
                .expect("a test renders every template");
        }
        Self { templates }
    }

    /// `/`
    pub(crate) fn home(&self, context: &HomeContext) -> String {
        let title = if context.errors.is_empty() {
            "Greenroom: rehearse system-design interviews"
        } else {
            "Error: start an interview"
        };
        self.page("home", context, Frame { title, script: Some("when.mjs"), here: "home", whole: false, body: "" })
    }

    /// `/search`
    pub(crate) fn search(&self, context: &SearchContext) -> String {
        self.page("search", context, Frame { title: "Search", script: None, here: "search", whole: false, body: "" })
    }

    /// `/questions`
    pub(crate) fn questions(&self, context: &QuestionsContext) -> String {
        let title = if context.results.is_some() { "Questions that fit" } else { "Questions" };
        self.page("questions", context, Frame { title, script: None, here: "questions", whole: false, body: "" })
    }

    /// `/questions/{slug}`
    pub(crate) fn question(&self, context: &QuestionContext) -> String {
        let (title, script) = (&context.title, Some("when.mjs"));
        self.page("question", context, Frame { title, script, here: "", whole: false, body: "" })
    }

    /// `/interviews/{id}`
    pub(crate) fn room(&self, context: &RoomContext) -> String {
        let script = Some(if context.finished || context.gone { "over.mjs" } else { "room.mjs" });
        self.page("room", context, Frame { title: &context.title, script, here: "room", whole: true, body: "" })
    }

    /// `/interviews/{id}/scorecard` and `/sample`
    pub(crate) fn scorecard(&self, context: &ScorecardContext) -> String {
        let title = format!("{}: {}", if context.sample { "Sample scorecard" } else { "Scorecard" }, context.title);
        let here = if context.sample { "sample" } else { "" };
        self.page(
            "scorecard",
            context,
            Frame { title: &title, script: Some("scorecard.mjs"), here, whole: false, body: "" },
        )
    }

    /// `/interviews/{id}/scorecard` where there is none that can be read.
    pub(crate) fn kept(&self, context: &KeptContext) -> String {
        let title = format!("Scorecard: {}", context.title);
        self.page("kept", context, Frame { title: &title, script: Some("when.mjs"), here: "", whole: false, body: "" })
    }

    /// The same as one file.
    pub(crate) fn kept_alone(&self, context: &KeptContext) -> String {
        let title = format!("Scorecard: {}", context.title);
        let body = self.render("kept", context);
        self.render("alone", &Alone { policy: ALONE, title: &title, styles: &styles(), body: &body })
    }

    /// The scorecard as one file that loads nothing.
    pub(crate) fn scorecard_alone(&self, context: &ScorecardContext) -> String {
        let title = format!("Scorecard: {}", context.title);
        let body = self.render("scorecard", context);
        self.render("alone", &Alone { policy: ALONE, title: &title, styles: &styles(), body: &body })
    }

    /// `/interviews/{id}/again/{turn}`
    pub(crate) fn again(&self, context: &AgainContext) -> String {
        let error = if context.error.is_some() { "Error: " } else { "" };
        let title = format!("{error}Answer turn {} again", context.turn);
        self.page("again", context, Frame { title: &title, script: None, here: "", whole: false, body: "" })
    }

    /// `/explain`
    pub(crate) fn explain(&self, context: &ExplainContext) -> String {
        let title = if context.errors.is_empty() { "Why a sentence counts" } else { "Error: why a sentence counts" };
        self.page("explain", context, Frame { title, script: None, here: "explain", whole: false, body: "" })
    }

    /// `/how`
    pub(crate) fn how(&self, context: &HowContext) -> String {
        let title = "How scores are made";
        self.page("how", context, Frame { title, script: None, here: "how", whole: false, body: "" })
    }

    /// `/how-good`
    pub(crate) fn how_good(&self, context: &HowGoodContext) -> String {
        let title = "How good is it?";
        self.page("how_good", context, Frame { title, script: None, here: "how", whole: false, body: "" })
    }

    /// `/learn`
    pub(crate) fn learn(&self, context: &LearnContext) -> String {
        self.reading("learn", "Learn", context)
    }

    /// `/learn/{kind}/{slug}`
    pub(crate) fn piece(&self, context: &PieceContext) -> String {
        self.reading("piece", &context.title, context)
    }

    /// `/learn/map`
    pub(crate) fn learn_map(&self, context: &MapContext) -> String {
        self.reading("learn_map", "Map of topics", context)
    }

    /// `/learn/decide/{tree}`
    pub(crate) fn decide(&self, context: &DecideContext) -> String {
        self.reading("decide", &context.title, context)
    }

    /// A page of the curriculum.
    fn reading(&self, name: &str, title: &str, context: &impl Serialize) -> String {
        self.page(name, context, Frame { title, script: None, here: "learn", whole: false, body: "" })
    }

    /// `/interviews`
    pub(crate) fn interviews(&self, context: &InterviewsContext) -> String {
        self.page(
            "interviews",
            context,
            Frame { title: "Your interviews", script: Some("when.mjs"), here: "interviews", whole: false, body: "" },
        )
    }

    /// Whatever was refused or went wrong.
    pub(crate) fn error(&self, context: &ErrorContext) -> String {
        self.page("error", context, Frame { title: context.heading, script: None, here: "", whole: false, body: "" })
    }

    /// Of every template.
    #[cfg(test)]
    pub(crate) fn names() -> Vec<String> {
        let mut names: Vec<_> = Templates::iter().map(|name| name.trim_end_matches(".hbs").to_owned()).collect();
        names.sort_unstable();
        names
    }

    fn page(&self, name: &str, context: &impl Serialize, frame: Frame<'_>) -> String {
        let body = self.render(name, context);
        self.render("frame", &Frame { body: &body, ..frame })
    }

    fn render(&self, name: &str, context: &impl Serialize) -> String {
        // Strict mode fails on a field that a context does not have, never on what is in it.
        self.templates
            .render(name, context)
            .unwrap_or_else(|problem| panic!("the template {name} does not fit its context: {problem}"))
    }
}

/// A path below the base path, from its parts.
struct Href {
    base: String,
}

impl HelperDef for Href {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc handlebars::Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, handlebars::RenderError> {
        let mut path = self.base.clone();
        for part in helper.params() {
            path.push_str(part.value().as_str().ok_or(RenderErrorReason::InvalidParamType("string"))?);
        }
        Ok(ScopedJson::Derived(path.into()))
    }
}

/// An asset's path with its version.
struct AssetUrl {
    base: String,
}

impl HelperDef for AssetUrl {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc handlebars::Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, handlebars::RenderError> {
        let name = helper
            .param(0)
            .and_then(|param| param.value().as_str())
            .ok_or(RenderErrorReason::InvalidParamType("string"))?;
        if assets::get(name).is_none() {
            return Err(RenderErrorReason::Other(format!("there is no asset {name}")).into());
        }
        Ok(ScopedJson::Derived(format!("{}/assets/{name}?v={}", self.base, assets::version()).into()))
    }
}
