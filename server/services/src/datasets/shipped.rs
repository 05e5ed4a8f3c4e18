//! The figures that the portal comes with: the tables of the ministry's page, and the other snapshots of them
//! that could be found. Each is a file of the long form beside its source; the tests hold every number against
//! the page.

use std::sync::LazyLock;

use domain::datasets::long::{self, Layout};
use domain::datasets::{DatasetId, Edition, Source};

/// 「オンライン資格確認の導入について」, from which most of the tables are.
const PAGE: &str = "オンライン資格確認の導入について（医療機関・薬局、システムベンダ向け）";
const MINISTRY: &str = "厚生労働省";

const OBLIGED: &str = "義務化対象施設数は、社会保険診療報酬支払基金にレセプト請求している医療機関・薬局の合計（213,296施設）。紙媒体による請求を行っている施設を除く。令和4年8月診療分。";
const NUMERATOR: &str =
    "義務化対象施設に対する割合は、全施設の申込数等を義務化対象施設数で除したもの（分子は全施設）。";
const BATCH: &str = "一括照会：医療機関等が事前に予約患者の保険資格が有効かどうか等を、オンライン資格確認等システムに一括して照会すること。";
const VIEWED: &str = "マイナンバーカードを持参した患者で特定健診等情報、薬剤情報の閲覧に同意をした件数のうち、医療機関・薬局が利用した件数。";
const FROM_20: &str = "最初の月は10月20日からの集計で、1か月分ではない。";
const FROM_21: &str = "最初の月は10月21日からの集計で、1か月分ではない。";
const TREATMENT: &str = "診療情報は2022年9月から。それより前は「利用不可」であり、0件ではない。";
const TYPES: &str =
    "施設類型別の申込数・準備完了数・運用開始数は公表されていない（割合だけが公表されている）。";

struct Shipped {
    dataset: DatasetId,
    text: &'static str,
    title: &'static str,
    publisher: &'static str,
    note: &'static str,
    notes: &'static [&'static str],
}

macro_rules! file {
    ($name:literal) => {
        include_str!(concat!("../../data/statistics/", $name, ".csv"))
    };
}

const AS_OF_PAGE: &str = "2022年11月13日時点の掲載内容";

/// A table of the ministry's page.
const fn of_page(dataset: DatasetId, text: &'static str, notes: &'static [&'static str]) -> Shipped {
    Shipped { dataset, text, title: PAGE, publisher: MINISTRY, note: AS_OF_PAGE, notes }
}

const FILES: [Shipped; 12] = [
    Shipped {
        dataset: DatasetId::Progress,
        text: file!("progress_2020-10-11"),
        title: "顔認証付きカードリーダーの申込状況（歯科医師会会員の歯科医院 hoshida-tac のページに引用されたもの）",
        publisher: MINISTRY,
        note: "2020年10月11日時点。公表元の資料ではなく、引用による。",
        notes: &[],
    },
    Shipped {
        dataset: DatasetId::Progress,
        text: file!("progress_2021-07-18"),
        title: "顔認証付きカードリーダーの申込状況（CBnews、2021年7月30日の記事による）",
        publisher: MINISTRY,
        note: "2021年7月18日時点。公表元の資料ではなく、報道による。",
        notes: &[],
    },
    of_page(DatasetId::Progress, file!("progress_2022-11-13"), &[OBLIGED, TYPES]),
    Shipped {
        dataset: DatasetId::Progress,
        text: file!("progress_2023-02-19"),
        title: "オンライン資格確認の導入状況（WICの資料室、資料番号7870）",
        publisher: MINISTRY,
        note: "2023年2月19日時点",
        notes: &[],
    },
    of_page(DatasetId::AppliedShare, file!("applied-share_2022-11-13"), &[OBLIGED, NUMERATOR]),
    of_page(DatasetId::ReadyShare, file!("ready-share_2022-11-13"), &[OBLIGED, NUMERATOR]),
    of_page(DatasetId::InOperationShare, file!("in-operation-share_2022-11-13"), &[OBLIGED, NUMERATOR]),
    of_page(DatasetId::Checks, file!("checks_2022-09-30"), &[FROM_20, BATCH]),
    of_page(DatasetId::ChecksByFacility, file!("checks-by-facility_2022-09-30"), &[BATCH]),
    of_page(DatasetId::Views, file!("views_2022-09-30"), &[FROM_20, VIEWED, TREATMENT]),
    of_page(DatasetId::ViewsByFacility, file!("views-by-facility_2022-09-30"), &[VIEWED]),
    of_page(DatasetId::MynaportalViews, file!("mynaportal-views_2022-09-30"), &[FROM_21]),
];

/// Every shipped edition.
#[expect(clippy::expect_used, reason = "the files are part of the program, and a test reads each of them")]
pub fn all() -> &'static [Edition] {
    static ALL: LazyLock<Vec<Edition>> =
        LazyLock::new(|| FILES.iter().map(|file| read(file).expect("a shipped table can be read")).collect());
    &ALL
}

/// No cell of the shipped files holds a comma or a quote.
fn read(file: &Shipped) -> Option<Edition> {
    let mut lines = file.text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let layout = Layout::of(file.dataset, &lines.next()?).ok()?;
    let source = Source {
        title: file.title.to_owned(),
        publisher: file.publisher.to_owned(),
        note: file.note.to_owned(),
    };
    let notes = file.notes.iter().map(|note| (*note).to_owned()).collect();
    let read = (2..).zip(lines).map(|(number, line)| (number, layout.read(&line)));
    long::collect(file.dataset, source, notes, read).ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::datasets::{across, verify};

    use super::*;

    #[test]
    fn every_shipped_table_is_read_adds_up_and_names_its_source() {
        let all = all();
        assert_eq!(all.len(), FILES.len());
        for edition in all {
            assert_eq!(verify(edition), [], "{}", edition.dataset.id());
            assert_eq!(across(edition, all), [], "{}", edition.dataset.id());
            assert!(!edition.source.title.is_empty() && !edition.source.publisher.is_empty());
        }
        let snapshots: BTreeSet<_> = all.iter().map(|one| (one.dataset, one.snapshot)).collect();
        assert_eq!(snapshots.len(), all.len());
    }

    #[test]
    fn no_file_is_left_out() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/statistics");
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), FILES.len());
    }
}
