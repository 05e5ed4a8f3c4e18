//! LibreOffice, as a stand-in for the office program of whoever opens a file.

use std::path::{Path, PathBuf};
use std::process::Command;

/// An office program that can turn a file into pages.
pub struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    /// `None` where it is not installed, which is said aloud, and in CI is a failure.
    pub fn find() -> Option<Self> {
        let there = |program: &str| Command::new(program).arg("-v").output().is_ok();
        let version = Command::new("soffice").arg("--version").output().is_ok();
        if version && there("pdftotext") {
            return Some(Self { folder: tempfile::tempdir().unwrap() });
        }
        assert!(std::env::var("CI").is_err(), "soffice and pdftotext must be there in CI");
        eprintln!("soffice or pdftotext is not installed: the documents are not opened");
        None
    }

    /// The text of all pages of a file, without white space. Keeps the pages as a PDF in the
    /// folder named by `KEEP_PAGES`, for people to look at.
    pub fn text(&self, bytes: &[u8], extension: &str) -> String {
        let pdf = self.saved_as(bytes, extension, "pdf");
        if let Ok(keep) = std::env::var("KEEP_PAGES") {
            let test = std::thread::current().name().unwrap_or("page").to_owned();
            let name = pdf.file_name().unwrap().to_string_lossy().into_owned();
            std::fs::copy(&pdf, Path::new(&keep).join(format!("{test}.{name}"))).unwrap();
        }
        let text = Command::new("pdftotext").args(["-raw"]).arg(&pdf).arg("-").output().unwrap();
        squeezed(&String::from_utf8(text.stdout).unwrap())
    }

    /// Opens a file and saves it in another format.
    pub fn saved_as(&self, bytes: &[u8], from: &str, to: &str) -> PathBuf {
        self.saved_all(&[bytes.to_vec()], from, to).remove(0)
    }

    /// Opens files and saves each in another format, by one start of the program.
    pub fn saved_all(&self, files: &[Vec<u8>], from: &str, to: &str) -> Vec<PathBuf> {
        let number = self.folder.path().read_dir().unwrap().count();
        let folder = self.folder.path().join(format!("files{number}"));
        let saved = folder.join("saved");
        std::fs::create_dir(&folder).unwrap();
        let name = |at: usize, extension: &str| format!("page{number}-{at}.{extension}");
        let paths: Vec<_> = (0..files.len()).map(|at| folder.join(name(at, from))).collect();
        for (path, bytes) in paths.iter().zip(files) {
            std::fs::write(path, bytes).unwrap();
        }
        let output = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}/profile", self.folder.path().display()))
            .args(["--headless", "--convert-to", to, "--outdir"])
            .arg(&saved)
            .args(&paths)
            .output()
            .unwrap();
        let saved: Vec<_> = (0..files.len()).map(|at| saved.join(name(at, to))).collect();
        assert!(saved.iter().all(|path| path.exists()), "{output:?}");
        saved
    }
}

/// Without white space: where a line breaks depends on the fonts at hand.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
