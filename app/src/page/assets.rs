//! Where the stylesheet and the browser bundle lie.

/// The URLs of what each page loads. The query carries a hash of the content, so that a browser may
/// keep a file for ever and still gets the new one after an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    /// The stylesheet.
    pub css: String,
    /// The module that `wasm-bindgen --target web` made.
    pub js: String,
    /// The WebAssembly that the module loads.
    pub wasm: String,
}

impl Assets {
    /// The usual places below `/pkg`, with the hash of each file's content.
    pub fn hashed(css: &str, js: &str, wasm: &str) -> Self {
        Self {
            css: format!("/pkg/shinsa.css?v={css}"),
            js: format!("/pkg/shinsa.js?v={js}"),
            wasm: format!("/pkg/shinsa_bg.wasm?v={wasm}"),
        }
    }
}

impl Default for Assets {
    /// The usual places without a hash.
    fn default() -> Self {
        Self {
            css: "/pkg/shinsa.css".to_owned(),
            js: "/pkg/shinsa.js".to_owned(),
            wasm: "/pkg/shinsa_bg.wasm".to_owned(),
        }
    }
}
