//! `greenroom score FILE`: a transcript to a scorecard, without a server.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::Args;

use crate::app::{ContentProblems, load, score_transcript};
use crate::assess::{Scorecard, scorecard};
use crate::content::format::Level;
use crate::content::transcript::{self, Speaker, Transcript};
use crate::content::{Library, Sheet, Shown};

use super::{complain, named, say};

#[derive(Debug, Args)]
pub(super) struct Score {
    /// The transcript, as `## interviewer` and `## candidate` sections; what the server exports is one.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The question's slug; without it the one that the file names.
    #[arg(long, value_name = "SLUG")]
    question: Option<String>,
    /// L3, L4, L5 or L6; without it the one that the file names, or L5.
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    level: Option<Level>,
    /// Say it as JSON: `scorecard/2`.
    #[arg(long)]
    json: bool,
    /// A folder with a pack.yaml, beside the built-in pack; may be given several times.
    #[arg(long, value_name = "FOLDER")]
    pack: Vec<PathBuf>,
}

/// Whether there was a scorecard to print.
pub(super) fn run(args: &Score) -> anyhow::Result<bool> {
    let library = match load(&args.pack, true) {
        Ok(library) => library,
        Err(problem) => {
            let ContentProblems(problems) = problem.downcast::<ContentProblems>()?;
            for problem in &problems {
                complain(&problem.to_string());
            }
            return Ok(false);
        }
    };
    let shown = args.file.display().to_string();
    let bytes = std::fs::read(&args.file).with_context(|| format!("cannot read {shown}"))?;
    let transcript = match transcript::parse(&shown, &bytes) {
        Ok(transcript) => transcript,
        Err(problems) => {
            for problem in &problems {
                complain(&problem.to_string());
            }
            return Ok(false);
        }
    };
    let (card, sheet) = scored(&library, &shown, &transcript, args.question.as_deref(), args.level)?;
    let text = if args.json { scorecard::to_json(&card) } else { scorecard::markdown(&card, &Shown::of(&sheet)) };
    say(text.trim_end());
    Ok(true)
}

/// Scores it by the question and level that were asked for, or else that it names.
fn scored(
    library: &Library,
    shown: &str,
    transcript: &Transcript,
    question: Option<&str>,
    level: Option<Level>,
) -> anyhow::Result<(Scorecard, Arc<Sheet>)> {
    if !transcript.sections.iter().any(|section| section.speaker == Speaker::Candidate) {
        bail!("{shown} has no answer to score; put each behind a line `## candidate`");
    }
    let Some(slug) = question.or(transcript.front.question.as_deref()) else {
        bail!(
            "{shown} does not name its question; add --question SLUG, or `question: SLUG` between two lines `---` at its head"
        );
    };
    let Some(sheet) = library.sheets.get(slug) else {
        bail!(named::missing(library, "question", slug));
    };
    Ok((score_transcript(sheet, transcript, level), Arc::clone(sheet)))
}

fn level(name: &str) -> Result<Level, String> {
    let known = Level::ALL.into_iter().find(|level| level.name().eq_ignore_ascii_case(name));
    known.ok_or_else(|| "use L3, L4, L5 or L6".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Sources, compile};

    const ANSWER: &str = "## interviewer\nDesign it.\n\n## candidate\nWe cache the redirect.\n";

    fn text(question: Option<&str>, file: &str) -> Result<(Scorecard, Arc<Sheet>), String> {
        let library = compile(Sources::built_in()).expect("the built-in content checks");
        let transcript = transcript::parse("a.md", file.as_bytes()).expect("the file is well formed");
        scored(&library, "a.md", &transcript, question, None).map_err(|problem| problem.to_string())
    }

    #[test]
    fn the_file_or_the_flag_names_the_question() {
        let named = format!("---\nquestion: url-shortener\nlevel: L4\n---\n{ANSWER}");
        let (card, _) = text(None, &named).expect("the file names it");
        assert_eq!((card.question.as_str(), card.level), ("url-shortener", Level::L4));
        let (card, _) = text(Some("url-shortener"), ANSWER).expect("the flag names it");
        assert_eq!(card.level, Level::L5);
    }

    #[track_caller]
    fn check_refused(question: Option<&str>, file: &str, says: &str) {
        let problem = text(question, file).map(|(card, _)| card.overall).expect_err("it must be refused");
        assert!(problem.contains(says), "{problem}");
    }

    #[test]
    fn what_is_wrong_is_said() {
        check_refused(None, ANSWER, "add --question SLUG");
        check_refused(Some("url-shortner"), ANSWER, "did you mean \"url-shortener\"?");
        check_refused(Some("zzz"), ANSWER, "there are:\n");
        check_refused(Some("url-shortener"), "## interviewer\nHello.\n", "no answer to score");
    }

    #[test]
    fn a_level_is_one_of_four() {
        assert_eq!(level("l5"), Ok(Level::L5));
        assert!(level("L7").is_err());
    }
}
