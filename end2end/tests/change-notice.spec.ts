// A change notice (変更届): reported with what it touches, asked about, documents and device check again,
// noted at last. With and without JavaScript; what is published stays valid meanwhile.
import { file } from "../support/cases.ts";
import { expectSound } from "../support/checks.ts";
import { people } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";
import type { Page } from "@playwright/test";

/** Two products of the demonstration, so that the journeys do not meet. */
const JOURNEYS = [
  { javaScriptEnabled: true, vendor: people.kawabe, product: "フェイスゲート スリム" },
  { javaScriptEnabled: false, vendor: people.midori, product: "みどり端末 ビルトイン" },
];

/** The case on the ministry's side, found among those with a change notice. */
async function openFromQueue(reviewer: Page, product: string): Promise<void> {
  await reviewer.goto("/screening");
  await reviewer.getByLabel("変更届のある案件だけ").check();
  await reviewer.getByRole("button", { name: "絞り込む" }).click();
  const row = reviewer.getByRole("row", { name: product });
  await expect(row.getByText(/^変更届（/)).toBeVisible();
  await expectSound(reviewer);
  await row.getByRole("link").first().click();
}

/** Opens one of the decisions on the page of a notice. */
async function decide(staff: Page, title: string): Promise<ReturnType<Page["locator"]>> {
  const box = staff.locator("details").filter({ has: staff.locator("summary", { hasText: title }) });
  await box.locator("summary").click();
  return box;
}

