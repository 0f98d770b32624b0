//! Greenroom from outside: everything here is said in the words of HTTP, the WebSocket, the browser or the command line.
//!
//! `server` runs Greenroom in this process on a memory store and a clock of its own; `process` runs the binary. `guest`
//! and `line` are a browser's two ways to it, `front` a real nginx or Caddy between them. Nothing waits for the wall clock, except where a process is killed at
//! random.

mod front;
mod guest;
mod line;
mod loops;
mod process;
mod proxy;
mod server;

mod addresses;
mod author;
mod backup;
mod bad_content;
mod behind;
mod below;
mod browser;
mod card;
mod connections;
mod content;
mod cookies;
mod crash;
mod crowd;
mod described;
mod explain;
mod faults;
mod folders;
mod frames;
mod fronts;
mod heavy;
mod home;
mod hostile;
mod learn;
mod measured;
mod network;
mod origins;
mod own_words;
mod packs;
mod pages;
mod promises;
mod questions;
mod room;
mod schemathesis;
mod scoring;
mod search;
mod talk;
mod tidy;
mod upgrade;
