//! Data in rows and columns. The first cell of a row names the row.

use leptos::prelude::*;

use crate::words::{t, tf};

/// How a column is sorted now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// One column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// What it is called.
    pub label: String,
    /// Numbers stand to the right.
    pub numeric: bool,
    /// Where a click on the head leads (the same list, sorted by this column).
    pub sort_href: Option<String>,
    /// How the rows are sorted by this column now, if they are.
    pub sorted: Option<Direction>,
}

impl Column {
    /// A column of words.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), ..Self::default() }
    }

    /// A column of numbers.
    pub fn numeric(label: impl Into<String>) -> Self {
        Self { numeric: true, ..Self::new(label) }
    }

    /// Makes the head a link that sorts.
    #[must_use]
    pub fn sort(mut self, href: impl Into<String>, sorted: Option<Direction>) -> Self {
        self.sort_href = Some(href.into());
        self.sorted = sorted;
        self
    }
}

/// A table. On a narrow screen it scrolls inside its own frame, never the page.
#[component]
pub fn DataTable(
    /// What the table shows.
    #[prop(into)]
    caption: String,
    /// Unique on the page.
    #[prop(into)]
    id: String,
    columns: Vec<Column>,
    /// As many cells a row as there are columns.
    rows: Vec<Vec<AnyView>>,
    /// What stands there when there are no rows.
    #[prop(optional, into)]
    empty: Option<String>,
) -> impl IntoView {
    let numeric: Vec<bool> = columns.iter().map(|column| column.numeric).collect();
    let count = columns.len();
    let none = rows.is_empty().then(|| {
        let words = empty.unwrap_or_else(|| t("table-empty"));
        view! {
            <tr>
                <td class="table__empty" colspan=count.to_string()>
                    {words}
                </td>
            </tr>
        }
    });
    let rows = rows
        .into_iter()
        .map(|cells| {
            let cells = cells
                .into_iter()
                .enumerate()
                .map(|(index, cell)| {
                    let class = numeric.get(index).copied().unwrap_or_default().then_some("table__number");
                    if index == 0 {
                        view! { <th scope="row" class=class>{cell}</th> }.into_any()
                    } else {
                        view! { <td class=class>{cell}</td> }.into_any()
                    }
                })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="table-frame" role="region" aria-labelledby=id.clone() tabindex="0">
            <table class="table">
                <caption id=id.clone()>{caption}</caption>
                <thead>
                    <tr>{columns.into_iter().map(head).collect_view()}</tr>
                </thead>
                <tbody>{none} {rows}</tbody>
            </table>
        </div>
    }
}

fn head(column: Column) -> impl IntoView {
    let class = column.numeric.then_some("table__number");
    let (aria, arrow) = match column.sorted {
        Some(Direction::Ascending) => (Some("ascending"), "▲"),
        Some(Direction::Descending) => (Some("descending"), "▼"),
        None => (None, ""),
    };
    let label = match column.sort_href {
        Some(href) => {
            let title = tf("table-sort-by", &[("column", column.label.as_str().into())]);
            view! {
                <a href=href title=title>
                    {column.label}
                    <span class="table__arrow" aria-hidden="true">
                        {arrow}
                    </span>
                </a>
            }
            .into_any()
        }
        None => column.label.into_any(),
    };
    view! {
        <th scope="col" class=class aria-sort=aria>
            {label}
        </th>
    }
}
