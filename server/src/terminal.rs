//! What the command line prints. Names and texts come from files that strangers made: nothing of them
//! may move the cursor, ring the bell, or set a title.

use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::path::Path;

use serde_json::Value;

/// The path that stands for standard input or output.
pub const STANDARD: &str = "-";

/// A text on one line, what a terminal would obey shown as `\u{1b}`.
pub fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in text.chars() {
        if obeyed(ch) { out.extend(ch.escape_unicode()) } else { out.push(ch) }
    }
    out
}

/// Control characters, and those that turn the direction of writing or start a new line.
fn obeyed(ch: char) -> bool {
    ch.is_control()
        || matches!(ch, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// JSON to be read by people and programs. The format itself escapes only the first 32 characters, and
/// a terminal obeys more.
///
/// # Errors
/// Never for what comes from [`serde_json::json`].
pub fn json(value: &Value) -> io::Result<String> {
    let plain = serde_json::to_string_pretty(value)?;
    let mut out = String::with_capacity(plain.len() + 1);
    for ch in plain.chars() {
        if ch != '\n' && obeyed(ch) {
            // All of them lie in the basic plane.
            out.push_str(&format!("\\u{:04x}", u32::from(ch)));
        } else {
            out.push(ch);
        }
    }
    out.push('\n');
    Ok(out)
}

/// Prints a text. That nobody reads on (`| head`) is no fault.
///
/// # Errors
/// Where standard output can't be written.
pub fn print(text: &str) -> io::Result<()> {
    to_standard_output(text.as_bytes())
}

fn to_standard_output(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Says what went wrong, on standard error.
pub fn complain(text: &str) {
    // There is nobody left to tell.
    let _ = writeln!(io::stderr(), "shinsa: {text}");
}

/// Writes a file, or to standard output for `-`.
///
/// # Errors
/// Where it can't be written. A terminal is not to be fed with a spreadsheet.
pub fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.as_os_str() != STANDARD {
        return std::fs::write(path, bytes);
    }
    if io::stdout().is_terminal() {
        return Err(io::Error::other("the file is not text: name one with -o, or lead the output on"));
    }
    to_standard_output(bytes)
}

/// Reads a text file, or standard input for `-`.
///
/// # Errors
/// Where it can't be read or is not UTF-8.
pub fn read_text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    if path.as_os_str() == STANDARD {
        io::stdin().lock().read_to_string(&mut text)?;
    } else {
        text = std::fs::read_to_string(path)?;
    }
    // Notepad writes a byte order mark.
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_given_no_orders() {
        let hostile = "a\u{1b}[2Jb\u{9b}31m\u{7f}\u{202e}\r\n髙\u{E0100}👨\u{200D}👩";
        let safe = "a\\u{1b}[2Jb\\u{9b}31m\\u{7f}\\u{202e}\\u{d}\\u{a}髙\u{E0100}👨\u{200D}👩";
        assert_eq!(printable(hostile), safe);
        let value = serde_json::json!({ "name": hostile });
        let text = json(&value).unwrap();
        assert!(!text.chars().any(|ch| ch != '\n' && obeyed(ch)), "{text:?}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
