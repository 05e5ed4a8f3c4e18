//! What an automatic check found: evidence for a person, never a decision.
//!
//! The words stand in the catalogues by code: `finding-<code>` says what is wrong and
//! `finding-<code>-mend` how to put it right. One more thing to find: a line in [`codes!`] below, the
//! check that raises it under [`crate::checks`], and its two sentences in both languages.

use jiff::civil::Date;

use crate::forms::spec::{Choice, Kind};
use crate::forms::{Entry, FormId, Problem, Spot, Value, YearMonth, spec};
use crate::text::is_blank;

/// Whether the vendor must mend it before submitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Blocks submission.
    Error,
    /// Goes to the reviewer as a flag.
    Warning,
}

impl Severity {
    /// `E` or `W`, as on the command line.
    pub fn letter(self) -> &'static str {
        match self {
            Severity::Error => "E",
            Severity::Warning => "W",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $id:literal $severity:ident,)+) => {
        /// What was found. Stable: the identifiers stand on the command line and in the catalogues.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)+
            /// The text of a field does not fit its kind: one of [`Problem::CODES`].
            Unfit(&'static str),
        }

        impl Code {
            /// Every code but the ones of [`Problem`].
            pub const OWN: &'static [Code] = &[$(Code::$name),+];

            pub fn id(self) -> &'static str {
                match self {
                    $(Code::$name => $id,)+
                    Code::Unfit(code) => code,
                }
            }

            pub fn severity(self) -> Severity {
                match self {
                    $(Code::$name => Severity::$severity,)+
                    Code::Unfit(_) => Severity::Error,
                }
            }
        }
    };
}

codes! {
    // The file as a whole.
    /// The file is another form than the one it was handed in as.
    WrongForm "wrong-form" Error,
    /// It is a form of an earlier edition than the call asks for.
    OldEdition "old-edition" Error,
    /// It is of an edition that the call does not name, and not an earlier one.
    OtherEdition "other-edition" Error,
    /// The edition can't be told from the file.
    EditionUnknown "edition-unknown" Warning,
    /// Nobody filled anything in.
    BlankForm "blank-form" Error,
    /// It could be opened, but not understood: a person will read it.
    NotUnderstood "not-understood" Warning,
    /// The place of a field is not in the file. Only a warning where the form is complete without it,
    /// see [`Finding::severity`].
    PlaceMissing "place-missing" Error,
    // Any field.
    Required "required" Error,
    /// `○○○○`, `（記入してください）`: what stands on a sample was left.
    Placeholder "placeholder" Error,
    /// A formula that was not computed anew; the figure stored beside it was taken.
    FormulaNotComputed "formula-not-computed" Warning,
    /// As before, and no figure is stored beside it.
    FormulaWithoutValue "formula-without-value" Error,
    /// A number typed as text: the file's own formulas can't count with it, we can.
    NumberAsText "number-as-text" Warning,
    /// Below the end of a table stands what looks like a row of it.
    RowsOutside "rows-outside" Warning,
    // Against the call and the application.
    OtherCall "other-call" Error,
    OtherRequirements "other-requirements" Error,
    OtherProduct "other-product" Error,
    OtherModel "other-model" Error,
    OtherFirmware "other-firmware" Error,
    OtherCorporateNumber "other-corporate-number" Error,
    OtherCompany "other-company" Error,
    OtherAddress "other-address" Error,
    OtherRepresentative "other-representative" Error,
    /// Equal under the comparison key, not to the letter.
    SpelledDifferently "spelled-differently" Warning,
    DatedBeforeCall "dated-before-call" Warning,
    DatedAfterSubmission "dated-after-submission" Warning,
    // Clauses and people.
    ClauseNotTicked "clause-not-ticked" Error,
    SignerNotEntitled "signer-not-entitled" Error,
    NoOfficer "no-officer" Error,
    RepresentativeNotAmongOfficers "representative-not-among-officers" Warning,
    BirthDateImplausible "birth-date-implausible" Error,
    // Rows.
    DuplicateRow "duplicate-row" Error,
    /// Rows that say the same but for one figure.
    RowsAlike "rows-alike" Warning,
    TotalWrong "total-wrong" Error,
    BelowMinimum "below-minimum" Error,
    Negative "negative" Error,
    // 様式第1号
    RecordMissing "record-missing" Error,
    RecordContradicts "record-contradicts" Error,
    PeriodReversed "period-reversed" Error,
    PeriodAfterDate "period-after-date" Error,
    RecordNamesOtherModel "record-names-other-model" Warning,
    // 様式第2号
    RequirementUnanswered "requirement-unanswered" Error,
    RequirementMissing "requirement-missing" Error,
    RequirementUnknown "requirement-unknown" Error,
    RequirementChanged "requirement-changed" Error,
    MandatoryNotMet "mandatory-not-met" Error,
    ReasonMissing "reason-missing" Error,
    EvidenceMissing "evidence-missing" Error,
    // 様式第4号
    MaintenanceTooShort "maintenance-too-short" Error,
    MaximumBelowApplied "maximum-below-applied" Error,
    // 様式第6号
    MonthsNotConsecutive "months-not-consecutive" Error,
    CumulativeWrong "cumulative-wrong" Error,
    FirstMonthDiffers "first-month-differs" Warning,
    ShipmentTooEarly "shipment-too-early" Error,
    BeyondCapacity "beyond-capacity" Error,
    // 様式第7号
    AmountWrong "amount-wrong" Error,
    SubtotalWrong "subtotal-wrong" Error,
    TaxWrong "tax-wrong" Error,
    NoUnitLine "no-unit-line" Error,
    AboveCap "above-cap" Error,
    CapByShifting "cap-by-shifting" Warning,
    TaxRateUnusual "tax-rate-unusual" Warning,
    ValidityTooShort "validity-too-short" Error,
    // Across forms.
    /// One form twice among the files: only the first is compared with the others.
    FormTwice "form-twice" Warning,
    UnitsDiffer "units-differ" Error,
    WarrantyDiffers "warranty-differs" Warning,
    MaintenanceDiffers "maintenance-differs" Warning,
}

