//! Bars in groups, one beside its label each, drawn as SVG on the server. A bar can be made of parts.
//!
//! Labels and figures are text outside of the drawing: they wrap and keep their size on a narrow screen and on
//! paper. The drawing is hidden from screen readers, which read the table below it. Which part is which is told
//! by the legend and by light and dark, not by the hue alone.

use leptos::prelude::*;

/// A bar. Parts are in thousandths of the whole width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    pub label: String,
    /// Series and width of each part, from the left.
    pub parts: Vec<(usize, u32)>,
    /// The figure at its end, or why there is none.
    pub figure: String,
    /// It counts less than it seems to: half a month, say. Drawn with a broken edge.
    pub partial: bool,
}

/// Bars that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Empty where each bar stands for itself.
    pub label: String,
    pub bars: Vec<Bar>,
}

/// Width of a drawing, in its own units.
const WIDTH: u32 = 1000;

/// The length of a bar of `value`, where `longest` fills the drawing.
pub fn length(value: u64, longest: u64) -> u32 {
    let length = (u128::from(value) * u128::from(WIDTH)).checked_div(u128::from(longest)).unwrap_or_default();
    u32::try_from(length).unwrap_or(WIDTH).min(WIDTH)
}

/// The drawing with its legend; without series there is none.
#[component]
pub fn Bars(
    /// What each series is, in the order of their numbers.
    series: Vec<String>,
    groups: Vec<Group>,
) -> impl IntoView {
    let legend = (series.len() > 1).then(|| {
        let entries = series.into_iter().enumerate().map(|(number, name)| {
            view! {
                <li>
                    <svg class="bars__swatch" viewBox="0 0 10 10" focusable="false">
                        <rect class=class(number) width="10" height="10" />
                    </svg>
                    {name}
                </li>
            }
        });
        view! { <ul class="bars__legend">{entries.collect_view()}</ul> }
    });
    let groups = groups.into_iter().map(|group| {
        let label = (!group.label.is_empty()).then(|| view! { <p class="bars__group">{group.label}</p> });
        view! {
            <div class="bars__bars">
                {label} {group.bars.into_iter().map(one).collect_view()}
            </div>
        }
    });
    view! {
        <div class="bars" aria-hidden="true">
            {legend} {groups.collect_view()}
        </div>
    }
}

fn class(series: usize) -> String {
    format!("bars__part bars__part--{}", series + 1)
}

fn one(bar: Bar) -> impl IntoView {
    let mut from = 0;
    let parts = bar.parts.into_iter().map(|(series, width)| {
        let x = from;
        from += width;
        view! { <rect class=class(series) x=x.to_string() width=width.to_string() height="10" /> }
    });
    let parts = parts.collect_view();
    let class = if bar.partial { "bars__bar bars__bar--partial" } else { "bars__bar" };
    view! {
        <div class="bars__row">
            <span class="bars__label">{bar.label}</span>
            <svg class=class viewBox=format!("0 0 {WIDTH} 10") preserveAspectRatio="none" focusable="false">
                {parts}
            </svg>
            <span class="bars__figure">{bar.figure}</span>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_one_after_the_other() {
        let bar = Bar {
            label: "10月".to_owned(),
            parts: vec![(0, 300), (1, 200)],
            figure: "5件".to_owned(),
            partial: true,
        };
        let html = one(bar).to_html();
        assert!(html.contains("bars__bar--partial") && html.contains("x=\"300\""), "{html}");
    }

    #[test]
    fn the_longest_fills_the_drawing() {
        assert_eq!((length(3, 6), length(6, 6), length(0, 0), length(7, 6)), (500, 1000, 0, 1000));
        assert_eq!(length(u64::MAX, u64::MAX), 1000);
    }
}
