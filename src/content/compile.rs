//! From files to a library: every file is parsed and checked against its format, then for what it means, then compiled.
//! Problems are gathered, never thrown: an author sees all of them at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::acts::{ActExamples, by_speaker, examples};
use super::check;
use super::claims::{self, WrongClaim};
use super::classes::{Ingredients, OnDemand};
use super::cues::{CUES, Cues};
use super::curriculum::Curriculum;
use super::drills::{self, Drill, Drills};
use super::files::{Pack, Parsed, pack};
use super::format::Kind;
use super::format::drills::{DrillFile, DrillsFile};
use super::format::lexicon::ConceptFile;
use super::format::question::QuestionFile;
use super::format::rubric::RubricFile;
use super::format::sums::SumsFile;
use super::graded::{Graded, graded};
use super::learnt::Readings;
use super::phrases::Phrases;
use super::problem::Problem;
use super::source::{BUILT_IN, SourceFile, Sources};
use super::yaml;
use super::{Library, Sheet};
use crate::matching::Learnt;
use crate::text::{Concept, Lexicon};

/// Compiles everything.
pub(super) fn library(sources: Sources, given: Option<Arc<Learnt>>) -> Result<Library, Vec<Problem>> {
    if let Some(missing) = sources.missing() {
        return Err(vec![missing]);
    }
    let mut problems = Vec::new();
    let packs: Vec<Pack> = sources.packs.iter().map(|files| pack(files, &mut problems)).collect();
    if !sources.packs[0].iter().any(|file| file.inside() == CUES) {
        problems.push(yaml::at(CUES, 0, 0, "it is missing; restore it, or no sentence is known as unmeant".to_owned()));
    }
    let cues = cues(&packs[0]);
    check::packs(&packs, &cues, &mut problems);
    assemble(sources, &packs, &cues, given, problems)
}

