//! Is it heard what sentences do? Held against sentences of people who had not seen the examples.

use crate::content::Library;
use crate::matching::acts::{Acts, HEARD, NAMED};

use super::Table;

pub(super) fn run(library: &Library, _: &dyn Fn(&str) -> bool) -> Table {
    let mut table = Table::new(&["what is done", "sentences", "heard", "heard beside it", "heard where it is not"]);
    let heard: Vec<(&str, Acts, Acts)> = library
        .acts
        .unseen
        .iter()
        .map(|(text, acts)| (text.as_str(), *acts, library.learnt.hearing.heard(text, HEARD)))
        .collect();
    for (act, name) in NAMED {
        let doing = || heard.iter().filter(|(_, acts, _)| acts.has(act));
        let others = || heard.iter().filter(|(_, acts, _)| !acts.has(act) && !acts.is_empty());
        let none = || heard.iter().filter(|(_, acts, _)| acts.is_empty());
        let count = |all: &mut dyn Iterator<Item = &(&str, Acts, Acts)>| {
            all.filter(|(.., heard)| heard.has(act)).count().to_string()
        };
        table.row([
            name.to_owned(),
            doing().count().to_string(),
            count(&mut doing()),
            count(&mut others()),
            count(&mut none()),
        ]);
    }
    let doing = || heard.iter().filter(|(_, acts, _)| !acts.is_empty());
    let none = || heard.iter().filter(|(_, acts, _)| acts.is_empty());
    let any = doing().filter(|(_, acts, heard)| acts.iter().any(|act| heard.has(act))).count();
    let exact = heard.iter().filter(|(_, acts, heard)| acts == heard).count();
    let misheard = none().filter(|(.., heard)| !heard.is_empty()).count();
    let row = |name: &str, all: usize, found: usize| [name.to_owned(), all.to_string(), found.to_string()];
    let pad = |[a, b, c]: [String; 3]| [a, b, c, String::new(), String::new()];
    table.row(pad(row("any of its acts", doing().count(), any)));
    table.row(pad(row("exactly its acts", heard.len(), exact)));
    table.row(pad(row("nothing done, something heard", none().count(), misheard)));
    for (text, acts, got) in heard.iter().filter(|(_, acts, heard)| acts != heard) {
        table.miss(format!("{text:?} is {} and was heard as {}", named(*acts), named(*got)));
    }
    table
}

fn named(acts: Acts) -> String {
    let names: Vec<&str> = NAMED.iter().filter(|(act, _)| acts.has(*act)).map(|(_, name)| *name).collect();
    if names.is_empty() { "nothing".to_owned() } else { names.join(", ") }
}
