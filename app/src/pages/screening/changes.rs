//! `…/forms/{form}/changes`: what differs between two versions of a form that were handed in.

use axum::extract::{Path, RawQuery};
use domain::forms::FormId;
use leptos::prelude::*;
use services::PortalError;
use services::changes::{self, Compared};

use super::changes_view;
use super::shown::Shown;
use crate::page::Page;
use crate::web::case_words::form_name;
use crate::web::{Answer, Visit};

/// The pair in the address, else the last two; `None` where there are no two.
fn pair(versions: &[u32], query: Option<&str>) -> Result<Option<(u32, u32)>, PortalError> {
    let [.., before, now] = *versions else { return Ok(None) };
    let (mut from, mut to) = (before, now);
    for (name, value) in url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
        let wanted = || value.parse().ok().filter(|version| versions.contains(version));
        match &*name {
            "from" => from = wanted().ok_or(PortalError::NotFound)?,
            "to" => to = wanted().ok_or(PortalError::NotFound)?,
            _ => {}
        }
    }
    Ok(Some((from, to)))
}

/// The page; views of the restricted form are noted by the service.
pub async fn show(
    visit: Visit,
    Path((id, form)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let form = FormId::from_id(&form).ok_or(PortalError::NotFound)?;
    let shown = Shown::load(&visit, id, query.clone()).await?;
    let versions = shown.case().versions_handed_in(form);
    let compared = match pair(&versions, query.as_deref())? {
        Some((from, to)) => {
            let (actor, id) = (&shown.actor, &shown.case().id);
            Some(changes::of_versions(&visit.portal, actor, id, form, from, to).await?)
        }
        None => None,
    };
    let chrome = visit.chrome().await?;
    let args = [("form", form_name(shown.words, form).into()), ("case", shown.name().into())];
    let title = shown.words.tf("changes-title-of", &args);
    Ok(Page::new(title).wide().render(&chrome, move || page(&shown, form, &versions, compared)))
}

fn page(shown: &Shown, form: FormId, versions: &[u32], compared: Option<Compared>) -> AnyView {
    let words = shown.words;
    let name = form_name(words, form);
    let href = shown.path(&format!("/forms/{}", form.id()));
    let back = words.tf("back-to-form", &[("form", name.clone().into())]);
    let content = match &compared {
        Some(compared) => view! {
            {choose(shown, form, versions, compared)}
            {changes_view::outcome(shown, compared, &[])}
        }
        .into_any(),
        None => view! { <p>{words.t("changes-only-one")}</p> }.into_any(),
    };
    let restricted = form.restricted().then(|| view! { <p>{words.t("restricted-logged")}</p> });
    view! {
        <p class="back">
            <a href=href>{back}</a>
        </p>
        <h1>{words.t("changes-title")}</h1>
        <p class="lead">{name} " " {shown.name()}</p>
        {restricted}
        {content}
    }
    .into_any()
}

/// Any other pair.
fn choose(shown: &Shown, form: FormId, versions: &[u32], compared: &Compared) -> AnyView {
    let words = shown.words;
    let select = |name: &'static str, label: &'static str, chosen: u32| {
        let options = versions.iter().map(|version| {
            let text = words.tf("version-number", &[("version", (*version).into())]);
            view! {
                <option value=version.to_string() selected=*version == chosen>
                    {text}
                </option>
            }
        });
        view! {
            <div class="filters__field">
                <label for=name>{words.t(label)}</label>
                <select id=name class="input input--select" name=name>
                    {options.collect_view()}
                </select>
            </div>
        }
    };
    let list: Vec<_> = url::form_urlencoded::parse(shown.list.query().as_bytes())
        .map(
            |(name, value)| view! { <input type="hidden" name=name.into_owned() value=value.into_owned() /> },
        )
        .collect();
    let action = format!("/screening/cases/{}/forms/{}/changes", shown.case().id, form.id());
    view! {
        <form class="filters" method="get" action=action>
            {list.into_iter().collect_view()}
            {select("from", "changes-from", compared.from)}
            {select("to", "changes-to", compared.to)}
            <div class="filters__field">
                <button type="submit" class="button button--secondary">
                    {words.t("changes-compare")}
                </button>
            </div>
        </form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_versions_that_were_handed_in_are_compared() {
        assert!(matches!(pair(&[1], None), Ok(None)));
        assert!(matches!(pair(&[1, 3, 4], None), Ok(Some((3, 4)))));
        assert!(matches!(pair(&[1, 3, 4], Some("from=1&sort=days")), Ok(Some((1, 4)))));
        assert!(matches!(pair(&[1, 3, 4], Some("from=2")), Err(PortalError::NotFound)));
        assert!(matches!(pair(&[1, 3, 4], Some("to=x")), Err(PortalError::NotFound)));
    }
}
