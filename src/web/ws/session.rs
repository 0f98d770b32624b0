//! One task an interview: what the candidate's messages mean. A [`Greeting`] becomes a [`Session`] by a hello, once.
//!
//! Handlers return what is to be said; only `socket` says it. An acknowledgement is returned only after the commit.

use crate::app::{Heard, HeardError, Held, LoadError};
use crate::clock::Time;
use crate::content::transcript::tidy;
use crate::id::{InterviewId, MessageId};
use crate::interview::{ANSWER_LIMIT, Entry, Event, Input};
use crate::store::Draft;
use crate::web::Shared;

use super::messages;
use super::protocol::{ClientMessage, ServerMessage};
use super::rooms::Seat;

/// Why the line is closed, and its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Close {
    pub(super) code: u16,
    pub(super) reason: &'static str,
}

impl Close {
    pub(super) const PROTOCOL: Self = Self { code: 4400, reason: "no hello came in time; say hello first" };
    pub(super) const NOT_ALLOWED: Self = Self { code: 4403, reason: "this interview cannot be held here" };
    pub(super) const GONE: Self =
        Self { code: 4403, reason: "its question is not part of the content any more; finish it on its page" };
    pub(super) const SLOW_READER: Self = Self { code: 4408, reason: "messages are not read; come back and resume" };
    pub(super) const TAKEN_OVER: Self = Self { code: 4409, reason: "opened in another place" };
    pub(super) const FLOODING: Self = Self { code: 4429, reason: "far too many messages" };
    pub(super) const TOO_BIG: Self = Self { code: 1009, reason: "the message is far too large" };
    pub(super) const RESTARTING: Self = Self { code: 1012, reason: "the server restarts; come back in a moment" };
    pub(super) const STORE: Self = Self { code: 1013, reason: "the store does not answer; come back in a moment" };
}

/// A connection that has not said hello.
#[derive(Clone, Copy, Debug)]
pub(super) struct Greeting {
    id: InterviewId,
}

/// A connection that holds its interview.
#[derive(Debug)]
pub(super) struct Session {
    id: InterviewId,
    held: Held,
    seat: Seat,
}

/// Beyond this many lines a client is sent the whole journal anew instead of what it missed.
const RESUME_LIMIT: u64 = 200;

/// So many lines are read at a time for whoever catches up.
const PAGE: usize = 100;
/// A snapshot has no more lines from so many bytes on; what comes behind them follows line by line. (A connection keeps a
/// buffer as large as the largest frame that it was sent.)
const SNAPSHOT_BYTES: usize = 16 * 1024;

/// What a client has still to be told before it knows everything.
#[derive(Debug)]
pub(super) struct CatchingUp {
    /// The last line that it knows.
    after: u64,
    /// The last line.
    seq: u64,
    /// It forgets what it had.
    anew: bool,
}

impl Greeting {
    pub(super) fn new(id: InterviewId) -> Self {
        Self { id }
    }

    /// What is said to anything that is not a hello.
    pub(super) fn expected() -> ServerMessage {
        let message = "say hello first: {\"type\":\"hello\"}".to_owned();
        ServerMessage::Error { id: None, code: "hello_first".to_owned(), message }
    }

    /// Takes the interview over; then the client is to be caught up.
    pub(super) async fn hello(
        self,
        web: &Shared,
        epoch: Option<&str>,
        last_seq: Option<u64>,
    ) -> Result<(Session, ServerMessage, CatchingUp), Close> {
        let app = &web.app;
        let (seat, somebody) = web.rooms.enter(self.id);
        if somebody {
            app.metrics.takeovers.inc();
        }
        let mut held = Held::claim(app, self.id, "socket").await.map_err(|problem| load_failed(self.id, &problem))?;
        // What the clock asked for while nobody was connected comes first.
        match held.settle(app).await {
            Ok(()) => {}
            Err(HeardError::Store(_)) => return Err(Close::STORE),
            Err(_) => return Err(Close::TAKEN_OVER),
        }
        let seq = held.interview.seq();
        let known = last_seq.filter(|seen| epoch.is_none_or(|epoch| epoch == app.epoch) && *seen <= seq);
        let draft = app.store.draft(self.id).await.map_err(|_| Close::STORE)?;
        // Sent, but the browser went away before it could say that the field is empty.
        let was_sent = |draft: &Draft| held.interview.turns().last().is_some_and(|turn| turn.text == tidy(&draft.text));
        let draft = draft.filter(|draft| !was_sent(draft));
        let welcome = messages::welcome(web, &held, draft);
        let anew = last_seq.is_some() && known.is_none() || seq - known.unwrap_or(0) > RESUME_LIMIT;
        let after = if anew { 0 } else { known.unwrap_or(0) };
        Ok((Session { id: self.id, held, seat }, welcome, CatchingUp { after, seq, anew }))
    }
}

