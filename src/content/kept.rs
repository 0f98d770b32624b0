//! A [`Shown`] from the files that older versions kept, whatever their format: read as plain YAML, looked through for
//! what is known, never refused. A key that is not known is passed over; what is missing stays empty.

use std::collections::BTreeMap;

use serde_json::Value;

use super::shown::{Shown, ShownCompetency, ShownCriterion, ShownIdea, ShownQuestion, ShownRubric, ShownStage};
use super::source::SourceFile;
use super::yaml::Document;

impl Shown {
    /// What these files tell, of any format that there was or will be: a question in a folder of its own with its brief
    /// and debrief beside it, or all of it in one file.
    pub fn from_files(files: &[SourceFile]) -> Self {
        let question = files.iter().filter(|file| is_question(file.inside())).find_map(read);
        let question = question.unwrap_or(Value::Null);
        let wanted = text(&question, "rubric");
        let wanted = wanted.rsplit(':').next().unwrap_or_default();
        let mut rubrics: Vec<Value> = files.iter().filter(|file| is_rubric(file.inside())).filter_map(read).collect();
        rubrics.retain(|rubric| rubric.get("competencies").is_some());
        let rubric = rubrics.iter().find(|rubric| text(rubric, "slug") == wanted).or_else(|| rubrics.first());
        let beside = |key: &str| match text(&question, key) {
            own if !own.is_empty() => own,
            _ => markdown(files, &format!("{key}.md")),
        };
        Self {
            brief: beside("brief"),
            debrief: beside("debrief"),
            rubric: rubric.map(shown_rubric).unwrap_or_default(),
            question: shown_question(&question),
        }
    }
}

fn is_question(inside: &str) -> bool {
    match inside.split('/').collect::<Vec<_>>().as_slice() {
        ["question_bank", "questions", _, name] => *name == "question.yaml",
        ["question_bank", "questions", name] => name.strip_suffix(".yaml").is_some(),
        _ => false,
    }
}

fn is_rubric(inside: &str) -> bool {
    matches!(inside.split('/').collect::<Vec<_>>().as_slice(), ["rubrics", name] if name.strip_suffix(".yaml").is_some())
}

/// What is no YAML tells nothing.
fn read(file: &SourceFile) -> Option<Value> {
    Document::parse(&file.shown, &file.bytes).ok().map(|document| document.json()).filter(Value::is_object)
}

/// The text of the question's file of that name.
fn markdown(files: &[SourceFile], name: &str) -> String {
    let is_it = |file: &&SourceFile| matches!(file.inside().split('/').collect::<Vec<_>>().as_slice(), ["question_bank", "questions", _, own] if *own == name);
    files.iter().find(is_it).map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).unwrap_or_default()
}

fn shown_question(file: &Value) -> ShownQuestion {
    ShownQuestion {
        slug: text(file, "slug"),
        title: text(file, "title"),
        summary: text(file, "summary"),
        kind: text(file, "kind"),
        levels: texts(file.get("levels")),
        ideas: list(file, "ideas").iter().map(shown_idea).collect(),
    }
}

fn shown_idea(idea: &Value) -> ShownIdea {
    let hints = idea.get("hints");
    let rungs = ["nudge", "area", "example"].map(|rung| hints.map(|hints| text(hints, rung)).unwrap_or_default());
    ShownIdea {
        id: text(idea, "id"),
        title: text(idea, "title"),
        why: text(idea, "why"),
        criterion: text(idea, "criterion"),
        crux: idea.get("crux").and_then(Value::as_bool).unwrap_or_default(),
        weight: number(idea, "weight"),
        probe: texts(idea.get("probes")).into_iter().next().unwrap_or_default(),
        hints: rungs.into_iter().filter(|rung| !rung.is_empty()).collect(),
    }
}

fn shown_rubric(file: &Value) -> ShownRubric {
    let stage = |stage: &Value| ShownStage {
        id: text(stage, "id"),
        title: text(stage, "title"),
        goal: text(stage, "goal"),
        minutes: number(stage, "minutes"),
    };
    let criterion = |criterion: &Value| ShownCriterion {
        id: text(criterion, "id"),
        title: text(criterion, "title"),
        anchors: texts(criterion.get("anchors")),
    };
    let competency = |competency: &Value| ShownCompetency {
        id: text(competency, "id"),
        title: text(competency, "title"),
        about: text(competency, "about"),
        criteria: list(competency, "criteria").iter().map(criterion).collect(),
    };
    let bar = |(level, bar): (&String, &Value)| {
        let grades = bar.as_object().into_iter().flatten();
        let grades: BTreeMap<String, u8> =
            grades.filter_map(|(id, grade)| Some((id.clone(), u8::try_from(grade.as_u64()?).ok()?))).collect();
        (level.clone(), grades)
    };
    ShownRubric {
        slug: text(file, "slug"),
        title: text(file, "title"),
        stages: list(file, "stages").iter().map(stage).collect(),
        competencies: list(file, "competencies").iter().map(competency).collect(),
        bars: file.get("bars").and_then(Value::as_object).into_iter().flatten().map(bar).collect(),
    }
}

