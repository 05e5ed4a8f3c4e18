//! Words about change notices (変更届), to both sides.

use domain::forms::FormId;

use super::{Block, Letter, Timestamp, action, deadline_en, deadline_ja, half, paragraph, quote};
use crate::mail::kinds::{NoticeAbout, NoticeReply};

const OPEN_JA: &str = "変更届を開く";
const OPEN_EN: &str = "Open the change notice";

/// What every mail about a notice names, and what this one adds.
fn facts_ja(about: &NoticeAbout, more: &[(&'static str, String)]) -> Block {
    let mut facts = vec![
        ("受付番号", about.number.clone()),
        ("製品名", about.product.clone()),
        ("変更届", format!("第{}号", about.notice)),
    ];
    facts.extend(more.iter().cloned());
    Block::Facts(facts)
}

fn facts_en(about: &NoticeAbout, more: &[(&'static str, String)]) -> Block {
    let mut facts = vec![
        ("Receipt number", about.number.clone()),
        ("Product", about.product.clone()),
        ("Change notice", format!("No. {}", about.notice)),
    ];
    facts.extend(more.iter().cloned());
    Block::Facts(facts)
}

/// A mail of one sentence, facts and somebody's words.
struct Told<'a> {
    about: &'a NoticeAbout,
    subject_ja: String,
    subject_en: &'static str,
    ja: &'static str,
    en: &'static str,
    more_ja: Vec<(&'static str, String)>,
    more_en: Vec<(&'static str, String)>,
    words: &'a str,
}

impl Told<'_> {
    fn letter(self) -> Letter {
        let mut ja = vec![paragraph(self.ja), facts_ja(self.about, &self.more_ja)];
        let mut en = vec![paragraph(self.en), facts_en(self.about, &self.more_en)];
        ja.extend(quote(self.words));
        en.extend(quote(self.words));
        ja.push(action(OPEN_JA, &self.about.link));
        en.push(action(OPEN_EN, &self.about.link));
        let subject = format!("{}（{}）", self.subject_ja, self.about.number);
        Letter { ja: half(subject, ja), en: half(self.subject_en, en) }
    }
}

pub(super) fn submitted(about: &NoticeAbout, kinds_ja: &[String], kinds_en: &[String]) -> Letter {
    Told {
        about,
        subject_ja: "変更届が提出されました".to_owned(),
        subject_en: "A change notice was submitted",
        ja: "公表中の製品について、変更届が提出されました。内容を確認し、受理、書類の再提出、再機能確認、不受理のいずれかを決めてください。それまでの間も、公表中の内容は有効です。",
        en: "A change of a listed product was reported. Please look at it and decide: take note, documents again, device check again, or reject. What is published stays valid meanwhile.",
        more_ja: vec![("変更する事項", kinds_ja.join("、"))],
        more_en: vec![("Changes", kinds_en.join(", "))],
        words: "",
    }
    .letter()
}

pub(super) fn asked(about: &NoticeAbout, question: &str, due: Timestamp) -> Letter {
    Told {
        about,
        subject_ja: "変更届について質問があります".to_owned(),
        subject_en: "A question about your change notice",
        ja: "提出された変更届について、次の点を確認しています。期限までに回答してください。",
        en: "We have a question about your change notice. Please answer it by the due date.",
        more_ja: vec![("回答の期限", deadline_ja(due))],
        more_en: vec![("Due", deadline_en(due))],
        words: question,
    }
    .letter()
}

pub(super) fn documents_requested(
    about: &NoticeAbout,
    forms: &[FormId],
    words: &str,
    due: Timestamp,
) -> Letter {
    let titles =
        |title: fn(FormId) -> &'static str| forms.iter().map(|form| title(*form)).collect::<Vec<_>>();
    Told {
        about,
        subject_ja: "変更届に伴う書類の再提出のお願い".to_owned(),
        subject_en: "Documents are needed again for your change notice",
        ja: "変更届の内容を確認するため、次の様式を新しく提出してください。ほかの様式は変更できません。",
        en: "To look at your change notice we need new versions of the forms below. Other forms can't be changed.",
        more_ja: vec![("再提出する様式", titles(FormId::title_ja).join("、")), ("提出の期限", deadline_ja(due))],
        more_en: vec![("Forms", titles(FormId::title_en).join("; ")), ("Due", deadline_en(due))],
        words,
    }
    .letter()
}

pub(super) fn tests_requested(about: &NoticeAbout, cases: &[String], words: &str) -> Letter {
    Told {
        about,
        subject_ja: "変更届に伴う再機能確認".to_owned(),
        subject_en: "A device check is needed for a change notice",
        ja: "変更届の内容を確認するため、次の項目の機能確認をもう一度行います。日程は、機能確認担当と事業者で調整してください。",
        en: "Because of the change notice, the test cases below are tried again. The device tester and the vendor agree on a date.",
        more_ja: vec![("確認項目", cases.join("、"))],
        more_en: vec![("Test cases", cases.join(", "))],
        words,
    }
    .letter()
}

pub(super) fn returned(about: &NoticeAbout, reply: NoticeReply) -> Letter {
    let (subject_ja, subject_en, ja, en) = match reply {
        NoticeReply::Answer => (
            "変更届の質問に回答がありました",
            "Your question about a change notice was answered",
            "変更届についての質問に、事業者から回答がありました。確認してください。",
            "The vendor answered your question about the change notice. Please look at it.",
        ),
        NoticeReply::Documents => (
            "変更届に伴う書類が提出されました",
            "Documents for a change notice came in",
            "変更届に伴って再提出を依頼した様式が提出されました。確認してください。",
            "The forms that you asked for again because of a change notice came in. Please look at them.",
        ),
        NoticeReply::Tests => (
            "変更届に伴う再機能確認の結果",
            "The results of the device check for a change notice",
            "変更届に伴う再機能確認の結果が記録されました。確認してください。",
            "The results of the device check for the change notice were recorded. Please look at them.",
        ),
    };
    let (more_ja, more_en, words) = (Vec::new(), Vec::new(), "");
    Told { about, subject_ja: subject_ja.to_owned(), subject_en, ja, en, more_ja, more_en, words }.letter()
}

pub(super) fn decided(about: &NoticeAbout, noted: bool, words: &str) -> Letter {
    let (subject_ja, subject_en, ja, en) = if noted {
        (
            "変更届を受理しました",
            "Your change notice was noted",
            "提出された変更届を受理しました。ファームウェア、追加の型番、価格及び商号の変更は、届け出られた日から公開簿の内容に反映されます。",
            "We took note of your change notice. Changes of firmware, models, prices and the company’s name are in the register from the day that you notified.",
        )
    } else {
        (
            "変更届を受理しませんでした",
            "Your change notice was rejected",
            "提出された変更届は、次の理由により受理しませんでした。公表中の内容は、これまでどおり有効です。",
            "We did not take note of your change notice, for the reason below. What is published stays valid as it is.",
        )
    };
    let (more_ja, more_en) = (Vec::new(), Vec::new());
    Told { about, subject_ja: subject_ja.to_owned(), subject_en, ja, en, more_ja, more_en, words }.letter()
}

pub(super) fn withdrawn(about: &NoticeAbout, words: &str) -> Letter {
    Told {
        about,
        subject_ja: "変更届が取り下げられました".to_owned(),
        subject_en: "A change notice was withdrawn",
        ja: "変更届が取り下げられました。公表中の内容は、これまでどおり有効です。",
        en: "The change notice was withdrawn. What is published stays valid as it is.",
        more_ja: Vec::new(),
        more_en: Vec::new(),
        words,
    }
    .letter()
}

pub(super) fn reminder(about: &NoticeAbout, due: Timestamp) -> Letter {
    Told {
        about,
        subject_ja: "変更届の期限が近づいています".to_owned(),
        subject_en: "Something is due for your change notice",
        ja: "変更届について依頼している回答又は書類が、まだ提出されていません。期限までに提出してください。",
        en: "An answer or documents that we asked for because of your change notice have not come in yet. Please send them by the due date.",
        more_ja: vec![("期限", deadline_ja(due))],
        more_en: vec![("Due", deadline_en(due))],
        words: "",
    }
    .letter()
}
