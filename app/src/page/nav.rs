//! The main navigation: what each person finds in the header. A new entry is one line here.

use leptos::prelude::*;

use super::Chrome;
use crate::words::t;

/// A part of the portal that a signed-in person works in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// Applications of a vendor organisation.
    Vendor,
    /// The screening; auditors read it as well.
    Screening,
    /// Calls, staff, settings.
    Admin,
}

/// One link of the navigation.
struct Entry {
    /// Who sees it; `None`: everyone.
    area: Option<Area>,
    href: &'static str,
    words: &'static str,
}

const ENTRIES: [Entry; 11] = [
    Entry { area: Some(Area::Vendor), href: "/vendor", words: "nav-vendor" },
    Entry { area: Some(Area::Vendor), href: "/organization", words: "nav-organization" },
    Entry { area: Some(Area::Screening), href: "/screening", words: "nav-screening" },
    Entry { area: Some(Area::Screening), href: "/screening/defects", words: "nav-defects" },
    Entry { area: Some(Area::Admin), href: "/admin/calls", words: "nav-admin-calls" },
    Entry { area: Some(Area::Admin), href: "/admin/staff", words: "nav-admin-staff" },
    Entry { area: Some(Area::Admin), href: "/admin/journal", words: "nav-admin-journal" },
    Entry { area: Some(Area::Admin), href: "/admin/mail", words: "nav-admin-mail" },
    Entry { area: None, href: "/calls", words: "nav-calls" },
    Entry { area: None, href: "/register", words: "nav-register" },
    Entry { area: None, href: "/statistics", words: "nav-statistics" },
];

/// The navigation for who is signed in; the entry that this page belongs to is marked.
pub fn main_nav(chrome: &Chrome) -> impl IntoView + use<> {
    let areas = chrome.who.as_ref().map(|who| who.areas.clone()).unwrap_or_default();
    let path = chrome.path.clone();
    // Where one place lies below another, the nearer one is marked.
    let here = ENTRIES.iter().map(|entry| entry.href).filter(|href| belongs(&path, href));
    let here = here.max_by_key(|href| href.len());
    let entries = ENTRIES
        .iter()
        .filter(|entry| entry.area.is_none_or(|area| areas.contains(&area)))
        .map(|entry| {
            let current = (here == Some(entry.href)).then_some("page");
            view! {
                <li>
                    <a href=entry.href aria-current=current>
                        {t(entry.words)}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="main-nav" aria-label=t("nav-label")>
            <ul>{entries}</ul>
        </nav>
    }
}

/// Whether a page lies at or below the place that a link leads to.
fn belongs(path: &str, href: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.strip_prefix(href).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_the_place_and_what_lies_below() {
        assert!(belongs("/vendor/cases/1?tab=2", "/vendor"));
        assert!(belongs("/vendor", "/vendor"));
        assert!(!belongs("/vendors", "/vendor"));
    }
}
