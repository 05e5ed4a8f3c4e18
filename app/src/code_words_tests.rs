//! Tests that every code of a rule has its words: what domain, services and documents can complain
//! of, they complain of in both languages. The codes are read from the sources, so a new one without
//! words fails here.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use documents::preflight::PreflightError;
use domain::{
    actor::StaffRole,
    call::{CallPhase, Procedure},
    finding::Code,
    forms::{FileFormat, FormId, Problem, Unreadable},
    money::Rounding,
    validation::FieldError,
};
use services::{
    journal,
    mail::{Kind, overview::MailState},
};

use super::*;
use crate::flash::sentence;

/// The Rust sources of the crates whose codes people read, by path, without comments and unit tests.
fn sources() -> BTreeMap<PathBuf, String> {
    let app = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeMap::new();
    for folder in ["domain/src", "src", "../server/services/src", "../server/documents/src"] {
        collect(&app.join(folder), &mut found);
    }
    assert!(found.len() > 150, "the sources were not found: {}", found.len());
    found
}

fn collect(folder: &Path, found: &mut BTreeMap<PathBuf, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && !path.to_string_lossy().contains("tests")
        {
            let source = fs::read_to_string(&path).unwrap();
            let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            found.insert(path, code.join("\n"));
        }
    }
}

/// The arguments of each call of `function`, as they stand in the source.
fn calls<'a>(source: &'a str, function: &str) -> Vec<Vec<&'a str>> {
    let opening = format!("{function}(");
    source.match_indices(&opening).map(|(at, _)| arguments(&source[at + opening.len()..])).collect()
}