/// Something that a finding shows, put into words in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    Nothing,
    /// As it stands in the file.
    Text(String),
    Number(i64),
    Yen(i64),
    Date(Date),
    Month(YearMonth),
    Choice(&'static Choice),
    Form(FormId),
    /// Several forms, in their order.
    Forms(Vec<FormId>),
    /// A phrase of the catalogues.
    Words(&'static str),
}

impl Shown {
    pub fn value(value: &Value, kind: Kind) -> Self {
        match value {
            Value::Text(text) => Shown::Text(text.clone()),
            Value::Whole(yen) if kind == Kind::Money => Shown::Yen(*yen),
            Value::Whole(number) => Shown::Number(*number),
            Value::Date(date) => Shown::Date(*date),
            Value::Month(month) => Shown::Month(*month),
            Value::Choice(choice) => Shown::Choice(choice),
            Value::Tick(true) => Shown::Words("shown-ticked"),
            Value::Tick(false) => Shown::Words("shown-not-ticked"),
        }
    }

    /// What stands in a field: its value, or the text that does not fit as it was given.
    pub fn entry(entry: &Entry, kind: Kind) -> Self {
        match entry.value(kind) {
            Ok(Some(value)) => Shown::value(&value, kind),
            Ok(None) => Shown::Nothing,
            Err(_) => Shown::raw(&entry.raw),
        }
    }

    /// A text as it was given, without the blanks around it.
    pub fn raw(text: &str) -> Self {
        match text.trim_matches(is_blank) {
            "" => Shown::Nothing,
            text => Shown::Text(text.to_owned()),
        }
    }
}

/// The place of a form that a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// An id of [`crate::forms::FormSpec::places`]: a field, a table, a clause, or `document`.
    pub place: &'static str,
    /// Of a table, counted from 1 without the rows that nobody touched.
    pub row: Option<u32>,
    pub column: Option<&'static str>,
}

impl At {
    /// The file as a whole.
    pub const DOCUMENT: At = At::place("document");

    pub const fn place(place: &'static str) -> Self {
        Self { place, row: None, column: None }
    }

    pub const fn cell(table: &'static str, row: u32, column: &'static str) -> Self {
        Self { place: table, row: Some(row), column: Some(column) }
    }

