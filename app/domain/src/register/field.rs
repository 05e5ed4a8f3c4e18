//! The one place that decides what is public: every field that the portal knows of a product, its vendor
//! and its screening.
//!
//! Lists, pages and downloads ask [`Field::public`] and take their values from [`super::Entry`], which
//! holds nothing else.

use serde::{Deserialize, Serialize};

/// A field, public or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    // Public, in the order of the downloads.
    Number,
    Product,
    Model,
    ModelVariants,
    Firmware,
    Vendor,
    CorporateNumber,
    Call,
    Status,
    StatusSince,
    SuspendedUntil,
    CancelledFrom,
    Reason,
    DocumentsPassedOn,
    ListedOn,
    Price,
    PriceAfterWarranty,
    PriceAfterWarrantyUnit,
    ChargesAfterWarranty,
    WarrantyMonths,
    ChangedAt,
    // Not public.
    PostalCode,
    Address,
    RepresentativeTitle,
    RepresentativeName,
    ContactDepartment,
    ContactName,
    ContactPhone,
    ContactEmail,
    Units,
    Officers,
    Signer,
    Staff,
    InternalNotes,
    Forms,
    Evidence,
    Correspondence,
}

impl Field {
    pub const ALL: [Field; 37] = [
        Field::Number,
        Field::Product,
        Field::Model,
        Field::ModelVariants,
        Field::Firmware,
        Field::Vendor,
        Field::CorporateNumber,
        Field::Call,
        Field::Status,
        Field::StatusSince,
        Field::SuspendedUntil,
        Field::CancelledFrom,
        Field::Reason,
        Field::DocumentsPassedOn,
        Field::ListedOn,
        Field::Price,
        Field::PriceAfterWarranty,
        Field::PriceAfterWarrantyUnit,
        Field::ChargesAfterWarranty,
        Field::WarrantyMonths,
        Field::ChangedAt,
        Field::PostalCode,
        Field::Address,
        Field::RepresentativeTitle,
        Field::RepresentativeName,
        Field::ContactDepartment,
        Field::ContactName,
        Field::ContactPhone,
        Field::ContactEmail,
        Field::Units,
        Field::Officers,
        Field::Signer,
        Field::Staff,
        Field::InternalNotes,
        Field::Forms,
        Field::Evidence,
        Field::Correspondence,
    ];

    /// The stable name: column of the downloads and key of the JSON; `register-field-<id>` in the
    /// catalogues, with hyphens.
    pub fn id(self) -> &'static str {
        match self {
            Field::Number => "number",
            Field::Product => "product",
            Field::Model => "model",
            Field::ModelVariants => "model_variants",
            Field::Firmware => "firmware",
            Field::Vendor => "vendor",
            Field::CorporateNumber => "corporate_number",
            Field::Call => "call",
            Field::Status => "status",
            Field::StatusSince => "status_since",
            Field::SuspendedUntil => "suspended_until",
            Field::CancelledFrom => "cancelled_from",
            Field::Reason => "reason",
            Field::DocumentsPassedOn => "documents_passed_on",
            Field::ListedOn => "listed_on",
            Field::Price => "price_including_tax_yen",
            Field::PriceAfterWarranty => "price_after_warranty_yen",
            Field::PriceAfterWarrantyUnit => "price_after_warranty_unit",
            Field::ChargesAfterWarranty => "charges_after_warranty",
            Field::WarrantyMonths => "warranty_months",
            Field::ChangedAt => "changed_at",
            Field::PostalCode => "postal_code",
            Field::Address => "address",
            Field::RepresentativeTitle => "representative_title",
            Field::RepresentativeName => "representative_name",
            Field::ContactDepartment => "contact_department",
            Field::ContactName => "contact_name",
            Field::ContactPhone => "contact_phone",
            Field::ContactEmail => "contact_email",
            Field::Units => "units",
            Field::Officers => "officers",
            Field::Signer => "signer",
            Field::Staff => "staff",
            Field::InternalNotes => "internal_notes",
            Field::Forms => "forms",
            Field::Evidence => "evidence",
            Field::Correspondence => "correspondence",
        }
    }

    /// Whether everybody may know it.
    pub fn public(self) -> bool {
        self.decision().0
    }

    /// Why it is public, or why not.
    pub fn why(self) -> &'static str {
        self.decision().1
    }

    fn decision(self) -> (bool, &'static str) {
        match self {
            Field::Number => (true, "names the entry for good, in addresses and letters"),
            Field::Product | Field::Model | Field::ModelVariants | Field::Firmware => {
                (true, "says which reader was screened")
            }
            Field::Vendor | Field::CorporateNumber => {
                (true, "who supplies it; names and numbers of companies are public by law")
            }
            Field::Call => (true, "says by which rules it was screened"),
            Field::Status
            | Field::StatusSince
            | Field::SuspendedUntil
            | Field::CancelledFrom
            | Field::DocumentsPassedOn
            | Field::ListedOn
            | Field::ChangedAt => (true, "whether the reader may be supplied, and since when"),
            Field::Reason => {
                (true, "why the status is what it is; who writes it is told that it is published")
            }
            Field::Price => (true, "what a medical institution pays"),
            Field::PriceAfterWarranty
            | Field::PriceAfterWarrantyUnit
            | Field::ChargesAfterWarranty
            | Field::WarrantyMonths => {
                (true, "what it pays later: charges after the warranty came as a surprise")
            }
            Field::PostalCode | Field::Address => (false, "not needed: the corporate number leads to it"),
            Field::RepresentativeTitle
            | Field::RepresentativeName
            | Field::ContactDepartment
            | Field::ContactName
            | Field::ContactPhone
            | Field::ContactEmail => (false, "personal data, given for the screening alone"),
            Field::Officers => (false, "personal data under restricted access"),
            Field::Signer => (false, "personal data: who consented is evidence, not news"),
            Field::Staff => (false, "people act for the ministry, not in their own name"),
            Field::Units => (false, "a business secret of the vendor"),
            Field::InternalNotes => (false, "the ministry thinking aloud"),
            Field::Forms | Field::Evidence => (false, "business secrets and personal data of the vendor"),
            Field::Correspondence => (false, "between the vendor and the ministry"),
        }
    }

    /// The public fields, in the order of the downloads.
    pub fn all_public() -> impl Iterator<Item = Field> {
        Self::ALL.into_iter().filter(|field| field.public())
    }
}
