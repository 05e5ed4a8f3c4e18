//! The automatic checks on the forms of a case, as one actor may know them.

use std::collections::{BTreeMap, BTreeSet};

use domain::actor::Actor;
use domain::calendar::jst;
use domain::call::Call;
use domain::case::Case;
use domain::case::change_notice::{ChangeField, ChangeNotice};
use domain::case::document::Version;
use domain::case::findings::CheckResult;
use domain::checks::{self, Applied, Basis};
use domain::finding::{Finding, Shown};
use domain::forms::{Content, FormId, Unreadable};
use domain::ids::CaseId;
use jiff::Timestamp;
use sea_orm::ConnectionTrait;

use super::{Key, basis, of_files, stored};
use crate::cases::{self, FileAccess, load_history};
use crate::error::{PortalError, Result};
use crate::inspection::Inspected;
use crate::portal::Portal;

/// What was read in a version of a form, and what the checks say about it alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormReport {
    /// The number of the version, from 1.
    pub version: u32,
    /// `None` where it holds personal data that are not shown without an entry in the journal:
    /// [`check_version`] makes one.
    pub inspected: Option<Inspected>,
    pub findings: Vec<Finding>,
}

/// What the checks say about a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFindings {
    /// The forms that have a file.
    pub forms: BTreeMap<FormId, FormReport>,
    /// What does not fit between forms; each finding stands at the form to be mended.
    pub across: Vec<Finding>,
}

impl CaseFindings {
    /// Every finding, form by form, then across forms.
    pub fn all(&self) -> impl Iterator<Item = &Finding> {
        self.forms.values().flat_map(|report| &report.findings).chain(&self.across)
    }

    /// Every finding that is mended in this form.
    pub fn of_form(&self, form: FormId) -> impl Iterator<Item = &Finding> {
        self.all().filter(move |finding| finding.form == form)
    }

    /// What has to be mended before the forms are handed in.
    pub fn blocking(&self) -> impl Iterator<Item = &Finding> {
        self.all().filter(|finding| finding.blocks())
    }

    /// What the rules of the case need of it.
    pub fn result(&self) -> CheckResult {
        CheckResult::of(self.all())
    }
}

/// Checks the forms of a case that the actor has been shown: a vendor's newest versions, for the
/// ministry the ones handed in. Three statements, and more only for files that were never read.
///
/// # Errors
/// Where database or store do not answer.
pub async fn check_case(portal: &Portal, case: &Case, call: &Call, actor: &Actor) -> Result<CaseFindings> {
    let versions = versions(case, actor);
    let readings = of_files(portal, keys(&versions)).await?;
    let applied = basis::applied(portal.db(), case).await?;
    Ok(check(case, call, actor, &versions, readings, &applied, portal.now()))
}

/// As [`check_case`] with what has been read already, within a transaction: three statements. `None`
/// where a file was never read.
pub(crate) async fn check_stored(
    connection: &impl ConnectionTrait,
    case: &Case,
    call: &Call,
    actor: &Actor,
    now: Timestamp,
) -> Result<Option<CaseFindings>> {
    let versions = versions(case, actor);
    let keys = keys(&versions);
    let readings = stored(connection, &keys).await?;
    if readings.len() < keys.len() {
        return Ok(None);
    }
    let applied = basis::applied(connection, case).await?;
    Ok(Some(check(case, call, actor, &versions, readings, &applied, now)))
}

/// Sees to it that the files which `actor` would hand in have been read, so that nobody has to wait
/// for a reader within a transaction.
pub(crate) async fn prepare(portal: &Portal, case: &Case, actor: &Actor) -> Result<()> {
    of_files(portal, keys(&versions(case, actor))).await.map(drop)
}

/// One version of a form with everything that was read in it. For the staff a view of the restricted
/// form is noted in the journal, as a view of its file is.
///
/// # Errors
/// As [`cases::file`].
pub async fn check_version(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    form: FormId,
    version: u32,
) -> Result<FormReport> {
    cases::file(portal, actor, id, &FileAccess::Form { form, version }).await?;
    let case = load_history(portal.db(), id).await?.case;
    let found = case.document(form).and_then(|document| document.version(version));
    let version = found.ok_or(PortalError::NotFound)?;
    let key = (version.file.sha256.clone(), form);
    let mut readings = of_files(portal, BTreeSet::from([key.clone()])).await?;
    let inspected = readings.remove(&key).ok_or(PortalError::NotFound)?;
    let call = crate::calls::load(portal.db(), &case.call).await?;
    let applied = basis::applied(portal.db(), &case).await?;
    let today = day(&case, version, portal.now());
    let basis = Basis { call: (&call).into(), applied, today };
    let findings = of_form(form, &inspected, &basis);
    Ok(FormReport { version: version.number, inspected: Some(inspected), findings })
}

