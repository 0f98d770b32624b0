//! Frames in, frames out. The only code that touches a socket: one loop reads, one task writes.
//!
//! What a frame means is `session`'s business; it returns messages and never sees the socket.

use std::time::Duration;

use axum::extract::WebSocketUpgrade;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use tokio::sync::{mpsc, watch};

use crate::clock::Time;
use crate::id::{InterviewId, MessageId};
use crate::web::Shared;
use crate::web::error::brief;
use crate::web::limits::{Pace, SocketLimits};

use super::protocol::{ClientMessage, ServerMessage};
use super::session::{CatchingUp, Close, Greeting, Session};

/// The longest frame that is understood.
pub(super) const FRAME_LIMIT: usize = 64 * 1024;
/// The longest that is read at all: between the two the candidate is told, beyond it the line is closed.
const READ_LIMIT: usize = 256 * 1024;
/// The library's defaults are 128 KiB each way a connection, and no bound on what is written.
const BUFFER: usize = 4 * 1024;
const WRITE_LIMIT: usize = 512 * 1024;
/// How many messages may wait for a slow reader before it is closed.
const QUEUE: usize = 256;
/// How often the other end is asked whether it is still there, and how often it may leave that unanswered.
const HEARTBEAT: Duration = Duration::from_secs(20);
const UNANSWERED: u32 = 3;
/// How long the other end has to take in what was still on its way to it.
const FAREWELL: Duration = Duration::from_secs(5);
/// How long the other end has to take in one line of what it missed.
const CATCHING_UP: Duration = Duration::from_secs(30);

/// The upgrade with its buffers bounded.
pub fn bounded(upgrade: WebSocketUpgrade) -> WebSocketUpgrade {
    upgrade
        .read_buffer_size(BUFFER)
        .write_buffer_size(BUFFER)
        .max_write_buffer_size(WRITE_LIMIT)
        .max_message_size(READ_LIMIT)
        .max_frame_size(READ_LIMIT)
}

/// What the writer is given.
#[derive(Debug)]
enum Outgoing {
    /// A message as it stands on the wire: what waits for a slow reader is as small as it can be.
    Say(Utf8Bytes),
    Ping,
    Close(Close),
}

/// One connection, from its first frame to its last.
pub(super) async fn run(web: Shared, id: InterviewId, socket: WebSocket) {
    web.app.metrics.sockets_open.inc();
    let (sink, mut frames) = socket.split();
    let (outgoing, queue) = mpsc::channel(QUEUE);
    let mut writer = tokio::spawn(write(sink, queue));
    let closing = converse(&web, id, &mut frames, &outgoing).await.err();
    // What was sent and not read would reset the connection, and a reset overtakes the words of farewell.
    let read_on = async { while closing.is_some() && frames.next().await.is_some_and(|frame| frame.is_ok()) {} };
    if let Some(close) = closing {
        // A full queue means that the other end does not read; the writer is then cut off below.
        let _ = outgoing.try_send(Outgoing::Close(close));
    }
    drop(outgoing);
    let (farewell, _) =
        tokio::join!(tokio::time::timeout(FAREWELL, &mut writer), tokio::time::timeout(FAREWELL, read_on));
    if farewell.is_err() {
        // It waits for somebody who does not read, and would for ever.
        writer.abort();
        tracing::debug!(interview.id = %id, "the other end stopped reading");
    }
    web.app.metrics.sockets_open.dec();
}

