//! A backup of a folder that a server has open: the server hands it out while it serves, as it stood at one moment, through
//! a socket in the folder. Whoever may open that may read the folder's files as well; nobody else learns anything.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, BufWriter};
use tokio::net::{UnixListener, UnixStream};

use super::{Store, StoreError};

/// The socket's name.
const NAME: &str = "backup.socket";
/// What is asked for.
const ASK: &str = "backup/1\n";
/// How long somebody may take to ask, and to take a piece in.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long it rests after something went wrong.
const REST: Duration = Duration::from_secs(1);

impl Store {
    /// Hands out backups of an embedded store, one at a time, for ever. A folder in which there can be no socket is served
    /// without.
    pub async fn hand_out(&self) {
        if let Some(folder) = &self.inner.folder {
            match listening(folder) {
                Ok(listener) => self.answer(&listener).await,
                Err(problem) => tracing::warn!("no backup can be taken while this serves: {problem}"),
            }
        }
        std::future::pending::<()>().await;
    }

    async fn answer(&self, listener: &UnixListener) {
        loop {
            let outcome = match listener.accept().await {
                Ok((stream, _)) => self.answer_one(stream).await,
                Err(problem) => Err(problem),
            };
            match outcome {
                Ok(()) => tracing::info!("a backup was handed out"),
                Err(problem) => {
                    tracing::warn!("a backup was not handed out: {problem}");
                    // Whatever is wrong with the socket may be so for long.
                    tokio::time::sleep(REST).await;
                }
            }
        }
    }

    async fn answer_one(&self, stream: UnixStream) -> io::Result<()> {
        let (asking, answering) = stream.into_split();
        let mut asked = String::new();
        let mut asking = BufReader::new(tokio::io::AsyncReadExt::take(asking, ASK.len() as u64));
        tokio::time::timeout(PATIENCE, asking.read_line(&mut asked)).await??;
        if asked != ASK {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "something else was asked for"));
        }
        let mut answering = BufWriter::new(answering);
        self.dump(&mut answering, Some(PATIENCE)).await?;
        answering.shutdown().await
    }
}

/// A stream of what the server that has this folder open holds.
pub(super) async fn asked_for(folder: &Path) -> Result<UnixStream, StoreError> {
    let ask = async {
        let mut stream = UnixStream::connect(socket(folder)).await?;
        stream.write_all(ASK.as_bytes()).await?;
        Ok::<_, io::Error>(stream)
    };
    ask.await.map_err(|problem| StoreError::Backup {
        path: folder.display().to_string(),
        why: format!("its server does not hand one out ({problem}); stop it and try again"),
    })
}

fn socket(folder: &Path) -> PathBuf {
    folder.join(NAME)
}

/// Whoever has the folder's lock has its socket: what an earlier process left is in nobody's way.
fn listening(folder: &Path) -> io::Result<UnixListener> {
    let path = socket(folder);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let listener = UnixListener::bind(&path)?;
    fs::set_permissions(&path, Permissions::from_mode(0o600))?;
    Ok(listener)
}
