//! What the automatic checks found, on the reviewer's side: the list above a document, the words at a
//! field, and the button that makes a correction item of it.

use domain::case::correction::Target;
use domain::finding::{At, Finding, Severity};
use domain::forms::{FormId, ReasonCode};
use leptos::prelude::*;

use super::content::Content;
use super::correction::place_value;
use super::shown::Shown;
use crate::components::form::Hidden;
use crate::components::tag::{Tag, Tone};
use crate::web::case_words::form_name;
use crate::web::finding_words::{self, at_name};
use crate::web::{finding_sentence as message, mend_sentence as mend};
use crate::words::{Locale, Words};

/// How many findings one page lists: a list of thousands helps nobody.
const LISTED: usize = 200;

/// Everything found in this form, errors first, with links to the places.
pub fn list(shown: &Shown, content: &Content) -> AnyView {
    let words = shown.words;
    if content.version.is_none() || !shown.may_read(content.form) {
        return ().into_any();
    }
    let own =
        content.findings.iter().take(LISTED).map(|finding| listed(shown, content, finding)).collect_view();
    let left = content.findings.len().saturating_sub(LISTED);
    let left =
        (left > 0).then(|| view! { <p>{words.tf("findings-unlisted", &[("count", left.into())])}</p> });
    let errors = content.findings.iter().filter(|finding| finding.blocks()).count();
    let count = match content.findings.len() {
        0 => words.t("findings-none"),
        all => {
            let args = [("errors", errors.into()), ("warnings", (all - errors).into())];
            words.tf("findings-count", &args)
        }
    };
    let list = (!content.findings.is_empty()).then(|| view! { <ol class="findings">{own}</ol> });
    view! {
        <section aria-labelledby="findings-title">
            <h2 id="findings-title">{words.t("findings-title")}</h2>
            <p class="soft">{words.t("findings-lead")}</p>
            <p>{count}</p>
            {list}
            {left}
            {elsewhere(shown, content)}
        </section>
    }
    .into_any()
}

fn listed(shown: &Shown, content: &Content, finding: &Finding) -> AnyView {
    let words = shown.words;
    let placed = is_placed(content, finding.at);
    let name = at_name(words, finding.form, finding.at);
    let name = if placed {
        view! { <a href=format!("#{}", finding.at.anchor())>{name}</a> }.into_any()
    } else {
        view! { <strong>{name}</strong> }.into_any()
    };
    // What has no place in the preview is linked to here, and has its button here.
    let first = content.at(finding.at).next() == Some(finding);
    let id = (!placed && first).then(|| finding.at.anchor());
    let button = (!placed).then(|| collect(shown, content, finding));
    view! {
        <li id=id class="findings__one">
            <p>{severity(words, finding.severity())} " " {name}</p>
            <p>{message(words, finding)}</p>
            <p class="soft">{mend(words, finding)}</p>
            {others(shown, finding, content.form)}
            {button}
        </li>
    }
    .into_any()
}

/// Findings that are mended in another form, but come from comparing it with this one.
fn elsewhere(shown: &Shown, content: &Content) -> AnyView {
    let words = shown.words;
    let readable = content.elsewhere.iter().filter(|finding| shown.may_read(finding.form));
    let lines: Vec<_> = readable
        .map(|finding| {
            let href = at_form(shown, finding.form, finding.at);
            let name =
                format!("{} {}", form_name(words, finding.form), at_name(words, finding.form, finding.at));
            view! {
                <li class="findings__one">
                    <p>{severity(words, finding.severity())} " " <a href=href>{name}</a></p>
                    <p>{message(words, finding)}</p>
                </li>
            }
        })
        .collect();
    if lines.is_empty() {
        return ().into_any();
    }
    view! {
        <h3>{words.t("findings-elsewhere")}</h3>
        <ul class="findings">{lines.into_iter().collect_view()}</ul>
    }
    .into_any()
}

