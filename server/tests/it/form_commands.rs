//! The forms on the command line: described, blank, filled in, read again and checked. The calls, the
//! shape of the answers and the exit codes are stable.

use domain::forms::{FormId, spec};
use serde_json::{Value, json};

use crate::support::tool::{Folder, Left};

/// A form that is a docx, and one that is an xlsx.
const WORD: &str = "shipment-plan";
const EXCEL: &str = "price-estimate";

/// Code, severity, form, field of each finding.
fn told(findings: &Value) -> Vec<[String; 4]> {
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let findings = findings.as_array().expect("findings");
    findings.iter().map(|one| ["code", "severity", "form", "field"].map(|key| text(one, key))).collect()
}

fn one(code: &str, severity: &str, form: &str, field: &str) -> Vec<[String; 4]> {
    vec![[code, severity, form, field].map(str::to_owned)]
}

/// Reads one file as JSON.
fn inspect(folder: &Folder, file: &str, more: &[&str]) -> Left {
    let mut arguments = vec!["inspect", "--json", file];
    arguments.extend(more);
    folder.run(&arguments)
}

#[test]
fn the_forms_are_listed_for_people_and_for_programs() {
    let folder = Folder::new();
    let listed = folder.run(&["form", "list", "--json"]).ends_with(0).json();
    let listed = listed.as_array().expect("a list");
    assert_eq!(listed.len(), 7);
    for (form, listed) in FormId::ALL.into_iter().zip(listed) {
        let expected = json!({
            "id": form.id(), "number": form.number(), "title_ja": form.title_ja(),
            "title_en": form.title_en(), "format": form.format().extension(),
            "edition": spec(form).edition, "restricted": form == FormId::AntisocialPledge,
        });
        assert_eq!(*listed, expected);
    }
    let text = folder.run(&["form", "list"]).ends_with(0).out;
    assert_eq!(text.lines().count(), 7);
    assert!(text.contains("様式第6号") && text.contains("shipment-plan"));
}

#[test]
fn every_form_comes_back_as_it_was_filled_in() {
    let folder = Folder::new();
    folder.call();
    let mut files = Vec::new();
    for form in FormId::ALL {
        let data = folder.example(form.id());
        let file = folder.fill(form.id(), &data);
        for more in [&[][..], &["--form", form.id()]] {
            let found = inspect(&folder, &file, more).ends_with(0).json();
            let read = &found["files"][0];
            assert_eq!(read["form"], form.id());
            assert_eq!(read["edition"], spec(form).edition);
            assert_eq!(read["file"], file.as_str());
            assert_eq!(read["refused"], Value::Null);
            assert_eq!(read["fields"], data, "{form:?}");
            assert_eq!(read["findings"], json!([]), "{form:?}");
        }
        files.push(file);
    }
    let mut arguments = vec!["inspect", "--json", "--call", "call.json"];
    arguments.extend(files.iter().map(String::as_str));
    let found = folder.run(&arguments).ends_with(0).json();
    let named: Vec<_> = found["files"].as_array().expect("files").iter().map(|file| &file["file"]).collect();
    assert_eq!(named, files.iter().collect::<Vec<_>>());
    assert_eq!(found["across"], json!([]));
    for file in found["files"].as_array().expect("files") {
        assert_eq!(file["findings"], json!([]), "{}", file["file"]);
    }
}

#[test]
fn a_schema_describes_the_examples_keys() {
    let folder = Folder::new();
    for form in FormId::ALL {
        let schema = folder.run(&["form", "schema", form.id()]).ends_with(0).json();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        let example = folder.example(form.id());
        for key in example.as_object().expect("an object").keys() {
            assert!(schema["properties"].get(key).is_some(), "{form:?}: {key}");
        }
    }
}

