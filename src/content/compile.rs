//! From files to a library: every file is parsed and checked against its format, then for what it means, then compiled.
//! Problems are gathered, never thrown: an author sees all of them at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::check;
use super::files::{Pack, Parsed, Question, pack};
use super::format::evidence::JudgedFile;
use super::format::lexicon::ConceptFile;
use super::format::question::QuestionFile;
use super::influences;
use super::mechanisms::{self, Mechanisms};
use super::needs;
use super::phrases::Phrases;
use super::problem::{Problem, nearest};
use super::source::{BUILT_IN, SourceFile, Sources};
use super::told::{shipped, told};
use super::wrong::{self, WrongClaim};
use super::yaml;
use super::{Library, Sheet, transcript};
use crate::text::{Concept, Lexicon, Pattern};

/// Compiles everything.
pub(super) fn library(sources: Sources) -> Result<Library, Vec<Problem>> {
    let mut problems = Vec::new();
    let packs: Vec<Pack> = sources.packs.iter().map(|files| pack(files, &mut problems)).collect();
    check::packs(&packs, &mut problems);
    assemble(sources, &packs, problems)
}

/// Compiles what was parsed and checked, unless something was wrong with it.
fn assemble(sources: Sources, packs: &[Pack], mut problems: Vec<Problem>) -> Result<Library, Vec<Problem>> {
    let mut rubrics = BTreeMap::new();
    for parsed in packs.iter().flat_map(|pack| &pack.rubrics) {
        rubrics.insert(parsed.file.slug.clone(), Arc::new(parsed.file.clone()));
    }
    let mut sheets = BTreeMap::new();
    for (index, pack) in packs.iter().enumerate() {
        let base = &packs[0];
        let Some(words) = words(base, pack, &mut problems) else { continue };
        let table = Arc::new(mechanisms::compile(&table_files(base, pack), &words, &mut problems));
        let mut general = general_claims(base, pack, &words, &mut problems);
        general.extend(wrong::of_table(&table));
        general.push(wrong::of_sums());
        let knowledge = Knowledge { words, general, table };
        let prompts = prompts(base, pack);
        let phrases = match Phrases::compile(&prompts) {
            Ok(phrases) => Arc::new(phrases),
            Err(wrong) => {
                // The built-in pack's prompts are everyone's: told once.
                if index == 0 || !pack.prompts.is_empty() {
                    problems.extend(wrong);
                }
                continue;
            }
        };
        for question in &pack.questions {
            if let Some(mut sheet) = sheet(packs, pack, question, &knowledge, &prompts, &phrases, &mut problems) {
                sheet.hash = sheet_hash(&sources, &sheet.files);
                sheets.insert(sheet.question.slug.clone(), Arc::new(sheet));
            }
        }
    }
    problems.sort();
    problems.dedup();
    if !problems.is_empty() {
        return Err(problems);
    }
    let everything: Vec<&SourceFile> = sources.packs.iter().flatten().collect();
    Ok(Library { sheets, rubrics, hash: hash(&everything), sources })
}

/// Compiles the one sheet that was made from these files: an old version out of the store.
///
/// # Errors
/// Every problem: a newer version of the program may find fault with an old file.
pub fn sheet_from(files: Vec<SourceFile>) -> Result<Sheet, Vec<Problem>> {
    let mut packs: Vec<Vec<SourceFile>> = vec![Vec::new()];
    for file in files {
        let place = packs.iter().position(|pack| pack.first().is_some_and(|first| first.pack() == file.pack()));
        match place {
            _ if file.pack() == BUILT_IN => packs[0].push(file),
            Some(place) => packs[place].push(file),
            None => packs.push(vec![file]),
        }
    }
    // What the packs required of each other was checked when the version was made.
    let mut problems = Vec::new();
    let parsed: Vec<Pack> = packs.iter().map(|files| pack(files, &mut problems)).collect();
    let library = assemble(Sources { packs }, &parsed, problems)?;
    let sheet = library.sheets.into_values().next();
    let missing = || vec![yaml::at("an old version", 0, 0, "holds no question".to_owned())];
    sheet.and_then(Arc::into_inner).ok_or_else(missing)
}

/// The built-in words, and this pack's own over them.
fn words(base: &Pack, pack: &Pack, problems: &mut Vec<Problem>) -> Option<Lexicon> {
    let own = if base.id == pack.id { None } else { pack.lexicon.as_ref() };
    let (lemmas, concepts) = base
        .lexicon
        .as_ref()
        .map_or((BTreeMap::new(), Vec::new()), |parsed| (parsed.file.lemmas.clone(), concepts(&parsed.file.concepts)));
    let lexicon = match Lexicon::new(&lemmas, concepts) {
        Ok(lexicon) => lexicon,
        Err(wrong) => {
            if let Some(parsed) = base.lexicon.as_ref() {
                problems.extend(check::words(&parsed.document, "/concepts", &wrong));
            }
            return None;
        }
    };
    let Some(own) = own else { return Some(lexicon) };
    if !own.file.lemmas.is_empty() {
        let message = "only the built-in lexicon has lemmas; give each form as a name of its concept instead";
        problems.push(own.document.problem("/lemmas", message));
    }
    lexicon
        .extended(self::concepts(&own.file.concepts))
        .map_err(|wrong| problems.extend(check::words(&own.document, "/concepts", &wrong)))
        .ok()
}

