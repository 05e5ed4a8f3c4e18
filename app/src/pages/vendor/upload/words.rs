//! Why a file was not taken, as an error at the file's field: each reason has a sentence of its own.

use domain::validation::FieldError;
use services::PortalError;
use services::cases::UploadError;

use super::FIELD;
use crate::size;
use crate::web::refused_file;

/// The error for the page. Rules of the case and faults of ours keep their own answers.
pub fn explained(error: UploadError) -> PortalError {
    let error = match error {
        UploadError::Portal(error) => return error,
        UploadError::TooLarge { max } => {
            FieldError::new(FIELD, "upload-too-large").with("max", size::words(max))
        }
        UploadError::Interrupted => FieldError::new(FIELD, "upload-interrupted"),
        UploadError::NotThisFile(found) => refused_file(FIELD, found),
    };
    PortalError::Invalid(vec![error])
}

#[cfg(test)]
mod tests {
    use documents::preflight::PreflightError;

    use super::*;
    use crate::flash::sentence;
    use crate::words::{Locale, Words};

    #[test]
    fn every_reason_has_a_sentence_in_both_languages() {
        let own = ["upload-too-large", "upload-interrupted", "upload-name", "upload-none"];
        for locale in Locale::ALL {
            let words = Words::new(locale);
            for code in PreflightError::CODES.into_iter().chain(own) {
                assert!(words.has(&format!("error-{code}")), "{locale}: {code}");
            }
        }
    }

    #[test]
    fn sizes_are_told_in_megabytes_and_counts_as_they_are() {
        let words = Words::new(Locale::En);
        let said = |error| match explained(error) {
            PortalError::Invalid(errors) => sentence(&errors[0], words),
            other => panic!("{other}"),
        };
        let too_large = said(UploadError::TooLarge { max: 20 * 1024 * 1024 });
        assert!(too_large.contains("20.0 MB"), "{too_large}");
        let entries = PreflightError::TooManyEntries { found: 4000, limit: 2000 };
        assert!(said(UploadError::NotThisFile(entries.into())).contains("2000"));
    }
}