#[test]
fn a_wrong_sum_is_found_at_its_place_and_told_in_both_languages() {
    let folder = Folder::new();
    let mut data = folder.example(WORD);
    data["total_units"] = json!(12_001);
    let file = folder.fill(WORD, &data);
    let mut messages = Vec::new();
    for lang in ["ja", "en"] {
        let found = inspect(&folder, &file, &["--lang", lang]).ends_with(1).json();
        let read = &found["files"][0];
        assert_eq!(read["fields"], data);
        assert_eq!(told(&read["findings"]), one("total-wrong", "E", WORD, "total_units"));
        let finding = read["findings"][0].as_object().expect("a finding");
        let keys: Vec<_> = finding.keys().map(String::as_str).collect();
        let expected = ["code", "expected", "field", "form", "found", "mend", "message", "place", "severity"];
        assert_eq!(keys, expected);
        assert_eq!((&finding["found"], &finding["expected"]), (&json!(12_001), &json!(12_000)));
        assert!(finding["place"].as_str().expect("a place").starts_with("table "), "{finding:?}");
        for key in ["message", "mend"] {
            let sentence = finding[key].as_str().expect("a sentence");
            assert!(!sentence.is_empty() && !sentence.contains(['⟦', '{']), "{sentence}");
            assert_eq!(sentence.is_ascii(), lang == "en", "{sentence}");
        }
        messages.push(finding["message"].clone());
        let text = folder.run(&["inspect", &file, "--lang", lang]).ends_with(1).out;
        assert!(text.contains(finding["message"].as_str().expect("a sentence")), "{text}");
        assert!(text.contains("total-wrong") && text.contains(&file));
    }
    assert_ne!(messages[0], messages[1]);
}

#[test]
fn the_forms_are_held_against_each_other() {
    let folder = Folder::new();
    let plan = folder.fill(WORD, &folder.example(WORD));
    let mut data = folder.example(EXCEL);
    data["warranty_months"] = json!(24);
    let estimate = folder.fill(EXCEL, &data);
    let pledge = folder.fill("supply-pledge", &folder.example("supply-pledge"));
    let found = folder.run(&["inspect", "--json", &plan, &estimate, &pledge]).ends_with(0).json();
    let across = told(&found["across"]);
    assert!(across.iter().any(|[code, severity, ..]| code == "warranty-differs" && severity == "W"));
    // One by itself has nothing to differ from.
    assert_eq!(inspect(&folder, &estimate, &[]).ends_with(0).json()["across"], json!([]));
}

#[test]
fn the_wrong_form_an_old_edition_another_call_and_a_blank_each_have_their_own_code() {
    let folder = Folder::new();
    let call = folder.call();
    let data = folder.example(WORD);
    let file = folder.fill(WORD, &data);
    let first = |left: Left| told(&left.json()["files"][0]["findings"]);
    let wrong = inspect(&folder, &file, &["--form", "supply-pledge"]).ends_with(1);
    assert_eq!(first(wrong), one("wrong-form", "E", "supply-pledge", "document"));

    let mut old = call.clone();
    old["editions"][WORD] = json!("2025-04");
    folder.put_json("old.json", &old);
    folder.run(&["form", "fill", WORD, "--data", "data.json", "--call", "old.json", "-o", "old.docx"]);
    let read = inspect(&folder, "old.docx", &["--call", "call.json"]).ends_with(1);
    assert_eq!(read.json()["files"][0]["edition"], "2025-04");
    assert!(first(read).contains(&one("old-edition", "E", WORD, "document")[0]));

    let mut other = call.clone();
    other["title_ja"] = json!("令和9年度第1回募集");
    folder.put_json("other.json", &other);
    let read = inspect(&folder, &file, &["--call", "other.json"]).ends_with(1);
    assert!(first(read).contains(&one("other-call", "E", WORD, "call")[0]));

    for form in FormId::ALL {
        let blank = format!("blank.{}", form.format().extension());
        let arguments = ["form", "blank", form.id(), "-o", &blank, "--call", "call.json"];
        folder.run(&arguments).ends_with(0);
        let read = inspect(&folder, &blank, &["--call", "call.json"]).ends_with(1);
        assert_eq!(first(read), one("blank-form", "E", form.id(), "document"), "{form:?}");
    }
}