/// Links to the other forms that a finding compares with.
fn others(shown: &Shown, finding: &Finding, own: FormId) -> AnyView {
    let mut forms: Vec<_> = finding.forms().filter(|form| *form != own).collect();
    forms.sort_unstable();
    forms.dedup();
    let links = forms.into_iter().map(|form| {
        let href = shown.path(&format!("/forms/{}", form.id()));
        let text = shown.words.tf("finding-other-form", &[("form", form_name(shown.words, form).into())]);
        view! {
            <li>
                <a href=href>{text}</a>
            </li>
        }
    });
    let links: Vec<_> = links.collect();
    if links.is_empty() {
        return ().into_any();
    }
    view! { <ul class="findings__others">{links.into_iter().collect_view()}</ul> }.into_any()
}

/// A place on the page of another form, with the list.
pub fn at_form(shown: &Shown, form: FormId, at: At) -> String {
    format!("{}#{}", shown.path(&format!("/forms/{}", form.id())), at.anchor())
}

/// 「要修正」 or 「要確認」
pub fn severity(words: Words, severity: Severity) -> AnyView {
    let tone = if severity == Severity::Error { Tone::Danger } else { Tone::Warning };
    view! { <Tag text=finding_words::severity(words, severity) tone /> }.into_any()
}

/// A finding at its field.
pub fn at_field(shown: &Shown, content: &Content, finding: &Finding) -> AnyView {
    let words = shown.words;
    view! {
        <div class=format!("finding finding--{}", finding.severity().letter().to_ascii_lowercase())>
            <p>{severity(words, finding.severity())} " " {message(words, finding)}</p>
            <p class="soft">{mend(words, finding)}</p>
            {collect(shown, content, finding)}
        </div>
    }
    .into_any()
}

/// Whether the preview shows the place: then the finding stands there.
pub fn is_placed(content: &Content, at: At) -> bool {
    let shown = matches!(content.preview, Some(services::preview::Previewed::Shown(_)));
    shown
        && content.places.values().any(|known| {
            *known == at
                || (known.place == at.place
                    && at.column.is_none()
                    && (at.row.is_none() || known.row == at.row))
        })
}

/// The button that puts a finding on the sheet of the correction request, its words filled in for the
/// vendor, in Japanese.
fn collect(shown: &Shown, content: &Content, finding: &Finding) -> AnyView {
    let ja = Words::new(Locale::Ja);
    let text = format!("{}\n{}", message(ja, finding), mend(ja, finding));
    let reason = ReasonCode::of(finding.code);
    button(shown, content, finding.at, reason.id(), text.trim())
}

/// The button that puts a field on the sheet; why and what is written there.
pub fn collect_field(shown: &Shown, content: &Content, at: At) -> AnyView {
    let ja = Words::new(Locale::Ja);
    let text = ja.tf("item-of-field", &[("place", at_name(ja, content.form, at).into())]);
    button(shown, content, at, "", &text)
}

fn button(shown: &Shown, content: &Content, at: At, reason: &'static str, text: &str) -> AnyView {
    let words = shown.words;
    if !content.may_collect(shown) {
        return ().into_any();
    }
    let name = at_name(words, content.form, at);
    if content.is_collected(at) {
        let label = words.tf("item-collected-where", &[("place", name.into())]);
        return view! {
            <p class="no-print">
                <a href=shown.path("/correction") aria-label=label>
                    {words.t("item-collected")}
                </a>
            </p>
        }
        .into_any();
    }
    let label = words.tf("item-collect-where", &[("place", name.into())]);
    let action = format!("/screening/cases/{}/forms/{}/items", shown.case().id, content.form.id());
    view! {
        <form class="collect no-print" method="post" action=action>
            <Hidden name="version" value=shown.case().version.to_string() />
            <Hidden name="list" value=shown.list.query() />
            <Hidden name="page" value=content.wanted.query() />
            <Hidden name="item_place" value=place_value(Target::Form(content.form), &at.to_string()) />
            <Hidden name="item_reason" value=reason />
            <Hidden name="item_words" value=text.to_owned() />
            <Hidden name="item_at" value=at.anchor() />
            <button type="submit" class="button button--quiet" aria-label=label>
                {words.t("item-collect-short")}
            </button>
        </form>
    }
    .into_any()
}
