//! E-mail addresses: strict enough that one can be put into a mail header without harm.

use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

/// The longest address that mail servers carry (RFC 5321, erratum 1690), in bytes.
pub const EMAIL_MAX: usize = 254;
const LOCAL_MAX: usize = 64;
const LABEL_MAX: usize = 63;

/// Why an e-mail address was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EmailError {
    #[error("no e-mail address was given")]
    Empty,
    #[error("an e-mail address has one @, found {found}")]
    AtSigns { found: usize },
    #[error("an e-mail address can't contain {found:?}")]
    Character { found: char },
    #[error("the part before the @ is not right")]
    Local,
    #[error("the part after the @ is not right")]
    Domain,
    #[error("{found} characters, {EMAIL_MAX} are allowed")]
    TooLong { found: usize },
}

impl EmailError {
    /// The stable key of the words for people.
    pub fn code(&self) -> &'static str {
        match self {
            EmailError::Empty => "email-empty",
            EmailError::AtSigns { .. } => "email-at-signs",
            EmailError::Character { .. } => "email-character",
            EmailError::Local => "email-local",
            EmailError::Domain => "email-domain",
            EmailError::TooLong { .. } => "email-too-long",
        }
    }
}

/// An address, trimmed, in ASCII, its domain in lower case. The part before the @ keeps its case, as
/// only the receiving server knows whether case matters; look up accounts without regard to it.
///
/// Quoted local parts, addresses without a dot in the domain and non-ASCII domains are refused.
pub fn parse_email(input: &str) -> Result<String, EmailError> {
    let address: String = input.trim().nfkc().collect();
    if address.is_empty() {
        return Err(EmailError::Empty);
    }
    if let Some(found) = address.chars().find(|&ch| !ch.is_ascii_graphic()) {
        return Err(EmailError::Character { found });
    }
    let found = address.matches('@').count();
    let Some((local, domain)) = address.split_once('@').filter(|_| found == 1) else {
        return Err(EmailError::AtSigns { found });
    };
    if address.len() > EMAIL_MAX {
        return Err(EmailError::TooLong { found: address.len() });
    }
    if let Some(found) = local.chars().find(|&ch| ch != '.' && !is_atom(ch)) {
        return Err(EmailError::Character { found });
    }
    if local.len() > LOCAL_MAX || local.split('.').any(str::is_empty) {
        return Err(EmailError::Local);
    }
    if !is_domain(domain) {
        return Err(EmailError::Domain);
    }
    Ok(format!("{local}@{}", domain.to_ascii_lowercase()))
}

/// RFC 5322 `atext`.
fn is_atom(ch: char) -> bool {
    ch.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(ch)
}

fn is_domain(domain: &str) -> bool {
    let labels_right = domain.split('.').all(|label| {
        (1..=LABEL_MAX).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    });
    let top_level_right = domain
        .rsplit_once('.')
        .is_some_and(|(_, top)| top.len() >= 2 && !top.bytes().all(|b| b.is_ascii_digit()));
    labels_right && top_level_right
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_is_put_into_its_stored_form() {
        for (typed, stored) in [
            ("taro@example.co.jp", "taro@example.co.jp"),
            (" Taro.Yamada+shinsa@Example.CO.JP　", "Taro.Yamada+shinsa@example.co.jp"),
            ("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ", "taro@example.jp"),
            ("taro@xn--eckwd4c7c.xn--zckzah", "taro@xn--eckwd4c7c.xn--zckzah"),
        ] {
            assert_eq!(parse_email(typed).as_deref(), Ok(stored));
        }
    }

    #[test]
    fn a_wrong_address_says_why() {
        let long = format!("taro@{}.jp", "a.".repeat(130).trim_end_matches('.'));
        for (typed, error) in [
            ("　", EmailError::Empty),
            ("taro.example.jp", EmailError::AtSigns { found: 0 }),
            ("taro@a@example.jp", EmailError::AtSigns { found: 2 }),
            ("@example.jp", EmailError::Local),
            ("taro..y@example.jp", EmailError::Local),
            (".taro@example.jp", EmailError::Local),
            ("taro@", EmailError::Domain),
            ("taro@localhost", EmailError::Domain),
            ("taro@-a.jp", EmailError::Domain),
            ("taro@192.168.0.1", EmailError::Domain),
            ("taro@example..jp", EmailError::Domain),
            ("taro y@example.jp", EmailError::Character { found: ' ' }),
            ("太郎@example.jp", EmailError::Character { found: '太' }),
            ("taro<x>@example.jp", EmailError::Character { found: '<' }),
            ("taro@example.jp\r\nBcc: x@example.jp", EmailError::Character { found: '\r' }),
            (long.as_str(), EmailError::TooLong { found: 267 }),
        ] {
            assert_eq!(parse_email(typed), Err(error), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_stored_can_be_typed(typed in "[a-zA-Z0-9+_-]{1,10}@[a-zA-Z0-9]{1,10}\\.(jp|COM)") {
            let stored = parse_email(&typed).unwrap();
            prop_assert_eq!(parse_email(&stored), Ok(stored.clone()));
        }

        #[test]
        fn nothing_accepted_can_break_a_header(typed in "\\PC*|[a-z@.\r\n\0 <>,;:\"]*") {
            if let Ok(stored) = parse_email(&typed) {
                prop_assert!(stored.bytes().all(|b| b.is_ascii_graphic() && !b"<>,;:\"()".contains(&b)));
            }
        }
    }
}