/// What was read in each form that came with a change notice, by the number of its file, held against the
/// facts as they would be with the change. As in [`check_case`], officers' personal data are not shown to
/// the staff.
///
/// # Errors
/// Where database or store do not answer.
pub async fn check_notice(
    portal: &Portal,
    case: &Case,
    call: &Call,
    actor: &Actor,
    notice: &ChangeNotice,
) -> Result<BTreeMap<u32, FormReport>> {
    let forms = || notice.files.iter().filter_map(|file| Some((file.form?, file)));
    let keys: BTreeSet<Key> = forms().map(|(form, file)| (file.file.sha256.clone(), form)).collect();
    if keys.is_empty() {
        return Ok(BTreeMap::new());
    }
    let readings = of_files(portal, keys).await?;
    let mut changed = case.clone();
    changed.facts = case.facts_with(notice);
    let mut applied = basis::applied(portal.db(), &changed).await?;
    let renamed = notice.content.changes.iter().find(|change| change.field == ChangeField::CompanyName);
    let name = renamed.map(|change| change.after.as_str()).or(case.noted_value(ChangeField::CompanyName));
    if let Some(name) = name {
        applied.company_name = name.to_owned();
    }
    let mut found = BTreeMap::new();
    for (form, file) in forms() {
        let Some(inspected) = readings.get(&(file.file.sha256.clone(), form)).cloned() else { continue };
        let basis = Basis { call: call.into(), applied: applied.clone(), today: jst(file.at).date() };
        let findings = of_form(form, &inspected, &basis);
        let report = FormReport { version: file.number, inspected: Some(inspected), findings };
        let mut shown = CaseFindings { forms: BTreeMap::from([(form, report)]), across: Vec::new() };
        if matches!(actor, Actor::Staff(_)) {
            shown = withheld(shown);
        }
        found.extend(shown.forms.into_values().map(|report| (file.number, report)));
    }
    Ok(found)
}

fn versions<'a>(case: &'a Case, actor: &Actor) -> BTreeMap<FormId, &'a Version> {
    let shown = case.documents.iter().filter_map(|(form, document)| {
        let version = match actor {
            Actor::Staff(_) => document.in_screening(),
            Actor::Vendor(_) | Actor::System => document.latest(),
        };
        Some((*form, version?))
    });
    shown.collect()
}

fn keys(versions: &BTreeMap<FormId, &Version>) -> BTreeSet<Key> {
    versions.iter().map(|(form, version)| (version.file.sha256.clone(), *form)).collect()
}

/// The day in Japan on which a version was handed in; today where it was not yet.
fn day(case: &Case, version: &Version, now: Timestamp) -> jiff::civil::Date {
    jst(case.handed_in_at(version).unwrap_or(now)).date()
}

fn check(
    case: &Case,
    call: &Call,
    actor: &Actor,
    versions: &BTreeMap<FormId, &Version>,
    mut readings: BTreeMap<Key, Inspected>,
    applied: &Applied,
    now: Timestamp,
) -> CaseFindings {
    let today = jst(now).date();
    let mut basis = Basis { call: call.into(), applied: applied.clone(), today };
    let mut found = CaseFindings::default();
    let mut last = None;
    for (form, version) in versions {
        let Some(inspected) = readings.remove(&(version.file.sha256.clone(), *form)) else { continue };
        basis.today = day(case, version, now);
        last = last.max(Some(basis.today));
        let findings = of_form(*form, &inspected, &basis);
        let report = FormReport { version: version.number, inspected: Some(inspected), findings };
        found.forms.insert(*form, report);
    }
    basis.today = last.unwrap_or(today);
    let contents: Vec<&Content> =
        found.forms.iter().filter_map(|(form, report)| content(*form, report)).collect();
    found.across = checks::across(&contents, &basis);
    if matches!(actor, Actor::Staff(_)) { withheld(found) } else { found }
}

/// What was read, where it is the form that it was handed in as: another one would be compared with
/// itself.
fn content(form: FormId, report: &FormReport) -> Option<&Content> {
    let reading = report.inspected.as_ref()?.reading()?;
    (reading.form == form).then_some(&reading.content)
}

fn of_form(form: FormId, inspected: &Inspected, basis: &Basis) -> Vec<Finding> {
    match inspected {
        Inspected::Read(reading) => checks::form(form, reading, basis),
        Inspected::Unreadable(why) => vec![checks::unreadable(form, *why)],
        // It was kept when the look at uploads was more lenient.
        Inspected::Refused(_) => vec![checks::unreadable(form, Unreadable::Damaged)],
    }
}

/// Takes officers' personal data out: what is left says where something is wrong and how to mend it.
fn withheld(mut found: CaseFindings) -> CaseFindings {
    for (_, report) in found.forms.iter_mut().filter(|(form, _)| form.restricted()) {
        report.inspected = None;
    }
    let own = found.forms.values_mut().flat_map(|report| &mut report.findings);
    for finding in own.chain(&mut found.across).filter(|finding| finding.form.restricted()) {
        hide(&mut finding.found);
        finding.args.iter_mut().for_each(|(_, value)| hide(value));
    }
    found
}

fn hide(shown: &mut Shown) {
    const HIDDEN: &str = "●●●";
    if matches!(shown, Shown::Text(_) | Shown::Date(_) | Shown::Month(_)) {
        *shown = Shown::Text(HIDDEN.to_owned());
    }
}