/// Reads until the other end leaves (`Ok`) or we close.
async fn converse(
    web: &Shared,
    id: InterviewId,
    frames: &mut SplitStream<WebSocket>,
    outgoing: &mpsc::Sender<Outgoing>,
) -> Result<(), Close> {
    let limits = web.limits.socket();
    let mut stopping = web.stopping.clone();
    let greeting = Duration::from_millis(web.app.config.waits.hello_ms);
    let (epoch, last_seq) = tokio::select! {
        greeted = greet(frames, outgoing, &limits, web) => match greeted? {
            Some(hello) => hello,
            None => return Ok(()),
        },
        () = tokio::time::sleep(greeting) => return Err(Close::PROTOCOL),
        () = stopped(&mut stopping) => return Err(Close::RESTARTING),
    };
    // However long it takes to catch up when everybody comes back at once: that is not the client's fault.
    let hello = Greeting::new(id).hello(web, epoch.as_deref(), last_seq);
    let (mut session, welcome, missing) = Box::pin(hello).await?;
    send(outgoing, &[welcome])?;
    let caught_up = tokio::select! {
        caught_up = Box::pin(catch_up(web, &session, missing, outgoing)) => caught_up,
        () = stopped(&mut stopping) => Err(Close::RESTARTING),
    };
    if let Err(close) = caught_up.and_then(|()| send(outgoing, &session.standing(web))) {
        session.leave(web);
        return Err(close);
    }
    let (mut beat, mut unanswered) = (next_beat(web), 0);
    let result = loop {
        let wake = session.next_wake();
        let step = tokio::select! {
            frame = frames.next() => {
                unanswered = 0;
                match incoming(frame, &limits) {
                    // Boxed, as everything that writes or reads the store: the room of most futures would be theirs for
                    // as long as somebody only thinks.
                    Incoming::Message(message) => Box::pin(session.on_client(web, message)).await,
                    Incoming::Refused(error) => { web.app.metrics.frames_refused.inc(); Ok(vec![error]) }
                    Incoming::Nothing => Ok(Vec::new()),
                    Incoming::Left => break Ok(()),
                    Incoming::Hostile(close) => Err(close),
                }
            }
            () = wait_until(web, wake) => Box::pin(session.on_time(web)).await,
            () = wait_until(web, Some(beat)) => {
                (beat, unanswered) = (next_beat(web), unanswered + 1);
                match Box::pin(session.on_heartbeat(web)).await {
                    // A half-open connection: nobody will ever say that they left.
                    Ok(()) if unanswered > UNANSWERED => break Ok(()),
                    Ok(()) => outgoing.try_send(Outgoing::Ping).map(|()| Vec::new()).map_err(|_| Close::SLOW_READER),
                    Err(close) => Err(close),
                }
            }
            () = session.taken_over() => Err(Close::TAKEN_OVER),
            () = stopped(&mut stopping) => Err(Close::RESTARTING),
        };
        match step.and_then(|messages| send(outgoing, &messages)) {
            Ok(()) => {}
            Err(close) => break Err(close),
        }
    };
    session.leave(web);
    result
}

/// Waits for the first message that is a hello: the epoch and the line that the client knows.
async fn greet(
    frames: &mut SplitStream<WebSocket>,
    outgoing: &mpsc::Sender<Outgoing>,
    limits: &SocketLimits,
    web: &Shared,
) -> Result<Option<(Option<String>, Option<u64>)>, Close> {
    loop {
        match incoming(frames.next().await, limits) {
            Incoming::Message(ClientMessage::Hello { epoch, last_seq, .. }) => {
                return Ok(Some((epoch, last_seq)));
            }
            Incoming::Message(_) => send(outgoing, &[Greeting::expected()])?,
            Incoming::Refused(error) => {
                web.app.metrics.frames_refused.inc();
                send(outgoing, &[error])?;
            }
            Incoming::Nothing => {}
            Incoming::Left => return Ok(None),
            Incoming::Hostile(close) => return Err(close),
        }
    }
}

/// What a frame turned out to be.
enum Incoming {
    Message(ClientMessage),
    Refused(ServerMessage),
    Nothing,
    Left,
    Hostile(Close),
}

