//! The reading process: `shinsa inspect --child FORM PATH [FORM PATH]…`, `-` for a form that the
//! file has to tell itself; with `--preview` in the place of `--child` for how the files look, with
//! `--test-plan` for the test plan of a call.
//!
//! It answers with one line of JSON a file, in their order: an [`Inspected`], a [`Previewed`] or a [`PlanRead`]. Before it opens the
//! first one it takes every means from itself, for good; a child that can't do that reads nothing.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use domain::forms::{FormId, Unreadable};
use rustix::process::{Resource, Rlimit, setrlimit};

use super::{Answer, Asked, Inspected, PlanRead, Previewed};

/// How it is asked for: what stands before the files, this and [`Answer::MODE`].
pub(super) const COMMAND: &str = "inspect";
/// In the place of a form's id: the file has to tell.
pub(super) const ANY_FORM: &str = "-";

/// Writable memory: heap and tables of the program, in bytes.
///
/// `RLIMIT_DATA` and not `RLIMIT_AS`, because the latter counts addresses, not memory: the program
/// itself, mapped from its file, has some 40 MB of them in a release build and 400 MB in a debug
/// build, whatever it does. What `RLIMIT_DATA` leaves out are the pages of the program that are
/// in use (below 20 MB) and the stack: together with them the process stays below 256 MB.
const DATA_BYTES: u64 = 224 * 1024 * 1024;
/// Stack of the one thread, in bytes: too deep a recursion ends the process here.
const STACK_BYTES: u64 = 8 * 1024 * 1024;
/// Processor time of all files together, in seconds: the parent's clock is the limit of each.
const CPU_SECONDS: u64 = 5;
/// Standard input, output and error, the file, and a few that the runtime may want for a moment.
const HANDLES: u64 = 16;
/// Longest answer, in bytes. A price estimate of 5,000 lines takes 4 MB.
pub(super) const ANSWER_BYTES: usize = 16 * 1024 * 1024;

/// What a child is to do with its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    Read(Vec<Asked>),
    Preview(Vec<Asked>),
    Plan(Vec<Asked>),
}

/// The files to read, if the process was started to be a child. Call it before anything else in
/// `main`: limits hold for what comes after them.
pub fn asked(mut arguments: impl Iterator<Item = OsString>) -> Option<Task> {
    if arguments.next()? != COMMAND {
        return None;
    }
    let mode = arguments.next()?;
    let task = if mode == Inspected::MODE {
        Task::Read
    } else if mode == Previewed::MODE {
        Task::Preview
    } else if mode == PlanRead::MODE {
        Task::Plan
    } else {
        return None;
    };
    let mut files = Vec::new();
    while let (Some(form), Some(path)) = (arguments.next(), arguments.next()) {
        let expected = form.to_str().and_then(FormId::from_id);
        files.push(Asked { path: PathBuf::from(path), expected });
    }
    Some(task(files))
}

/// Reads the files and answers on standard output.
pub fn run(task: &Task) -> ExitCode {
    if confine().is_err() {
        return ExitCode::FAILURE;
    }
    let answered = match task {
        Task::Read(files) => answer::<Inspected>(files),
        Task::Preview(files) => answer::<Previewed>(files),
        Task::Plan(files) => answer::<PlanRead>(files),
    };
    match answered {
        Ok(()) => ExitCode::SUCCESS,
        // Nobody listens any more.
        Err(_) => ExitCode::FAILURE,
    }
}

/// Takes from this process what reading does not need.
fn confine() -> io::Result<()> {
    let limits = [
        (Resource::Data, DATA_BYTES),
        (Resource::Stack, STACK_BYTES),
        (Resource::Cpu, CPU_SECONDS),
        (Resource::Core, 0),
        // Answers go into a pipe; not a byte goes into a file.
        (Resource::Fsize, 0),
        (Resource::Nofile, HANDLES),
    ];
    for (resource, most) in limits {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    not_to_be_dumped()
}

/// A core goes to a helper of the system even where its size is limited to nothing; and nobody is
/// to look into a process that holds officers' personal data.
#[cfg(target_os = "linux")]
fn not_to_be_dumped() -> io::Result<()> {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    Ok(set_dumpable_behavior(DumpableBehavior::NotDumpable)?)
}

#[cfg(not(target_os = "linux"))]
fn not_to_be_dumped() -> io::Result<()> {
    Ok(())
}

fn answer<A: Answer>(files: &[Asked]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for file in files {
        let mut line = serde_json::to_vec(&A::look(file))?;
        if line.len() > ANSWER_BYTES {
            line = serde_json::to_vec(&A::unreadable(Unreadable::TooLarge))?;
        }
        line.push(b'\n');
        out.write_all(&line)?;
        out.flush()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Option<Task> {
        asked(words.iter().map(OsString::from))
    }

    #[test]
    fn only_its_own_mode_makes_a_child() {
        assert_eq!(words(&["serve"]), None);
        assert_eq!(words(&["inspect", "a.docx"]), None);
        let files = words(&["inspect", "--child", "shipment-plan", "a", "-", "--child"]).unwrap();
        let expected = [
            Asked { path: "a".into(), expected: Some(FormId::ShipmentPlan) },
            Asked { path: "--child".into(), expected: None },
        ];
        assert_eq!(files, Task::Read(expected.to_vec()));
        let task = words(&["inspect", "--preview", "shipment-plan", "a"]).unwrap();
        assert_eq!(task, Task::Preview(expected[..1].to_vec()));
        let task = words(&["inspect", "--test-plan", "-", "a"]).unwrap();
        assert_eq!(task, Task::Plan(vec![Asked { path: "a".into(), expected: None }]));
    }
}
