//! Passwords: the rules for a new one, and how they are hashed and compared.
//!
//! The rules are those of NIST SP 800-63B and OWASP ASVS 5.0 (6.2): long, not on a list of common
//! ones, nothing else. There is no second factor yet, so fifteen characters are the least, for the
//! staff, too. Hashes are argon2id with 19 MiB, two passes and one lane, as OWASP's password storage
//! cheat sheet recommends; the parameters stand in each hash, so they can be raised later.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use domain::validation::FieldError;
use unicode_normalization::UnicodeNormalization;

use super::blocklist;
use crate::error::{PortalError, Result};
use crate::portal::Portal;

/// Fewest characters of a password (ASVS 6.2.1, without a second factor).
pub const MIN_CHARS: usize = 15;
/// Most characters of a password; a limit only against abuse.
pub const MAX_CHARS: usize = 256;

/// Compared with where there is no account, so that the answer takes as long as with one. It has
/// the parameters of real hashes and fits no password.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c2hpbnNhLW5vLXBlcnNvbg$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Whose password it is to be: it must not be made of these.
#[derive(Clone, Copy, Debug)]
pub struct Owner<'a> {
    pub email: &'a str,
    pub name: &'a str,
}

/// Checks a new password; `field` is the name of its input.
///
/// # Errors
/// Codes: `password-empty`, `password-too-short` (min, found), `password-too-long` (max),
/// `password-common`, `password-personal`, `password-service`, `password-repetitive`,
/// `password-sequence`.
pub fn check(field: &str, password: &str, owner: Owner<'_>) -> Result<(), FieldError> {
    let normal = normalised(password);
    let length = normal.chars().count();
    if length == 0 {
        return Err(FieldError::new(field, "password-empty"));
    }
    if length < MIN_CHARS {
        return Err(FieldError::new(field, "password-too-short")
            .with("min", MIN_CHARS)
            .with("found", length));
    }
    if length > MAX_CHARS {
        return Err(FieldError::new(field, "password-too-long").with("max", MAX_CHARS));
    }
    match blocklist::find(&normal, owner) {
        Some(weakness) => Err(FieldError::new(field, weakness.code())),
        None => Ok(()),
    }
}

/// Hashes a password that was checked; waits for its turn, then works on a thread of its own.
///
/// # Errors
/// [`PortalError::Unavailable`] where there is no randomness or no memory.
pub async fn hash(portal: &Portal, password: &str) -> Result<String> {
    let normal = normalised(password);
    off_thread(portal, move || {
        let hash = Argon2::default().hash_password(normal.as_bytes()).map_err(PortalError::fault)?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether it is the password of the hash. Without a hash the answer is no, after the same work.
///
/// # Errors
/// [`PortalError::Unavailable`] where a stored hash can't be read.
pub async fn verify(portal: &Portal, password: &str, hash: Option<&str>) -> Result<bool> {
    let known = hash.is_some();
    let hash = hash.unwrap_or(NOBODY).to_owned();
    // Nobody has a longer one; hashing megabytes would be work for nothing.
    let normal: String = normalised(password).chars().take(MAX_CHARS + 1).collect();
    off_thread(portal, move || {
        let hash = PasswordHash::new(&hash).map_err(PortalError::fault)?;
        let same = Argon2::default().verify_password(normal.as_bytes(), &hash).is_ok();
        Ok(same && known)
    })
    .await
}

/// The same password however the keyboard composes it (NIST SP 800-63B 3.1.1.2).
fn normalised(password: &str) -> String {
    password.nfkc().collect()
}

async fn off_thread<T: Send + 'static>(
    portal: &Portal,
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let _place = portal.hashing().acquire().await.map_err(PortalError::fault)?;
    tokio::task::spawn_blocking(work).await.map_err(PortalError::fault)?
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWNER: Owner<'_> = Owner { email: "taro.yamada@reader-works.example.jp", name: "山田 太郎" };

    fn code(password: &str) -> Option<String> {
        check("password", password, OWNER).err().map(|error| error.code)
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert_eq!(code("").as_deref(), Some("password-empty"));
        assert_eq!(code("すいかとめろんとばななとも").as_deref(), Some("password-too-short"));
        assert_eq!(code("すいかとめろんとばななともも！"), None);
        assert_eq!(code(&"kq9-Zm".repeat(43)).as_deref(), Some("password-too-long"));
        assert_eq!(code("violet harbour tin 7"), None);
    }

    #[test]
    fn whoever_is_nobody_costs_the_same_and_never_fits() {
        let nobody = PasswordHash::new(NOBODY).unwrap();
        let real: PasswordHash = Argon2::default().hash_password(b"x").unwrap();
        assert_eq!(nobody.params, real.params);
        assert_eq!(nobody.algorithm, real.algorithm);
        assert_eq!(nobody.hash.map(|hash| hash.len()), real.hash.map(|hash| hash.len()));
        let params = argon2::Params::default();
        assert!(params.m_cost() >= 19 * 1024 && params.t_cost() >= 2, "{params:?}");
    }
}
