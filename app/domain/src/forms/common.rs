//! What stands on every form: the head, who submits it, whom to ask, and for which product.
//!
//! There is no field for a seal: seals on forms like these were abolished (押印廃止).

use super::spec::{Field, Kind};

/// The addressee on a blank form, where the call names no other.
pub const DEFAULT_ADDRESSEE: &str = "厚生労働大臣　殿";

/// The common fields in the groups in which they are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Common {
    /// Top of the page.
    pub head: &'static [Field],
    /// 提出者, on the right.
    pub submitter: &'static [Field],
    /// 連絡先.
    pub contact: &'static [Field],
    /// 申込製品.
    pub product: &'static [Field],
}

impl Common {
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> + use<> {
        self.head.iter().chain(self.submitter).chain(self.contact).chain(self.product)
    }
}

/// The common fields of all seven forms.
pub static COMMON: Common = Common {
    head: &[
        Field::new("addressee", "宛先", "Addressee", Kind::Text),
        Field::new("date", "提出年月日", "Date", Kind::Date).help(
            "例：令和8年11月22日（2026年11月22日）。西暦のみでも構いません。",
            "For example 2026-11-22, in either calendar.",
        ),
        Field::new("call", "募集回", "Call for applications", Kind::Text),
        Field::new("requirement_edition", "要件の版", "Edition of the requirements", Kind::Text)
            .help("募集回で定める版を記入してください。", "The edition that the call names."),
    ],
    submitter: &[
        Field::new("corporate_number", "法人番号", "Corporate number", Kind::CorporateNumber)
            .help("13桁の数字を記入してください。", "13 digits."),
        Field::new("company_name", "商号又は名称", "Name of the company", Kind::Text)
            .help("登記されているとおりに記入してください。", "As it is registered."),
        Field::new("address", "所在地", "Address", Kind::Text).help(
            "登記されている本店の所在地を記入してください。",
            "The registered address of the head office.",
        ),
        Field::new("representative_title", "代表者の役職", "Representative's title", Kind::Text),
        Field::new("representative_name", "代表者の氏名", "Representative's name", Kind::Text),
    ],
    contact: &[
        Field::new("contact_department", "担当部署", "Department", Kind::Text),
        Field::new("contact_name", "担当者の氏名", "Contact person", Kind::Text),
        Field::new("contact_phone", "電話番号", "Telephone", Kind::Phone)
            .help("例：03-1234-5678", "For example 03-1234-5678."),
        Field::new("contact_mail", "メールアドレス", "Mail address", Kind::Mail),
    ],
    product: &[
        Field::new("product_name", "製品名", "Product name", Kind::Text),
        Field::new("model_number", "型番", "Model number", Kind::Text)
            .help("すべての様式で同じ型番を記入してください。", "The same on all seven forms."),
        Field::new("firmware", "ファームウェアの版", "Firmware version", Kind::Text),
    ],
};