for (const { javaScriptEnabled, vendor: email, product } of JOURNEYS) {
  const script = javaScriptEnabled ? "with" : "without";
  test(`given a listed product, when its vendor reports a new plant ${script} JavaScript, then it is asked about, checked and noted`, async ({ as, mailbox }) => {
    test.slow();
    const [vendor, reviewer, tester] = [
      await as(email, { javaScriptEnabled }),
      await as(people.reviewer, { javaScriptEnabled }),
      await as(people.tester, { javaScriptEnabled }),
    ];
    const seen = await mailbox.all();

    // What it touches is told before anything is handed in.
    await vendor.goto("/vendor");
    await vendor.getByRole("row", { name: product }).getByRole("link").first().click();
    await expectSound(vendor);
    await vendor.getByRole("link", { name: "変更を届け出る" }).click();
    await vendor.getByRole("checkbox", { name: "生産拠点" }).check();
    await expectSound(vendor);
    await vendor.getByRole("button", { name: "次へ進む" }).click();
    const touched = vendor.getByRole("region", { name: "この変更が関わる書類と機能確認" });
    await expect(touched.getByText(/出荷計画書/)).toBeVisible();
    await expect(touched.getByText("T-01 起動と接続")).toBeVisible();
    await vendor.getByLabel("生産拠点の名称及び所在地").fill("長野第二工場（長野県松本市）");
    await vendor.getByRole("button", { name: "下書きを保存する" }).click();
    await expect(vendor.getByRole("alert").getByRole("link", { name: "変更の理由を入力してください。" })).toBeVisible();
    await expectSound(vendor);
    await vendor.getByLabel("変更の理由").fill("増産のため。");
    await vendor.getByLabel("変更日又は変更予定日").fill("2099-01-31");
    await vendor.getByRole("button", { name: "下書きを保存する" }).click();
    await expect(vendor.getByRole("status").first()).toContainText("下書きを保存しました。");
    await vendor.getByLabel("資料のファイル").setInputFiles(file("track-record"));
    await vendor.getByRole("button", { name: "資料を登録する" }).click();
    await expect(vendor.getByRole("status").first()).toContainText("ファイルを登録しました。");
    await expectSound(vendor);
    await vendor.getByRole("link", { name: "確認して提出する" }).click();
    await expectSound(vendor);
    await vendor.getByRole("button", { name: "変更届を提出する" }).click();
    await expect(vendor.getByRole("status").first()).toContainText("変更届を提出しました。");
    await expectSound(vendor);
    const notice = vendor.url();
    await mailbox.expect({ to: people.reviewer, subject: /変更届が提出されました/ }, seen);

    // A question, looked over before it goes out.
    await openFromQueue(reviewer, product);
    await expect(reviewer.getByText("変更審査中です。").first()).toBeVisible();
    const row = reviewer.getByRole("table", { name: "変更届の一覧" }).getByRole("row", { name: "生産拠点" });
    await row.getByRole("link").click();
    await expectSound(reviewer);
    const ours = reviewer.url();
    const ask = await decide(reviewer, "質問する");
    await ask.getByLabel("質問").fill("品質管理の体制は変わりますか。");
    await ask.getByRole("button", { name: "内容を確かめる" }).click();
    await expect(reviewer.getByText("品質管理の体制は変わりますか。")).toBeVisible();
    await expectSound(reviewer);
    await reviewer.getByRole("button", { name: "質問を送る" }).click();
    await mailbox.expect({ to: email, subject: /変更届について質問/ }, seen);
    await vendor.goto(notice);
    await expectSound(vendor);
    await vendor.getByRole("textbox", { name: "回答" }).fill("変わりません。");
    await vendor.getByRole("button", { name: "回答を提出する" }).click();
    await expect(vendor.getByRole("status").first()).toContainText("回答を提出しました。");

    // Documents again: the chosen form alone.
    await reviewer.goto(ours);
    await expect(reviewer.getByText("変わりません。")).toBeVisible();
    const documents = await decide(reviewer, "書類の再提出を依頼する");
    await documents.getByRole("checkbox", { name: /生産・保守に係る誓約書/ }).uncheck();
    await documents.getByLabel("依頼の内容").fill("新しい工場からの出荷計画を提出してください。");
    await documents.getByRole("button", { name: "内容を確かめる" }).click();
    await reviewer.getByRole("button", { name: "再提出を依頼する" }).click();
    await expect(reviewer.getByRole("status").first()).toContainText("事業者に送りました。");
    await vendor.goto(notice);
    await vendor.getByRole("button", { name: "書類を提出する" }).click();
    await expect(vendor.getByText(/次の様式の新しいファイルが、まだ登録されていません/).first()).toBeVisible();
    await vendor.locator("#notice-shipment-plan input[type=file]").setInputFiles(file("shipment-plan"));
    await vendor.locator("#notice-shipment-plan").getByRole("button", { name: "ファイルを登録する" }).click();
    await expect(vendor.getByRole("status").first()).toContainText("ファイルを登録しました。");
    await vendor.getByRole("button", { name: "書類を提出する" }).click();
    await expect(vendor.getByRole("status").first()).toContainText("書類を提出しました。");
    await reviewer.goto(ours);
    await reviewer.getByRole("link", { name: "読み取った内容を見る" }).click();
    await expect(reviewer.getByRole("heading", { name: "自動確認の結果" })).toBeVisible();
    await expectSound(reviewer);

    // The device check again, by somebody else than who decides.
    await reviewer.goto(ours);
    const tests = await decide(reviewer, "再機能確認を依頼する");
    await tests.getByRole("checkbox", { name: /^T-02/ }).uncheck();
    await tests.getByLabel("依頼の内容").fill("新しい工場の機器で確認してください。");
    await tests.getByRole("button", { name: "内容を確かめる" }).click();
    await reviewer.getByRole("button", { name: "再機能確認を依頼する" }).click();
    await mailbox.expect({ to: people.tester, subject: /再機能確認/ }, seen);
    await tester.goto(ours);
    await tester.getByRole("group", { name: /^T-01/ }).getByRole("radio", { name: "適" }).check();
    await tester.getByLabel("確認した機器").fill("製造番号 A-0001、ファームウェア 1.0.0");
    await tester.getByLabel("立会人").fill("川辺 恵");
    await expectSound(tester);
    await tester.getByRole("button", { name: "結果を記録する" }).click();
    await expect(tester.getByRole("status").first()).toContainText("結果を記録しました。");

    await reviewer.goto(ours);
    const note = await decide(reviewer, "受理する");
    await note.getByRole("button", { name: "内容を確かめる" }).click();
    await reviewer.getByRole("button", { name: "受理する" }).click();
    await expect(reviewer.getByRole("status").first()).toContainText("変更届を受理しました。");
    await expectSound(reviewer);
    await mailbox.expect({ to: email, subject: /変更届を受理しました/ }, seen);
    await vendor.goto(notice);
    await expect(vendor.getByText(/に受理されました。/)).toBeVisible();
    await expectSound(vendor);
  });
}
