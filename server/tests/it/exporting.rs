//! A case as one ZIP: what is in it, who gets it, and that a change in it is found.

use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;

use domain::case::change_notice::ChangeNoticeCommand;
use domain::case::device_check::{Device, DeviceCheckCommand};
use sea_orm::EntityTrait;
use services::cases::{Expected, execute};
use services::entities::journal;
use services::exports::{self, ExportError};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::client::Client;
use crate::support::people::{ADMINISTRATOR, APPROVER, AUDITOR, HOSHINO, KAWABE, REVIEWER, TESTER};
use crate::support::{TestApp, on_each_database};

fn names(zip: &[u8]) -> Vec<String> {
    let zip = ZipArchive::new(Cursor::new(zip)).unwrap();
    zip.file_names().map(|name| name.unwrap().into_owned()).collect()
}

fn part(zip: &[u8], name: &str) -> Vec<u8> {
    let mut content = Vec::new();
    ZipArchive::new(Cursor::new(zip)).unwrap().by_name(name).unwrap().read_to_end(&mut content).unwrap();
    content
}

/// The ZIP with every part as `change` gives it back; `None` leaves it out.
fn changed(zip: &[u8], change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for name in names(zip) {
        if let Some(content) = change(&name, part(zip, &name)) {
            out.start_file(name, SimpleFileOptions::default()).unwrap();
            out.write_all(&content).unwrap();
        }
    }
    out.finish().unwrap().into_inner()
}

fn problems(zip: &[u8]) -> Vec<String> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), zip).unwrap();
    exports::verify(file.path()).unwrap().problems
}

async fn export(app: &TestApp, model: &str, email: &str) -> Vec<u8> {
    let case = app.case(model).await;
    let reply = app.client(email).await.get(&format!("/screening/cases/{case}/export")).await.expect(200);
    assert_eq!(reply.header("content-type"), "application/zip");
    assert!(reply.header("content-disposition").starts_with("attachment; filename=\"R8-"));
    assert_eq!(reply.header("content-length"), reply.bytes.len().to_string());
    reply.bytes.to_vec()
}

#[tokio::test]
async fn everything_that_was_handed_in_is_there_and_holds() {
    on_each_database(async |app| {
        let zip = export(&app, "KR-100", AUDITOR).await;
        let history = app.history(&app.case("KR-100").await).await;
        let case = history.case;
        for (form, document) in &case.documents {
            for version in &document.versions {
                let path = format!(
                    "forms/{}-{}/v{}/{}",
                    form.number(),
                    form.id(),
                    version.number,
                    version.file.name
                );
                let found = names(&zip).contains(&path);
                assert_eq!(found, case.versions_handed_in(*form).contains(&version.number), "{path}");
                if found {
                    assert_eq!(hex::encode(Sha256::digest(part(&zip, &path))), version.file.sha256);
                }
            }
        }
        let letter = format!("letters/1/{}", case.letters[0].name);
        assert_eq!(hex::encode(Sha256::digest(part(&zip, &letter))), case.letters[0].sha256);
        let timeline = String::from_utf8(part(&zip, "timeline.html")).unwrap();
        assert!(timeline.contains("カオリーダー") && !timeline.contains("<script"), "{timeline}");
        let told: Vec<serde_json::Value> = serde_json::from_slice(&part(&zip, "timeline.json")).unwrap();
        assert!(told.iter().any(|event| event["data"]["kind"] == "decided"));
        assert_eq!(problems(&zip), Vec::<String>::new());
        let rows = journal::Entity::find().all(app.portal.db()).await.unwrap();
        let noted: Vec<_> = rows.iter().filter(|row| row.act == "case-exported").collect();
        assert_eq!(noted.len(), 1);
        assert_eq!(noted[0].subject, case.number().unwrap());
    })
    .await;
}

/// The first part of a name that is in the ZIP.
fn holds(zip: &[u8], begin: &str, end: &str) -> bool {
    names(zip).iter().any(|name| name.starts_with(begin) && name.ends_with(end))
}

