//! The binary itself: run to its end, or served from and killed.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

/// Settings under which nobody is slowed down, however many come at once.
pub(crate) const UNLIMITED: [(&str, &str); 4] = [
    ("GREENROOM__LIMITS__FRAMES__BURST", "10000000"),
    ("GREENROOM__LIMITS__CONNECTIONS__BURST", "100000"),
    ("GREENROOM__LIMITS__INTERVIEWS__BURST", "100000"),
    ("GREENROOM__LIMITS__GUESTS__BURST", "100000"),
];

pub(crate) fn greenroom() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_greenroom"));
    command.env_remove("RUST_LOG").current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

/// Runs it to its end: exit code, standard output, standard error.
pub(crate) fn run(arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = greenroom().args(arguments).output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (status.code().unwrap_or(-1), text(stdout), text(stderr))
}

/// A server in a process of its own; killed with the value.
pub(crate) struct Process {
    child: Child,
    pub(crate) base: String,
}

impl Process {
    /// Serves from a data folder on a free port; returns when it says where it is.
    pub(crate) fn serve(data: &Path, settings: &[(&str, &str)]) -> Self {
        Self::serve_at(data, "127.0.0.1:0", settings)
    }

    /// The same with more arguments.
    pub(crate) fn serve_with(data: &Path, arguments: &[&str]) -> Self {
        Self::start(data, "127.0.0.1:0", |command| command.args(arguments))
    }

    /// The same at a given address.
    pub(crate) fn serve_at(data: &Path, listen: &str, settings: &[(&str, &str)]) -> Self {
        Self::start(data, listen, |command| command.envs(settings.iter().copied()))
    }

    /// The same with its log in a file.
    pub(crate) fn serve_logged(data: &Path, filter: &str, log: &Path) -> Self {
        let log = File::create(log).expect("a file");
        Self::start(data, "127.0.0.1:0", |command| command.env("GREENROOM__LOG__FILTER", filter).stderr(log))
    }

    /// The same on every address of the machine.
    pub(crate) fn serve_everywhere(data: &Path, log: &Path) -> Self {
        let log = File::create(log).expect("a file");
        Self::start(data, "0.0.0.0:0", |command| command.stderr(log))
    }

    /// The same where no file can become larger than so many kibibytes: a disk that is full, without one.
    pub(crate) fn serve_in(kibibytes: u64, data: &Path) -> Self {
        let mut command = Command::new("bash");
        // The signal is ignored, so that a write fails as it does on a full disk.
        let script = "trap '' XFSZ; ulimit -f \"$1\"; exec \"$2\" serve --listen 127.0.0.1:0 --data \"$3\"";
        command.args(["-c", script, "bash", &kibibytes.to_string(), env!("CARGO_BIN_EXE_greenroom")]).arg(data);
        command.current_dir(env!("CARGO_MANIFEST_DIR")).stderr(Stdio::null());
        Self::spawned(command)
    }

    /// The same where so many files can be open at once.
    pub(crate) fn serve_with_files(files: usize, data: &Path) -> Self {
        let mut command = Command::new("bash");
        let script = "ulimit -n \"$1\"; exec \"$2\" serve --listen 127.0.0.1:0 --data \"$3\"";
        command.args(["-c", script, "bash", &files.to_string(), env!("CARGO_BIN_EXE_greenroom")]).arg(data);
        command.current_dir(env!("CARGO_MANIFEST_DIR")).stderr(Stdio::null());
        Self::spawned(command)
    }

    /// Serves from a data folder that may be damaged; if it does not, what it says on standard error.
    pub(crate) fn try_serve(data: &Path) -> Result<Self, String> {
        let mut command = greenroom();
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data).stderr(Stdio::piped());
        let mut child = command.stdout(Stdio::piped()).spawn().expect("it starts");
        let mut said = BufReader::new(child.stdout.take().expect("it was piped"));
        let mut first = String::new();
        said.read_line(&mut first).expect("it can be read");
        let Some(base) = first.trim().strip_prefix("Greenroom is at ").map(str::to_owned) else {
            let output = child.wait_with_output().expect("it ends");
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        };
        std::thread::spawn(move || said.lines().for_each(drop));
        let mut complaints = child.stderr.take().expect("it was piped");
        std::thread::spawn(move || std::io::copy(&mut complaints, &mut std::io::sink()));
        Ok(Self { child, base })
    }

    fn start(data: &Path, listen: &str, more: impl FnOnce(&mut Command) -> &mut Command) -> Self {
        let mut command = greenroom();
        command.args(["serve", "--listen", listen, "--data"]).arg(data);
        more(&mut command);
        Self::spawned(command)
    }

    fn spawned(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().expect("it starts");
        let mut said = BufReader::new(child.stdout.take().expect("it was piped"));
        let mut first = String::new();
        said.read_line(&mut first).expect("it says something");
        let base = first.trim().strip_prefix("Greenroom is at ").expect("it says where it is").to_owned();
        // What it says later must not block it.
        std::thread::spawn(move || said.lines().for_each(drop));
        Self { child, base }
    }

    /// So many kibibytes of memory it has resident.
    pub(crate) fn resident(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("it runs");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("a size");
        line.trim().trim_end_matches(" kB").parse().expect("a number")
    }

    /// Its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// SIGKILL: no handler, no farewell.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("it was there");
        self.child.wait().expect("it ends");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