/// Compiles what was parsed and checked, unless something was wrong with it.
fn assemble(
    sources: Sources,
    packs: &[Pack],
    cues: &Arc<Cues>,
    given: Option<Arc<Learnt>>,
    mut problems: Vec<Problem>,
) -> Result<Library, Vec<Problem>> {
    let mut rubrics = BTreeMap::new();
    for parsed in packs.iter().flat_map(|pack| &pack.rubrics) {
        rubrics.insert(parsed.file.slug.clone(), Arc::new(parsed.file.clone()));
    }
    let base = &packs[0];
    let readings = given.map_or_else(|| Readings::of(base, &mut problems), Readings::all);
    // Versions that were kept before this file was there accuse no sum.
    let sums = Arc::new(base.sums.as_ref().map(|parsed| parsed.file.clone()).unwrap_or_default());
    let mut sheets = BTreeMap::new();
    let mut compiled = Vec::new();
    let mut library = BTreeMap::new();
    let mut drills = Drills::new();
    for (index, pack) in packs.iter().enumerate() {
        let found = problems.len();
        let Some(words) = words(base, pack, &mut problems) else {
            hide_questions(pack, &mut problems[found..]);
            continue;
        };
        let claims: Arc<[_]> = library_claims(base, pack, &words, &readings.systems, &mut problems).into();
        library.extend(claims.iter().map(|claim| (claim.id.clone(), Arc::clone(claim))));
        let prompts = prompts(base, pack);
        let phrases = match Phrases::compile(&prompts, cues) {
            Ok(phrases) => Arc::new(phrases),
            Err(wrong) => {
                // The built-in pack's prompts are everyone's: told once.
                if index == 0 || !pack.prompts.is_empty() {
                    let found = problems.len();
                    problems.extend(wrong);
                    hide_questions(pack, &mut problems[found..]);
                }
                continue;
            }
        };
        let ground = Ground {
            packs,
            pack,
            words,
            claims,
            prompts,
            phrases,
            readings: readings.clone(),
            sums: Arc::clone(&sums),
            cues: Arc::clone(cues),
        };
        compiled.extend(ground.sheets(&mut problems));
        drills.extend(ground.drills());
    }
    for mut sheet in compiled {
        sheet.hash = sheet_hash(&sources, &sheet.files);
        sheets.insert(sheet.question.slug.clone(), Arc::new(sheet));
    }
    let mut counterfactuals = Vec::new();
    for pack in packs {
        if let Some(parsed) = &pack.counterfactuals {
            check::counterfactuals(parsed, pack, &sheets, &mut problems);
            counterfactuals.extend(parsed.file.cases.iter().cloned());
        }
    }
    let acts = ActExamples {
        taught: examples(base.acts.iter().map(|parsed| &parsed.file)),
        unseen: by_speaker(&base.acts_heard.iter().map(|parsed| &parsed.file)),
    };
    problems.sort();
    problems.dedup();
    check::list_once(&mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let pieces = packs.iter().flat_map(|pack| &pack.pieces).map(|read| &read.piece);
    let decisions = packs.iter().filter_map(|pack| Some((pack.id.as_str(), &pack.decisions.as_ref()?.file)));
    let curriculum = Curriculum::new(pieces, decisions);
    let everything: Vec<&SourceFile> = sources.packs.iter().flatten().collect();
    let claims = library.into_values().collect();
    Ok(Library {
        sheets,
        rubrics,
        learnt: readings.systems,
        claims,
        acts,
        counterfactuals,
        curriculum,
        drills,
        hash: hash(&everything),
        sources,
    })
}

/// Without its words and what is said, no question of a pack is looked at.
fn hide_questions(pack: &Pack, problems: &mut [Problem]) {
    for problem in problems {
        problem.hides = Some(format!("the questions of the pack {}", pack.id));
    }
}

/// The rubrics of some files, without anything else: to name what a question may refer to.
pub fn rubrics(sources: &Sources) -> Vec<RubricFile> {
    let is_rubric = |file: &&SourceFile| matches!(file.inside().split('/').collect::<Vec<_>>()[..], ["rubrics", _]);
    let files: Vec<SourceFile> = sources.packs.iter().flatten().filter(is_rubric).cloned().collect();
    pack(&files, &mut Vec::new()).rubrics.into_iter().map(|parsed| parsed.file).collect()
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
    let library = assemble(Sources { packs, ..Sources::default() }, &parsed, &cues(&parsed[0]), None, problems)?;
    let sheet = library.sheets.into_values().next();
    let missing = || vec![yaml::at("an old version", 0, 0, "holds no question".to_owned())];
    sheet.and_then(Arc::into_inner).ok_or_else(missing)
}

/// The built-in pack's cues. An old version that has none is read with those of this program.
fn cues(base: &Pack) -> Arc<Cues> {
    Arc::new(Cues::of(base.cues.as_ref().map(|parsed| &parsed.file)))
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

fn concepts(files: &[ConceptFile]) -> Vec<Concept> {
    let concept = |concept: &ConceptFile| Concept {
        id: concept.id.clone(),
        is_a: concept.is_a.clone(),
        names: concept.names.clone(),
    };
    files.iter().map(concept).collect()
}

/// The built-in pack's wrong claims and this pack's own.
fn library_claims(
    base: &Pack,
    pack: &Pack,
    words: &Lexicon,
    learnt: &Learnt,
    problems: &mut Vec<Problem>,
) -> Vec<Arc<WrongClaim>> {
    let own = Some(pack).filter(|pack| pack.id != base.id);
    let files: Vec<_> = [Some(base), own].into_iter().flatten().flat_map(|pack| &pack.claims).collect();
    claims::library(&files, words, learnt, problems)
}

/// The built-in prompts, and this pack's own of the same name instead.
fn prompts(base: &Pack, pack: &Pack) -> Vec<SourceFile> {
    let mut by_name: BTreeMap<&str, &SourceFile> = base.prompts.iter().map(|file| (file.inside(), file)).collect();
    by_name.extend(pack.prompts.iter().map(|file| (file.inside(), file)));
    by_name.into_values().cloned().collect()
}

/// What a pack's questions stand on.
struct Ground<'a> {
    packs: &'a [Pack],
    pack: &'a Pack,
    words: Lexicon,
    claims: Arc<[Arc<WrongClaim>]>,
    prompts: Vec<SourceFile>,
    phrases: Arc<Phrases>,
    readings: Readings,
    sums: Arc<SumsFile>,
    cues: Arc<Cues>,
}

impl Ground<'_> {
    /// Each by itself, as many at once as there are cores, in the order of the files.
    fn sheets(&self, problems: &mut Vec<Problem>) -> Vec<Sheet> {
        let compiled = self.pack.questions.par_iter().map(|question| {
            let mut wrong = Vec::new();
            (self.sheet(question, &mut wrong), wrong)
        });
        let (sheets, wrong): (Vec<_>, Vec<_>) = compiled.unzip();
        problems.extend(wrong.into_iter().flatten());
        sheets.into_iter().flatten().collect()
    }

    fn sheet(&self, parsed: &Parsed<QuestionFile>, problems: &mut Vec<Problem>) -> Option<Sheet> {
        let before = problems.len();
        let Parsed { file, .. } = parsed;
        let rubric = check::rubric_of(self.packs, self.pack, parsed, problems);
        check::question(parsed, rubric, &self.cues, problems);
        let files = self.pack.transcripts.get(&file.slug).map_or(&[][..], Vec::as_slice);
        let graded = graded(parsed, files, problems);
        let rubric = rubric?;
        if problems.len() > before {
            return None;
        }
        let files = self.files(parsed, rubric);
        Some(Sheet { files, ..self.made(file.clone(), &Arc::new(rubric.file.clone()), graded) })
    }

    /// The drills of this pack, by topic.
    fn drills(&self) -> Drills {
        // Without its rubric the built-in pack is told of elsewhere.
        let rubrics = self.packs.first().map_or(&[][..], |base| &base.rubrics);
        let Some(rubric) = rubrics.iter().find(|rubric| rubric.file.slug == drills::RUBRIC) else {
            return Drills::new();
        };
        let rubric = Arc::new(rubric.file.clone());
        let of_topic = |parsed: &Parsed<DrillsFile>| {
            let topic = &parsed.file.topic;
            let drill = |drill: &DrillFile| Drill {
                id: drill.id.clone(),
                ask: drill.ask.clone(),
                sheet: Arc::new(self.made(drills::question(topic, drill, &rubric), &rubric, Vec::new())),
            };
            (topic.clone(), parsed.file.drills.iter().map(drill).collect())
        };
        self.pack.drills.iter().map(of_topic).collect()
    }

    /// What answers to a question are read and judged by. Its files and their hash are to be filled in.
    fn made(&self, file: QuestionFile, rubric: &Arc<RubricFile>, graded: Vec<Graded>) -> Sheet {
        let question = Arc::new(file);
        let graded: Arc<[Graded]> = graded.into();
        let learnt = self.readings.to(question.kind);
        // What is false of systems is no matter of a story, and was compiled for another reading.
        let claims = if question.kind == Kind::Leadership { Arc::default() } else { Arc::clone(&self.claims) };
        let classes = OnDemand::of(Ingredients {
            question: Arc::clone(&question),
            graded: Arc::clone(&graded),
            words: self.words.clone(),
            learnt: Arc::clone(learnt),
            claims,
        });
        Sheet {
            brief: question.brief.trim().to_owned(),
            debrief: question.debrief.trim().to_owned(),
            rubric: Arc::clone(rubric),
            lexicon: self.words.clone(),
            learnt: Arc::clone(learnt),
            kinds: question.ideas.iter().map(|idea| Sheet::kind_of(rubric, &idea.criterion)).collect(),
            question,
            classes,
            phrases: Arc::clone(&self.phrases),
            sums: Arc::clone(&self.sums),
            cues: Arc::clone(&self.cues),
            graded,
            hash: String::new(),
            files: Vec::new(),
        }
    }

    /// The files that a sheet is made from.
    fn files<T>(&self, parsed: &Parsed<QuestionFile>, rubric: &Parsed<T>) -> Vec<String> {
        let base = &self.packs[0];
        let is_story = parsed.file.kind == Kind::Leadership;
        let manifests = self.packs.iter().filter_map(|pack| pack.manifest.as_ref()).map(|manifest| &manifest.path);
        let known = [base, self.pack].into_iter().flat_map(|pack| {
            let lexicon = pack.lexicon.as_ref().map(|lexicon| &lexicon.path);
            let claims = pack.claims.iter().filter(|_| !is_story);
            lexicon.into_iter().chain(claims.map(|claims| &claims.path))
        });
        let sums = base.sums.as_ref().map(|sums| &sums.path);
        let cues = base.cues.as_ref().map(|cues| &cues.path);
        let reading = if is_story && !base.stories.is_empty() { &base.stories } else { &base.reading };
        let read_by = reading.paths().chain(sums).chain(cues).chain(self.prompts.iter().map(|file| &file.path));
        let own = [&parsed.path, &rubric.path].into_iter();
        let mut files: Vec<String> = own.chain(manifests).chain(known).chain(read_by).cloned().collect();
        files.sort();
        files.dedup();
        files
    }
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
