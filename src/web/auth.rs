//! Who asks: a guest, known by a secret in a cookie. The store has only the secret's hash.

use std::net::IpAddr;

use axum::http::HeaderMap;
use axum::http::header::{COOKIE, FORWARDED, HOST, HeaderValue, SET_COOKIE, VIA};

use crate::accounts::guest;
use crate::accounts::role::{Action, Ownership, Role, may};
use crate::config::Authors;
use crate::id::{InterviewId, SubjectId, secret};
use crate::store::InterviewRow;

use super::Web;
use super::error::WebError;

/// A year, in seconds: guests come back to their interviews.
const COOKIE_SECONDS: u32 = 31_536_000;

/// A subject, and the cookie to set if it is new.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) subject: SubjectId,
    pub(crate) set_cookie: Option<HeaderValue>,
}

/// The subject that a request comes from, if it carries a cookie that we gave.
pub(crate) async fn subject(web: &Web, headers: &HeaderMap) -> Result<Option<SubjectId>, WebError> {
    match cookie(web, headers) {
        Some(token) => Ok(web.app.store.guest(&guest::hash(token)).await?),
        None => Ok(None),
    }
}

/// The subject that a request comes from; a new guest if there is none yet.
pub(crate) async fn subject_or_guest(web: &Web, headers: &HeaderMap, address: IpAddr) -> Result<Known, WebError> {
    if let Some(subject) = subject(web, headers).await? {
        return Ok(Known { subject, set_cookie: None });
    }
    if !web.limits.guest(address) {
        return Err(WebError::TooOften);
    }
    let token = secret();
    let subject = web.app.store.create_guest(&guest::hash(&token), web.app.clock.now()).await?;
    Ok(Known { subject, set_cookie: Some(set_cookie(web, &token)) })
}

/// The interview, if whoever asks may do `action` with it. What is not theirs is not told apart from what is not there.
pub(crate) async fn allowed(
    web: &Web,
    headers: &HeaderMap,
    id: InterviewId,
    action: Action,
) -> Result<InterviewRow, WebError> {
    let subject = subject(web, headers).await?;
    let row = web.app.store.interview(id).await?.ok_or(WebError::NotFound)?;
    let ownership = if subject == Some(row.owner) { Ownership::Own } else { Ownership::Foreign };
    if may(Role::Guest, action, ownership) { Ok(row) } else { Err(WebError::NotFound) }
}

/// The same for what reads an interview whole: so often a guest.
pub(crate) async fn reading(
    web: &Web,
    headers: &HeaderMap,
    id: InterviewId,
    action: Action,
) -> Result<InterviewRow, WebError> {
    let row = allowed(web, headers, id, action).await?;
    if web.limits.reading(row.owner, row.seq) { Ok(row) } else { Err(WebError::TooOften) }
}

/// Whether whoever asks may see what questions look for. Nobody has an account yet: who sits at the machine that serves
/// runs the place and has the files anyway.
pub(crate) fn reads_answers(web: &Web, headers: &HeaderMap, peer: IpAddr) -> bool {
    let role = match web.app.config.content.authors {
        Authors::Everyone => Role::Coach,
        Authors::Local if is_local(web, headers, peer) => Role::Admin,
        Authors::Local | Authors::Nobody => Role::Guest,
    };
    may(role, Action::ReadAnswers, Ownership::Foreign)
}

/// What a proxy leaves in a request that it hands on.
const HANDED_ON: [&str; 3] = ["x-forwarded-for", "x-forwarded-host", "x-real-ip"];

/// Whether somebody sits at the machine that serves: straight from there, under a name of it.
fn is_local(web: &Web, headers: &HeaderMap, peer: IpAddr) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let handed_on = headers.contains_key(FORWARDED)
        || headers.contains_key(VIA)
        || HANDED_ON.iter().any(|name| headers.contains_key(*name));
    web.app.config.server.public_url.is_empty()
        && peer.to_canonical().is_loopback()
        && host.is_some_and(|host| web.origins.has_host(host))
        && !handed_on
}

fn secure(web: &Web) -> bool {
    web.app.config.server.public_url.starts_with("https://")
}

fn cookie_name(web: &Web) -> &'static str {
    // The prefix makes browsers refuse a cookie that another host or a plain connection tries to plant.
    if secure(web) { "__Host-greenroom_guest" } else { "greenroom_guest" }
}

fn cookie<'a>(web: &Web, headers: &'a HeaderMap) -> Option<&'a str> {
    let name = cookie_name(web);
    let pairs = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|line| line.split(';'));
    let token = pairs.filter_map(|pair| pair.trim().split_once('=')).find(|(key, _)| *key == name)?.1;
    guest::is_token(token).then_some(token)
}

fn set_cookie(web: &Web, token: &str) -> HeaderValue {
    let secure = if secure(web) { "; Secure" } else { "" };
    let cookie =
        format!("{}={token}; Path=/; Max-Age={COOKIE_SECONDS}; HttpOnly; SameSite=Lax{secure}", cookie_name(web));
    HeaderValue::from_str(&cookie).expect("a token is hexadecimal")
}

/// Adds the cookie to an answer.
pub(crate) fn with_cookie(known: &Known, mut response: axum::response::Response) -> axum::response::Response {
    if let Some(cookie) = &known.set_cookie {
        response.headers_mut().append(SET_COOKIE, cookie.clone());
    }
    response
}
