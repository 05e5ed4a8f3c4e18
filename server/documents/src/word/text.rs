//! Text as XML 1.0 can carry it.

/// The lines of a text, whichever way they end.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    // `\r\n` first, or it would be two.
    text.split("\r\n").flat_map(|part| part.split(['\n', '\r']))
}

/// Characters that XML has no way to write are replaced, so that the loss shows: control characters by their
/// pictures (`U+2401` for `U+0001`), others by `U+FFFD`.
pub(super) fn printable(text: &str) -> String {
    let writable = |ch: char| matches!(ch, '\t' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    let picture = |ch: char| char::from_u32(0x2400 + u32::from(ch)).filter(|_| ch < ' ');
    let written = |ch| if writable(ch) { ch } else { picture(ch).unwrap_or(char::REPLACEMENT_CHARACTER) };
    text.chars().map(written).collect()
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
        assert_eq!(printable("a\u{0}b\u{1B}\u{FFFE}𠮷\u{E000}"), "a\u{2400}b\u{241B}\u{FFFD}𠮷\u{E000}");
    }
}
