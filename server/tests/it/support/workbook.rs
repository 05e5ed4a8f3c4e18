//! Plain workbooks that the portal sends, read again.

use std::io::{BufRead, BufReader, Cursor};

use calamine::{Data, Range, Reader, Xlsx};

/// The cells of a sheet, in which nothing is computed.
pub fn sheet(bytes: impl AsRef<[u8]>, name: &str) -> Range<Data> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let formulas = workbook.worksheet_formula(name).expect("the sheet");
    assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "nothing is computed");
    workbook.worksheet_range(name).expect("the sheet")
}

/// A column below its head.
pub fn column(range: &Range<Data>, index: usize) -> Vec<String> {
    range.rows().skip(1).map(|row| row[index].to_string()).collect()
}

/// How many rows a workbook's first sheet has, its head among them; for those that are too long to be read.
pub fn rows(bytes: &[u8]) -> usize {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let part = BufReader::new(archive.by_name("xl/worksheets/sheet1.xml").expect("its first sheet"));
    part.split(b'<').filter(|tag| tag.as_ref().is_ok_and(|tag| tag.starts_with(b"row "))).count()
}