/// What a pack's questions stand on.
struct Knowledge {
    words: Lexicon,
    general: Vec<Arc<WrongClaim>>,
    table: Arc<Mechanisms>,
}

/// The built-in pack's table of mechanisms and this pack's own rows.
fn table_files<'a>(base: &'a Pack, pack: &'a Pack) -> mechanisms::Files<'a> {
    let own = Some(pack).filter(|pack| pack.id != base.id);
    let mut files = mechanisms::Files::default();
    for pack in [Some(base), own].into_iter().flatten() {
        files.guarantees.extend(&pack.guarantees);
        files.failures.extend(&pack.failures);
        files.mechanisms.extend(&pack.mechanisms);
    }
    files
}

/// The built-in pack's wrong claims and this pack's own.
fn general_claims(base: &Pack, pack: &Pack, words: &Lexicon, problems: &mut Vec<Problem>) -> Vec<Arc<WrongClaim>> {
    let own = Some(pack).filter(|pack| pack.id != base.id);
    let files: Vec<_> = [Some(base), own].into_iter().flatten().flat_map(|pack| &pack.misconceptions).collect();
    wrong::stand_once(&files, problems);
    let mut claims = Vec::new();
    for parsed in files {
        claims.extend(wrong::claims(&parsed.document, &parsed.file.misconceptions, words, problems));
    }
    for parsed in [Some(base), own].into_iter().flatten().flat_map(|pack| &pack.influences) {
        claims.extend(influences::claims(parsed, words, problems));
    }
    claims
}

fn concepts(files: &[ConceptFile]) -> Vec<Concept> {
    let concept = |concept: &ConceptFile| Concept {
        id: concept.id.clone(),
        is_a: concept.is_a.clone(),
        names: concept.names.clone(),
    };
    files.iter().map(concept).collect()
}

/// The built-in prompts, and this pack's own of the same name instead.
fn prompts(base: &Pack, pack: &Pack) -> Vec<SourceFile> {
    let mut by_name: BTreeMap<&str, &SourceFile> = base.prompts.iter().map(|file| (file.inside(), file)).collect();
    by_name.extend(pack.prompts.iter().map(|file| (file.inside(), file)));
    by_name.into_values().cloned().collect()
}

fn sheet(
    packs: &[Pack],
    pack: &Pack,
    question: &Question,
    knowledge: &Knowledge,
    prompts: &[SourceFile],
    phrases: &Arc<Phrases>,
    problems: &mut Vec<Problem>,
) -> Option<Sheet> {
    let Question { parsed, .. } = question;
    let before = problems.len();
    let rubric = check::rubric_of(packs, pack, parsed, problems);
    check::question(question, rubric, problems);
    let objects = parsed.file.objects.iter().map(|object| Concept {
        id: object.id.clone(),
        is_a: Vec::new(),
        names: object.names.clone(),
    });
    let words = knowledge.words.extended(concepts(&parsed.file.words));
    let words = words.map_err(|wrong| problems.extend(check::words(&parsed.document, "/words", &wrong))).ok()?;
    let lexicon = words.extended(objects.collect());
    let lexicon = lexicon.map_err(|wrong| problems.extend(check::words(&parsed.document, "/objects", &wrong))).ok()?;
    let (ideas, facts) = patterns(parsed, &lexicon, problems);
    check::sentences(parsed, &ideas, &lexicon, problems);
    let needs = needs::needs(&parsed.document, &parsed.file.ideas, &lexicon, &knowledge.table, problems);
    let wrong = wrong::of_sheet(&parsed.document, &parsed.file, &knowledge.general, &lexicon, problems);
    let brief = check::markdown(parsed, question.brief.as_ref(), "brief.md", problems);
    let debrief = check::markdown(parsed, question.debrief.as_ref(), "debrief.md", problems);
    let graded = graded(question, problems);
    let judged = judged(question, problems);
    let rubric = rubric?;
    if problems.len() > before {
        return None;
    }
    let manifests = packs.iter().filter_map(|pack| pack.manifest.as_ref()).map(|manifest| &manifest.path);
    let known = [&packs[0], pack].into_iter().flat_map(|pack| {
        let lexicon = pack.lexicon.as_ref().map(|lexicon| &lexicon.path);
        let table = pack.mechanisms.iter().map(|rows| &rows.path);
        let columns = pack.guarantees.iter().map(|columns| &columns.path);
        let failures = pack.failures.iter().map(|failures| &failures.path);
        let influences = pack.influences.iter().map(|influences| &influences.path);
        let wrong = pack.misconceptions.iter().map(|wrong| &wrong.path);
        lexicon.into_iter().chain(wrong).chain(columns).chain(failures).chain(influences).chain(table)
    });
    let texts = [question.brief.as_ref(), question.debrief.as_ref()]
        .into_iter()
        .flatten()
        .chain(prompts)
        .map(|file| &file.path);
    let mut files: Vec<String> =
        [&parsed.path, &rubric.path].into_iter().chain(manifests).chain(known).chain(texts).cloned().collect();
    files.sort();
    files.dedup();
    Some(Sheet {
        shipped: shipped(&graded),
        told: told(&parsed.file, &brief, &debrief),
        question: parsed.file.clone(),
        brief,
        debrief,
        rubric: Arc::new(rubric.file.clone()),
        lexicon,
        ideas: ideas.into_iter().map(|say| say.into_iter().flatten().collect()).collect(),
        facts,
        wrong,
        needs,
        mechanisms: Arc::clone(&knowledge.table),
        phrases: Arc::clone(phrases),
        graded,
        judged,
        hash: String::new(),
        files,
    })
}

