//! Bars beside their labels, drawn as SVG on the server; the same figures stand in the table below.
//!
//! Labels and figures are text outside of the drawing: they wrap and keep their size on a narrow screen.
//! The drawing alone is hidden from screen readers, which read the table.

use leptos::prelude::*;

use super::table::{Column, DataTable};

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub label: String,
    /// How long it is, in the unit of the chart.
    pub value: u32,
    /// The figure at its end: 「12件」.
    pub figure: String,
    /// Belongs to the bar above it and says something less: drawn lighter.
    pub minor: bool,
}

/// Width of the drawing, in its own units.
const WIDTH: u32 = 1000;

/// A finding, in one sentence; what it rests on; the bars; the table.
#[component]
pub fn BarChart(
    /// Unique on the page.
    id: &'static str,
    /// The heading: what the chart shows, not what it is about.
    #[prop(into)]
    finding: String,
    /// How the figures are to be read.
    #[prop(into)]
    summary: String,
    bars: Vec<Bar>,
    #[prop(into)] caption: String,
    columns: Vec<Column>,
    rows: Vec<Vec<AnyView>>,
) -> impl IntoView {
    let longest = bars.iter().map(|bar| bar.value).max().unwrap_or_default();
    let drawn = bars.into_iter().map(|bar| one(bar, longest)).collect_view();
    let heading = format!("{id}-finding");
    view! {
        <section class="stack" aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{finding}</h2>
            <p>{summary}</p>
            {(longest > 0).then(|| view! { <div class="chart" aria-hidden="true">{drawn}</div> })}
            <DataTable id caption columns rows />
        </section>
    }
}

fn one(bar: Bar, longest: u32) -> impl IntoView {
    let width = (u64::from(bar.value) * u64::from(WIDTH)).checked_div(u64::from(longest)).unwrap_or_default();
    let class = if bar.minor { "chart__value chart__value--minor" } else { "chart__value" };
    view! {
        <div class="chart__row">
            <span class="chart__label">{bar.label}</span>
            <svg class="chart__bar" viewBox=format!("0 0 {WIDTH} 10") preserveAspectRatio="none" focusable="false">
                <rect class=class width=width.to_string() height="10" />
            </svg>
            <span class="chart__figure">{bar.figure}</span>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_bar_fills_the_drawing() {
        let bar =
            |value, minor| Bar { label: "段階".to_owned(), value, figure: format!("{value}件"), minor };
        let html = one(bar(3, false), 6).to_html();
        assert!(html.contains("width=\"500\"") && html.contains("3件"), "{html}");
        assert!(one(bar(6, true), 6).to_html().contains("width=\"1000\""));
        assert!(one(bar(0, false), 0).to_html().contains("width=\"0\""));
    }
}