fn text(of: &Value, key: &str) -> String {
    of.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn number<T: TryFrom<u64> + Default>(of: &Value, key: &str) -> T {
    of.get(key).and_then(Value::as_u64).and_then(|number| T::try_from(number).ok()).unwrap_or_default()
}

fn list<'a>(of: &'a Value, key: &str) -> &'a [Value] {
    of.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn texts(of: Option<&Value>) -> Vec<String> {
    let all = of.and_then(Value::as_array).into_iter().flatten();
    all.filter_map(|text| text.as_str().map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(inside: &str, text: &str) -> SourceFile {
        SourceFile { path: format!("greenroom:{inside}"), shown: inside.to_owned(), bytes: text.as_bytes().to_vec() }
    }

    const RUBRIC: &str = "
format: rubric/9
slug: system-design
title: System design
stages: [{id: scope, title: Scope, goal: Agree, minutes: 5, colour: red}]
competencies:
- {id: scoping, title: Scoping, weight: 10, criteria: [{id: scoping.needs, title: Asks, anchors: [a, b, c, d, e]}]}
bars: {L5: {scoping: 3}, L9: nothing}
";

    /// The same question in each format that there is.
    #[test]
    fn every_format_tells_the_same() {
        let idea = "ideas: [{id: read-rate, title: Works out, why: Because, criterion: scoping.needs, weight: 3, probes: [How many?, So?], hints: {nudge: n, area: a, example: e}, say: [1, {x: y}]}]";
        let head = "slug: url-shortener\ntitle: A link shortener\nsummary: Short\nkind: design\nlevels: [L4, L5]\nrubric: system-design";
        let folder = "question_bank/questions/url-shortener";
        let formats = [
            vec![
                file(&format!("{folder}/question.yaml"), &format!("format: question/1\n{head}\n{idea}")),
                file(&format!("{folder}/brief.md"), "Design it."),
                file(&format!("{folder}/debrief.md"), "It was so."),
            ],
            vec![file(
                &format!("{folder}.yaml"),
                &format!(
                    "format: question/2\n{head}\n{idea}\nbrief: Design it.\ndebrief: It was so.\nwrong: [{{id: x}}]"
                ),
            )],
        ];
        for mut files in formats {
            files.push(file("rubrics/lexicon.yaml", "concepts: []"));
            files.push(file("rubrics/other.yaml", "slug: other\ncompetencies: []"));
            files.push(file("rubrics/system-design.yaml", RUBRIC));
            let shown = Shown::from_files(&files);
            assert_eq!((shown.title().as_str(), shown.brief.as_str()), ("A link shortener", "Design it."));
            assert_eq!(shown.debrief, "It was so.");
            assert_eq!(shown.idea("read-rate").map(|idea| (idea.weight, idea.hints.len())), Some((3, 3)));
            assert_eq!(shown.idea("read-rate").map(|idea| idea.probe.as_str()), Some("How many?"));
            assert_eq!(shown.criterion_title("scoping.needs"), "Asks");
            assert_eq!((shown.wanted("L5", "scoping"), shown.wanted("L9", "scoping")), (3, 0));
            assert_eq!(shown.stage_title("scope"), "Scope");
            assert_eq!(shown.question.levels, ["L4", "L5"]);
        }
    }

    #[test]
    fn the_kept_files_tell_what_the_compiled_sheet_does() {
        let library = crate::content::compile(crate::content::Sources::built_in()).unwrap();
        for sheet in library.sheets.values() {
            let all = library.sources.packs.iter().flatten();
            let files: Vec<SourceFile> = all.filter(|file| sheet.files.contains(&file.path)).cloned().collect();
            let (mut kept, compiled) = (Shown::from_files(&files), Shown::of(sheet));
            (kept.brief, kept.debrief) = (compiled.brief.clone(), compiled.debrief.clone());
            assert_eq!(kept, compiled);
        }
    }

    #[test]
    fn what_cannot_be_read_is_empty() {
        let broken = ["", "- a", "title: [", "title: 7\nideas: {a: b}\nlevels: L5", "\u{0}"];
        for text in broken {
            let shown = Shown::from_files(&[
                file("question_bank/questions/x/question.yaml", text),
                file("rubrics/system-design.yaml", text),
            ]);
            assert_eq!(shown, Shown::default(), "{text:?}");
        }
        assert_eq!(Shown::from_files(&[]), Shown::default());
    }
}
