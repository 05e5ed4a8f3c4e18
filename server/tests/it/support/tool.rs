//! `shinsa form …` and `shinsa inspect …`, run as anybody would: in a folder of their own, without
//! settings.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A folder to run commands in.
pub struct Folder(TempDir);

/// What a command left.
pub struct Left {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Left {
    /// Standard output as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {} {}", self.out, self.err))
    }

    #[track_caller]
    pub fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        self
    }
}

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file.
    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        std::fs::write(&path, content).expect("written");
        path
    }

    pub fn put_json(&self, name: &str, value: &Value) {
        self.put(name, value.to_string());
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shinsa"));
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("SHINSA_"))
        {
            command.env_remove(name);
        }
        command.args(arguments).current_dir(self.path()).stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Left {
        let Output { status, stdout, stderr } = self.command(arguments).output().expect("the binary");
        Left {
            code: status.code().unwrap_or_else(|| panic!("killed: {status}")),
            out: String::from_utf8(stdout).expect("text"),
            err: String::from_utf8(stderr).expect("text"),
        }
    }

    /// Example data of a form.
    pub fn example(&self, form: &str) -> Value {
        self.run(&["form", "example", form]).ends_with(0).json()
    }

    /// Fills a form in; gives the file's name.
    pub fn fill(&self, form: &str, data: &Value) -> String {
        self.put_json("data.json", data);
        let sheet = ["track-record", "price-estimate"].contains(&form);
        let name = format!("{form}.{}", if sheet { "xlsx" } else { "docx" });
        self.run(&["form", "fill", form, "--data", "data.json", "-o", &name]).ends_with(0);
        name
    }

    /// The call that the examples fit, in `call.json`.
    pub fn call(&self) -> Value {
        let call = self.run(&["form", "call"]).ends_with(0).json();
        self.put_json("call.json", &call);
        call
    }
}
