//! What is said over the wire: the question in whole lines, an answer for each question, feedback in sentences.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::server::Server;

/// The words of the replies of one sort, in order.
fn said(journal: &[Value], sort: &str) -> Vec<String> {
    let said = journal.iter().filter(|entry| entry["move"] == sort);
    said.map(|entry| entry["text"].as_str().expect("words").to_owned()).collect()
}

#[tokio::test]
async fn two_questions_in_one_sentence_get_two_answers_and_the_question_is_put_once() {
    let server = Server::start();
    let guest = server.guest();
    let opened = guest.open("real").await;
    let (mut line, _) = guest.enter(&opened).await;
    line.answer("how many links a month and how long do they live?").await;
    line.until("stage").await;
    let journal = guest.journal(&opened.id).await;
    let facts = said(&journal, "fact");
    assert!(facts.len() == 2 && facts[0].contains("100 million") && facts[1].contains("Five years"), "{facts:?}");
    let brief = said(&journal, "brief").concat();
    assert!(!brief.contains('\n') && brief.matches('?').count() == 1, "{brief}");
}

#[tokio::test]
async fn a_guided_stage_ends_with_feedback_in_their_words() {
    let server = Server::start();
    let guest = server.guest();
    let opened = guest.open("guided").await;
    let (mut line, _) = guest.enter(&opened).await;
    let scope = "Out of scope: dashboards for analytics, and editing what exists.";
    line.answer(scope).await;
    line.until("stage").await;
    line.say(&json!({"type": "next_stage", "id": Uuid::from_u128(7)})).await;
    line.until("stage").await;
    let feedback = said(&guest.journal(&opened.id).await, "feedback");
    assert_eq!(feedback.len(), 1, "{feedback:?}");
    assert!(feedback[0].contains(scope.trim_end_matches('.')), "{feedback:?}");
}
