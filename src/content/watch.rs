//! Hot reload: folders are watched, and after a moment of quiet somebody is told. What is done about it is not decided
//! here.

use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// Editors write a file in several steps; this much quiet means that they are done.
const QUIET: Duration = Duration::from_millis(300);

/// Watching goes on as long as this lives.
#[derive(Debug)]
pub struct Watching {
    _watcher: RecommendedWatcher,
}

/// Calls `changed` after every burst of changes below the folders.
///
/// # Errors
/// If the system does not let a folder be watched.
pub fn watch(folders: &[PathBuf], changed: impl Fn() + Send + 'static) -> Result<Watching, notify::Error> {
    let (tell, told) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: Result<Event, notify::Error>| {
        // Reading a file is an event too; only what may have changed something counts.
        if event.map_or(true, |event| !event.kind.is_access()) {
            let _ = tell.send(());
        }
    })?;
    for folder in folders {
        watcher.watch(folder, RecursiveMode::Recursive)?;
    }
    std::thread::spawn(move || {
        // Ends when the watcher, which holds the other half, is dropped.
        while told.recv().is_ok() {
            while !matches!(told.recv_timeout(QUIET), Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected)) {
            }
            changed();
        }
    });
    Ok(Watching { _watcher: watcher })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_of_changes_is_told_of() {
        let folder = tempfile::tempdir().expect("a folder");
        let (tell, told) = mpsc::channel();
        let watching = watch(&[folder.path().to_owned()], move || {
            let _ = tell.send(());
        });
        let _watching = watching.expect("a folder can be watched");
        for n in 0..5 {
            std::fs::write(folder.path().join("a.yaml"), format!("a: {n}")).expect("written");
        }
        assert!(told.recv_timeout(Duration::from_secs(20)).is_ok());
    }
}
