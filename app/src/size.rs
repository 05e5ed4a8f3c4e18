//! How large a file is, in words; the same on the server and in the browser.

/// Whole bytes below 1 KB, else one decimal; 1 KB is 1024 bytes.
pub fn words(bytes: u64) -> String {
    const UNITS: [(&str, u64); 3] = [("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)];
    match UNITS.into_iter().find(|(_, unit)| bytes >= *unit) {
        Some((name, unit)) => {
            // Tenths, rounded half up, without floating point.
            let tenths = bytes / unit * 10 + (bytes % unit * 10 + unit / 2) / unit;
            format!("{}.{} {name}", tenths / 10, tenths % 10)
        }
        None => format!("{bytes} B"),
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn sizes_are_rounded_to_a_tenth() {
        assert_eq!(words(0), "0 B");
        assert_eq!(words(1023), "1023 B");
        assert_eq!(words(1536), "1.5 KB");
        assert_eq!(words(20 * 1024 * 1024), "20.0 MB");
        assert_eq!(words(u64::MAX), "17179869184.0 GB");
    }
}
