//! Data in rows and columns. The first cell of a row names the row.
//!
//! Where the columns do not fit side by side, each row becomes a card whose cells carry the label of
//! their column. Laying out cells as blocks takes their meaning from screen readers, so the roles of a
//! table are written out.

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

/// What stands in a column: where its text may be broken, and how much room it asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Content {
    /// Sentences and titles.
    #[default]
    Words,
    /// Names of people, companies, products and calls, addresses: broken at spaces.
    Name,
    /// Numbers of cases, codes, tags: never broken.
    Code,
    /// Days and moments: broken between the calendars and before the time.
    Date,
    /// Numbers, to the right.
    Number,
}

impl Content {
    fn class(self) -> Option<&'static str> {
        match self {
            Content::Words => None,
            Content::Name => Some("table__name"),
            Content::Code => Some("table__code"),
            Content::Date => Some("table__date"),
            Content::Number => Some("table__number"),
        }
    }
}

/// One column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// What it is called.
    pub label: String,
    /// What stands in it.
    pub content: Content,
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

    /// A column of names.
    pub fn name(label: impl Into<String>) -> Self {
        Self { content: Content::Name, ..Self::new(label) }
    }

    /// A column of codes.
    pub fn code(label: impl Into<String>) -> Self {
        Self { content: Content::Code, ..Self::new(label) }
    }

    /// A column of days or moments.
    pub fn date(label: impl Into<String>) -> Self {
        Self { content: Content::Date, ..Self::new(label) }
    }

    /// A column of numbers.
    pub fn numeric(label: impl Into<String>) -> Self {
        Self { content: Content::Number, ..Self::new(label) }
    }

    /// Makes the head a link that sorts.
    #[must_use]
    pub fn sort(mut self, href: impl Into<String>, sorted: Option<Direction>) -> Self {
        self.sort_href = Some(href.into());
        self.sorted = sorted;
        self
    }
}

/// A table of this many columns needs the width of a large screen.
const MANY_COLUMNS: usize = 7;
/// A table of this many columns needs more than a tablet held upright.
const SEVERAL_COLUMNS: usize = 5;

/// A table. Where it does not fit, its rows are cards; without a script.
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
    let (fit, class) = match columns.len() {
        MANY_COLUMNS.. => ("table-fit table-fit--many", "table table--cards table--many"),
        SEVERAL_COLUMNS.. => ("table-fit table-fit--several", "table table--cards table--several"),
        _ => ("table-fit", "table table--cards"),
    };
    let sort = columns.iter().any(|column| column.sort_href.is_some()).then(|| t("table-sort"));
    let none = rows.is_empty().then(|| {
        let words = empty.unwrap_or_else(|| t("table-empty"));
        view! {
            <tr role="row">
                <td class="table__empty" role="cell" colspan=columns.len().to_string()>
                    {words}
                </td>
            </tr>
        }
    });
    let rows = rows.into_iter().map(|cells| row(&columns, cells)).collect_view();
    view! {
        <div class=fit>
            <div class="table-frame" role="region" aria-labelledby=id.clone() tabindex="0">
                <table class=class>
                    <caption id=id.clone()>{caption}</caption>
                    <thead role="rowgroup">
                        <tr role="row" data-label=sort>
                            {columns.into_iter().map(head).collect_view()}
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{none} {rows}</tbody>
                </table>
            </div>
        </div>
    }
}

fn row(columns: &[Column], cells: Vec<AnyView>) -> impl IntoView + use<> {
    let cells = cells
        .into_iter()
        .zip(columns)
        .enumerate()
        .map(|(index, (cell, column))| {
            let (class, label) = (column.content.class(), column.label.clone());
            let cell = view! { <div class="table__cell">{cell}</div> };
            if index == 0 {
                view! { <th scope="row" role="rowheader" class=class data-label=label>{cell}</th> }.into_any()
            } else {
                view! { <td role="cell" class=class data-label=label>{cell}</td> }.into_any()
            }
        })
        .collect_view();
    view! { <tr role="row">{cells}</tr> }
}

fn head(column: Column) -> impl IntoView {
    let class = column.content.class();
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
        <th scope="col" role="columnheader" class=class aria-sort=aria>
            {label}
        </th>
    }
}