fn incoming(frame: Option<Result<Message, axum::Error>>, limits: &SocketLimits) -> Incoming {
    let refused = |id: Option<MessageId>, code: &str, message: String| {
        Incoming::Refused(ServerMessage::Error { id, code: code.to_owned(), message })
    };
    let text = match frame {
        None | Some(Ok(Message::Close(_))) => return Incoming::Left,
        Some(Err(problem)) => return unreadable(&problem),
        // They are answered by the library, and counted as what they are: messages.
        Some(Ok(Message::Ping(_) | Message::Pong(_))) => {
            let flooding = limits.frame() == Pace::Flooding;
            return if flooding { Incoming::Hostile(Close::FLOODING) } else { Incoming::Nothing };
        }
        Some(Ok(Message::Binary(_))) => None,
        Some(Ok(Message::Text(text))) => Some(text),
    };
    match limits.frame() {
        Pace::Steady => {}
        Pace::TooFast => {
            return refused(
                None,
                "too_fast",
                "that was too fast and was not taken; wait a second, then send it again".to_owned(),
            );
        }
        Pace::Flooding => return Incoming::Hostile(Close::FLOODING),
    }
    let Some(text) = text else {
        return refused(None, "binary", "binary frames are not understood; send JSON as text".to_owned());
    };
    if text.len() > FRAME_LIMIT {
        return refused(
            id_of(&text),
            "too_large",
            format!("a message may have at most {FRAME_LIMIT} bytes; shorten it or send it in parts"),
        );
    }
    match serde_json::from_str(&text) {
        Ok(message) => Incoming::Message(message),
        Err(problem) => refused(
            id_of(&text),
            "malformed",
            format!("this is not a message of greenroom.v1: {}", brief(&problem.to_string())),
        ),
    }
}

/// The id of a message that is not understood otherwise, so that its sender knows which one it was.
fn id_of(text: &str) -> Option<MessageId> {
    #[derive(serde::Deserialize)]
    struct Named {
        id: MessageId,
    }
    serde_json::from_str(text).ok().map(|Named { id }| id)
}

/// A frame beyond the read limit, or a line that broke.
fn unreadable(problem: &axum::Error) -> Incoming {
    let too_long = problem.to_string().contains("too long") || problem.to_string().contains("Space limit");
    if too_long { Incoming::Hostile(Close::TOO_BIG) } else { Incoming::Left }
}

fn send(outgoing: &mpsc::Sender<Outgoing>, messages: &[ServerMessage]) -> Result<(), Close> {
    messages.iter().try_for_each(|message| outgoing.try_send(said(message)).map_err(|_| Close::SLOW_READER))
}

fn said(message: &ServerMessage) -> Outgoing {
    Outgoing::Say(serde_json::to_string(message).expect("a message is plain data").into())
}

/// Tells a client what it has missed, piece by piece, no faster than it reads: a long journal is more than may wait.
async fn catch_up(
    web: &Shared,
    session: &Session,
    mut missing: CatchingUp,
    outgoing: &mpsc::Sender<Outgoing>,
) -> Result<(), Close> {
    while let Some(messages) = session.catch_up(web, &mut missing).await? {
        for message in &messages {
            let sent = outgoing.send_timeout(said(message), CATCHING_UP).await;
            sent.map_err(|_| Close::SLOW_READER)?;
        }
    }
    Ok(())
}

/// Until the server is asked to stop. (The guard that waiting gives back must not be kept across an await.)
async fn stopped(stopping: &mut watch::Receiver<bool>) {
    let _ = stopping.wait_for(|stopping| *stopping).await;
}

/// Until the interview's clock asks for something, if it ever does.
async fn wait_until(web: &Shared, wake: Option<Time>) {
    match wake {
        Some(at) => web.app.clock.sleep_until(at).await,
        None => std::future::pending().await,
    }
}

/// When the other end is asked next.
fn next_beat(web: &Shared) -> Time {
    web.app.clock.now().plus(HEARTBEAT)
}

/// The one writer.
async fn write(mut sink: SplitSink<WebSocket, Message>, mut queue: mpsc::Receiver<Outgoing>) {
    while let Some(outgoing) = queue.recv().await {
        let frame = match outgoing {
            Outgoing::Say(text) => Message::Text(text),
            Outgoing::Ping => Message::Ping(axum::body::Bytes::new()),
            Outgoing::Close(Close { code, reason }) => {
                let frame = CloseFrame { code, reason: Utf8Bytes::from_static(reason) };
                let _ = sink.send(Message::Close(Some(frame))).await;
                break;
            }
        };
        if sink.send(frame).await.is_err() {
            break;
        }
    }
    let _ = sink.close().await;
}
