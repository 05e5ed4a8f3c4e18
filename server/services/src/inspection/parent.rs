//! The side that asks: starts the reading process, listens to it for so long, and outlives it.

use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::time::Duration;

use domain::forms::Unreadable;

use super::child::{ANSWER_BYTES, ANY_FORM, COMMAND};
use super::{Answer, Asked};

/// How long a file may take by the clock on the wall. Reading one takes some milliseconds.
pub const WALL: Duration = Duration::from_secs(5);

/// Files that one child is asked for: they stand on its command line.
const AT_ONCE: usize = 32;

/// Reads files, as many as possible in one child. Where it dies, each file that it has not answered
/// for is tried in a child of its own, so that only the one that kills is "not safely".
pub(super) fn inspect<A: Answer>(program: &Path, files: &[Asked]) -> io::Result<Vec<A>> {
    let mut answers = Vec::with_capacity(files.len());
    for files in files.chunks(AT_ONCE) {
        let first = ask::<A>(program, files)?;
        let read = first.len();
        answers.extend(first);
        for (index, file) in files.iter().enumerate().skip(read) {
            // The first one of a child had it for itself already.
            let alone = if index == 0 { None } else { ask::<A>(program, std::slice::from_ref(file))?.pop() };
            answers.push(alone.unwrap_or_else(|| A::unreadable(Unreadable::NotSafely)));
        }
    }
    Ok(answers)
}

/// The answers of one child until it was done, died, or took too long.
fn ask<A: Answer>(program: &Path, files: &[Asked]) -> io::Result<Vec<A>> {
    let mut command = Command::new(program);
    command
        .args([COMMAND, A::MODE])
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    for file in files {
        command.arg(file.expected.map_or(ANY_FORM, |form| form.id())).arg(&file.path);
    }
    let mut child = Ended(command.spawn()?);
    let output = child.0.stdout.take().ok_or_else(|| io::Error::other("the child has no output"))?;
    let (sender, lines) = sync_channel(1);
    std::thread::Builder::new().name("inspection".to_owned()).spawn(move || listen(output, &sender))?;
    let mut answers = Vec::with_capacity(files.len());
    while answers.len() < files.len() {
        // What can't be understood is as good as no answer.
        let line: Option<Vec<u8>> = lines.recv_timeout(WALL).ok();
        let Some(answer) = line.and_then(|line| serde_json::from_slice(&line).ok()) else { break };
        answers.push(answer);
    }
    Ok(answers)
}

/// Passes whole lines on, up to the longest that an answer may be.
fn listen(output: ChildStdout, sender: &SyncSender<Vec<u8>>) {
    let mut output = BufReader::new(output);
    let longest = u64::try_from(ANSWER_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    loop {
        let mut line = Vec::new();
        let read = output.by_ref().take(longest).read_until(b'\n', &mut line);
        if read.is_err() || !line.ends_with(b"\n") || sender.send(line).is_err() {
            return;
        }
    }
}

/// A child that does not outlive the question.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // Either fails only where it is gone already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