impl Session {
    /// The next piece of what a client has missed, none when it has everything: a journal may be longer than what is ever
    /// held or sent at once.
    pub(super) async fn catch_up(
        &self,
        web: &Shared,
        missing: &mut CatchingUp,
    ) -> Result<Option<Vec<ServerMessage>>, Close> {
        if missing.after >= missing.seq {
            return Ok(None);
        }
        let lines = web.app.store.entries_after(self.id, missing.after, PAGE).await.map_err(|_| Close::STORE)?;
        let Some(last) = lines.last() else { return Ok(None) };
        missing.after = last.seq;
        let mut said = Vec::with_capacity(lines.len());
        let mut rest = lines.as_slice();
        if std::mem::take(&mut missing.anew) {
            let mut bytes = 0;
            let fits = lines.iter().take_while(|line| {
                bytes += line.bytes();
                bytes <= SNAPSHOT_BYTES
            });
            let (first, behind) = lines.split_at(fits.count().max(1));
            said.push(messages::snapshot(&web.app.epoch, first));
            rest = behind;
        }
        said.extend(rest.iter().map(messages::entry));
        Ok(Some(said))
    }

    /// Where the interview stands: what a client is told last before it goes on.
    pub(super) fn standing(&self, web: &Shared) -> Vec<ServerMessage> {
        let mut said = vec![messages::stage(web, &self.held)];
        if self.held.interview.finished() {
            said.push(messages::report(web, self.id));
        }
        said
    }

    /// One line a message.
    pub(super) async fn on_client(
        &mut self,
        web: &Shared,
        message: ClientMessage,
    ) -> Result<Vec<ServerMessage>, Close> {
        match message {
            ClientMessage::Answer { id, text } => self.hear(web, Input::Answer { id, text }).await,
            ClientMessage::Hint { id } => self.hear(web, Input::Hint { id }).await,
            ClientMessage::NextStage { id } => self.hear(web, Input::NextStage { id }).await,
            ClientMessage::Pause { id } => self.hear(web, Input::Pause { id }).await,
            ClientMessage::Resume { id } => self.hear(web, Input::Resume { id }).await,
            ClientMessage::Finish { id } => self.hear(web, Input::Finish { id }).await,
            ClientMessage::Draw { id, .. } => Ok(vec![messages::error(
                Some(id),
                "unsupported",
                "the whiteboard is not part of this version; describe it in words",
            )]),
            ClientMessage::Hello { .. } => {
                Ok(vec![messages::error(None, "hello_twice", "hello was said before; go on with the interview")])
            }
            ClientMessage::Beat {} => Ok(vec![ServerMessage::Beat { server_now: web.app.clock.now() }]),
            ClientMessage::Typing { text } => Ok(self.keep(web, text).await),
        }
    }

    /// A draft that cannot be kept here is still kept by the browser: that is no reason to trouble anybody.
    async fn keep(&self, web: &Shared, text: Option<String>) -> Vec<ServerMessage> {
        let fits = |text: &String| text.chars().count() <= ANSWER_LIMIT && !self.held.interview.finished();
        if let Some(text) = text.filter(fits)
            && let Err(problem) = web.app.store.keep_draft(self.id, &text, web.app.clock.now()).await
        {
            tracing::warn!(interview.id = %self.id, "a draft was not kept: {problem}");
        }
        Vec::new()
    }

