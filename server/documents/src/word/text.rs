//! Text as XML 1.0 can carry it.

/// The lines of a text, whichever way they end.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    // `\r\n` first, or it would be two.
    text.split("\r\n").flat_map(|part| part.split(['\n', '\r']))
}

/// Characters that XML has no way to write are replaced by `U+FFFD`, so that the loss shows.
pub(super) fn printable(text: &str) -> String {
    let writable = |ch: char| matches!(ch, '\t' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    text.chars().map(|ch| if writable(ch) { ch } else { char::REPLACEMENT_CHARACTER }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_end_of_a_line_is_one() {
        assert_eq!(lines("a\r\nb\nc\rd\n").collect::<Vec<_>>(), ["a", "b", "c", "d", ""]);
    }

    #[test]
    fn what_xml_cannot_carry_is_replaced() {
        assert_eq!(printable("a\u{0}b\u{1B}\u{FFFE}𠮷\u{E000}"), "a\u{FFFD}b\u{FFFD}\u{FFFD}𠮷\u{E000}");
    }
}
