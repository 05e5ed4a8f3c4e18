//! The plan that every call begins with. [model]

use super::{TestCase, TestPlan};

/// The first edition, which every call has until it gets its own. [model]
pub fn first_plan() -> TestPlan {
    TestPlan { edition: "1".to_owned(), cases: FIRST.iter().map(|row| case(*row)).collect() }
}

type Row = (&'static str, &'static str, &'static str, &'static str, bool, &'static str, &'static str);

fn case((id, title, steps, expected, mandatory, method, unit): Row) -> TestCase {
    let owned = str::to_owned;
    TestCase {
        id: owned(id),
        title: owned(title),
        steps: owned(steps),
        expected: owned(expected),
        mandatory,
        method: owned(method),
        unit: owned(unit),
    }
}

const FIRST: [Row; 10] = [
    (
        "T-01",
        "起動と接続",
        "電源を入れる。\n資格確認端末に接続する。",
        "待受画面になり、端末から機器を認識できる。",
        true,
        "目視",
        "",
    ),
    (
        "T-02",
        "製造番号とファームウェアの表示",
        "機器の情報を表示する。",
        "申請書類に記載された型番とファームウェアが表示される。",
        true,
        "目視",
        "",
    ),
    (
        "T-03",
        "本人の顔認証",
        "試験用カードを置く。\nカードの本人が顔認証を10回行う。",
        "10回のうち9回以上、本人と確認される。",
        true,
        "成功した回数",
        "回",
    ),
    (
        "T-04",
        "他人の顔の拒否",
        "試験用カードを置く。\nカードの本人ではない者が顔認証を10回行う。",
        "一度も本人と確認されない。",
        true,
        "誤って受け入れた回数",
        "回",
    ),
    (
        "T-05",
        "写真と画面による偽装の拒否",
        "本人の顔写真と、端末の画面に映した顔で、それぞれ5回顔認証を行う。",
        "一度も本人と確認されない。",
        true,
        "誤って受け入れた回数",
        "回",
    ),
    (
        "T-06",
        "暗証番号による本人確認",
        "顔認証を行わずに、暗証番号を入力する。",
        "正しい番号でだけ本人と確認される。",
        true,
        "目視",
        "",
    ),
    (
        "T-07",
        "同意の取得",
        "本人確認の後、情報提供の同意画面で、同意する場合としない場合を選ぶ。",
        "選んだとおりの結果が端末に渡る。",
        true,
        "端末の記録",
        "",
    ),
    (
        "T-08",
        "本人確認にかかる時間",
        "カードを置いてから本人と確認されるまでの時間を10回測る。",
        "中央値が5秒以内である。",
        false,
        "ストップウォッチ",
        "秒",
    ),
    (
        "T-09",
        "通信断からの復帰",
        "処理中に通信線を抜き、1分後に差し直す。",
        "誤りが表示され、差し直した後は再起動せずに使用できる。",
        true,
        "目視",
        "",
    ),
    (
        "T-10",
        "車椅子の利用者と子どもによる操作",
        "高さ100センチメートルから顔認証を行う。",
        "姿勢を変えずに本人と確認される。",
        false,
        "目視",
        "",
    ),
];
