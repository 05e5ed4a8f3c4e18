//! What waits to be sent: a line of fields for each result in the browser's store, its files in the cache.

use js_sys::{Array, Date};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Cache, File, Response, Storage, UrlSearchParams};

/// The cache of files that wait.
const FILES: &str = "shinsa-bench";
/// Fields that are the island's own.
const OWN: [&str; 4] = ["label", "refused", "lost_files", "kept_at"];
/// How long files may be on their way into the cache, in milliseconds.
const KEEPING: f64 = 60_000.0;

/// One result that waits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    fields: Vec<(String, String)>,
}

impl Entry {
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    pub fn set(&mut self, name: &str, value: &str) {
        self.fields.retain(|(field, _)| field != name);
        self.fields.push((name.to_owned(), value.to_owned()));
    }

    pub fn id(&self) -> &str {
        self.get("id")
    }

    pub fn label(&self) -> &str {
        self.get("label")
    }

    /// Why the server did not take it, in its words.
    pub fn refused(&self) -> Option<&str> {
        Some(self.get("refused")).filter(|why| !why.is_empty())
    }

    /// Files of it could not be kept, or are gone.
    pub fn lost_files(&self) -> bool {
        !self.get("lost_files").is_empty()
    }

    /// Whether these are all of its files.
    pub fn is_complete(&self, files: &[(String, Blob)]) -> bool {
        files.len() == self.file_names().count()
    }

    /// Noted so lately that its files may still be on their way into the cache, be it from another tab.
    pub fn is_new(&self) -> bool {
        let age = Date::now() - Date::parse(self.get("kept_at"));
        age.abs() < KEEPING
    }

    /// What goes to the server besides the files.
    pub fn sent_fields(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = |name: &str| OWN.contains(&name) || name.starts_with("file_");
        self.fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .filter(move |(name, _)| !own(name))
    }

    /// The names of its files.
    fn file_names(&self) -> impl Iterator<Item = (String, String)> {
        let named = (0..).map(|index| format!("file_{index}"));
        let id = self.id().to_owned();
        named
            .map(|field| self.get(&field).to_owned())
            .take_while(|name| !name.is_empty())
            .enumerate()
            .map(move |(index, name)| (format!("/bench-files/{id}/{index}"), name))
    }

    fn line(&self) -> Option<String> {
        let fields = UrlSearchParams::new().ok()?;
        for (name, value) in &self.fields {
            fields.append(name, value);
        }
        Some(String::from(fields.to_string()))
    }

    fn parse(line: &str) -> Option<Self> {
        let fields = UrlSearchParams::new_with_str(line).ok()?;
        let mut entry = Entry::default();
        for pair in fields.entries() {
            let pair = Array::from(&pair.ok()?);
            entry.set(&pair.get(0).as_string()?, &pair.get(1).as_string()?);
        }
        Some(entry).filter(|entry| !entry.id().is_empty())
    }
}

/// The results of one case and one person that wait.
pub struct Queue {
    key: String,
}

impl Queue {
    pub fn new(key: &str) -> Self {
        Self { key: key.to_owned() }
    }

    fn storage() -> Option<Storage> {
        web_sys::window()?.local_storage().ok()?
    }

    /// All of them, the oldest first. Read anew each time: another tab may have sent some.
    pub fn all(&self) -> Vec<Entry> {
        let text = Self::storage().and_then(|storage| storage.get_item(&self.key).ok()?).unwrap_or_default();
        text.lines().filter_map(Entry::parse).collect()
    }

    /// The next one to send, besides those that were tried.
    pub fn next(&self, tried: &[String]) -> Option<Entry> {
        let left = |entry: &Entry| entry.refused().is_none() && tried.iter().all(|id| id != entry.id());
        self.all().into_iter().find(left)
    }

    fn write(&self, entries: &[Entry]) -> bool {
        let lines: Option<Vec<String>> = entries.iter().map(Entry::line).collect();
        let Some((lines, storage)) = lines.zip(Self::storage()) else { return false };
        if lines.is_empty() {
            return storage.remove_item(&self.key).is_ok();
        }
        storage.set_item(&self.key, &lines.join("\n")).is_ok()
    }

    /// Whether it is kept for good.
    pub fn keep(&self, entry: &Entry) -> bool {
        let mut all = self.all();
        all.push(entry.clone());
        self.write(&all)
    }

    pub fn remove(&self, id: &str) {
        let mut all = self.all();
        all.retain(|entry| entry.id() != id);
        self.write(&all);
    }

    /// Notes why the server did not take it; empty words let it be sent again.
    pub fn refuse(&self, id: &str, why: &str) {
        self.change(id, "refused", why);
    }

    /// Notes that it goes without files that it should have.
    pub fn note_lost_files(&self, entry: &mut Entry) {
        entry.set("lost_files", "yes");
        self.change(entry.id(), "lost_files", "yes");
    }

    fn change(&self, id: &str, name: &str, value: &str) {
        let mut all = self.all();
        for entry in all.iter_mut().filter(|entry| entry.id() == id) {
            entry.set(name, value);
        }
        self.write(&all);
    }

    /// # Errors
    /// Where the browser keeps no files, as without encryption, or has no room for them.
    pub async fn keep_files(&self, entry: &Entry, files: &[File]) -> Result<(), JsValue> {
        if files.is_empty() {
            return Ok(());
        }
        let cache = cache().await?;
        for ((place, _), file) in entry.file_names().zip(files) {
            let content = Response::new_with_opt_blob(Some(file))?;
            JsFuture::from(cache.put_with_str(&place, &content)).await?;
        }
        Ok(())
    }

    /// The files of a result by name, as far as they are there: a browser that is short of room throws them
    /// away, and a reload can come before they are kept.
    pub async fn files(&self, entry: &Entry) -> Vec<(String, Blob)> {
        let mut files = Vec::new();
        for (place, name) in entry.file_names() {
            if let Ok(file) = kept(&place).await {
                files.push((name, file));
            }
        }
        files
    }

    pub async fn forget_files(&self, entry: &Entry) {
        for (place, _) in entry.file_names() {
            if let Ok(cache) = cache().await {
                let _ = JsFuture::from(cache.delete_with_str(&place)).await;
            }
        }
    }
}

async fn cache() -> Result<Cache, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let caches = window.caches()?;
    // Without encryption there is none at all, and asking it would throw.
    if caches.is_undefined() {
        return Err(JsValue::UNDEFINED);
    }
    JsFuture::from(caches.open(FILES)).await?.dyn_into()
}

/// The file at a place of the cache.
async fn kept(place: &str) -> Result<Blob, JsValue> {
    let found = JsFuture::from(cache().await?.match_with_str(place)).await?;
    let found: Response = found.dyn_into()?;
    JsFuture::from(found.blob()?).await?.dyn_into()
}
