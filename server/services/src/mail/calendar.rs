//! A date as a calendar file (RFC 5545), for the calendars of both sides.

use jiff::Timestamp;

/// Longest line of the file, in octets without its end (RFC 5545 3.1).
const LINE: usize = 75;

/// One entry. The same `uid` with a higher `sequence` takes the place of the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEntry {
    pub uid: String,
    pub sequence: u32,
    pub stamped_at: Timestamp,
    pub from: Timestamp,
    pub to: Timestamp,
    pub summary: String,
    pub place: String,
    pub link: String,
    /// It does not take place.
    pub cancelled: bool,
}

impl CalendarEntry {
    /// The whole file, with the line ends that the standard asks for.
    pub fn file(&self) -> String {
        let status = if self.cancelled { "CANCELLED" } else { "CONFIRMED" };
        let lines = [
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Shinsa//Device check//JA".to_owned(),
            "CALSCALE:GREGORIAN".to_owned(),
            "METHOD:PUBLISH".to_owned(),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", escaped(&self.uid)),
            format!("SEQUENCE:{}", self.sequence),
            format!("DTSTAMP:{}", utc(self.stamped_at)),
            format!("DTSTART:{}", utc(self.from)),
            format!("DTEND:{}", utc(self.to)),
            format!("SUMMARY:{}", escaped(&self.summary)),
            format!("LOCATION:{}", escaped(&self.place)),
            format!("URL:{}", self.link),
            format!("STATUS:{status}"),
            "END:VEVENT".to_owned(),
            "END:VCALENDAR".to_owned(),
        ];
        lines.iter().map(|line| folded(line) + "\r\n").collect()
    }
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A text value (3.3.11).
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => safe.extend(['\\', c]),
            '\n' => safe.push_str("\\n"),
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    safe
}

/// Breaks a long line between characters; each further line begins with a space.
fn folded(line: &str) -> String {
    let (mut folded, mut length) = (String::with_capacity(line.len()), 0);
    for c in line.chars() {
        if length + c.len_utf8() > LINE {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(c);
        length += c.len_utf8();
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> CalendarEntry {
        CalendarEntry {
            uid: "device-check-1@shinsa.example.jp".to_owned(),
            sequence: 2,
            stamped_at: "2026-11-28T01:02:03.9Z".parse().unwrap(),
            from: "2026-12-08T10:00:00+09".parse().unwrap(),
            to: "2026-12-08T12:30:00+09".parse().unwrap(),
            summary: "機能確認：顔認証リーダーA（R8-1-0001）".to_owned(),
            place: "東京都千代田区霞が関1-2-2, 中央合同庁舎第5号館; 地下1階の試験室\nBEGIN:VALARM".to_owned(),
            link: "https://shinsa.example.jp/applications/1".to_owned(),
            cancelled: false,
        }
    }

    #[test]
    fn times_are_utc_and_every_line_ends_as_it_should() {
        let file = entry().file();
        assert!(file.ends_with("END:VCALENDAR\r\n"));
        assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
        for line in ["DTSTAMP:20261128T010203Z", "DTSTART:20261208T010000Z", "DTEND:20261208T033000Z"] {
            assert!(file.contains(&format!("\r\n{line}\r\n")), "{line}");
        }
        assert!(file.contains("\r\nSEQUENCE:2\r\n") && file.contains("\r\nMETHOD:PUBLISH\r\n"));
        assert!(file.contains("STATUS:CONFIRMED"));
        assert!(CalendarEntry { cancelled: true, ..entry() }.file().contains("STATUS:CANCELLED"));
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let file = entry().file();
        assert!(file.split("\r\n").all(|line| line.len() <= LINE));
        let unfolded = file.replace("\r\n ", "");
        let place = "LOCATION:東京都千代田区霞が関1-2-2\\, 中央合同庁舎第5号館\\; 地下1階の試験室\\nBEGIN:VALARM\r\n";
        assert!(unfolded.contains(place), "{unfolded}");
        assert!(!unfolded.contains("\r\nBEGIN:VALARM"), "a place starts no part of its own");
    }
}
