//! A real nginx or Caddy before the server, with the lines that `config/deploy/` tells people to use.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Nginx,
    Caddy,
}

/// It serves until the value is gone.
pub(crate) struct Front {
    child: Child,
    _folder: TempDir,
}

impl Front {
    /// Listens at an address and hands everything below a path, or everything, on to the server.
    pub(crate) fn before(kind: Kind, at: SocketAddr, server: SocketAddr, base: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut command = match kind {
            Kind::Nginx => nginx(folder.path(), at, server, base),
            Kind::Caddy => caddy(folder.path(), at, server, base),
        };
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|problem| panic!("{kind:?} cannot be started ({problem}); tests/run installs it"));
        let mut lines = BufReader::new(child.stderr.take().expect("it was piped")).lines().map_while(Result::ok);
        // Both say so once they listen.
        let listens = match kind {
            Kind::Nginx => "event method",
            Kind::Caddy => "serving initial configuration",
        };
        let mut said = Vec::new();
        let is_up = lines.by_ref().inspect(|line| said.push(line.clone())).any(|line| line.contains(listens));
        assert!(is_up, "{kind:?} does not serve: {said:#?}");
        // What it says later must not block it.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, _folder: folder }
    }
}

impl Drop for Front {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An address where nothing listens yet: settings name it before it is taken.
pub(crate) fn free() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port")
}

/// The documented lines with what is different here; each must be there to be replaced.
fn documented(name: &str, changes: &[(&str, &str)]) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/deploy").join(name);
    let text = fs::read_to_string(path).expect("a text");
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    let text = lines.collect::<Vec<_>>().join("\n") + "\n";
    changes.iter().fold(text, |text, (from, to)| {
        assert!(text.contains(from), "{from:?} is not in {name}");
        text.replace(from, to)
    })
}

/// In one process, as whoever runs the tests, with nothing outside its folder and no certificate.
fn nginx(folder: &Path, at: SocketAddr, server: SocketAddr, base: &str) -> Command {
    let location = if base.is_empty() { "location / {".to_owned() } else { format!("location {base} {{") };
    let site = documented(
        "nginx.conf",
        &[
            ("listen 443 ssl;", &format!("listen {at};")),
            ("    ssl_certificate     /etc/ssl/practice.example.org/fullchain.pem;\n", ""),
            ("    ssl_certificate_key /etc/ssl/practice.example.org/privkey.pem;\n", ""),
            ("127.0.0.1:8080", &server.to_string()),
            ("location / {", &location),
        ],
    );
    let paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let paths = paths.map(|name| format!("{name}_temp_path {name};\n")).concat();
    let whole = format!(
        "daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log stderr notice;\nevents {{}}\n\
         http {{\naccess_log off;\n{paths}{site}}}\n"
    );
    fs::write(folder.join("nginx.conf"), whole).expect("written");
    // Debian has it where only root looks.
    let program = if Path::new("/usr/sbin/nginx").exists() { "/usr/sbin/nginx" } else { "nginx" };
    let mut command = Command::new(program);
    command.arg("-p").arg(folder).args(["-e", "stderr", "-c", "nginx.conf"]);
    command
}

/// With nothing outside its folder, no certificate and no line for commands.
fn caddy(folder: &Path, at: SocketAddr, server: SocketAddr, base: &str) -> Command {
    let handle = if base.is_empty() { "handle {".to_owned() } else { format!("handle {base}* {{") };
    let site = documented(
        "Caddyfile",
        &[
            ("practice.example.org {", &format!("http://{at} {{")),
            ("127.0.0.1:8080", &server.to_string()),
            ("handle {", &handle),
        ],
    );
    let whole = format!("{{\n\tadmin off\n\tdefault_bind 127.0.0.1\n}}\n{site}");
    fs::write(folder.join("Caddyfile"), whole).expect("written");
    let mut command = Command::new("caddy");
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(folder.join("Caddyfile"));
    command.env("HOME", folder).env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder);
    command
}
