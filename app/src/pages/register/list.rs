//! `/register`: every product that the public knows, for medical institutions and everybody else.

use axum::extract::RawQuery;
use domain::register::Status;
use services::register::{self, Filter, Sort};
use url::form_urlencoded;

use super::list_view;
use crate::page::Page;
use crate::web::{Answer, Visit};

/// Rows a page.
pub const PAGE: u64 = 50;

/// What is looked for, as it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub filter: Filter,
    /// From 0.
    pub page: u64,
}

impl Wanted {
    /// Reads a query; what it does not know it leaves out.
    pub fn parse(query: &str) -> Self {
        let mut wanted = Wanted::default();
        let given = |value: &str| Some(value.to_owned()).filter(|value| !value.is_empty());
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let filter = &mut wanted.filter;
            match &*name {
                "q" => filter.search = value.trim().to_owned(),
                "status" => filter.status = Status::from_id(&value),
                "call" => filter.call = given(&value),
                "vendor" => filter.vendor = given(&value),
                "sort" => filter.sort = Sort::from_id(&value).unwrap_or_default(),
                "order" => filter.reversed = value == "reversed",
                "page" => wanted.page = value.parse::<u64>().unwrap_or(1).saturating_sub(1),
                _ => {}
            }
        }
        wanted
    }

    /// `path` with the query of this list, without what is so anyway.
    pub fn at(&self, path: &str) -> String {
        let filter = &self.filter;
        let mut query = form_urlencoded::Serializer::new(String::new());
        let mut put = |name: &str, value: &str| {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        };
        put("q", &filter.search);
        put("status", filter.status.map(Status::id).unwrap_or_default());
        put("call", filter.call.as_deref().unwrap_or_default());
        put("vendor", filter.vendor.as_deref().unwrap_or_default());
        put("sort", if filter.sort == Sort::default() { "" } else { filter.sort.id() });
        put("order", if filter.reversed { "reversed" } else { "" });
        put("page", &if self.page == 0 { String::new() } else { (self.page + 1).to_string() });
        match query.finish() {
            query if query.is_empty() => path.to_owned(),
            query => format!("{path}?{query}"),
        }
    }

    /// The same entries in another order; the same order again is turned round.
    #[must_use]
    pub fn sorted(&self, sort: Sort) -> Self {
        let reversed = self.filter.sort == sort && !self.filter.reversed;
        Wanted { filter: Filter { sort, reversed, ..self.filter.clone() }, page: 0 }
    }

    #[must_use]
    pub fn on_page(&self, page: u64) -> Self {
        Wanted { page, ..self.clone() }
    }

    /// Whether the list is narrowed down.
    pub fn narrowed(&self) -> bool {
        let Filter { search, status, call, vendor, .. } = &self.filter;
        !search.is_empty() || status.is_some() || call.is_some() || vendor.is_some()
    }
}

/// GET `/register`.
pub async fn show(visit: Visit, RawQuery(query): RawQuery) -> Answer {
    let wanted = Wanted::parse(query.as_deref().unwrap_or_default());
    let found = register::search(&visit.portal, &wanted.filter, wanted.page, PAGE).await?;
    let now = visit.portal.now();
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("register-title");
    Ok(Page::new(title).wide().render(&chrome, move || list_view::page(&wanted, found, now)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_what_it_asks_for_are_the_same() {
        let query = "q=KR+%E3%83%AF%E3%83%B3&status=suspended&call=R8-1&vendor=7123456789012&sort=price&order=reversed&page=3";
        let wanted = Wanted::parse(query);
        assert_eq!(wanted.at("/register"), format!("/register?{query}"));
        assert_eq!((wanted.page, wanted.filter.status), (2, Some(Status::Suspended)));
        let nonsense = Wanted::parse("status=gone&sort=x&page=-1&order=up&other=1");
        assert_eq!(nonsense, Wanted::default());
        assert_eq!(nonsense.at("/register"), "/register");
    }

    #[test]
    fn sorting_again_turns_round() {
        let by_price = Wanted::default().on_page(4).sorted(Sort::Price);
        assert_eq!((by_price.page, by_price.filter.reversed), (0, false));
        assert!(by_price.sorted(Sort::Price).filter.reversed);
        assert!(!by_price.narrowed());
    }
}
