//! Passwords that are too easy to guess, though long enough.
//!
//! One more common password: a line in `common_passwords.txt`, in lower case without spaces.

use super::passwords::Owner;

/// Common long passwords and beginnings of them, one a line.
const COMMON: &str = include_str!("common_passwords.txt");
/// The portal's own words.
const SERVICE: [&str; 6] = ["shinsa", "portal", "審査ポータル", "審査", "mhlw", "厚生労働省"];
/// Rows of the keyboard, the alphabet and the kana, for finding sequences.
const ROWS: [&str; 6] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん",
];
/// What may be left when all that is easy to guess is taken away, in letters; a digit is half of one,
/// as most digits at the end of a password are a year or a date.
const LEFTOVER: usize = 7;
/// Shortest run that counts as a sequence.
const RUN: usize = 4;

/// Why a password is too easy to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// On the list of common ones, or little more than one of them.
    Common,
    /// Made of the person's own name or address.
    Personal,
    /// Made of the portal's name.
    Service,
    /// A few characters again and again.
    Repetitive,
    /// Rows of the keyboard or the alphabet.
    Sequence,
}

impl Weakness {
    /// The stable key of the words for people.
    pub fn code(self) -> &'static str {
        match self {
            Weakness::Common => "password-common",
            Weakness::Personal => "password-personal",
            Weakness::Service => "password-service",
            Weakness::Repetitive => "password-repetitive",
            Weakness::Sequence => "password-sequence",
        }
    }
}

/// The first reason why the password is too easy to guess. Expects NFKC.
pub fn find(password: &str, owner: Owner<'_>) -> Option<Weakness> {
    let plain: String = password.to_lowercase().chars().filter(|ch| !ch.is_whitespace()).collect();
    if repetitive(&plain) {
        return Some(Weakness::Repetitive);
    }
    if mostly(&plain, COMMON.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))) {
        return Some(Weakness::Common);
    }
    let own = own_words(owner);
    if mostly(&plain, own.iter().map(String::as_str)) {
        return Some(Weakness::Personal);
    }
    if mostly(&plain, SERVICE.into_iter()) {
        return Some(Weakness::Service);
    }
    sequence(&plain).then_some(Weakness::Sequence)
}

/// Whether little is left when the words are taken out of it. A short word must not make a long
/// password of other words weak, so it is judged by what remains.
fn mostly<'a>(password: &str, words: impl Iterator<Item = &'a str>) -> bool {
    let mut words: Vec<&str> = words.filter(|word| password.contains(word)).collect();
    if words.is_empty() {
        return false;
    }
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let rest = words.iter().fold(password.to_owned(), |rest, word| rest.replace(word, ""));
    let digits = rest.chars().filter(|ch| ch.is_numeric()).count();
    let letters = rest.chars().filter(|ch| ch.is_alphabetic()).count();
    letters + digits / 2 <= LEFTOVER
}

/// The address, its parts, and the name with and without its space; parts shorter than three
/// characters say nothing.
fn own_words(owner: Owner<'_>) -> Vec<String> {
    let email = owner.email.to_lowercase();
    let name = owner.name.to_lowercase();
    let mut words: Vec<String> = vec![email.clone(), name.split_whitespace().collect()];
    words.extend(email.split(['@', '.', '-', '_', '+']).map(str::to_owned));
    words.extend(name.split_whitespace().map(str::to_owned));
    words.retain(|word| word.chars().count() >= 3 || (!word.is_ascii() && word.chars().count() >= 2));
    words
}

/// Fewer than five different characters, or one block of up to half the length again and again.
fn repetitive(password: &str) -> bool {
    let chars: Vec<char> = password.chars().collect();
    let mut different = chars.clone();
    different.sort_unstable();
    different.dedup();
    if different.len() < 5 {
        return true;
    }
    (1..=chars.len() / 2).any(|block| chars.iter().zip(chars.iter().skip(block)).all(|(a, b)| a == b))
}

/// Whether little is left when all runs along a row, forwards or backwards, are taken away.
fn sequence(password: &str) -> bool {
    let chars: Vec<char> = password.chars().collect();
    let mut left = 0;
    let mut at = 0;
    while at < chars.len() {
        let run = longest_run(&chars[at..]);
        if run >= RUN {
            at += run;
        } else {
            left += 1;
            at += 1;
        }
    }
    left <= LEFTOVER && left < chars.len()
}

/// How many characters from the start stand side by side on a row.
fn longest_run(chars: &[char]) -> usize {
    let along = |row: &mut dyn Iterator<Item = char>| -> usize {
        let row: Vec<char> = row.collect();
        let Some(start) = chars.first().and_then(|first| row.iter().position(|ch| ch == first)) else {
            return 0;
        };
        row[start..].iter().zip(chars).take_while(|(a, b)| a == b).count()
    };
    ROWS.iter().flat_map(|row| [along(&mut row.chars()), along(&mut row.chars().rev())]).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWNER: Owner<'_> = Owner { email: "taro.yamada@reader-works.example.jp", name: "山田 太郎" };

    #[test]
    fn what_is_easy_to_guess_says_why() {
        for (password, weakness) in [
            ("aaaaaaaaaaaaaaaa", Weakness::Repetitive),
            ("kq9Zmkq9Zmkq9Zm", Weakness::Repetitive),
            ("121212121212121", Weakness::Repetitive),
            ("Password12345678", Weakness::Common),
            ("correct horse battery staple", Weakness::Common),
            ("P@ssw0rdP@ssw0rd!", Weakness::Common),
            ("YamadaTaro20261122", Weakness::Personal),
            ("taro.yamada@reader-works.example.jp", Weakness::Personal),
            ("山田太郎山田太郎1980年生", Weakness::Personal),
            ("Shinsa-Portal-2026!", Weakness::Service),
            ("審査ポータル審査ポータル2026", Weakness::Service),
            ("abcdefghijklmnopq", Weakness::Sequence),
            ("qwertyuiop-asdfghjkl", Weakness::Sequence),
            ("lkjhgfdsa-zyxwvu", Weakness::Sequence),
            ("あいうえおかきくけこさしすせそ", Weakness::Sequence),
        ] {
            assert_eq!(find(password, OWNER), Some(weakness), "{password}");
        }
    }

    #[test]
    fn a_phrase_with_a_common_word_in_it_is_fine() {
        for password in [
            "violet harbour tin 7",
            "my password likes purple umbrellas",
            "yamada would never eat this soup",
            "7Fq!mW2#zR9&kL4x",
            "朝の散歩と苦いコーヒーと猫",
            "shinsa takes eleven grey mornings",
        ] {
            assert_eq!(find(password, OWNER), None, "{password}");
        }
    }
}
