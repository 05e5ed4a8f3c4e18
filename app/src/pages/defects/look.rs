//! A defect on a page, for either side: what was loaded, and where its addresses lie.

use domain::case::defect::Defect;
use domain::case::defect::report::DefectFile;
use domain::case::event::ActedBy;
use domain::case::{Case, EventData};
use jiff::Timestamp;
use leptos::prelude::*;
use services::PortalError;
use services::cases::CaseView;

use crate::components::file_facts::{FileFacts, StoredFile};
use crate::web::case_words::actor_name;
use crate::web::moment;
use crate::words::Words;

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Vendor,
    Ministry,
}

/// What the shared parts of a page need.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    pub words: Words,
    pub view: &'a CaseView,
    pub defect: &'a Defect,
    pub now: Timestamp,
    pub side: Side,
}

/// The defect of an address.
///
/// # Errors
/// [`PortalError::NotFound`] for one that this person may not know of, or that is not there.
pub fn find<'a>(case: &'a Case, number: &str) -> Result<&'a Defect, PortalError> {
    let number = number.parse().map_err(|_| PortalError::NotFound)?;
    case.defect(number).ok_or(PortalError::NotFound)
}

impl Look<'_> {
    pub fn case(&self) -> &Case {
        &self.view.case
    }

    /// The address of the case.
    pub fn case_path(&self) -> String {
        match self.side {
            Side::Vendor => format!("/applications/{}", self.case().id),
            Side::Ministry => format!("/screening/cases/{}", self.case().id),
        }
    }

    /// The address of the defect's page, or of one below it.
    pub fn path(&self, below: &str) -> String {
        format!("{}/defects/{}{below}", self.case_path(), self.defect.number)
    }

    /// Who did something, as this side may know it.
    pub fn by(&self, by: &ActedBy) -> String {
        match (self.side, by) {
            (Side::Vendor, ActedBy::Staff(_)) => self.words.t("defect-by-ministry"),
            _ => actor_name(self.words, by),
        }
    }

    /// A file of the defect with all that is known of it.
    pub fn file(&self, file: &DefectFile) -> AnyView {
        let file = StoredFile {
            name: file.file.name.clone(),
            href: self.path(&format!("/files/{}", file.number)),
            bytes: file.file.bytes,
            sha256: file.file.sha256.clone(),
            by: self.by(&file.by),
            when: moment(self.words, file.at),
            datetime: file.at.to_string(),
        };
        view! { <FileFacts file /> }.into_any()
    }

    /// The files with these numbers, as a list of links.
    pub fn links(&self, numbers: &[u32]) -> AnyView {
        let files: Vec<&DefectFile> = numbers.iter().filter_map(|number| self.defect.file(*number)).collect();
        if files.is_empty() {
            return self.words.t("defect-none").into_any();
        }
        let links = files
            .into_iter()
            .map(|file| {
                let href = self.path(&format!("/files/{}", file.number));
                view! {
                    <li>
                        <a href=href download>
                            {file.file.name.clone()}
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! { <ul>{links}</ul> }.into_any()
    }

    /// The letters that came with an act about this defect: index and name, in order.
    pub fn letters(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        let (mut index, mut about) = (0, false);
        for event in &self.view.events {
            match &event.data {
                EventData::LetterIssued { file } => {
                    if about {
                        found.push((index, file.name.clone()));
                    }
                    index += 1;
                    about = false;
                }
                EventData::Defect(data) => about = data.defect() == self.defect.number,
                _ => about = false,
            }
        }
        found
    }
}
