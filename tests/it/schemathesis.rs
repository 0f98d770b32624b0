//! The API as schemathesis tries it: requests that are made from the description, right ones and wrong ones, against the
//! binary. Every answer must be one that is described, no fault of the server, and what is wrong must be refused.

use std::fs;
use std::path::Path;
use std::process::Command;

use reqwest::header::ORIGIN;

use crate::guest::Guest;
use crate::process::Process;

/// Every limit that the settings have, so high that none stands between it and what it tries.
fn unlimited(settings: &Path) -> Vec<(String, &'static str)> {
    let settings: toml::Table = fs::read_to_string(settings).expect("a text").parse().expect("TOML");
    let limits = settings["limits"].as_table().expect("limits").keys().map(|limit| limit.to_ascii_uppercase());
    let names =
        limits.flat_map(|limit| ["BURST", "PER_MINUTE"].map(|part| format!("GREENROOM__LIMITS__{limit}__{part}")));
    names.map(|name| (name, "1000000")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn schemathesis_finds_nothing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a folder");
    let limits = unlimited(&root.join("config/greenroom.toml"));
    let limits: Vec<(&str, &str)> = limits.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    let server = Process::serve(&folder.path().join("data"), &limits);

    // It is a guest who has an interview that is over, and can open more.
    let guest = Guest::new(&server.base);
    let opened = guest.open("real").await;
    let (mut line, _) = guest.enter(&opened).await;
    line.answer("The table of links is keyed by the code, because every read has the code.").await;
    line.until("ack").await;
    let finish = format!("{}/interviews/{}/finish", server.base, opened.id);
    assert_eq!(guest.send(|http| http.post(finish).header(ORIGIN, &guest.base)).await.status(), 303);

    let config = root.join("tests/gate/schemathesis.toml");
    let mut command = Command::new("schemathesis");
    command.env("INTERVIEW", &opened.id).arg("--config-file").arg(config).args(["--no-color", "run"]);
    command.args(["--header", &format!("Cookie: {}", guest.cookie())]);
    command.arg(format!("{}/api/openapi.json", server.base)).current_dir(folder.path());
    let output = tokio::task::spawn_blocking(move || command.output()).await.expect("it ends");
    let output = output.unwrap_or_else(|problem| panic!("no schemathesis ({problem}); tests/run installs it"));
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    // Nothing found by nothing tried is no answer.
    let tried = said.lines().find_map(|line| line.trim().split_once(" generated")?.0.parse::<u32>().ok());
    assert!(tried.is_some_and(|tried| tried > 500), "{said}");
}