/// Splits at commas that stand in no bracket and no string, up to the closing bracket.
fn arguments(source: &str) -> Vec<&str> {
    let (mut depth, mut quoted, mut start) = (0_u32, false, 0);
    let mut found = Vec::new();
    let mut before = ' ';
    for (at, c) in source.char_indices() {
        match c {
            '"' if before != '\\' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => {
                found.push(source[start..at].trim());
                break;
            }
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(source[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
        before = c;
    }
    found
}

/// The text of an argument that is one literal.
fn literal(argument: &str) -> Option<String> {
    let text = argument.strip_prefix('"')?.strip_suffix('"')?;
    (!text.contains('"')).then(|| text.to_owned())
}

/// The literals that `fn code` of an error type gives.
fn codes_of_types(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in source.match_indices("fn code(") {
        let body = &source[at..];
        let body = &body[..body.find("\n    }").unwrap_or(body.len())];
        found
            .extend(body.split("=> \"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
    }
    found
}

/// Every code of a field error that the sources name.
fn field_codes() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for (path, source) in sources() {
        let second =
            ["FieldError::new", "PortalError::field"].into_iter().flat_map(|name| calls(&source, name));
        codes.extend(second.filter_map(|call| literal(call.get(1)?)));
        let empty = calls(&source, "parse_line");
        codes.extend(empty.into_iter().filter_map(|call| literal(call.get(3)?)));
        // These have sentences of their own, `refusal-…` and `unreadable-…`.
        if !["case/refusal.rs", "change_notice/refusal.rs", "defect/refusal.rs", "forms/reading.rs"]
            .iter()
            .any(|file| path.ends_with(file))
        {
            codes.extend(codes_of_types(&source));
        }
    }
    codes.extend(PreflightError::CODES.map(str::to_owned));
    codes
}

/// The keys that lack words in a language.
fn missing(keys: impl IntoIterator<Item = String>) -> Vec<String> {
    let keys: BTreeSet<String> = keys.into_iter().collect();
    Locale::ALL
        .into_iter()
        .flat_map(|locale| {
            let words = Words::new(locale);
            keys.iter().filter(move |key| !words.has(key)).map(move |key| format!("{locale}: {key}"))
        })
        .collect()
}

#[test]
fn arguments_are_split_at_their_own_commas() {
    let source = "a(FieldError::new(format!(\"{x},{y}\"), \"too-long\").with(\"max\", 3))";
    assert_eq!(calls(source, "FieldError::new"), [vec!["format!(\"{x},{y}\")", "\"too-long\""]]);
}

#[test]
fn every_field_error_has_its_words() {
    let codes = field_codes();
    for known in
        ["required", "corporate-number-check-digit", "roles-empty", "password-common", "call-code-taken"]
    {
        assert!(codes.contains(known), "the scan no longer finds {known}");
    }
    assert!(codes.len() > 75, "the scan found too little: {}", codes.len());
    assert_eq!(missing(codes.into_iter().map(|code| format!("error-{code}"))), Vec::<String>::new());
}

#[test]
fn every_denial_has_its_words() {
    let denials: BTreeSet<String> = sources()
        .values()
        .flat_map(|source| {
            calls(source, "Denied").into_iter().filter_map(|call| literal(call.first()?)).collect::<Vec<_>>()
        })
        .collect();
    assert!(denials.contains("administrators-only") && denials.len() > 15, "{denials:?}");
    assert_eq!(missing(denials.into_iter().map(|code| format!("denied-{code}"))), Vec::<String>::new());
}

#[test]
fn every_finding_has_its_words() {
    let codes: Vec<&str> = Code::OWN.iter().map(|code| code.id()).chain(Problem::CODES).collect();
    let sentences = codes.iter().map(|code| format!("finding-{code}"));
    let mending = codes.iter().map(|code| format!("finding-{code}-mend"));
    let reasons = Unreadable::ALL.map(|why| format!("unreadable-{}", why.code()));
    assert_eq!(missing(sentences.chain(mending).chain(reasons)), Vec::<String>::new());
}

#[test]
fn every_closed_vocabulary_has_its_words() {
    let kebab = |prefix: &str, id: &str| format!("{prefix}-{}", id.replace('_', "-"));
    let mut keys: Vec<String> = Vec::new();
    keys.extend(
        [CallPhase::Announced, CallPhase::Open, CallPhase::Closed].map(|it| kebab("call-phase", it.id())),
    );
    keys.extend(Procedure::ALL.map(|it| kebab("procedure", it.id())));
    keys.extend(Rounding::ALL.map(|it| kebab("rounding", it.id())));
    keys.extend(StaffRole::ALL.map(|it| kebab("role", it.id())));
    keys.extend(StaffRole::ALL.map(|it| format!("{}-help", kebab("admin-role", it.id()))));
    keys.extend(MailState::ALL.map(|it| kebab("mail-state", it.id())));
    keys.extend(Kind::ALL.iter().map(|it| kebab("mail", it.id())));
    keys.extend(journal::ACTS.map(|act| kebab("act", act)));
    keys.extend([FileFormat::Docx, FileFormat::Xlsx].map(|it| kebab("form-format", it.extension())));
    assert_eq!(missing(keys), Vec::<String>::new());
}

#[test]
fn every_input_of_a_call_has_its_label() {
    let inputs =
        ["code", "title_ja", "title_en", "opens_date", "closes_date", "appeal", "appeal_text", "why"];
    let inputs = domain::call_input::defaults().into_keys().chain(inputs.map(str::to_owned));
    assert_eq!(missing(inputs.map(|name| format!("field-{}", name.replace('_', "-")))), Vec::<String>::new());
}

#[test]
fn what_a_refused_file_carries_fills_its_sentence() {
    let part = || "word/x".to_owned();
    let errors = [
        PreflightError::WrongFormat { declared: FileFormat::Docx, found: FormId::TrackRecord.format() },
        PreflightError::TooManyEntries { found: 2, limit: 1 },
        PreflightError::UnsafeName { name: part() },
        PreflightError::TooLargeUnpacked { limit: 1 },
        PreflightError::TooCompressed { part: part(), limit: 1 },
        PreflightError::Macros { part: part() },
        PreflightError::ExternalLink { part: part(), target: part() },
        PreflightError::EmbeddedObject { part: part() },
        PreflightError::Dtd { part: part() },
        PreflightError::XmlTooComplex { part: part() },
    ];
    for error in errors {
        let shown = error
            .args()
            .into_iter()
            .fold(FieldError::new("", error.code()), |shown, (name, value)| shown.with(name, value));
        for locale in Locale::ALL {
            let sentence = sentence(&shown, Words::new(locale));
            assert!(!sentence.contains("{$") && !sentence.contains('⟦'), "{error:?}: {sentence}");
        }
    }
}
