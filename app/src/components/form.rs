//! A form that posts to the server, and what its fields need to know about it.

use leptos::{context::Provider, prelude::*};

/// The id of the form that a field stands in; part of the field's own id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormId(pub String);

/// A form that posts urlencoded fields. The `id` is what the POST handler gives to
/// [`Flash::invalid`](crate::flash::Flash::invalid), and must be unique on the page.
///
/// The browser's own validation is off: the server's sentences say more, and are the same everywhere.
#[component]
pub fn Form(
    #[prop(into)] id: String,
    /// Where it posts to: mostly the page's own path.
    #[prop(into)]
    action: String,
    /// With files in it, which go another way than urlencoded.
    #[prop(optional)]
    files: bool,
    children: Children,
) -> impl IntoView {
    let form_id = FormId(id.clone());
    let enctype = files.then_some("multipart/form-data");
    view! {
        <form id=id class="form" method="post" action=action enctype=enctype novalidate>
            <Provider value=form_id>{children()}</Provider>
        </form>
    }
}

/// Builds fields of the form `id` before the form around them is made, such as rows in a loop: they
/// read there what was typed and what is wrong, as those do that stand in the form literally.
pub fn fields_of<T>(id: &str, build: impl FnOnce() -> T) -> T {
    Owner::new().with(|| {
        provide_context(FormId(id.to_owned()));
        build()
    })
}

/// A value that goes along unseen.
#[component]
pub fn Hidden(#[prop(into)] name: String, #[prop(into)] value: String) -> impl IntoView {
    view! { <input type="hidden" name=name value=value /> }
}