    async fn hear(&mut self, web: &Shared, input: Input) -> Result<Vec<ServerMessage>, Close> {
        let id = input.id();
        let metrics = &web.app.metrics;
        let arrived = web.app.clock.now();
        match self.held.hear(&web.app, input).await {
            Ok(Heard { seq, entries }) => {
                if entries.is_empty() {
                    metrics.messages_repeated.inc()
                } else {
                    metrics.messages_committed.inc()
                };
                metrics.turn_seconds.observe(web.app.clock.now().since(arrived).as_secs_f64());
                let mut said = vec![ServerMessage::Ack { id, seq }];
                said.extend(self.news(web, &entries));
                Ok(said)
            }
            Err(problem) => self.not_heard(web, Some(id), &problem),
        }
    }

    fn not_heard(
        &self,
        web: &Shared,
        id: Option<MessageId>,
        problem: &HeardError,
    ) -> Result<Vec<ServerMessage>, Close> {
        match problem {
            HeardError::Refused(refusal) => Ok(vec![messages::error(id, refusal.code(), &refusal.to_string())]),
            HeardError::IdReused => Ok(vec![messages::error(id, "id_reused", &problem.to_string())]),
            HeardError::TakenOver => Err(Close::TAKEN_OVER),
            HeardError::Store(cause) => {
                tracing::error!(interview.id = %self.id, "a message was not stored: {cause}");
                web.app.metrics.store_failures.inc();
                let message = "this could not be stored and was not taken; everything acknowledged before is safe. It is kept here and sent again";
                Ok(vec![messages::error(id, "store", message)])
            }
        }
    }

    /// What new lines are worth saying.
    fn news(&self, web: &Shared, entries: &[Entry]) -> Vec<ServerMessage> {
        if entries.is_empty() {
            return Vec::new();
        }
        let mut said = Vec::with_capacity(entries.len() + 3);
        for entry in entries {
            said.push(messages::entry(entry));
            if matches!(entry.event, Event::Answer { .. }) {
                said.extend(messages::scored(&self.held));
            }
        }
        said.push(messages::stage(web, &self.held));
        if self.held.interview.finished() && entries.iter().any(messages::ends) {
            web.app.metrics.interviews_finished.inc();
            said.push(messages::report(web, self.id));
        }
        said
    }

    /// When the interview's clock asks for something next.
    pub(super) fn next_wake(&self) -> Option<Time> {
        self.held.interview.next_wake()
    }

    /// The interview's clock asks for something.
    pub(super) async fn on_time(&mut self, web: &Shared) -> Result<Vec<ServerMessage>, Close> {
        match self.held.tick(&web.app).await {
            Ok(entries) => Ok(self.news(web, &entries)),
            // The candidate has sent nothing that could be sent again, so they come back and it is tried then.
            Err(HeardError::Store(_)) => Err(Close::STORE),
            Err(problem) => self.not_heard(web, None, &problem),
        }
    }

    /// Asks the store whether another process holds the interview by now.
    pub(super) async fn on_heartbeat(&self, web: &Shared) -> Result<(), Close> {
        match self.held.still_ours(&web.app).await {
            Ok(false) => Err(Close::TAKEN_OVER),
            // A store that does not answer is told of when something is to be stored.
            Ok(true) | Err(_) => Ok(()),
        }
    }

    /// Until somebody else in this process takes the interview over.
    pub(super) async fn taken_over(&mut self) {
        if (&mut self.seat.taken_over).await.is_err() {
            // The table's other half is dropped only when somebody else enters, who has told us then.
            std::future::pending::<()>().await;
        }
    }

    /// Gives the interview up.
    pub(super) fn leave(self, web: &Shared) {
        web.rooms.leave(self.id, &self.seat);
    }
}

fn load_failed(id: InterviewId, problem: &LoadError) -> Close {
    tracing::error!(interview.id = %id, "an interview could not be loaded: {problem}");
    match problem {
        LoadError::NotFound => Close::NOT_ALLOWED,
        LoadError::QuestionGone => Close::GONE,
        LoadError::TakenOver => Close::TAKEN_OVER,
        LoadError::Crowded(_) | LoadError::Store(_) => Close::STORE,
    }
}
