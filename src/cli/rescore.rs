//! `greenroom rescore ID|--all`: scores stored interviews again from their journals. Prints a diff where the result is
//! not the stored one, byte for byte; changes nothing.

use clap::Args;

use crate::app::App;
use crate::assess::scorecard;
use crate::clock::Clock;
use crate::id::InterviewId;

use super::{SourceArgs, block_on, say};

#[derive(Debug, Args)]
pub(super) struct Rescore {
    /// The interview's id, as its address shows it.
    #[arg(value_name = "ID", required_unless_present = "all", conflicts_with = "all")]
    id: Option<InterviewId>,
    /// Every finished interview.
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    sources: SourceArgs,
}

/// Whether all were the same.
pub(super) fn run(args: &Rescore) -> anyhow::Result<bool> {
    let config = args.sources.config()?;
    block_on(async move {
        let app = App::open(config, Clock::System).await?;
        let ids = match args.id {
            Some(id) => vec![id],
            None => app.store.finished_interviews().await?,
        };
        let (mut same, mut different) = (0, 0);
        for id in &ids {
            let (report, card) = app.rescored(*id).await?;
            let Some(stored) = report.json else {
                say(&format!("{id}: still going on, nothing to compare"));
                continue;
            };
            let Some(card) = card else {
                say(&format!("{id}: this version cannot use the content that it was held from; nothing to compare"));
                continue;
            };
            let again = scorecard::to_json(&card);
            if stored == again {
                same += 1;
                continue;
            }
            different += 1;
            say(&format!("{id}: differs"));
            for line in difference(&stored, &again) {
                say(&line);
            }
        }
        say(&format!("{same} the same, {different} different"));
        Ok(different == 0)
    })
}

/// The lines that only one of the two has, in order: `- ` stored, `+ ` now.
fn difference(stored: &str, again: &str) -> Vec<String> {
    let (old, new): (Vec<&str>, Vec<&str>) = (stored.lines().collect(), again.lines().collect());
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let end = old[start..].iter().rev().zip(new[start..].iter().rev()).take_while(|(a, b)| a == b).count();
    let removed = old[start..old.len() - end].iter().map(|line| format!("  - {}", line.trim()));
    let added = new[start..new.len() - end].iter().map(|line| format!("  + {}", line.trim()));
    removed.chain(added).collect()
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn only_what_changed_is_shown() {
        assert_eq!(difference("a\nb\nc", "a\nx\ny\nc"), ["  - b", "  + x", "  + y"]);
        assert!(difference("a\nb", "a\nb").is_empty());
        assert_eq!(difference("a", ""), ["  - a"]);
    }
}
