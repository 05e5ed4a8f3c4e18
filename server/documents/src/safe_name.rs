//! File names that come from people: fit to be stored for display, and to be sent in a header.

/// Longest stored name, in characters.
const MAX_CHARS: usize = 255;
/// Longest ending that is kept when a name is cut, the dot included.
const MAX_EXTENSION_CHARS: usize = 16;

/// The name a person gave a file, for display only: files are stored under their hash.
///
/// Folders before the name go (`../`, `C:\`), control and bidirectional formatting characters go,
/// and what is longer than 255 characters is cut before its extension. Never empty.
pub fn stored_name(original: &str) -> String {
    let base = original.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = base.chars().filter(|c| !is_invisible(*c)).collect();
    let clean = clean.trim();
    if clean.is_empty() || clean.chars().all(|c| c == '.') {
        return "file".to_owned();
    }
    shorten(clean)
}

/// [`stored_name`] with an ending of its content: what is called `書類.exe` and is a Word file becomes
/// `書類.docx`, and `m` becomes `m.docx`. `extensions`: what such files end in, in lower case and without
/// the dot; the first is the one that is given.
pub fn stored_name_as(original: &str, extensions: &[&str]) -> String {
    let name = stored_name(original);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
    let Some(given) = extensions.first() else { return name };
    if extensions.iter().any(|known| ending.eq_ignore_ascii_case(known)) {
        return name;
    }
    // What looks like an ending is replaced; a date or a version number is part of the name.
    let is_ending = (1..=5).contains(&ending.len())
        && ending.starts_with(|c: char| c.is_ascii_alphabetic())
        && ending.chars().all(|c| c.is_ascii_alphanumeric());
    let stem = if is_ending { stem } else { &name };
    shorten(&format!("{}.{given}", stem.trim_end_matches(['.', ' '])))
}

/// The value of a `Content-Disposition` header for a download (RFC 6266): a fallback in ASCII, and
/// the real name in UTF-8 (RFC 8187).
pub fn content_disposition(name: &str) -> String {
    let name = stored_name(name);
    let fallback: String = name
        .chars()
        .map(|c| match c {
            '"' | '%' | '*' | '?' | '<' | '>' | '|' | ':' => '_',
            ' '..='~' => c,
            _ => '_',
        })
        .collect();
    let encoded: String = name.bytes().map(percent_encoded).collect();
    format!("attachment; filename=\"{fallback}\"; filename*=UTF-8''{encoded}")
}

/// `attr-char` of RFC 8187 stands for itself.
fn percent_encoded(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

fn shorten(name: &str) -> String {
    let length = name.chars().count();
    if length <= MAX_CHARS {
        return name.to_owned();
    }
    let extension = name
        .rfind('.')
        .map(|dot| &name[dot..])
        .filter(|extension| extension.chars().count() <= MAX_EXTENSION_CHARS)
        .unwrap_or_default();
    let keep = MAX_CHARS - extension.chars().count();
    let cut: String = name.chars().take(keep).chain(extension.chars()).collect();
    cut.trim_end().to_owned()
}

/// Control characters, line separators, zero-width and bidirectional formatting characters. The
/// zero-width joiner stays: emoji are made with it. So do variation selectors: names need them.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{061C}'
                | '\u{200B}'
                | '\u{200E}'
                | '\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'
                | '\u{2066}'..='\u{2069}'
                | '\u{FEFF}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_go() {
        assert_eq!(stored_name("../../etc/passwd"), "passwd");
        assert_eq!(stored_name(r"C:\Users\山田\様式第1号.xlsx"), "様式第1号.xlsx");
        for empty in ["", "..", "/", "a/", "\u{202E}", " . "] {
            assert_eq!(stored_name(empty), "file", "{empty:?}");
        }
    }

    #[test]
    fn characters_that_deceive_go_and_the_rest_stays() {
        assert_eq!(stored_name("様式\u{202E}xcod.exe\r\n"), "様式xcod.exe");
        assert_eq!(
            stored_name("髙﨑\u{E0100}（株）👨\u{200D}👩.docx"),
            "髙﨑\u{E0100}（株）👨\u{200D}👩.docx"
        );
    }

    #[test]
    fn a_long_name_keeps_its_extension() {
        let name = stored_name(&format!("{}.docx", "🗾".repeat(300)));
        assert_eq!(name.chars().count(), 255);
        assert!(name.ends_with("🗾.docx"));
        assert_eq!(stored_name(&"a.".repeat(300)).chars().count(), 255);
        let exact = format!("{}.xlsx", "あ".repeat(250));
        assert_eq!(stored_name(&exact), exact);
    }

    #[test]
    fn a_name_ends_as_its_content_does() {
        let word = |name: &str| stored_name_as(name, &["docx"]);
        for (given, stored) in [
            ("書類.exe", "書類.docx"),
            ("m.docm", "m.docx"),
            ("様式第2号", "様式第2号.docx"),
            ("様式.DOCX", "様式.DOCX"),
            ("計画 2026.11.25", "計画 2026.11.25.docx"),
            ("a.docx.exe", "a.docx.docx"),
            ("", "file.docx"),
        ] {
            assert_eq!(word(given), stored);
        }
        assert_eq!(stored_name_as("写真.jpeg", &["jpg", "jpeg"]), "写真.jpeg");
        assert_eq!(word(&"あ".repeat(300)).chars().count(), 255);
    }

    #[test]
    fn a_header_has_both_names() {
        assert_eq!(
            content_disposition("様式 1.docx"),
            "attachment; filename=\"__ 1.docx\"; filename*=UTF-8''%E6%A7%98%E5%BC%8F%201.docx"
        );
    }

    proptest::proptest! {
        #[test]
        fn a_header_cannot_be_broken_out_of(name in ".*") {
            let header = content_disposition(&name);
            proptest::prop_assert!(header.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
            proptest::prop_assert_eq!(header.matches('"').count(), 2);
        }

        #[test]
        fn storing_twice_changes_nothing_more(name in ".*") {
            let once = stored_name(&name);
            proptest::prop_assert!(!once.contains(['/', '\\']));
            proptest::prop_assert_eq!(stored_name(&once), once);
        }
    }
}
