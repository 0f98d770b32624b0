//! Who asks: a guest, known by a secret in a cookie. The store has only the secret's hash.

use ::cookie::time::Duration;
use ::cookie::{Cookie, SameSite};
use axum::http::HeaderMap;
use axum::http::StatusCode;
use axum::http::header::{COOKIE, HeaderValue, LOCATION, SET_COOKIE};
use axum::response::{IntoResponse, Response};

use crate::accounts::guest;
use crate::accounts::role::{Action, Ownership, Role, may};
use crate::config::Authors;
use crate::id::{InterviewId, SubjectId, secret};
use crate::store::InterviewRow;

use super::Web;
use super::caller::Caller;
use super::error::WebError;
use super::limits::Who;

/// Guests come back to their interviews.
const KEPT: Duration = Duration::days(365);

/// So long a browser has to show that it keeps cookies.
const TRIED: Duration = Duration::minutes(5);

/// How a form comes back whose browser was given a cookie to show.
const TRIED_ALREADY: &str = "cookies=tried";

/// What the cookies are called, before the installation's own ending.
const GUEST: &str = "greenroom_guest";
const TRIAL: &str = "greenroom_trial";

/// Makes browsers refuse a cookie that another host or a plain connection tries to plant.
const HOST_PREFIX: &str = "__Host-";

/// So many cookies that could be a guest's are looked up.
const LOOKED_UP: usize = 4;

/// A subject, and the cookie to set if it is new.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) subject: SubjectId,
    pub(crate) set_cookie: Option<HeaderValue>,
}

/// The subject that a request comes from, if it carries a cookie that we gave.
pub(crate) async fn subject(web: &Web, headers: &HeaderMap) -> Result<Option<SubjectId>, WebError> {
    for token in tokens(web, headers) {
        if let Some(subject) = web.app.store.guest(&guest::hash(&token)).await? {
            return Ok(Some(subject));
        }
    }
    Ok(None)
}

