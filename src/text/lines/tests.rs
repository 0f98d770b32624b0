//! How a text is wrapped changes nothing in what is read of it.

use proptest::prelude::*;

use crate::text::tests::lexicon;
use crate::text::{Clause, Joint, Lexicon, read, sentence_spans};

/// With figures, names, lists inside, dashes and capitals, as people write.
const SAID: &[&str] = &[
    "We get 100 million clicks a day, which is about 1,200 per second on average and 5,000 at the peak of the evening.",
    "Reads go to a cache in Amazon DynamoDB DAX, since the same few links are read again and again by everybody.",
    "I would keep them for 30 days - no longer - because nobody clicks on an old link, and then we delete them.",
    "First the row is written; then the event goes to Kafka, so that S3 has all of it within 5 minutes.",
    "At 500 bytes each, 12 billion rows are 6 TB, and with 3 copies 18 TB in US East.",
    "If the cache is down we read the table, which takes 20 ms instead of 2, and shed what is not needed.",
    "It doesn't need a lock: the database refuses the second row with the same code.",
    "None of this is done in the request; a worker does it later, e.g. at night.",
    "That costs $4.5k a month for 99.9 % of it, or 10 - 15 cents for 1 000 000 reads.",
    "Is that enough? I think so: with 2 regions we lose no more than a minute of clicks, if a region is lost.",
];

/// Every line filled with words up to a width.
fn wrapped(text: &str, width: usize, end: &str) -> String {
    let mut out = String::new();
    let mut so_far = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if so_far > 0 && so_far + 1 + length > width {
            out.push_str(end);
            so_far = 0;
        } else if so_far > 0 {
            out.push(' ');
            so_far += 1;
        }
        out.push_str(word);
        so_far += length;
    }
    out
}

/// What was read, without where it stands.
fn said(text: &str, lexicon: &Lexicon) -> impl PartialEq + std::fmt::Debug + use<> {
    let reading = read(text, lexicon);
    let words: Vec<_> = reading.tokens.iter().map(|token| (token.word.clone(), token.negated)).collect();
    // Where sentences of two lines both end, nobody can tell whether a line began on purpose; it changes no more than this.
    let joint = |joint: Joint| if joint == Joint::Line { Joint::Sentence } else { joint };
    let clause = |clause: &Clause| (clause.tokens.clone(), clause.sentence, clause.asked, joint(clause.joint));
    let clauses: Vec<_> = reading.clauses.iter().map(clause).collect();
    let figures: Vec<_> = reading.quantities.iter().map(|figure| (figure.kind, figure.value)).collect();
    let named: Vec<_> =
        reading.mentions.iter().map(|named| (named.concept, named.tokens.clone(), named.negated)).collect();
    (words, clauses, figures, named)
}

proptest! {
    #[test]
    fn mail_is_read_as_it_was_written(
        said_of in prop::collection::vec(prop::sample::select(SAID.to_vec()), 2..7),
        width in 44_usize..90,
        end in prop::sample::select(vec!["\n", "\r\n", " \n"]),
    ) {
        let lexicon = lexicon();
        let text = said_of.join(" ");
        let mail = wrapped(&text, width, end);
        // Two lines that a dash happens to begin are a list to anybody.
        prop_assume!(mail.lines().filter(|line| line.starts_with("- ")).count() < 2);
        prop_assert_eq!(said(&mail, &lexicon), said(&text, &lexicon), "{}", mail);
    }

    #[test]
    fn a_list_stays_a_list(
        items in prop::collection::vec(prop::sample::select(vec![
            "Redis", "cache the reads", "5 ms for a read", "S3 for photos", "Kafka", "99.9 % up", "hot keys", "12 TB of rows",
        ]), 2..9),
        mark in prop::sample::select(vec!["", "- ", "* ", "\u{2022} ", "1) "]),
    ) {
        let list: Vec<String> = items.iter().map(|item| format!("{mark}{item}")).collect();
        prop_assert_eq!(sentence_spans(&list.join("\n")).len(), items.len());
    }
}
