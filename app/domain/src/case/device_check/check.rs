//! Where the device check of a case stands, as its history tells it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::call::Call;
use crate::case::Case;
use crate::case::document::{MAX_CASE_BYTES, StoredFile};
use crate::case::event::{ActedBy, Person};
use crate::test_plan::{TestCase, TestPlan};
use crate::text::key;

/// A time and a place at which the devices can be tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    pub from: Timestamp,
    pub to: Timestamp,
    pub place: String,
}

/// What the vendor proposed, until a tester answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub slots: Vec<Slot>,
    pub at: Timestamp,
    pub by: Person,
}

/// The date that was agreed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    pub slot: Slot,
    pub confirmed_at: Timestamp,
}

/// Why other dates are needed: all were declined, or the agreed one was moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedAgain {
    pub reason: String,
    pub at: Timestamp,
    pub by: ActedBy,
}

/// One device that is tried. The serial number tells devices apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// 製造番号
    pub serial: String,
    pub firmware: String,
    /// 環境: the terminal, its system and the network it is tried with.
    pub environment: String,
}

/// What came of one try.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestOutcome {
    Pass,
    Fail,
    NotRun,
}

impl TestOutcome {
    pub const ALL: [TestOutcome; 3] = [TestOutcome::Pass, TestOutcome::Fail, TestOutcome::NotRun];

    /// The stable name in storage, forms and catalogue keys (`test-outcome-<id>`).
    pub fn id(self) -> &'static str {
        match self {
            TestOutcome::Pass => "pass",
            TestOutcome::Fail => "fail",
            TestOutcome::NotRun => "not_run",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.id() == id)
    }
}

/// What a file of a result may be, told by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ResultFileKind {
    Png,
    Jpeg,
    Pdf,
    /// A log.
    Text,
}

impl ResultFileKind {
    /// The endings under which such files are chosen, in lower case.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            ResultFileKind::Png => &["png"],
            ResultFileKind::Jpeg => &["jpg", "jpeg"],
            ResultFileKind::Pdf => &["pdf"],
            ResultFileKind::Text => &["txt", "log", "csv"],
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            ResultFileKind::Png => "image/png",
            ResultFileKind::Jpeg => "image/jpeg",
            ResultFileKind::Pdf => "application/pdf",
            ResultFileKind::Text => "text/plain; charset=utf-8",
        }
    }
}

/// A photo or a log of a try.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultFile {
    #[serde(rename = "format")]
    pub kind: ResultFileKind,
    pub file: StoredFile,
}

/// One try of one test case on one device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestResult {
    /// Made where it was noted, so that sending it twice does no harm.
    pub id: String,
    /// The number of the test case in the plan: `T-03`.
    pub test_case: String,
    /// The serial number of the device.
    pub device: String,
    /// The firmware that the device had then.
    pub firmware: String,
    /// From 1: which try of this test case on this device it is.
    pub attempt: u32,
    pub outcome: TestOutcome,
    /// In the unit of the plan; empty where nothing was measured.
    pub value: String,
    pub note: String,
    pub files: Vec<ResultFile>,
    /// When it was noted at the bench.
    pub noted_at: Timestamp,
    /// When it reached the portal.
    pub at: Timestamp,
    pub by: Person,
}

/// 立会人: who watched the check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Witness {
    pub name: String,
    pub organization: String,
}

/// The device check of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeviceCheck {
    pub proposal: Option<Proposal>,
    pub appointment: Option<Appointment>,
    pub asked_again: Option<AskedAgain>,
    /// How often a date was confirmed or moved: calendars tell a newer entry by it.
    pub calendar_changes: u32,
    pub tester: Option<Person>,
    /// The edition of the test plan that this check goes by, once a date was confirmed.
    pub edition: Option<String>,
    pub devices: Vec<Device>,
    /// The firmware that a tester accepted on a device although the application names another.
    pub accepted_firmware: BTreeMap<String, String>,
    /// Every result there ever was, in the order in which they were noted at the bench.
    pub results: Vec<TestResult>,
    pub witness: Option<Witness>,
    /// 結果表: one for each recommendation.
    pub sheets: Vec<StoredFile>,
}

impl DeviceCheck {
    pub fn device(&self, serial: &str) -> Option<&Device> {
        self.devices.iter().find(|device| device.serial == serial)
    }

    /// The plan that this check goes by; before a date is confirmed the newest of the call.
    pub fn plan<'a>(&self, call: &'a Call) -> Option<&'a TestPlan> {
        match &self.edition {
            Some(edition) => call.test_plan_edition(edition),
            None => call.test_plan(),
        }
    }

    /// Every try of a test case on a device, the first one first.
    pub fn attempts(&self, test_case: &str, device: &str) -> impl DoubleEndedIterator<Item = &TestResult> {
        self.results.iter().filter(move |one| one.test_case == test_case && one.device == device)
    }

    /// Puts a result where it was noted: one that waited in a tablet is no newer than what was noted after it.
    pub(super) fn insert(&mut self, result: TestResult) {
        let place = self.results.partition_point(|one| one.noted_at <= result.noted_at);
        let (test_case, device) = (result.test_case.clone(), result.device.clone());
        self.results.insert(place, result);
        let tries = self.results.iter_mut().filter(|one| one.test_case == test_case && one.device == device);
        for (number, one) in (1..).zip(tries) {
            one.attempt = number;
        }
    }

    /// The result that counts: the last one, if it was made with the firmware that the device has now.
    pub fn latest(&self, test_case: &str, device: &Device) -> Option<&TestResult> {
        self.attempts(test_case, &device.serial).next_back().filter(|one| one.firmware == device.firmware)
    }

    /// The mandatory test cases that some device has not passed: those with a fail, and those that are
    /// open, be it that they were not run.
    pub fn not_passed<'a>(&self, plan: &'a TestPlan) -> (Vec<&'a TestCase>, Vec<&'a TestCase>) {
        let outcome_is = |case: &TestCase, wanted: &dyn Fn(Option<TestOutcome>) -> bool| {
            self.devices.iter().any(|device| wanted(self.latest(&case.id, device).map(|one| one.outcome)))
        };
        let failed = |case: &&TestCase| outcome_is(case, &|outcome| outcome == Some(TestOutcome::Fail));
        let open = |case: &&TestCase| {
            outcome_is(case, &|outcome| matches!(outcome, None | Some(TestOutcome::NotRun)))
        };
        (plan.mandatory().filter(failed).collect(), plan.mandatory().filter(open).collect())
    }

    /// Whether the vendor has to act before anything can go on: no date is proposed or agreed, or there
    /// is nothing to try on that date.
    pub fn waits_for_vendor(&self) -> bool {
        match (&self.appointment, &self.proposal) {
            (Some(_), _) => self.devices.is_empty(),
            (None, proposal) => proposal.is_none(),
        }
    }

    /// How many bytes the files of further results may have.
    pub fn room(&self) -> u64 {
        let stored: u64 = self.results.iter().flat_map(|one| &one.files).map(|one| one.file.bytes).sum();
        MAX_CASE_BYTES.saturating_sub(stored)
    }
}

impl Case {
    /// The devices whose firmware is not the one of the application, and that no tester accepted.
    pub fn firmware_to_judge(&self) -> Vec<&Device> {
        let named = self.facts_in_hand().map(|facts| key(&facts.firmware));
        let check = &self.device_check;
        let differs = |device: &&Device| {
            Some(key(&device.firmware)) != named
                && check.accepted_firmware.get(&device.serial) != Some(&device.firmware)
        };
        check.devices.iter().filter(differs).collect()
    }
}