#[tokio::test]
async fn every_room_after_the_documents_is_in_it() {
    on_each_database(async |app| {
        let defects = export(&app, "FG-10", AUDITOR).await;
        let case = app.history(&app.case("FG-10").await).await.case;
        for defect in &case.defects {
            for file in &defect.files {
                let path = format!("defects/{}/{:03}/{}", defect.number, file.number, file.file.name);
                assert_eq!(hex::encode(Sha256::digest(part(&defects, &path))), file.file.sha256, "{path}");
            }
        }
        assert_eq!(
            names(&defects).iter().filter(|name| name.starts_with("letters/")).count(),
            case.letters.len()
        );
        assert!(case.letters.len() >= 5 && holds(&defects, "device-check/sheets/1/", ".docx"));
        let timeline = String::from_utf8(part(&defects, "timeline.html")).unwrap();
        for kind in ["cancellation_notified", "hearing_recorded", "measure_decided", "plan_concluded"] {
            let told = crate::support::words::ja(&format!("event-{}", kind.replace('_', "-")));
            assert!(timeline.contains(&told), "{told} in {timeline}");
        }
        assert_eq!(problems(&defects), Vec::<String>::new());

        // What the vendor has attached and not handed in is not the ministry's yet.
        let notices = export(&app, "FG-90", AUDITOR).await;
        assert!(!holds(&notices, "change-notices/", ""), "{:?}", names(&notices));
        let vendor = app.actor(KAWABE).await;
        let back =
            ChangeNoticeCommand::ReturnDocuments { notice: 1, words: "差し替えました。".to_owned() };
        let back = domain::case::Command::ChangeNotice(back);
        execute(&app.portal, &vendor, &app.case("FG-90").await, Expected::Any, back).await.unwrap();
        let notices = export(&app, "FG-90", AUDITOR).await;
        assert!(holds(&notices, "change-notices/1/001/", ".xlsx"), "{:?}", names(&notices));
        assert_eq!(problems(&notices), Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn serial_numbers_that_read_alike_keep_their_files_apart() {
    on_each_database(async |app| {
        let case = app.case("MD-82").await;
        let vendor = app.actor(crate::support::people::MIDORI).await;
        let device = |serial: &str| Device {
            serial: serial.to_owned(),
            firmware: "1.0.0".to_owned(),
            environment: "試験室".to_owned(),
        };
        // What was tried already stays.
        let mut devices = app.history(&case).await.case.device_check.devices;
        devices.extend([device("A/1"), device("A_1")]);
        let name = DeviceCheckCommand::NameDevices { devices };
        execute(&app.portal, &vendor, &case, Expected::Any, domain::case::Command::DeviceCheck(name))
            .await
            .unwrap();
        let tester = app.client(TESTER).await;
        for (id, serial, log) in [("alike-0001", "A/1", "one"), ("alike-0002", "A_1", "other")] {
            let fields = [
                ("id", id),
                ("test_case", "T-02"),
                ("device", serial),
                ("outcome", "pass"),
                ("value", ""),
                ("note", ""),
            ];
            let path = format!("/screening/cases/{case}/device-check/results");
            let body = Client::uploaded_with(&path, &fields, "起動.log", log.as_bytes().to_vec());
            tester.send(body).await.expect(303);
        }
        let zip = export(&app, "MD-82", AUDITOR).await;
        let logs: Vec<_> = names(&zip).into_iter().filter(|name| name.ends_with("起動.log")).collect();
        assert_eq!(logs.len(), 2, "{logs:?}");
        let mut contents: Vec<_> = logs.iter().map(|name| part(&zip, name)).collect();
        contents.sort();
        assert_eq!(contents, [b"one".to_vec(), b"other".to_vec()]);
        assert_eq!(problems(&zip), Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn it_can_be_checked_without_this_program() {
    on_each_database(async |app| {
        let zip = export(&app, "KR-100", REVIEWER).await;
        let sums = String::from_utf8(part(&zip, "SHA256SUMS")).unwrap();
        for line in sums.lines() {
            let (sum, path) = line.split_once("  ").unwrap();
            assert_eq!(hex::encode(Sha256::digest(part(&zip, path))), sum, "{path}");
        }
        let manifest: serde_json::Value = serde_json::from_slice(&part(&zip, "manifest.json")).unwrap();
        let links = manifest["chain"].as_array().unwrap();
        for pair in links.windows(2).filter(|pair| pair[1]["withheld"].is_null()) {
            let next = part(&zip, &format!("chain/{:06}.txt", pair[1]["seq"].as_u64().unwrap()));
            assert_eq!(&next[..64], pair[0]["hash"].as_str().unwrap().as_bytes());
        }
    })
    .await;
}

#[tokio::test]
async fn a_change_in_it_is_found() {
    on_each_database(async |app| {
        let zip = export(&app, "KR-100", APPROVER).await;
        let letter = names(&zip).into_iter().find(|name| name.starts_with("letters/")).unwrap();
        let with = |which: &str, content: &[u8]| {
            changed(&zip, |name, before| Some(if name == which { content.to_vec() } else { before }))
        };
        let told = ["changed since the export", "not the file that the list names"];
        assert_eq!(problems(&with(&letter, b"forged")), told.map(|what| format!("{letter}: {what}")));
        let missing = changed(&zip, |name, before| (name != letter).then_some(before));
        assert!(problems(&missing).contains(&format!("{letter}: missing")));
        // Who mends the sums, too, breaks the chain.
        let forged = String::from_utf8(part(&zip, "chain/000002.txt")).unwrap().replacen("20", "21", 1);
        assert!(problems(&with("chain/000002.txt", forged.as_bytes())).len() >= 2);
        let sum = hex::encode(Sha256::digest(&forged));
        let mended = changed(&with("chain/000002.txt", forged.as_bytes()), |name, before| {
            if name != "SHA256SUMS" {
                return Some(before);
            }
            let lines = String::from_utf8(before).unwrap();
            let lines = lines.lines().map(|line| match line.split_once("  ") {
                Some((_, "chain/000002.txt")) => format!("{sum}  chain/000002.txt\n"),
                _ => format!("{line}\n"),
            });
            Some(lines.collect::<String>().into_bytes())
        });
        assert_eq!(problems(&mended), ["chain/000002.txt: its hash does not follow"]);
        let foreign = changed(&zip, |name, before| (name != "manifest.json").then_some(before));
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), foreign).unwrap();
        assert!(matches!(exports::verify(file.path()), Err(ExportError::Foreign)));
        std::fs::write(file.path(), b"no zip").unwrap();
        assert!(matches!(exports::verify(file.path()), Err(ExportError::Unreadable(_))));
    })
    .await;
}

#[tokio::test]
async fn only_who_may_read_all_of_it_gets_it() {
    on_each_database(async |app| {
        let case = app.case("KR-200").await;
        let path = format!("/screening/cases/{case}/export");
        for (email, status) in [(TESTER, 403), (ADMINISTRATOR, 403)] {
            app.client(email).await.get(&path).await.expect(status);
        }
        let vendor = app.client(HOSHINO).await.get(&path).await;
        assert!(matches!(vendor.status.as_u16(), 403 | 404), "{}", vendor.status);
        // What the vendor has not handed in is no business of the ministry, not even in the chain.
        let draft = app.draft(3).await;
        app.client(AUDITOR).await.get(&format!("/screening/cases/{draft}/export")).await.expect(404);
    })
    .await;
}

fn doctor(file: &Path) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_shinsa"))
        .args(["doctor", "--verify-export"])
        .arg(file)
        .output()
        .unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

#[tokio::test]
async fn the_doctor_checks_it_without_a_database() {
    on_each_database(async |app| {
        let zip = export(&app, "KR-100", AUDITOR).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("R8-1-0001.zip");
        std::fs::write(&file, &zip).unwrap();
        let (code, said) = doctor(&file);
        assert_eq!(code, 0, "{said}");
        assert!(said.starts_with("Verified the export of R8-1-0001: "), "{said}");
        let forged = changed(&zip, |name, before| (name != "README.txt").then_some(before));
        std::fs::write(&file, forged).unwrap();
        let (code, said) = doctor(&file);
        assert_eq!(code, 1);
        assert!(said.contains("- README.txt: missing"), "{said}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "the doctor made something");
    })
    .await;
}
