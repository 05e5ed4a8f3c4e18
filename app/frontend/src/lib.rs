//! The browser bundle. It only wakes the islands; every page works without it.

// Named so that the linker keeps the islands' exported functions.
use app as _;

#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
