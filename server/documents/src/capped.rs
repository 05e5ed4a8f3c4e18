//! A source that stops at a limit.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// Fails with `over()` once more than `limit` bytes came through since `count` was last set to 0.
/// A parser of XML keeps an event whole, so a limit between two events bounds its memory.
pub(crate) struct Capped<R, E> {
    pub(crate) source: R,
    pub(crate) count: Rc<Cell<u64>>,
    pub(crate) limit: u64,
    pub(crate) over: E,
}

impl<R: Read, E: Fn() -> io::Error> Read for Capped<R, E> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        let total = self.count.get() + count as u64;
        self.count.set(total);
        if total > self.limit { Err((self.over)()) } else { Ok(count) }
    }
}
