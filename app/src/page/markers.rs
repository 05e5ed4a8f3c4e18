//! Takes Leptos' place markers (`<!>`) out of what is not hydrated.
//!
//! With `erase_components` every piece of a view is followed by a marker. Only islands need them in
//! the browser; elsewhere they are dead weight, would be *shown* inside `<title>` and `<textarea>`
//! (where comments don't exist), and are errors to an HTML checker. Inside islands they become
//! `<!---->`: the same node, spelled correctly. Text and attributes can't contain a marker: their `<`
//! is escaped.

const MARKER: &str = "<!>";

/// The document without needless markers.
pub fn tidy(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    // Whether the innermost island element around this place is hydrated (`leptos-island`) or not
    // (`leptos-children`).
    let mut inside: Vec<bool> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix(MARKER) {
            if inside.last() == Some(&true) {
                out.push_str("<!---->");
            }
            rest = after;
            continue;
        }
        if rest.starts_with("<leptos-island") {
            inside.push(true);
        } else if rest.starts_with("<leptos-children") {
            inside.push(false);
        } else if rest.starts_with("</leptos-island") || rest.starts_with("</leptos-children") {
            inside.pop();
        }
        out.push('<');
        rest = &rest[1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn markers_stay_only_where_they_are_hydrated() {
        let html = "<p>a<!>b<!></p><leptos-island x>c<!><leptos-children>d<!><leptos-island>e<!></leptos-island>f<!>\
                    </leptos-children>g<!></leptos-island>h<!> &lt;!&gt;";
        assert_eq!(
            tidy(html),
            "<p>ab</p><leptos-island x>c<!----><leptos-children>d<leptos-island>e<!----></leptos-island>f\
             </leptos-children>g<!----></leptos-island>h &lt;!&gt;"
        );
    }
}
