//! What is done to one file: looked over first, and only then read.

use std::fs::File;
use std::io::{BufReader, Seek};

use documents::preflight::{Limits, PreflightError, preflight};
use documents::preview::preview;
use documents::read::{ReadLimits, read_form};
use documents::test_plan::read_plan;
use domain::forms::{FileFormat, Unreadable};

use super::{Answer, Asked, Inspected, PlanRead, Previewed};

impl Answer for Inspected {
    const MODE: &'static str = "--child";

    fn look(asked: &Asked) -> Self {
        match looked_over(asked) {
            Ok((file, format)) => {
                match read_form(BufReader::new(file), format, asked.expected, &ReadLimits::default()) {
                    Ok(reading) => Inspected::Read(reading),
                    Err(why) => Inspected::Unreadable(why),
                }
            }
            Err(error) => Inspected::Refused(error.into()),
        }
    }

    fn unreadable(why: Unreadable) -> Self {
        Inspected::Unreadable(why)
    }
}

impl Answer for Previewed {
    const MODE: &'static str = "--preview";

    fn look(asked: &Asked) -> Self {
        match looked_over(asked) {
            Ok((file, format)) => match preview(BufReader::new(file), format, &ReadLimits::default()) {
                Ok(preview) => Previewed::Shown(preview),
                Err(why) => Previewed::Unreadable(why),
            },
            Err(error) => Previewed::Refused(error.into()),
        }
    }

    fn unreadable(why: Unreadable) -> Self {
        Previewed::Unreadable(why)
    }
}

impl Answer for PlanRead {
    const MODE: &'static str = "--test-plan";

    fn look(asked: &Asked) -> Self {
        let looked = opened(asked).and_then(|mut file| {
            preflight(BufReader::new(&file), FileFormat::Xlsx, &Limits::default())?;
            file.rewind()?;
            Ok(file)
        });
        match looked {
            Ok(file) => match read_plan(BufReader::new(file), &ReadLimits::default()) {
                Ok(found) => PlanRead::Found(found),
                Err(why) => PlanRead::Unreadable(why),
            },
            Err(error) => PlanRead::Refused(error.into()),
        }
    }

    fn unreadable(why: Unreadable) -> Self {
        PlanRead::Unreadable(why)
    }
}

fn opened(asked: &Asked) -> Result<File, PreflightError> {
    File::open(&asked.path).map_err(|error| PreflightError::Io(error.kind()))
}

/// The file at its beginning, and what it is.
fn looked_over(asked: &Asked) -> Result<(File, FileFormat), PreflightError> {
    let mut file = opened(asked)?;
    let expected = asked.expected.map(|form| form.format());
    let declared = expected.unwrap_or(FileFormat::Docx);
    let looked = match preflight(BufReader::new(&file), declared, &Limits::default()) {
        // Nobody said what it is: it is what it says. The format is told before anything is inflated.
        Err(PreflightError::WrongFormat { found, .. }) if expected.is_none() => {
            file.rewind()?;
            preflight(BufReader::new(&file), found, &Limits::default())
        }
        looked => looked,
    }?;
    file.rewind()?;
    Ok((file, looked.format))
}
