//! What an Office Open XML package may consist of (ECMA-376 part 2): content types,
//! relationships, and the parts that are never accepted.

use std::collections::HashMap;
use std::io::Read;

use domain::forms::FileFormat;

use super::Limits;
use super::error::{PreflightError, shown};
use super::sniff::Detected;
use super::xml::{attribute, walk};

pub(super) const CONTENT_TYPES: &str = "[content_types].xml";
pub(super) const ROOT_RELATIONSHIPS: &str = "_rels/.rels";

const WORD_MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const EXCEL_MAIN: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

/// `[Content_Types].xml`, with names in lower case: part names are compared without case.
#[derive(Debug, Default)]
pub(super) struct ContentTypes {
    by_extension: HashMap<String, String>,
    by_part: HashMap<String, String>,
}

impl ContentTypes {
    pub(super) fn read(source: impl Read, limits: &Limits) -> Result<Self, PreflightError> {
        let mut types = Self::default();
        walk(CONTENT_TYPES, source, limits, |element| {
            let (key, map) = match element.local_name().as_ref() {
                "Default" => ("Extension", &mut types.by_extension),
                "Override" => ("PartName", &mut types.by_part),
                _ => return Ok(()),
            };
            let name = attribute(CONTENT_TYPES, element, key)?;
            let content_type = attribute(CONTENT_TYPES, element, "ContentType")?;
            let (Some(name), Some(content_type)) = (name, content_type) else {
                return Err(PreflightError::damaged("content type without a name or a type"));
            };
            // One for each part at most, and some for extensions.
            if map.len() > limits.entries {
                return Err(PreflightError::XmlTooComplex { part: CONTENT_TYPES.to_owned() });
            }
            map.insert(name.trim_start_matches('/').to_ascii_lowercase(), content_type.to_ascii_lowercase());
            Ok(())
        })?;
        Ok(types)
    }

    /// The content type of a part, in lower case. `part` is in lower case.
    pub(super) fn of(&self, part: &str) -> Option<&str> {
        let by_extension = || self.by_extension.get(part.rsplit_once('.')?.1);
        self.by_part.get(part).or_else(by_extension).map(String::as_str)
    }

    /// Refuses a package that declares a part with macros, whether or not the part is there.
    /// A default for an extension says nothing: some writers list types that they don't use.
    pub(super) fn refuse_macros(&self) -> Result<(), PreflightError> {
        match self.by_part.iter().find(|(_, kind)| is_macro_type(kind)) {
            Some((part, _)) => Err(PreflightError::Macros { part: shown(part) }),
            None => Ok(()),
        }
    }

    /// What kind of file the main part makes it.
    pub(super) fn format(&self, main_part: &str) -> Result<FileFormat, PreflightError> {
        match self.of(main_part) {
            Some(WORD_MAIN) => Ok(FileFormat::Docx),
            Some(EXCEL_MAIN) => Ok(FileFormat::Xlsx),
            _ => Err(PreflightError::WrongType(Detected::OtherOffice)),
        }
    }

    pub(super) fn is_xml(&self, part: &str) -> bool {
        match self.of(part) {
            // Drawings in VML are written by Excel as HTML of sorts; nothing here reads them.
            Some("application/vnd.openxmlformats-officedocument.vmldrawing") => false,
            Some(kind) if kind.ends_with("+xml") || kind.ends_with("/xml") => true,
            _ => part.ends_with(".xml") || part.ends_with(".rels"),
        }
    }
}

fn is_macro_type(content_type: &str) -> bool {
    ["macroenabled", "vbaproject", "vbadata", "macrosheet"].iter().any(|word| content_type.contains(word))
}

/// Refuses a part by its name and content type, both in lower case.
pub(super) fn refuse_part(part: &str, content_type: Option<&str>) -> Result<(), PreflightError> {
    let file_name = part.rsplit('/').next().unwrap_or(part);
    let folder = |name: &str| part.split('/').rev().skip(1).any(|segment| segment == name);
    let kind = content_type.unwrap_or_default();

    if matches!(file_name, "vbaproject.bin" | "vbadata.xml" | "vbaprojectsignature.bin")
        || folder("macrosheets")
        || is_macro_type(kind)
    {
        return Err(PreflightError::Macros { part: shown(part) });
    }
    if folder("embeddings")
        || folder("activex")
        || folder("webextensions")
        || kind.contains("oleobject")
        || kind.contains("activex")
        || kind.contains("webextension")
        || kind == "application/vnd.openxmlformats-officedocument.package"
    {
        return Err(PreflightError::EmbeddedObject { part: shown(part) });
    }
    if folder("externallinks") || kind.contains("externallink") || file_name == "connections.xml" {
        return Err(PreflightError::ExternalLink { part: shown(part), target: String::new() });
    }
    Ok(())
}

/// Reads a relationships part. Returns the target of the main part, if this part names one.
///
/// An external target is refused unless it is a plain hyperlink to a web or mail address: Word
/// makes one by itself of every address typed, and nothing is loaded until somebody clicks.
pub(super) fn relationships(
    part: &str,
    source: impl Read,
    limits: &Limits,
) -> Result<Option<String>, PreflightError> {
    let mut main_part = None;
    walk(part, source, limits, |element| {
        if element.local_name().as_ref() != "Relationship" {
            return Ok(());
        }
        let value = |name| attribute(part, element, name).map(Option::unwrap_or_default);
        let (kind, target, mode) = (value("Type")?, value("Target")?, value("TargetMode")?);
        // The same words end both the transitional and the strict namespaces.
        let kind = kind.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        let outside = mode.eq_ignore_ascii_case("External") || leads_outside(&target);

        match kind.as_str() {
            "vbaproject" | "wordvbadata" | "xlmacrosheet" | "xlintlmacrosheet" | "vbaprojectsignature" => {
                Err(PreflightError::Macros { part: shown(part) })
            }
            "hyperlink" if outside && is_plain_address(&target) => Ok(()),
            _ if outside => Err(PreflightError::ExternalLink { part: shown(part), target: shown(&target) }),
            "externallink" | "externallinkpath" | "connections" | "attachedtemplate" => {
                Err(PreflightError::ExternalLink { part: shown(part), target: shown(&target) })
            }
            "oleobject"
            | "package"
            | "control"
            | "activexcontrolbinary"
            | "afchunk"
            | "webextension"
            | "webextensiontaskpanes" => Err(PreflightError::EmbeddedObject { part: shown(&target) }),
            "officedocument" => {
                main_part = Some(target.trim_start_matches('/').to_ascii_lowercase());
                Ok(())
            }
            _ => Ok(()),
        }
    })?;
    Ok(main_part)
}

/// Whether a target that claims to be inside the package has a scheme or names a host.
fn leads_outside(target: &str) -> bool {
    let scheme = target.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    scheme || target.starts_with("\\\\") || target.starts_with("//")
}

fn is_plain_address(target: &str) -> bool {
    target.split_once(':').is_some_and(|(scheme, _)| {
        ["http", "https", "mailto"].iter().any(|plain| scheme.eq_ignore_ascii_case(plain))
    })
}
