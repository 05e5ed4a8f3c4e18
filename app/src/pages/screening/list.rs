//! The list that a person works through, as it stands in the address: filters, order, page.

use domain::actor::Actor;
use domain::case::Stage;
use domain::case::stage::WaitingFor;
use services::Portal;
use services::cases::queue::{self, Filter, ReviewerFilter, Sort};
use url::form_urlencoded;

/// Rows a page.
pub const PAGE: usize = 50;

/// A list of cases and the page of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    pub filter: Filter,
    /// From 0.
    pub page: usize,
}

/// The cases before and after one within a list, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    pub previous: Option<String>,
    pub next: Option<String>,
    /// From 1; 0 where the case is not in the list any more.
    pub position: usize,
    pub total: usize,
}

impl List {
    /// Reads a query; what it does not know it leaves out.
    pub fn parse(query: &str) -> Self {
        let mut list = List::default();
        for (name, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
            let filter = &mut list.filter;
            match &*name {
                "stage" => filter.stage = Stage::from_id(&value),
                "waiting" => filter.waiting_for = WaitingFor::from_id(&value),
                "reviewer" => filter.reviewer = reviewer(&value),
                "call" => filter.call = Some(value.into_owned()).filter(|code| !code.is_empty()),
                "search" => filter.search = value.trim().to_owned(),
                "notices" => filter.notices = !value.is_empty(),
                "closed" => filter.closed = !value.is_empty(),
                "sort" => filter.sort = Sort::from_id(&value).unwrap_or_default(),
                "order" => filter.descending = value == "descending",
                "page" => list.page = value.parse::<usize>().unwrap_or(1).saturating_sub(1),
                _ => {}
            }
        }
        list
    }

    /// The query, without what is so anyway; empty for the list as it opens.
    pub fn query(&self) -> String {
        let filter = &self.filter;
        let mut query = form_urlencoded::Serializer::new(String::new());
        let mut put = |name: &str, value: &str| {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        };
        put("stage", filter.stage.map(Stage::id).unwrap_or_default());
        put("waiting", filter.waiting_for.map(WaitingFor::id).unwrap_or_default());
        put("reviewer", reviewer_id(&filter.reviewer));
        put("call", filter.call.as_deref().unwrap_or_default());
        put("search", &filter.search);
        put("notices", if filter.notices { "on" } else { "" });
        put("closed", if filter.closed { "on" } else { "" });
        put("sort", if filter.sort == Sort::default() { "" } else { filter.sort.id() });
        put("order", if filter.descending { "descending" } else { "" });
        put("page", &if self.page == 0 { String::new() } else { (self.page + 1).to_string() });
        query.finish()
    }

    /// `path` with the query of this list.
    pub fn at(&self, path: &str) -> String {
        match self.query() {
            query if query.is_empty() => path.to_owned(),
            query => format!("{path}?{query}"),
        }
    }

    /// The same cases in another order; the same order again is turned round.
    #[must_use]
    pub fn sorted(&self, sort: Sort) -> Self {
        let descending = self.filter.sort == sort && !self.filter.descending;
        List { filter: Filter { sort, descending, ..self.filter.clone() }, page: 0 }
    }

    #[must_use]
    pub fn on_page(&self, page: usize) -> Self {
        List { page, ..self.clone() }
    }

    /// What stands before and after a case in this list.
    ///
    /// # Errors
    /// As [`queue::queue`].
    pub async fn around(&self, portal: &Portal, actor: &Actor, id: &str) -> services::Result<Neighbours> {
        let rows = queue::queue(portal, actor, &self.filter).await?;
        let Some(index) = rows.iter().position(|row| row.case.id == id) else {
            return Ok(Neighbours { total: rows.len(), ..Neighbours::default() });
        };
        let id_at = |index: usize| rows.get(index).map(|row| row.case.id.clone());
        Ok(Neighbours {
            previous: index.checked_sub(1).and_then(id_at),
            next: id_at(index + 1),
            position: index + 1,
            total: rows.len(),
        })
    }
}

fn reviewer(value: &str) -> ReviewerFilter {
    match value {
        "" => ReviewerFilter::Anybody,
        "mine" => ReviewerFilter::Mine,
        "nobody" => ReviewerFilter::Nobody,
        account => ReviewerFilter::Account(account.to_owned()),
    }
}

/// The value of the filter in the address.
pub fn reviewer_id(reviewer: &ReviewerFilter) -> &str {
    match reviewer {
        ReviewerFilter::Anybody => "",
        ReviewerFilter::Mine => "mine",
        ReviewerFilter::Nobody => "nobody",
        ReviewerFilter::Account(account) => account,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_holds_the_whole_list() {
        let query = "stage=formal_check&waiting=reviewer&reviewer=mine&call=R8-1&search=%E9%AB%99+x&notices=on&closed=on&\
                     sort=days&order=descending&page=3";
        let list = List::parse(query);
        assert_eq!(list.filter.stage, Some(Stage::FormalCheck));
        assert_eq!(list.filter.search, "髙 x");
        assert_eq!((list.page, list.filter.descending), (2, true));
        assert_eq!(list.query(), query);
    }

    #[test]
    fn what_is_so_anyway_or_makes_no_sense_is_left_out() {
        assert_eq!(List::default().query(), "");
        assert_eq!(List::parse("stage=moon&sort=&page=x&next=//evil.example"), List::default());
        assert_eq!(List::default().at("/screening"), "/screening");
    }

    #[test]
    fn sorting_again_turns_the_order_round() {
        let days = List::parse("page=4").sorted(Sort::Days);
        assert_eq!(days.query(), "sort=days");
        assert_eq!(days.sorted(Sort::Days).query(), "sort=days&order=descending");
        assert_eq!(days.sorted(Sort::Days).sorted(Sort::Due).query(), "");
        assert_eq!(List::default().sorted(Sort::Due).query(), "order=descending");
    }
}