#[test]
fn an_example_of_a_call_and_an_application_fits_them() {
    let folder = Folder::new();
    let mut call = folder.call();
    call["title_ja"] = json!("試験の募集");
    call["applied"]["units"] = json!(7);
    call["applied"]["product_name"] = json!("別の製品");
    folder.put_json("call.json", &call);
    let mut files = Vec::new();
    for form in FormId::ALL {
        let data = folder.run(&["form", "example", form.id(), "--call", "call.json"]).ends_with(0).json();
        assert_eq!((&data["call"], &data["product_name"]), (&json!("試験の募集"), &json!("別の製品")));
        files.push(folder.fill(form.id(), &data));
    }
    let mut arguments = vec!["inspect", "--call", "call.json"];
    arguments.extend(files.iter().map(String::as_str));
    let text = folder.run(&arguments).ends_with(0).out;
    assert!(!text.contains("［"), "{text}");
}

#[test]
fn what_does_not_fit_is_told_with_its_path_and_ends_with_2() {
    let folder = Folder::new();
    let cases = [
        (json!({ "rows": [{ "units": [] }], "nonsense": 1 }), &["$.rows[0].units", "$.nonsense"][..]),
        (json!([]), &["$: "][..]),
    ];
    for (data, named) in cases {
        folder.put_json("data.json", &data);
        let left = folder.run(&["form", "fill", WORD, "--data", "data.json", "-o", "a.docx"]).ends_with(2);
        for path in named {
            assert!(left.err.contains(path) && left.err.contains("data.json"), "{}", left.err);
        }
        assert!(!folder.path().join("a.docx").exists());
    }
    folder.put("data.json", "{ not JSON");
    let left = folder.run(&["form", "fill", WORD, "--data", "data.json", "-o", "a.docx"]).ends_with(2);
    assert!(left.err.contains("line 1"), "{}", left.err);
    folder.put("call.json", "{\n\"price_cap\": \"much\" }");
    let left = folder.run(&["inspect", "a.docx", "--call", "call.json"]).ends_with(2);
    assert!(left.err.contains("call.json") && left.err.contains("line 2"), "{}", left.err);
    let left = folder.run(&["form", "example", "no-such-form"]).ends_with(2);
    assert!(left.err.contains("shipment-plan"), "the forms there are: {}", left.err);
    folder.run(&["inspect"]).ends_with(2);
    folder.run(&["form", "fill", WORD, "--data", "no.json", "-o", "a.docx"]).ends_with(2);
    folder.put_json("data.json", &json!({}));
    folder.run(&["form", "fill", WORD, "--data", "data.json", "-o", "no/such/folder.docx"]).ends_with(1);
}

#[test]
fn a_file_that_is_none_ends_with_2_whatever_the_others_say() {
    let folder = Folder::new();
    let mut data = folder.example(WORD);
    data["total_units"] = json!(1);
    let wrong = folder.fill(WORD, &data);
    folder.put("text.docx", "これは文書ではありません。");
    let found =
        folder.run(&["inspect", "--json", &wrong, "text.docx", "missing.docx", "."]).ends_with(2).json();
    let codes: Vec<_> = found["files"]
        .as_array()
        .expect("files")
        .iter()
        .map(|file| file["refused"]["code"].as_str())
        .collect();
    assert_eq!(codes, [None, Some("upload-text"), Some("not-opened"), Some("not-opened")]);
    assert_eq!(told(&found["files"][0]["findings"]), one("total-wrong", "E", WORD, "total_units"));
    for (lang, words) in [("ja", "ファイルがありません"), ("en", "There is no such file")] {
        let text = folder.run(&["inspect", "missing.docx", "--lang", lang]).ends_with(2).out;
        assert!(text.contains(words) && !text.contains("os error"), "{text}");
    }
    let refused = &found["files"][1];
    assert_eq!((&refused["form"], &refused["fields"]), (&Value::Null, &Value::Null));
    assert!(refused["refused"]["message"].as_str().expect("a message").contains("文字だけ"));
    // Said to be another format.
    let found = inspect(&folder, &wrong, &["--form", EXCEL]).ends_with(2).json();
    assert_eq!(found["files"][0]["refused"]["code"], "upload-wrong-format");
}

