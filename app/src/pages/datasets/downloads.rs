//! `/statistics/data/{dataset}_{snapshot}.{csv,xlsx,json}` and `/statistics/datapackage.json`. The addresses stay;
//! column names are Japanese and measures have their stable names whoever asks, so that a file has one content.

use axum::extract::Path;
use axum::http::HeaderMap;
use documents::tables;
use domain::datasets::{DatasetId, Edition};
use domain::forms::FileFormat;
use services::PortalError;
use services::datasets::{download, edition, editions};

use super::words;
use crate::pages::cacheable::{CSV, JSON, answer};
use crate::web::{Answer, Visit};
use crate::words::{Locale, Words};

/// Where a file of an edition lies.
pub fn address(edition: &Edition, ending: &str) -> String {
    format!("/statistics/data/{}", name(edition, ending))
}

fn name(edition: &Edition, ending: &str) -> String {
    format!("{}_{}.{ending}", edition.dataset.id(), edition.snapshot)
}

/// GET `/statistics/data/{file}`.
pub async fn file(_: Visit, Path(file): Path<String>, headers: HeaderMap) -> Answer {
    let (asked, ending) = asked(&file).ok_or(PortalError::NotFound)?;
    let words = Words::new(Locale::Ja);
    let table = download::table(asked);
    let (kind, bytes) = match ending {
        "csv" => (CSV, tables::csv(&table).map_err(PortalError::fault)?),
        "xlsx" => {
            let about = download::about(asked, |measure| {
                (words::measure_name(words, measure), words::measure_means(words, measure))
            });
            let title = words::title(words, asked.dataset);
            let book = tables::workbook(&title, download::changed_at(asked), &[table, about]);
            (FileFormat::Xlsx.media_type(), book.map_err(PortalError::fault)?)
        }
        "json" => (JSON, serde_json::to_vec_pretty(&download::json(asked)).map_err(PortalError::fault)?),
        _ => return Err(PortalError::NotFound.into()),
    };
    answer(&headers, kind, &file, download::changed_at(asked), bytes)
}

fn asked(file: &str) -> Option<(&'static Edition, &str)> {
    let (stem, ending) = file.rsplit_once('.')?;
    let (dataset, snapshot) = stem.split_once('_')?;
    Some((edition(DatasetId::from_id(dataset)?, Some(snapshot.parse().ok()?))?, ending))
}

/// GET `/statistics/datapackage.json`.
pub async fn package(visit: Visit, headers: HeaderMap) -> Answer {
    let all: Vec<&Edition> = DatasetId::ALL.into_iter().flat_map(editions).collect();
    let newest = all.iter().map(|one| download::changed_at(one)).max().unwrap_or_default();
    let words = Words::new(Locale::Ja);
    let link = |one: &Edition, ending: &str| visit.portal.link(&address(one, ending));
    let package = download::package(&all, link, |dataset| words::title(words, dataset));
    let bytes = serde_json::to_vec_pretty(&package).map_err(PortalError::fault)?;
    answer(&headers, JSON, "datapackage.json", newest, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_edition_has_its_address_and_nothing_else_has_one() {
        for one in DatasetId::ALL.into_iter().flat_map(editions) {
            let path = address(one, "csv");
            let found = asked(path.rsplit('/').next().unwrap());
            let found = found.map(|(found, ending)| (found.snapshot, ending));
            assert_eq!(found, Some((one.snapshot, "csv")));
        }
        for file in [
            "",
            "checks",
            "checks.csv",
            "checks_2022-09-31.csv",
            "checks_2022-10-01.csv",
            "moon_2022-09-30.csv",
            "_.csv",
            "../checks_2022-09-30.csv",
        ] {
            assert!(asked(file).is_none(), "{file}");
        }
    }
}
