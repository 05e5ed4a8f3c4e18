//! Tests that the catalogues are whole: same keys, same arguments, no key used that is not there.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{ast, parser};

use super::*;

/// Each key of a language with the names of its arguments; panics on a fault in a catalogue.
fn keys(locale: Locale) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys = BTreeMap::new();
    for (area, source) in sources(locale) {
        let resource =
            parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{locale}/{area}: {errors:?}"));
        for entry in resource.body {
            let ast::Entry::Message(message) = entry else {
                continue;
            };
            let key = message.id.name.to_owned();
            let pattern = message.value.unwrap_or_else(|| panic!("{locale}/{area}: {key} has no value"));
            let mut args = BTreeSet::new();
            let empty = !collect(&pattern, &mut args);
            assert!(!empty, "{locale}/{area}: {key} is empty");
            assert!(keys.insert(key.clone(), args).is_none(), "{locale}/{area}: {key} stands twice");
        }
    }
    keys
}

/// Collects the arguments of a pattern; tells whether it has any text or placeable at all.
fn collect(pattern: &ast::Pattern<&str>, args: &mut BTreeSet<String>) -> bool {
    let mut any = false;
    for element in &pattern.elements {
        match element {
            ast::PatternElement::TextElement { value } => any |= !value.trim().is_empty(),
            ast::PatternElement::Placeable { expression } => {
                any = true;
                collect_expression(expression, args);
            }
        }
    }
    any
}

fn collect_expression(expression: &ast::Expression<&str>, args: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => collect_inline(inline, args),
        ast::Expression::Select { selector, variants } => {
            collect_inline(selector, args);
            for variant in variants {
                assert!(collect(&variant.value, args), "a variant is empty");
            }
        }
    }
}

fn collect_inline(inline: &ast::InlineExpression<&str>, args: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            args.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => collect_expression(expression, args),
        _ => {}
    }
}

#[test]
fn both_languages_have_the_same_keys_and_arguments() {
    let (ja, en) = (keys(Locale::Ja), keys(Locale::En));
    assert!(ja.len() > 50, "the catalogues were not read");
    let only = |a: &BTreeMap<String, _>, b: &BTreeMap<String, _>| -> Vec<String> {
        a.keys().filter(|key| !b.contains_key(*key)).cloned().collect()
    };
    assert_eq!(only(&ja, &en), Vec::<String>::new(), "missing in en");
    assert_eq!(only(&en, &ja), Vec::<String>::new(), "missing in ja");
    for (key, args) in &ja {
        assert_eq!(Some(args), en.get(key), "arguments of {key} differ");
    }
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The literals that stand right after `t(` or `tf(` in Rust source, white space allowed.
fn used_keys(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for call in ["t(", "tf("] {
        for (at, _) in source.match_indices(call) {
            let before = source[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let Some(rest) = source[at + call.len()..].trim_start().strip_prefix('"') else {
                continue;
            };
            if let Some(end) = rest.find('"') {
                found.push(rest[..end].to_owned());
            }
        }
    }
    found
}

#[test]
fn finds_the_literals() {
    let source = concat!("{t(\"a\")} words.tf(\n    \"b\", &[]) get", "(\"c\") format(\"d\")");
    assert_eq!(used_keys(source), ["a", "b"]);
}

#[test]
fn every_key_that_the_source_names_exists() {
    let keys = keys(Locale::Ja);
    let mut files = Vec::new();
    let app = Path::new(env!("CARGO_MANIFEST_DIR"));
    rust_files(&app.join("src"), &mut files);
    rust_files(&app.join("../server/src"), &mut files);
    let mut checked = 0;
    let mut missing = Vec::new();
    for file in files {
        if file.to_string_lossy().ends_with("words_tests.rs") {
            continue;
        }
        let source = fs::read_to_string(&file).unwrap();
        let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for key in used_keys(&code.join("\n")) {
            checked += 1;
            if !keys.contains_key(&key) {
                missing.push(format!("{}: {key}", file.display()));
            }
        }
    }
    assert!(checked > 20, "the scan found too little: {checked}");
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn a_missing_key_is_visible() {
    assert_eq!(Words::new(Locale::Ja).t("no-such-key"), "⟦no-such-key⟧");
}

#[test]
fn arguments_are_filled_in_without_marks() {
    let words = Words::new(Locale::En).tf("page-title-with-service", &[("title", "Cases".into())]);
    assert_eq!(words, "Cases | Shinsa Portal");
}

#[test]
fn reads_language_tags() {
    assert_eq!("ja-JP".parse(), Ok(Locale::Ja));
    assert_eq!("EN".parse(), Ok(Locale::En));
    assert_eq!("fr".parse::<Locale>(), Err(UnknownLocale));
}
