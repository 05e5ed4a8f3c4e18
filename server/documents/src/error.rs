//! What can go wrong while a document is written.

/// A document could not be written. Its content is ours, so this is a fault of the program.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    #[error("the Word file could not be packed: {0}")]
    Word(String),
    #[error("the Excel file could not be written: {0}")]
    Excel(#[from] rust_xlsxwriter::XlsxError),
    #[error("the CSV file could not be written: {0}")]
    Csv(#[from] csv::Error),
    #[error("the file could not be written: {0}")]
    Write(#[from] std::io::Error),
}