#[test]
fn data_may_come_and_files_may_go_through_pipes() {
    use std::io::Write;
    use std::process::Stdio;

    let folder = Folder::new();
    let data = folder.example(WORD);
    let mut child = folder
        .command(&["form", "fill", WORD, "--data", "-", "-o", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary");
    // A byte order mark is what Windows puts in front.
    let text = format!("\u{FEFF}{data}");
    child.stdin.take().expect("its input").write_all(text.as_bytes()).expect("written");
    let output = child.wait_with_output().expect("its end");
    assert!(output.status.success());
    assert!(output.stdout.starts_with(b"PK"));
    folder.put("piped.docx", output.stdout);
    assert_eq!(inspect(&folder, "piped.docx", &[]).ends_with(0).json()["files"][0]["fields"], data);

    let bytes = std::fs::read(folder.path().join("piped.docx")).expect("the file");
    let inspected = |bytes: &[u8]| {
        let mut child = folder
            .command(&["inspect", "--json", "-"])
            .env("TMPDIR", folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary");
        child.stdin.take().expect("its input").write_all(bytes).expect("written");
        let output = child.wait_with_output().expect("its end");
        let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        (output.status.code(), found["files"][0].clone())
    };
    let (code, file) = inspected(&bytes);
    assert_eq!((code, &file["file"], &file["fields"]), (Some(0), &json!("-"), &data));
    let (code, file) = inspected("文字".as_bytes());
    assert_eq!((code, &file["refused"]["code"]), (Some(2), &json!("upload-text")));
    let left =
        std::fs::read_dir(folder.path()).expect("the folder").map(|entry| entry.expect("one").file_name());
    assert!(left.into_iter().all(|name| !name.to_string_lossy().starts_with("shinsa-")));
}

#[test]
fn what_would_not_come_back_is_not_written() {
    let folder = Folder::new();
    let data = folder.example(WORD);
    let refused = |form: &str, change: &dyn Fn(&mut Value), path: &str, why: &str| {
        let mut data = folder.example(form);
        change(&mut data);
        folder.put_json("data.json", &data);
        let left = folder.run(&["form", "fill", form, "--data", "data.json", "-o", "a.out"]).ends_with(2);
        assert!(left.err.contains(&format!("{path}: ")) && left.err.contains(why), "{}", left.err);
        assert!(!folder.path().join("a.out").exists());
    };
    refused(WORD, &|data| data["product_name"] = json!(" リーダー"), "$.product_name", "blanks");
    refused(WORD, &|data| data["product_name"] = json!("一\n二"), "$.product_name", "one line");
    refused(WORD, &|data| data["site"] = json!("一\r\n二"), "$.site", "carriage");
    refused(WORD, &|data| data["site"] = json!(""), "$.site", "leave the key out");
    refused(WORD, &|data| data["rows"][1] = json!({ "cumulative": 1 }), "$.rows[1]", "row");
    refused(WORD, &|data| data["site"] = json!("あ".repeat(40_000)), "$.site", "longer");
    refused(WORD, &|data| data["site"] = json!("一\u{1}二"), "$.site", "read back");
    refused(EXCEL, &|data| data["rows"][0]["item"] = json!("a".repeat(32_768)), "$.rows[0].item", "32,767");
    refused("self-declaration", &|data| data["rows"] = json!([]), "$.rows", "fixed rows");
    refused("cancellation-consent", &|data| data["clause_1"] = json!("はい"), "$.clause_1", "true or false");
    let rows: Vec<Value> = (0..20_001).map(|_| data["rows"][0].clone()).collect();
    refused(WORD, &|data| data["rows"] = json!(rows), "$.rows", "more rows");
}

#[test]
fn a_call_says_only_what_a_call_can_say() {
    let folder = Folder::new();
    let call = folder.call();
    let file = folder.fill(WORD, &folder.example(WORD));
    let refused = |change: &dyn Fn(&mut Value), path: &str| {
        let mut call = call.clone();
        change(&mut call);
        folder.put_json("wrong.json", &call);
        let left = folder.run(&["inspect", &file, "--call", "wrong.json"]).ends_with(2);
        assert!(left.err.contains(path) && left.err.contains("wrong.json"), "{}", left.err);
    };
    refused(&|call| call["price_capp"] = json!(1), "$.price_capp:");
    refused(&|call| call["applied"]["unitz"] = json!(1), "$.applied.unitz:");
    refused(&|call| call["price_cap"] = json!(0), "$.price_cap:");
    refused(&|call| call["editions"][WORD] = json!("<b>&"), "$.editions.shipment-plan:");
    refused(&|call| call["requirement_edition"] = json!("第2版"), "$.requirement_edition:");
}

#[test]
fn one_form_twice_is_told() {
    let folder = Folder::new();
    let file = folder.fill(WORD, &folder.example(WORD));
    let found = folder.run(&["inspect", "--json", &file, &file]).ends_with(0).json();
    assert_eq!(told(&found["across"]), one("form-twice", "W", WORD, "document"));
}

#[test]
fn nobody_who_listens_is_no_fault() {
    let folder = Folder::new();
    let file = folder.fill(WORD, &folder.example(WORD));
    let inspected = ["inspect", "--json", file.as_str()];
    for arguments in [&["form", "schema", WORD][..], &["form", "list"], &inspected] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let child = folder.command(arguments).stdout(writer).stderr(std::process::Stdio::piped()).spawn();
        let output = child.expect("the binary").wait_with_output().expect("its end");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}

/// Neither the name of a file nor what is written in it gives orders to the terminal.
#[test]
fn a_terminal_is_given_no_orders() {
    let folder = Folder::new();
    let mut data = folder.example(WORD);
    data["product_name"] = json!("リーダー\u{9b}31m");
    data["site"] = json!("一\u{202e}二");
    data["applied_units"] = json!("\u{9b}2J台");
    folder.fill(WORD, &data);
    let hostile = "a\u{1b}]0;title\u{7}.docx";
    std::fs::rename(folder.path().join("shipment-plan.docx"), folder.path().join(hostile)).expect("renamed");
    folder.call();
    for more in [&[][..], &["--json"]] {
        let mut arguments = vec!["inspect", hostile, "no\u{1b}[2Jsuch\u{9b}file", "--call", "call.json"];
        arguments.extend(more);
        let left = folder.run(&arguments).ends_with(2);
        let orders = |ch: char| (ch.is_control() && ch != '\n') || ch == '\u{202e}';
        assert!(!left.out.contains(orders), "{:?}", left.out);
        if more.is_empty() {
            assert!(left.out.contains("a\\u{1b}]0;title\\u{7}.docx"), "{}", left.out);
        } else {
            assert_eq!(left.json()["files"][0]["file"], hostile);
        }
    }
}

#[test]
fn nothing_is_left_behind_and_no_data_folder_is_made() {
    let folder = Folder::new();
    let file = folder.fill(WORD, &folder.example(WORD));
    inspect(&folder, &file, &[]).ends_with(0);
    let mut left: Vec<_> = std::fs::read_dir(folder.path())
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    left.sort();
    assert_eq!(left, ["data.json", "shipment-plan.docx"]);
}
