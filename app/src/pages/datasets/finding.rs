//! What a chart shows, in one sentence, made from the figures themselves; and what it rests on.

use domain::datasets::{DatasetId, Edition, Facility, Key, Measure, Rate, Row};

use super::words::{facility_name, grouped, measure_name, period, title};
use crate::web;
use crate::words::Words;

/// The heading of a table's chart.
pub fn of(words: Words, edition: &Edition) -> String {
    let found = match edition.dataset {
        DatasetId::Progress => progress(words, edition),
        DatasetId::AppliedShare | DatasetId::ReadyShare | DatasetId::InOperationShare => {
            spread(words, edition)
        }
        DatasetId::Checks => months(words, edition, Measure::Checks),
        DatasetId::ChecksByFacility => largest(words, edition, Measure::Checks),
        DatasetId::Views => months(words, edition, Measure::Medication),
        DatasetId::ViewsByFacility => largest(words, edition, Measure::Medication),
        DatasetId::MynaportalViews => months(words, edition, Measure::MedicationAndTreatment),
        DatasetId::ProgressByPrefecture | DatasetId::ProgressByMunicipality => None,
    };
    found.unwrap_or_else(|| title(words, edition.dataset))
}

/// How the figures are to be read, below the heading.
pub fn summary(words: Words, edition: &Edition) -> String {
    let day = web::day(words, edition.snapshot);
    let mut lines = vec![words.t(&format!("dataset-about-{}", edition.dataset.id()))];
    lines.push(words.tf("dataset-as-of", &[("day", day.into())]));
    if edition.dataset == DatasetId::Checks
        && let Some(share) = last_whole(edition).and_then(by_card)
    {
        lines.push(words.tf("dataset-by-card", &[("share", share.to_string().into())]));
    }
    if edition.rows.iter().any(|row| row.key.period.is_some_and(|one| one.is_partial())) {
        lines.push(words.t("dataset-has-partial"));
    }
    lines.join(" ")
}

/// The part of the checks that were made by the My Number card.
pub fn by_card(row: &Row) -> Option<Rate> {
    Rate::of(row.value(Measure::ChecksByCard).count()?, row.value(Measure::Checks).count()?)
}

fn last_whole(edition: &Edition) -> Option<&Row> {
    edition.rows.iter().rev().find(|row| row.key.period.is_some_and(|one| !one.is_partial()))
}

/// 「運用を開始した施設は113,835施設（49.6%）」
fn progress(words: Words, edition: &Edition) -> Option<String> {
    let value = |measure| edition.value(&Key::default(), measure).count();
    let all = value(Measure::AllFacilities)?;
    let measure = [Measure::InOperation, Measure::Applied].into_iter().find(|one| value(*one).is_some())?;
    let count = value(measure)?;
    let share = Rate::of(count, all)?;
    let args =
        [("measure", measure_name(words, measure)), ("count", grouped(count)), ("share", share.to_string())];
    Some(words.tf("dataset-finding-progress", &args.map(|(name, text)| (name, text.into()))))
}

/// 「割合が最も高いのは病院（96.4%）、最も低いのは歯科診療所（83.7%）」
fn spread(words: Words, edition: &Edition) -> Option<String> {
    let rated = Facility::ALL.iter().filter_map(|facility| {
        let key = Key { facility: Some(*facility), ..Key::default() };
        Some((edition.value(&key, Measure::ShareOfAll).rate()?, *facility))
    });
    let rated: Vec<_> = rated.collect();
    let (high, highest) = rated.iter().max_by_key(|(rate, _)| *rate)?;
    let (low, lowest) = rated.iter().min_by_key(|(rate, _)| *rate)?;
    let args = [
        ("what", title(words, edition.dataset)),
        ("highest", facility_name(words, *highest)),
        ("high", high.to_string()),
        ("lowest", facility_name(words, *lowest)),
        ("low", low.to_string()),
    ];
    Some(words.tf("dataset-finding-spread", &args.map(|(name, text)| (name, text.into()))))
}

/// 「2022年9月は64,854,509件。最も多い月は2022年8月の71,170,310件」: whole months alone.
fn months(words: Words, edition: &Edition, measure: Measure) -> Option<String> {
    let last = last_whole(edition)?;
    let whole = edition.rows.iter().filter(|row| row.key.period.is_some_and(|one| !one.is_partial()));
    let counted = whole.filter_map(|row| Some((row.value(measure).count()?, row.key.period?)));
    let (most, month) = counted.max_by_key(|(count, _)| *count)?;
    let (count, at) = (last.value(measure).count()?, last.key.period?);
    let key = if at == month { "dataset-finding-most-now" } else { "dataset-finding-months" };
    let args = [
        ("measure", measure_name(words, measure)),
        ("month", period(words, at)),
        ("count", grouped(count)),
        ("when", period(words, month)),
        ("most", grouped(most)),
    ];
    Some(words.tf(key, &args.map(|(name, text)| (name, text.into()))))
}

/// 「資格確認の合計の55.2%は薬局（2022年9月）」
fn largest(words: Words, edition: &Edition, measure: Measure) -> Option<String> {
    let all = edition.total.as_ref()?.value(measure).count()?;
    let counted =
        edition.rows.iter().filter_map(|row| Some((row.value(measure).count()?, row.key.facility?)));
    let (count, facility) = counted.max_by_key(|(count, _)| *count)?;
    let share = Rate::of(count, all)?;
    let month = edition.total.as_ref()?.key.period?;
    let args = [
        ("measure", measure_name(words, measure)),
        ("facility", facility_name(words, facility)),
        ("share", share.to_string()),
        ("month", period(words, month)),
    ];
    Some(words.tf("dataset-finding-largest", &args.map(|(name, text)| (name, text.into()))))
}

#[cfg(test)]
mod tests {
    use services::datasets::edition;

    use super::*;
    use crate::words::Locale;

    #[test]
    fn each_finding_says_what_the_figures_say() {
        let said = |dataset| of(Words::new(Locale::Ja), edition(dataset, None).unwrap());
        for (dataset, finding) in [
            (DatasetId::Progress, "運用開始施設数は113,835施設（全施設の49.6%）"),
            (
                DatasetId::AppliedShare,
                "申込みの割合が最も高いのは病院（96.4%）、最も低いのは歯科診療所（83.7%）",
            ),
            (
                DatasetId::Checks,
                "資格確認の合計は、2022年9月に64,854,509件。最も多い月は2022年8月の71,170,310件",
            ),
            (DatasetId::ChecksByFacility, "資格確認の合計の55.2%は薬局（2022年9月）"),
            (DatasetId::Views, "薬剤情報は、2022年9月に199,072件で最も多い"),
        ] {
            assert_eq!(said(dataset), finding);
        }
        let checks = summary(Words::new(Locale::Ja), edition(DatasetId::Checks, None).unwrap());
        assert!(checks.contains("0.5%") && checks.contains("破線"), "{checks}");
    }
}