/// The subject that a request comes from; a new guest if there is none yet.
pub(crate) async fn subject_or_guest(web: &Web, headers: &HeaderMap, caller: &Caller) -> Result<Known, WebError> {
    if let Some(subject) = subject(web, headers).await? {
        return Ok(Known { subject, set_cookie: None });
    }
    if !web.limits.guest(caller.address) {
        return Err(WebError::TooOften);
    }
    let token = secret();
    let subject = web.app.store.create_guest(&guest::hash(&token), web.app.clock.now()).await?;
    Ok(Known { subject, set_cookie: Some(header(web, caller, GUEST, &token, KEPT)) })
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

/// Whom a limit is for that goes for those as well who are no guest yet.
pub(crate) async fn who(web: &Web, headers: &HeaderMap, caller: &Caller) -> Result<Who, WebError> {
    Ok(subject(web, headers).await?.map_or(Who::Address(caller.address), Who::Guest))
}

/// Whether they may look for these words; to look for none costs nothing.
pub(crate) async fn search(web: &Web, headers: &HeaderMap, caller: &Caller, words: &str) -> Result<(), WebError> {
    let is_free = words.trim().is_empty();
    if is_free || web.limits.search(who(web, headers, caller).await?) { Ok(()) } else { Err(WebError::TooOften) }
}

/// Whether whoever asks may see what questions look for. Nobody has an account yet: who sits at the machine that serves
/// runs the place and has the files anyway.
pub(crate) fn reads_answers(web: &Web, caller: &Caller) -> bool {
    let role = match web.app.config.content.authors {
        Authors::Everyone => Role::Coach,
        Authors::Local if is_local(web, caller) => Role::Admin,
        Authors::Local | Authors::Nobody => Role::Guest,
    };
    may(role, Action::ReadAnswers, Ownership::Foreign)
}

/// Whether somebody sits at the machine that serves: straight from there, under a name of it.
fn is_local(web: &Web, caller: &Caller) -> bool {
    let Caller { address, host, direct, .. } = caller;
    *direct && address.is_loopback() && host.as_deref().is_some_and(|host| web.origins.has_host(host))
}

/// Whether browsers reach it by https.
fn secure(web: &Web) -> bool {
    web.app.config.server.public_url.starts_with("https://")
}

/// A cookie's name: browsers keep one jar for all servers of a host, whatever their ports and base paths, so that each
/// installation has names of its own.
fn name(web: &Web, what: &str) -> String {
    let installation: String = web.app.installation.chars().rev().filter(char::is_ascii_alphanumeric).take(8).collect();
    format!("{}{what}_{installation}", if secure(web) { HOST_PREFIX } else { "" })
}

/// Values that could be the guest's: under the name of this installation, and under the one that all had once.
fn tokens(web: &Web, headers: &HeaderMap) -> Vec<String> {
    let own = name(web, GUEST);
    let former = format!("{}{GUEST}", if secure(web) { HOST_PREFIX } else { "" });
    let of = |name: &str| values(headers, name).filter(|value| guest::is_token(value)).collect::<Vec<_>>();
    let mut tokens = of(&own);
    tokens.extend(of(&former));
    tokens.truncate(LOOKED_UP);
    tokens
}

fn values<'a>(headers: &'a HeaderMap, name: &'a str) -> impl Iterator<Item = String> + 'a {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let cookies = lines.flat_map(Cookie::split_parse).filter_map(Result::ok);
    cookies.filter(move |cookie| cookie.name() == name).map(|cookie| cookie.value().to_owned())
}

fn header(web: &Web, caller: &Caller, what: &str, value: &str, kept: Duration) -> HeaderValue {
    let secure = secure(web);
    // In a page of another site a browser keeps a cookie only if it is meant for that, and only for that site.
    let in_frames = secure && !web.app.config.server.frame_ancestors.is_empty();
    let cookie = Cookie::build((name(web, what), value))
        .path("/")
        .max_age(kept)
        .http_only(true)
        .same_site(if in_frames { SameSite::None } else { SameSite::Lax })
        .secure(secure || caller.https)
        .partitioned(in_frames);
    HeaderValue::from_str(&cookie.to_string()).expect("names and values of ours are plain")
}

/// For a form that makes somebody known: unless the browser has shown that it keeps cookies, it is asked to send the same
/// form to `path` once more, with the cookie that it is given here.
pub(crate) fn tried(
    web: &Web,
    headers: &HeaderMap,
    caller: &Caller,
    path: &str,
    query: Option<&str>,
) -> Result<Option<Response>, WebError> {
    if keeps_cookies(web, headers) {
        return Ok(None);
    }
    if query == Some(TRIED_ALREADY) {
        return Err(WebError::NoCookies);
    }
    let again = web.href(&format!("{path}?{TRIED_ALREADY}"));
    let asked = [(LOCATION, again.parse()), (SET_COOKIE, Ok(trial(web, caller)))];
    let asked = asked.map(|(name, value)| (name, value.expect("a path of ours is plain")));
    Ok(Some((StatusCode::TEMPORARY_REDIRECT, asked).into_response()))
}

/// What a browser is given to show that it keeps cookies.
fn trial(web: &Web, caller: &Caller) -> HeaderValue {
    header(web, caller, TRIAL, "1", TRIED)
}

/// Whether a browser has shown it.
fn keeps_cookies(web: &Web, headers: &HeaderMap) -> bool {
    let (guest, trial) = (name(web, GUEST), name(web, TRIAL));
    !tokens(web, headers).is_empty() || [guest, trial].iter().any(|name| values(headers, name).next().is_some())
}

/// Adds the cookie to an answer.
pub(crate) fn with_cookie(known: &Known, mut response: Response) -> Response {
    if let Some(cookie) = &known.set_cookie {
        response.headers_mut().append(SET_COOKIE, cookie.clone());
    }
    response
}