    /// Reads what [`At`] writes, for a place that the form has.
    pub fn parse(form: FormId, text: &str) -> Option<Self> {
        let Some((table, cell)) = text.split_once('[') else {
            return spec(form).place(text).map(|place| At::place(place.id));
        };
        let table = spec(form).tables().find(|known| known.id == table)?;
        let (row, column) = cell.split_once(']')?;
        let row = row.parse().ok().filter(|row: &u32| *row > 0)?;
        let column = match column {
            "" => None,
            named => Some(table.column(named.strip_prefix('.')?)?.id),
        };
        Some(At { place: table.id, row: Some(row), column })
    }

    /// The place within a page that shows the form: `f-date`, `f-rows-3-units`.
    pub fn anchor(&self) -> String {
        let mut anchor = format!("f-{}", self.place);
        anchor.extend(self.row.map(|row| format!("-{row}")));
        anchor.extend(self.column.map(|column| format!("-{column}")));
        anchor
    }
}

/// `units`, `rows[3].units`: rows count from 1.
impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.place)?;
        if let Some(row) = self.row {
            write!(f, "[{row}]")?;
        }
        match self.column {
            Some(column) => write!(f, ".{column}"),
            None => Ok(()),
        }
    }
}

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub code: Code,
    /// The form to be mended.
    pub form: FormId,
    pub at: At,
    /// Where in the file; `None` for what is not in it, or was filled in in the browser.
    pub spot: Option<Spot>,
    pub found: Shown,
    pub expected: Shown,
    /// What else the sentences are filled with, by name.
    pub args: Vec<(&'static str, Shown)>,
}

impl Finding {
    pub fn new(code: Code, form: FormId, at: At) -> Self {
        Self { code, form, at, spot: None, found: Shown::Nothing, expected: Shown::Nothing, args: Vec::new() }
    }

    /// What a field's text does not fit.
    pub fn unfit(problem: Problem, form: FormId, at: At) -> Self {
        let args = problem.args.into_iter().map(|(name, text)| (name, Shown::Text(text))).collect();
        Self { args, ..Self::new(Code::Unfit(problem.code), form, at) }
    }

    #[must_use]
    pub fn at_spot(mut self, spot: Option<Spot>) -> Self {
        self.spot = spot;
        self
    }

    #[must_use]
    pub fn found(mut self, found: Shown) -> Self {
        self.found = found;
        self
    }

    #[must_use]
    pub fn expected(mut self, expected: Shown) -> Self {
        self.expected = expected;
        self
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: Shown) -> Self {
        self.args.push((name, value));
        self
    }

    /// Of its code, but for a missing place without which the form is complete.
    pub fn severity(&self) -> Severity {
        match self.code {
            Code::PlaceMissing if !spec(self.form).needs(self.at.place) => Severity::Warning,
            code => code.severity(),
        }
    }

    /// The forms that its sentences name.
    pub fn forms(&self) -> impl Iterator<Item = FormId> {
        let shown = [&self.found, &self.expected].into_iter().chain(self.args.iter().map(|(_, shown)| shown));
        shown
            .flat_map(|shown| match shown {
                Shown::Form(form) => std::slice::from_ref(form),
                Shown::Forms(forms) => forms.as_slice(),
                _ => &[],
            })
            .copied()
    }

    pub fn blocks(&self) -> bool {
        self.severity() == Severity::Error
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique() {
        let own = Code::OWN.iter().map(|code| code.id());
        let all: Vec<_> = own.chain(Problem::CODES).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    }

    #[test]
    fn places_are_read_back() {
        for at in [At::cell("rows", 3, "units"), At::place("date"), At::DOCUMENT] {
            assert_eq!(At::parse(FormId::TrackRecord, &at.to_string()), Some(at));
        }
        let row = At { place: "rows", row: Some(2), column: None };
        assert_eq!(At::parse(FormId::TrackRecord, &row.to_string()), Some(row));
        assert_eq!(
            (row.anchor(), At::cell("rows", 3, "units").anchor()),
            ("f-rows-2".into(), "f-rows-3-units".into())
        );
        for text in [
            "",
            "no_such",
            "rows[0].units",
            "rows[1].no_such",
            "rows[1]units",
            "rows[x]",
            "date[1]",
            "rows[1",
        ] {
            assert_eq!(At::parse(FormId::TrackRecord, text), None, "{text}");
        }
    }

    #[test]
    fn places_read_as_in_the_documentation() {
        assert_eq!(At::cell("rows", 3, "units").to_string(), "rows[3].units");
        assert_eq!(At::place("date").to_string(), "date");
    }
}
