//! What is shown of a form's file: one version as it reads, with what the checks found in it.

use std::collections::{BTreeMap, BTreeSet};

use domain::case::command::CommandKind;
use domain::case::correction::Target;
use domain::case::document::Version;
use domain::finding::{At, Finding};
use domain::forms::{FormId, Reading};
use services::cases::{self, Sheet};
use services::inspection::Inspected;
use services::preview::{self, Previewed};
use services::readings::{self, CaseFindings};
use services::{PortalError, Result};

use super::correction::{ITEMS, place_value};
use super::sheet::Fields;
use super::shown::Shown;
use crate::web::Visit;

/// What the address asks for besides the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Another version than the one at hand.
    pub version: Option<u32>,
    /// The restricted form is shown only to those who ask: each view is noted.
    pub content: bool,
    /// A button at each field, not only at findings.
    pub fields: bool,
}

impl Wanted {
    pub fn parse(query: Option<&str>) -> Self {
        let mut wanted = Self::default();
        for (name, value) in url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            match &*name {
                "version" => wanted.version = value.parse().ok(),
                "content" => wanted.content = value == "shown",
                "buttons" => wanted.fields = value == "fields",
                _ => {}
            }
        }
        wanted
    }

    /// The query that asks for it.
    pub fn query(self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        if let Some(version) = self.version {
            query.append_pair("version", &version.to_string());
        }
        if self.content {
            query.append_pair("content", "shown");
        }
        if self.fields {
            query.append_pair("buttons", "fields");
        }
        query.finish()
    }
}

/// A version of a form as this person may see it.
pub struct Content {
    pub form: FormId,
    pub wanted: Wanted,
    /// The version that is shown; none where the form has no file that was handed in.
    pub version: Option<Version>,
    /// Whether it is the one that the ministry looks at.
    pub at_hand: bool,
    /// What is to be mended in this form, errors first.
    pub findings: Vec<Finding>,
    /// What is to be mended in other forms because of this one.
    pub elsewhere: Vec<Finding>,
    /// `None` where the person has not asked for personal data.
    pub preview: Option<Previewed>,
    /// Where the fields stand, by the spot as it is written.
    pub places: BTreeMap<String, At>,
    /// What is on the sheet of the correction request already.
    pub collected: BTreeSet<String>,
}

impl Content {
    /// # Errors
    /// [`PortalError::NotFound`] for a version that was never handed in.
    pub async fn load(visit: &Visit, shown: &Shown, form: FormId, wanted: Wanted) -> Result<Self> {
        let document = shown.case().document(form);
        let now = document.and_then(|document| document.in_screening());
        let version = match wanted.version {
            Some(number) => {
                let handed_in = shown.case().versions_handed_in(form).contains(&number);
                let found = document.and_then(|document| document.version(number));
                Some(found.filter(|_| handed_in).ok_or(PortalError::NotFound)?)
            }
            None => now,
        };
        let at_hand = version.map(|version| version.number) == now.map(|version| version.number);
        let checked = readings::check_case(&visit.portal, shown.case(), shown.call(), &shown.actor).await?;
        let mut content = Self {
            form,
            wanted,
            version: version.cloned(),
            at_hand,
            findings: Vec::new(),
            elsewhere: Vec::new(),
            preview: None,
            places: BTreeMap::new(),
            collected: collected(visit, shown, form).await?,
        };
        if !shown.may_read(form) {
            return Ok(content);
        }
        let mut reading = None;
        if at_hand {
            content.findings = checked.of_form(form).cloned().collect();
            content.elsewhere = elsewhere(&checked, form);
            reading = checked.forms.get(&form).and_then(|report| report.inspected.clone());
        }
        if let Some(version) = version
            && (!form.restricted() || wanted.content)
        {
            if form.restricted() || !at_hand {
                let id = &shown.case().id;
                let number = version.number;
                let report = readings::check_version(&visit.portal, &shown.actor, id, form, number).await?;
                if form.restricted() && at_hand {
                    // The findings of the form alone are told in full; those across forms stay.
                    content.findings.retain(|finding| checked.across.contains(finding));
                    content.findings.extend(report.findings);
                } else {
                    content.findings = report.findings;
                }
                reading = report.inspected;
            }
            content.preview = Some(preview::of_file(&visit.portal, &version.file, form).await?);
        }
        content.places = reading.as_ref().and_then(Inspected::reading).map(places).unwrap_or_default();
        content.findings.sort_by_key(|finding| finding.severity());
        Ok(content)
    }

    /// What is to be mended at a place.
    pub fn at(&self, at: At) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.at == at)
    }

    /// Whether correction items can be made from it now.
    pub fn may_collect(&self, shown: &Shown) -> bool {
        self.at_hand && shown.may(CommandKind::RequestCorrection)
    }

    /// Whether there is an item about a place already.
    pub fn is_collected(&self, at: At) -> bool {
        self.collected.contains(&place_value(Target::Form(self.form), &at.to_string()))
    }
}

/// Findings across forms that are mended elsewhere and name this form.
fn elsewhere(checked: &CaseFindings, form: FormId) -> Vec<Finding> {
    let about = checked.across.iter().filter(|finding| finding.form != form);
    about.filter(|finding| finding.forms().any(|named| named == form)).cloned().collect()
}

fn places(reading: &Reading) -> BTreeMap<String, At> {
    reading.content.spots().map(|(at, spot)| (spot.to_string(), at)).collect()
}

/// The places on the sheet of the correction request.
async fn collected(visit: &Visit, shown: &Shown, form: FormId) -> Result<BTreeSet<String>> {
    if shown.must(CommandKind::RequestCorrection).is_err() {
        return Ok(BTreeSet::new());
    }
    let id = &shown.case().id;
    let draft = cases::load_sheet(&visit.portal, &shown.actor, id, Sheet::CorrectionRequest).await?;
    let fields = Fields(draft.typed);
    let own = |place: &String| place.split_once(':').is_some_and(|(target, _)| target == form.id());
    let rows = fields.filled(ITEMS).into_iter();
    Ok(rows.map(|row| fields.in_row(ITEMS, row, "place").to_owned()).filter(own).collect())
}
