// The test plan of a call: the next edition written in the page, taken from a file, read by everybody.
import { expectDone, field, fill, follow, press, save } from "../support/acts.ts";
import { openCall } from "../support/cases.ts";
import { expectSound } from "../support/checks.ts";
import { looker } from "../support/look.ts";
import { xlsx } from "../support/office.ts";
import { people } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";

for (const javaScriptEnabled of [true, false]) {
  const script = javaScriptEnabled ? "with" : "without";
  test.describe(`${script} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("given the first edition, when an administrator writes the next one and takes another from a file, then everybody reads it", async ({ as, page }) => {
      test.setTimeout(120_000);
      const administrator = await as(people.administrator, { javaScriptEnabled });
      const look = looker(`test-plan-${script}`);
      const call = await openCall(administrator);
      await follow(administrator, "機能確認計画を見る、次の版を作る");
      await look(administrator, "editions");

      await test.step("a case is added, and what is missing is said", async () => {
        await follow(administrator, "次の版を作る");
        await press(administrator, "行を追加する");
        await expect(field(administrator, "11行目の番号")).toHaveValue("T-11");
        await fill(administrator, { "11行目の確認項目": "音量", "11行目の手順": "音量を最大にする。", "11行目の期待する結果": "3メートル先で聞こえる。" });
        await field(administrator, "11行目の必須・任意").selectOption("任意");
        await press(administrator, "変わる箇所を確認する");
        const alert = administrator.getByRole("alert");
        await expect(alert.getByRole("link", { name: "11行目の確認方法を入力してください。" })).toBeVisible();
        await look(administrator, "edit");
        await fill(administrator, { "11行目の確認方法": "騒音計", "11行目の測定値の単位": "デシベル", "1行目の確認項目": "起動と端末への接続" });
        await press(administrator, "変わる箇所を確認する");
      });

      await test.step("what changes is seen before it is saved", async () => {
        const changes = administrator.getByRole("table", { name: "変わる箇所" });
        await expect(changes.getByRole("row", { name: "T-11" })).toContainText("追加");
        await expect(changes.getByRole("row", { name: "T-01" })).toContainText("起動と端末への接続");
        await look(administrator, "check");
        await fill(administrator, { 変更の理由: "音量を確かめるため" });
        await press(administrator, "第2版を保存する");
        const alert = administrator.getByRole("alert");
        await expect(alert).toContainText("以前と異なる名前の項目に付けられた番号があります。");
        await administrator.getByLabel("どの番号も、以前と同じ確認項目を指すことを確認しました").check();
        await press(administrator, "第2版を保存する");
        await expectDone(administrator, "機能確認計画の第2版を保存しました。");
      });

      await test.step("a file is changed outside and taken in", async () => {
        const file = await save(administrator, "第2版をダウンロードする");
        const mistaken = xlsx("計画.xlsx", [
          ["番号", "確認項目", "手順", "期待する結果", "必須", "確認方法"],
          ["T-01", "起動", "", "待受画面になる。", "必須", "目視"],
        ]);
        await field(administrator, "機能確認計画のファイル").setInputFiles({ ...mistaken });
        await press(administrator, "取り込む");
        await expect(administrator.getByRole("alert")).toContainText("!C2（手順）を入力してください。");
        await expectSound(administrator);
        await field(administrator, "機能確認計画のファイル").setInputFiles({ ...file });
        await press(administrator, "取り込む");
        await expectDone(administrator, "11項目を読み取りました。");
        await press(administrator, "10行目を削除する");
        await press(administrator, "3行目を上へ移動する");
        await expect(field(administrator, "2行目の番号")).toHaveValue("T-03");
        await expect(field(administrator, "3行目の番号")).toHaveValue("T-02");
        await press(administrator, "変わる箇所を確認する");
        await expect(administrator.getByRole("table", { name: "変わる箇所" }).getByRole("row", { name: "T-10" })).toContainText("削除");
        await fill(administrator, { 変更の理由: "見直し" });
        await press(administrator, "第3版を保存する");
        await expectDone(administrator, "機能確認計画の第3版を保存しました。");
      });

      await page.goto(`/calls/${call}`);
      await follow(page, "審査3で確認する項目（機能確認計画）");
      await expect(page.getByRole("heading", { level: 1 })).toContainText("第3版");
      await expect(page.getByRole("table", { name: "確認項目" }).getByRole("row", { name: "T-11" })).toContainText("騒音計（デシベル）");
      await look(page, "public");
      await follow(page, "第1版を読む");
      await expect(page.getByText("これは以前の版です。")).toBeVisible();
    });
  });
}
