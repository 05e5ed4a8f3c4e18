//! The statistics for everybody: every number of the ministry's page stands in the page, the CSV, the workbook and
//! the JSON, each read by other means than it was written with.

use std::io::Cursor;

use axum::body::Body;
use axum::http::Request;
use calamine::{Data, Reader, Xlsx};
use domain::datasets::DatasetId;
use serde_json::Value as Json;
use services::datasets::{edition, editions};

use crate::support::words::ja;
use crate::support::{html, on_each_database};

/// A row as the page prints it: its label and its numbers.
type Printed = (String, Vec<String>);

/// The tables as the page prints them.
fn source() -> Vec<(DatasetId, Vec<Printed>)> {
    let mut tables: Vec<(DatasetId, Vec<Printed>)> = Vec::new();
    let mut heads = false;
    for line in include_str!("fixtures/source-page.tsv").lines().filter(|line| !line.starts_with('#')) {
        if let Some(id) = line.strip_prefix('[') {
            tables.push((DatasetId::from_id(id.trim_end_matches(']')).unwrap(), Vec::new()));
            heads = true;
        } else if !std::mem::take(&mut heads) {
            let mut cells = line.split('\t').map(str::to_owned);
            let label = cells.next().unwrap();
            tables.last_mut().unwrap().1.push((label, cells.collect()));
        }
    }
    assert_eq!(tables.len(), 8);
    tables
}

/// `1,234` or `87.0%` as a program writes it; nothing where the source has 「—」.
fn plain(number: &str) -> String {
    number.replace([',', '%'], "").replace('—', "")
}

/// Whether the row of a file is the one of a label of the source.
fn is_row(label: &str, kind: &str, from: &str, facility: &str) -> bool {
    match label {
        "総計" => kind == "総計",
        _ if label.contains('月') => {
            let (month, first) = label.split_once("月分(").unwrap();
            let day: u8 = first.split_once(['/', '~']).unwrap().1.split('~').next().unwrap().parse().unwrap();
            let month: u8 = month.parse().unwrap();
            let year = if month >= 10 { 2021 } else { 2022 };
            kind == "明細" && from == format!("{year}-{month:02}-{day:02}")
        }
        _ => kind == "明細" && facility == label,
    }
}

