//! The real binary: started, spoken to over plain HTTP, killed.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::Duration;

use server::demo::PASSWORD;

/// How long anything may take before it counts as stuck.
const PATIENCE: Duration = Duration::from_secs(60);

/// The binary with these arguments, knowing nothing of the environment's settings.
pub fn shinsa<'a>(data: &Path, arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shinsa"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("SHINSA_")) {
        command.env_remove(name);
    }
    command.args(arguments).arg("--data").arg(data).stdin(Stdio::null());
    command
}

/// Runs a command to its end.
pub fn run(data: &Path, arguments: &[&str]) -> Output {
    shinsa(data, arguments.iter().copied()).output().expect("the binary")
}

/// What a command printed, for messages.
pub fn printed(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A folder with the demonstration in it, made by `shinsa demo` once for the whole run.
pub fn demonstration() -> tempfile::TempDir {
    static PLAYED: std::sync::OnceLock<tempfile::TempDir> = std::sync::OnceLock::new();
    let played = PLAYED.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let output = run(folder.path(), &["demo", "--log", "warn"]);
        assert!(output.status.success(), "{}", printed(&output));
        folder
    });
    let copy = tempfile::tempdir().expect("a temporary folder");
    copy_folder(played.path(), copy.path());
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("a copy");
        }
    }
}

/// A running server. Killed when dropped.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    log: PathBuf,
}

impl Server {
    /// Starts `shinsa serve` on a free port, and waits until it listens.
    pub fn start(data: &Path, more: &[&str]) -> Self {
        let log = data.join("server.log");
        let arguments = ["serve", "--addr", "127.0.0.1:0"].into_iter().chain(more.iter().copied());
        let mut child = shinsa(data, arguments)
            .stdout(Stdio::piped())
            .stderr(File::options().create(true).append(true).open(&log).expect("a log"))
            .spawn()
            .expect("the binary");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let address = loop {
            let Some(line) = lines.next() else {
                panic!("the server ended: {}", std::fs::read_to_string(&log).unwrap_or_default())
            };
            let line = line.expect("a line");
            if let Some(address) = line.strip_prefix("listening on http://") {
                break address.parse().expect("an address");
            }
        };
        // What it prints later must not fill the pipe up.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address, log }
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it logged.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).expect("the log")
    }

    /// `kill -9`; what is left of it goes when it is dropped.
    pub fn kill_now(&self) {
        self.signal("KILL");
    }

    /// `kill -TERM`: please stop.
    pub fn terminate(&self) {
        self.signal("TERM");
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("sh").args(["-c", &format!("kill -{name} {}", self.id())]).status();
        assert!(sent.expect("a shell").success());
    }

    /// Waits for its end.
    pub fn wait(mut self) -> ExitStatus {
        self.child.wait().expect("its end")
    }

    /// The most memory that it ever held, in bytes.
    #[cfg(target_os = "linux")]
    pub fn peak_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id())).expect("its status");
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("a peak");
        let kilobytes: u64 =
            line.split_whitespace().nth(1).and_then(|word| word.parse().ok()).expect("a number");
        kilobytes * 1024
    }

    /// Lets the peak be measured anew from here.
    #[cfg(target_os = "linux")]
    pub fn forget_peak(&self) {
        std::fs::write(format!("/proc/{}/clear_refs", self.id()), "5").expect("its memory");
    }

    /// Signs a person in; gives the cookie.
    pub fn sign_in(&self, email: &str) -> String {
        let body: String = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("email", email), ("password", PASSWORD)])
            .finish();
        let reply = self.post("/sign-in", "", &body).expect("an answer");
        let cookie = reply.lines().find_map(|line| line.strip_prefix("set-cookie: "));
        let cookie = cookie.unwrap_or_else(|| panic!("no cookie: {reply}"));
        cookie.split(';').next().unwrap_or_default().to_owned()
    }

    /// The whole answer to a GET, headers included.
    pub fn get(&self, path: &str, cookie: &str) -> std::io::Result<String> {
        let mut stream = self.connect()?;
        write!(stream, "GET {path} HTTP/1.0\r\nHost: {}\r\nCookie: {cookie}\r\n\r\n", self.address)?;
        read_all(stream)
    }

    /// As [`Server::get`], of a file.
    pub fn get_bytes(&self, path: &str, cookie: &str) -> std::io::Result<Vec<u8>> {
        let mut stream = self.connect()?;
        write!(stream, "GET {path} HTTP/1.0\r\nHost: {}\r\nCookie: {cookie}\r\n\r\n", self.address)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(answer)
    }

    /// The whole answer to an urlencoded form.
    pub fn post(&self, path: &str, cookie: &str, body: &str) -> std::io::Result<String> {
        let mut stream = self.connect()?;
        let head = self.head(path, cookie, "application/x-www-form-urlencoded", body.len());
        stream.write_all(head.as_bytes())?;
        stream.write_all(body.as_bytes())?;
        read_all(stream)
    }

    /// A connection on which an upload has begun: the head is sent, `body` has to follow.
    pub fn begin_upload(&self, path: &str, cookie: &str, body: &[u8]) -> std::io::Result<TcpStream> {
        let mut stream = self.connect()?;
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        stream.write_all(self.head(path, cookie, &kind, body.len()).as_bytes())?;
        Ok(stream)
    }

    fn head(&self, path: &str, cookie: &str, kind: &str, length: usize) -> String {
        format!(
            "POST {path} HTTP/1.0\r\nHost: {}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n",
            self.address
        )
    }

    fn connect(&self) -> std::io::Result<TcpStream> {
        let stream = TcpStream::connect(self.address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        Ok(stream)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads an answer to its end.
pub fn read_all(mut stream: TcpStream) -> std::io::Result<String> {
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

const BOUNDARY: &str = "----ShinsaProcessBoundary";

/// The body of an upload.
pub fn multipart(name: &str, content: &[u8]) -> Vec<u8> {
    let mut body = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    body.extend(content);
    body.extend(format!("\r\n--{BOUNDARY}--\r\n").bytes());
    body
}
