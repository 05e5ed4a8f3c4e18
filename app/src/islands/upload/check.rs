//! What can be said about a file before it is sent. The server checks again, and more.

use super::UploadWords;
use crate::size;

/// What a file has to keep to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// `.docx,.xlsx` in lower case; empty: anything.
    pub extensions: String,
    /// In bytes.
    pub max_bytes: u32,
}

impl Limits {
    /// What is wrong with a file of this name and size, in words.
    pub fn wrong(&self, name: &str, bytes: f64, words: &UploadWords) -> Option<String> {
        let name = name.to_lowercase();
        let fits =
            self.extensions.is_empty() || self.extensions.split(',').any(|end| name.ends_with(end.trim()));
        if !fits {
            return Some(words.wrong_type.clone());
        }
        if bytes <= 0.0 {
            return Some(words.empty.clone());
        }
        // Sizes of files are whole numbers below 2^53, which a float holds exactly.
        (bytes > f64::from(self.max_bytes))
            .then(|| words.too_large.replace("{size}", &size::words(bytes as u64)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(name: &str, bytes: f64) -> Option<String> {
        let words = UploadWords {
            wrong_type: "type".to_owned(),
            empty: "empty".to_owned(),
            too_large: "{size} > 20 MB".to_owned(),
            ..UploadWords::default()
        };
        let limits = Limits { extensions: ".docx,.xlsx".to_owned(), max_bytes: 20 * 1024 * 1024 };
        limits.wrong(name, bytes, &words)
    }

    #[test]
    fn each_fault_has_its_words() {
        assert_eq!(wrong("申請 書.DOCX", 10.0), None);
        assert_eq!(wrong("a.xlsx", 20.0 * 1024.0 * 1024.0), None);
        assert_eq!(wrong("a.docx.exe", 10.0).as_deref(), Some("type"));
        assert_eq!(wrong("docx", 10.0).as_deref(), Some("type"));
        assert_eq!(wrong("a.docx", 0.0).as_deref(), Some("empty"));
        assert_eq!(wrong("a.docx", 21.0 * 1024.0 * 1024.0).as_deref(), Some("21.0 MB > 20 MB"));
    }
}