/// The sentences of ideas and facts, compiled; those that are wrong are told of, and none stands in their place.
fn patterns(
    parsed: &Parsed<QuestionFile>,
    lexicon: &Lexicon,
    problems: &mut Vec<Problem>,
) -> (Vec<Vec<Option<Pattern>>>, Vec<Vec<Pattern>>) {
    let mut compiled = |pointer: String, sentence: &str| match Pattern::parse(sentence, lexicon) {
        Ok(pattern) => Some(pattern),
        Err(wrong) => {
            problems.push(check::pattern(&parsed.document, &pointer, sentence, &wrong));
            None
        }
    };
    let mut ideas = Vec::with_capacity(parsed.file.ideas.len());
    for (i, idea) in parsed.file.ideas.iter().enumerate() {
        let sentences = idea.say.iter().enumerate();
        ideas.push(sentences.map(|(j, say)| compiled(format!("/ideas/{i}/say/{j}/say"), &say.say)).collect());
    }
    let mut facts = Vec::with_capacity(parsed.file.facts.len());
    for (i, fact) in parsed.file.facts.iter().enumerate() {
        let sentences = fact.asked.iter().enumerate();
        facts.push(sentences.filter_map(|(j, asked)| compiled(format!("/facts/{i}/asked/{j}"), asked)).collect());
    }
    (ideas, facts)
}

/// The graded transcripts, which name this question.
fn graded(question: &Question, problems: &mut Vec<Problem>) -> Vec<(String, transcript::Transcript)> {
    let mut graded = Vec::with_capacity(question.transcripts.len());
    for file in &question.transcripts {
        match transcript::parse(&file.shown, &file.bytes) {
            Ok(read) => {
                problems.extend(check::graded(&file.shown, &read, &question.parsed.file.slug));
                let name = file.inside().rsplit('/').next().unwrap_or_default().to_owned();
                graded.push((name, read));
            }
            Err(wrong) => problems.extend(wrong),
        }
    }
    graded
}

/// The quotes that readers have judged, of ideas that are there.
fn judged(question: &Question, problems: &mut Vec<Problem>) -> Vec<JudgedFile> {
    let Some(Parsed { document, file, .. }) = &question.evidence else { return Vec::new() };
    let ideas = || question.parsed.file.ideas.iter().map(|idea| idea.id.as_str());
    for (n, quote) in file.quotes.iter().enumerate().filter(|(_, quote)| !ideas().any(|id| id == quote.idea)) {
        let mut problem = document.problem(&format!("/quotes/{n}/idea"), format!("there is no idea {:?}", quote.idea));
        problem.nearest = nearest(&quote.idea, ideas());
        problems.push(problem);
    }
    file.quotes.clone()
}

/// Of the files that a sheet was made from. A manifest says nothing that a score could depend on.
fn sheet_hash(sources: &Sources, paths: &[String]) -> String {
    let used = |file: &&SourceFile| file.inside() != "pack.yaml" && paths.binary_search(&file.path).is_ok();
    hash(&sources.packs.iter().flatten().filter(used).collect::<Vec<_>>())
}

/// Of names and contents, whatever the order of the packs.
pub(super) fn hash(files: &[&SourceFile]) -> String {
    let mut sorted = files.to_vec();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    let mut hasher = blake3::Hasher::new();
    for file in sorted {
        for part in [file.path.as_bytes(), &file.bytes] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
    }
    hasher.finalize().to_hex().to_string()
}
