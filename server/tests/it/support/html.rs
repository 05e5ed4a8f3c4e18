//! Just enough reading of HTML to follow links and to submit forms as a browser does.

/// A tag, and the text that follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Tag {
    /// In lower case, `/form` for an end tag.
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
}

impl Tag {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some()
    }
}

/// A form as it stands in a page, with what a browser would send untouched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub id: String,
    pub action: String,
    pub multipart: bool,
    pub fields: Vec<(String, String)>,
}

/// Every form of a page.
pub fn forms(html: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut open = false;
    let mut select: Option<(String, bool)> = None;
    for tag in tags(html) {
        match tag.name.as_str() {
            "form" => {
                open = true;
                forms.push(Form {
                    id: tag.attribute("id").unwrap_or_default().to_owned(),
                    action: tag.attribute("action").unwrap_or_default().to_owned(),
                    multipart: tag.attribute("enctype") == Some("multipart/form-data"),
                    fields: Vec::new(),
                });
            }
            "/form" => open = false,
            _ => {
                let Some(form) = forms.last_mut().filter(|_| open) else { continue };
                field(form, &tag, &mut select);
            }
        }
    }
    forms
}

fn field(form: &mut Form, tag: &Tag, select: &mut Option<(String, bool)>) {
    let name = tag.attribute("name").unwrap_or_default().to_owned();
    match tag.name.as_str() {
        "input" => {
            let value = match tag.attribute("type").unwrap_or("text") {
                "submit" | "button" | "file" | "reset" => return,
                "checkbox" | "radio" if !tag.has("checked") => return,
                "checkbox" | "radio" => tag.attribute("value").unwrap_or("on"),
                _ => tag.attribute("value").unwrap_or_default(),
            };
            form.fields.push((name, value.to_owned()));
        }
        "textarea" => form.fields.push((name, tag.text.clone())),
        "select" => *select = Some((name, false)),
        "/select" => *select = None,
        "option" => {
            let Some((name, chosen)) = select else { return };
            let value = tag.attribute("value").unwrap_or(&tag.text).to_owned();
            if tag.has("selected") {
                if *chosen {
                    form.fields.pop();
                }
                form.fields.push((name.clone(), value));
                *chosen = true;
            } else if !*chosen {
                form.fields.push((name.clone(), value));
                *chosen = true;
            }
        }
        _ => {}
    }
}

/// Where the links of a page lead.
pub fn links(html: &str) -> Vec<String> {
    let anchors = tags(html).into_iter().filter(|tag| tag.name == "a");
    anchors.filter_map(|tag| tag.attribute("href").map(str::to_owned)).collect()
}

/// The text of a page without its tags, scripts and styles.
pub fn text(html: &str) -> String {
    let tags = tags(html).into_iter().filter(|tag| !matches!(tag.name.as_str(), "script" | "style"));
    let pieces: Vec<String> = tags.map(|tag| tag.text.trim().to_owned()).collect();
    pieces.into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
}

fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        if rest.starts_with("<!") {
            let end = if rest.starts_with("<!--") { "-->" } else { ">" };
            rest = rest.split_once(end).map_or("", |(_, rest)| rest);
            // The text after a comment belongs to what stands before it.
            if let Some(tag) = tags.last_mut() {
                append_text(tag, rest);
            }
            continue;
        }
        let (mut tag, after) = one(&rest[1..]);
        rest = after;
        if matches!(tag.name.as_str(), "script" | "style") {
            let end = format!("</{}", tag.name);
            rest = rest.find(&end).map_or("", |at| &rest[at..]);
        } else {
            append_text(&mut tag, rest);
        }
        tags.push(tag);
    }
    tags
}

fn append_text(tag: &mut Tag, rest: &str) {
    let text = rest.split('<').next().unwrap_or_default();
    tag.text.push_str(&unescape(text));
}

/// One tag, from after its `<`, and what follows its `>`.
fn one(inner: &str) -> (Tag, &str) {
    let name_end = inner.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(inner.len());
    let name = inner[..name_end].trim_end_matches('/').to_ascii_lowercase();
    let mut attributes = Vec::new();
    let mut rest = inner[name_end..].trim_start();
    while !rest.is_empty() && !rest.starts_with('>') {
        let key_end = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '>').unwrap_or(rest.len());
        let key = rest[..key_end].to_ascii_lowercase();
        rest = &rest[key_end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let (inside, after) = quoted.split_once('"').unwrap_or((quoted, ""));
            value = unescape(inside);
            rest = after;
        } else if let Some(bare) = rest.strip_prefix('=') {
            let end = bare.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(bare.len());
            value = unescape(&bare[..end]);
            rest = &bare[end..];
        }
        if !matches!(key.as_str(), "" | "/") {
            attributes.push((key.clone(), value));
        }
        if key.is_empty() {
            rest = rest.get(1..).unwrap_or_default();
        }
        rest = rest.trim_start();
    }
    (Tag { name, attributes, text: String::new() }, rest.strip_prefix('>').unwrap_or(rest))
}

fn unescape(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        match after.split_once(';').and_then(|(entity, rest)| Some((character(entity)?, rest))) {
            Some((character, after)) => {
                plain.push(character);
                rest = after;
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn character(entity: &str) -> Option<char> {
    match entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{A0}'),
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[test]
fn forms_are_read_as_a_browser_would_send_them() {
    let html = r#"<p>a</p><form id="x" action="/a?b=1&amp;c=2" method="post"><input type="hidden" name="v" value="3"/>
        <input name="t" value="&quot;q&quot;"><input type="checkbox" name="c" checked><input type=checkbox name=d>
        <textarea name="n">1 &lt; 2<!----></textarea><select name="s"><option value="1">1</option><option selected value="2">2</option></select>
        <button>Go</button></form><a href="/next">n</a>"#;
    let form = &forms(html)[0];
    assert_eq!((form.id.as_str(), form.action.as_str()), ("x", "/a?b=1&c=2"));
    let fields: Vec<_> = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(fields, [("v", "3"), ("t", "\"q\""), ("c", "on"), ("n", "1 < 2"), ("s", "2")]);
    assert_eq!(links(html), ["/next"]);
    assert_eq!(text("<p>a<b>c</b> d</p><script>if (1 < 2) {}</script>e"), "a c d e");
}