#[tokio::test]
async fn every_number_of_the_source_comes_back_from_page_and_files() {
    on_each_database(async |app| {
        let visitor = app.visitor();
        let mut compared = 0;
        for (dataset, rows) in source() {
            let shown = edition(dataset, None).unwrap();
            let base = format!("/statistics/data/{}_{}", dataset.id(), shown.snapshot);

            // The page: a row a label, in the order of the source.
            let page = visitor.get(&format!("/statistics/{}", dataset.id())).await.expect(200);
            let table = page.html().split("id=\"figures\"").nth(1).unwrap().split("</table>").next().unwrap();
            let lines: Vec<String> = table.split("<tr").skip(2).map(html::text).collect();

            // The files: a line a value.
            let csv = String::from_utf8(visitor.get(&format!("{base}.csv")).await.expect(200).bytes.to_vec())
                .unwrap();
            let mut csv = csv
                .trim_start_matches('\u{feff}')
                .lines()
                .map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
            let heads = csv.next().unwrap();
            let csv: Vec<Vec<String>> = csv.collect();
            let bytes = visitor.get(&format!("{base}.xlsx")).await.expect(200).bytes;
            let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
            let sheet = book.worksheet_range(dataset.id()).unwrap();
            assert_eq!(
                sheet.rows().next().unwrap().iter().map(ToString::to_string).collect::<Vec<_>>(),
                heads
            );
            assert!(book.sheet_names().contains(&"about".to_owned()));
            let json: Json =
                serde_json::from_slice(&visitor.get(&format!("{base}.json")).await.expect(200).bytes)
                    .unwrap();
            let place = |name: &str| heads.iter().position(|head| head == name);
            let cell =
                |line: &[String], name: &str| place(name).map(|at| line[at].clone()).unwrap_or_default();

            for (number, (label, values)) in rows.iter().enumerate() {
                let own: Vec<usize> = (0..csv.len())
                    .filter(|at| {
                        is_row(
                            label,
                            &cell(&csv[*at], "行の種類"),
                            &cell(&csv[*at], "期間の初日"),
                            &cell(&csv[*at], "施設類型"),
                        )
                    })
                    .collect();
                assert_eq!(own.len(), values.len(), "{} {label}", dataset.id());
                let object = &json["rows"][number];
                for (at, value) in own.into_iter().zip(values) {
                    let (plain, measure) = (plain(value), cell(&csv[at], "指標"));
                    let told = format!("{} {label} {measure}", dataset.id());
                    assert_eq!(cell(&csv[at], "値"), plain, "{told}");
                    assert_eq!(cell(&csv[at], "値の有無") == "利用不可", plain.is_empty(), "{told}");
                    match &sheet.rows().nth(at + 1).unwrap()[place("値").unwrap()] {
                        Data::Float(number) => assert_eq!(*number, plain.parse::<f64>().unwrap(), "{told}"),
                        Data::Int(number) => assert_eq!(number.to_string(), plain, "{told}"),
                        Data::Empty => assert!(plain.is_empty(), "{told}"),
                        other => panic!("{told}: {other:?} is no number"),
                    }
                    match &object[&measure] {
                        Json::Number(number) => assert_eq!(number.as_f64(), plain.parse().ok(), "{told}"),
                        Json::Null => assert!(plain.is_empty() && object.get(&measure).is_some(), "{told}"),
                        other => panic!("{told}: {other}"),
                    }
                    let shown = if plain.is_empty() { ja("dataset-not-available") } else { value.clone() };
                    assert!(lines[number].contains(&shown), "{told}: {shown} in {}", lines[number]);
                    compared += 1;
                }
            }
        }
        assert_eq!(compared, 4 * 3 + 2 * 4 * 2 + 13 * 4 + 5 * 4 + 13 * 3 + 5 * 3 + 13 * 2);
    })
    .await;
}

#[tokio::test]
async fn pages_need_no_database_and_files_are_asked_for_by_their_mark() {
    on_each_database(async |app| {
        let visitor = app.visitor();
        visitor.get("/statistics").await.expect(200).says("99").says(&ja("dataset-no-rows"));
        let before = app.statements();
        for dataset in DatasetId::ALL {
            let there = !editions(dataset).is_empty();
            let status = if there { 200 } else { 404 };
            visitor.get(&format!("/statistics/{}", dataset.id())).await.expect(status);
        }
        visitor.get("/statistics").await.expect(200);
        let each = (app.statements() - before).div_ceil(DatasetId::ALL.len() + 1);
        assert!(each <= 2, "{each} statements a page");
        for snapshot in ["2020-10-11", "2021-07-18", "2022-11-13", "2023-02-19"] {
            let page = visitor.get(&format!("/statistics/progress?snapshot={snapshot}")).await.expect(200);
            page.says(&ja("dataset-source-title"));
        }
        for wrong in [
            "/statistics/moon",
            "/statistics/progress?snapshot=2022-11-14",
            "/statistics/progress?snapshot=x",
            "/statistics/data/checks_2022-09-30.pdf",
            "/statistics/data/x",
        ] {
            visitor.get(wrong).await.expect(404);
        }
        let path = "/statistics/data/checks_2022-09-30.csv";
        let reply = visitor.get(path).await.expect(200);
        let tag = reply.header("etag").to_owned();
        assert!(reply.header("last-modified").ends_with("GMT"));
        let again = Request::get(path).header("if-none-match", tag).body(Body::empty()).unwrap();
        let again = visitor.send(again).await.expect(304);
        assert!(again.bytes.is_empty());
        let package: Json =
            serde_json::from_slice(&visitor.get("/statistics/datapackage.json").await.expect(200).bytes)
                .unwrap();
        let resources = package["resources"].as_array().unwrap();
        assert_eq!(resources.len(), 12);
        for resource in resources {
            let path = resource["path"].as_str().unwrap();
            visitor.get(&path[path.find("/statistics").unwrap()..]).await.expect(200);
        }
    })
    .await;
}
