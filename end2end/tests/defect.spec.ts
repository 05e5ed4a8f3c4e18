// A defect of a product that passed: proceedings up to the cancellation and the way back, a remedy
// without a cancellation, a suspension. With JavaScript and without.
import { expectDone, field, fill, follow, press } from "../support/acts.ts";
import { day, screening } from "../support/cases.ts";
import { acts, defectOf, listed, pdf, PRODUCT, reports } from "../support/defects.ts";
import { looker } from "../support/look.ts";
import { people, type SignedIn, signedInWith } from "../support/people.ts";
import { expect, Portal, test as base } from "../support/portal.ts";
import { expectToldToAll, opensProduct, subscribes } from "../support/register.ts";

/** Each journey has a portal of its own: all of them change the same listed product. */
const test = base.extend<{ own: Portal; as: SignedIn }>({
  own: [
    async ({}, use) => {
      const own = await Portal.create();
      await use(own);
      await own.remove();
    },
    { timeout: 120_000 },
  ],
  mailbox: async ({ own }, use) => use(own.mailbox),
  as: async ({ browser, own }, use) => {
    const as = signedInWith(browser, own);
    await use(as);
    await as.close();
  },
});

/** So soon that the journey can wait for it. */
function soon(seconds: number): { date: string; time: string } {
  const [date = "", time = ""] = new Date(Date.now() + (9 * 3600 + seconds) * 1000).toISOString().split("T");
  return { date, time: time.slice(0, 8) };
}

for (const javaScriptEnabled of [true, false]) {
  const script = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`given a product in the register ${script}, when a defect is proven, then it is cancelled, and reinstated after a remedy`, async ({ as, browser, mailbox, own }) => {
    test.setTimeout(300_000);
    const look = looker(`defect-${script}`);
    const [tester, reviewer, approver, vendor] = [
      await as(people.tester, { javaScriptEnabled }),
      await as(people.reviewer, { javaScriptEnabled }),
      await as(people.approver, { javaScriptEnabled }),
      await as(people.hoshino, { javaScriptEnabled }),
    ];
    const path = await listed(vendor);
    const everybody = await browser.newContext({ baseURL: own.url, javaScriptEnabled });
    const [visitor, address] = [await everybody.newPage(), "reader@clinic.example"];
    await opensProduct(visitor, PRODUCT, "掲載中");
    await subscribes(visitor, mailbox, address);
    let number = "";
    const seen = await mailbox.all();

    await test.step("the tester reports, the reviewer adds evidence and opens proceedings", async () => {
      number = await reports(tester, path);
      await look(tester, "reported");
      await defectOf(reviewer, path, number);
      await field(reviewer, "証拠のファイル").setInputFiles(pdf("照合試験.pdf"));
      await press(reviewer, "証拠を登録する");
      await expectDone(reviewer, "証拠のファイルを登録しました。");
      await follow(reviewer, "報告を仕分ける");
      await look(reviewer, "triage");
      await reviewer.getByRole("radio", { name: "取消しの手続に入る" }).check();
      // Nothing is done without a reason, and what was chosen stays.
      await press(reviewer, "内容を確認する");
      await expect(reviewer.getByRole("alert").getByRole("link", { name: "理由を入力してください。" })).toBeVisible();
      await expect(reviewer.getByRole("radio", { name: "取消しの手続に入る" })).toBeChecked();
      await field(reviewer, "理由").fill("試験で再現しました。");
      await press(reviewer, "内容を確認する");
      await expect(reviewer.getByText("事業者には知らされません。").first()).toBeVisible();
      await press(reviewer, "この内容で仕分ける");
      await expectDone(reviewer, "報告を仕分けました。");
      // The vendor knows nothing of it yet.
      await vendor.goto(path);
      await expect(vendor.getByRole("link", { name: `瑕疵${number}` })).toHaveCount(0);
    });

    const hearing = soon(45);
    await test.step("the vendor gets a notice with letter and mail", async () => {
      await follow(reviewer, "予定する措置を通知する");
      await look(reviewer, "notice");
      await reviewer.getByRole("radio", { name: /^書類審査の結果/ }).check();
      await fill(reviewer, { 根拠: "要件R-03", 原因となる事実: "照合試験で他人受入れを確認した。", 場所: "厚生労働省 会議室" });
      const set = reviewer.getByRole("group", { name: "聴聞等の期日" });
      await set.getByLabel("日付").fill(hearing.date);
      await set.getByLabel("時刻").fill(hearing.time);
      await press(reviewer, "内容を確認する");
      await look(reviewer, "notice-check");
      await press(reviewer, "通知書を発行して送る");
      await expectDone(reviewer, "通知書を発行し、事業者に送りました。");
      await look(reviewer, "noticed");
      await mailbox.expect({ to: people.hoshino, subject: /取消しの予定/ }, seen);
    });

    await test.step("the signatory acknowledges, inspects and objects with a file", async () => {
      await vendor.goto(path);
      await look(vendor, "vendor-case");
      await follow(vendor, "内容を見て対応する");
      await expect(vendor.getByText("同意したものとは扱いませんが").first()).toBeVisible();
      await look(vendor, "vendor-defect");
      await follow(vendor, "通知の受領を確認する");
      await press(vendor, "受領を確認する");
      await expectDone(vendor, "通知の受領を確認しました。");
      await field(vendor, "提出するファイル").setInputFiles(pdf("反証.pdf"));
      await press(vendor, "ファイルを提出する");
      await expectDone(vendor, "ファイルを提出しました。");
      await follow(vendor, "通知に回答する");
      await look(vendor, "vendor-answer");
      await expect(vendor.getByRole("region", { name: "提出済みのファイル" }).getByRole("link", { name: "反証.pdf" })).toBeVisible();
      await vendor.getByRole("radio", { name: "予定する措置に異議がある" }).check();
      await fill(vendor, { "意見・弁明": "測定の条件が要件と違います。", これまでの出荷台数: "１２００" });
      await press(vendor, "回答を提出する");
      await expectDone(vendor, "回答を提出しました。");
      await look(vendor, "vendor-objected");
    });

    await test.step("the hearing is recorded and commented, and the vendor no longer objects", async () => {
      await expect.poll(() => soon(0).time > hearing.time || soon(0).date > hearing.date, { timeout: 60_000 }).toBe(true);
      await defectOf(reviewer, path, number);
      const record = { 出席者: "厚生労働省 佐藤\n星野電子 星野", 調書: "測定の条件について意見が述べられた。" };
      await acts(reviewer, "聴聞等の調書を登録する", record, "調書を登録する", "聴聞等の調書を登録しました。");
      await vendor.reload();
      await follow(vendor, "調書に意見を付ける");
      await field(vendor, "調書への意見").fill("一部の発言が抜けています。");
      await press(vendor, "意見を提出する");
      await expectDone(vendor, "調書に意見を付けました。");
      await follow(vendor, "通知に回答する");
      await vendor.getByRole("radio", { name: "予定する措置に異議はない" }).check();
      await field(vendor, "意見・弁明").fill("測定の結果を確かめました。");
      await press(vendor, "回答を提出する");
      await expectDone(vendor, "回答を提出しました。");
    });

    await test.step("the cancellation is recommended, and approved by another person", async () => {
      await defectOf(reviewer, path, number);
      await follow(reviewer, "措置の案を上申する");
      await expect(reviewer.getByRole("region", { name: "措置の影響" }).getByText("1,200")).toBeVisible();
      await look(reviewer, "recommend");
      await reviewer.getByRole("radio", { name: "結果の取消し" }).check();
      await field(reviewer, "理由").fill("証拠により、要件を満たさないことを確認した。");
      await press(reviewer, "内容を確認する");
      await press(reviewer, "この内容で上申する");
      await expectDone(reviewer, "措置の案を上申しました。");
      await defectOf(approver, path, number);
      await follow(approver, "決裁又は差戻しをする");
      await look(approver, "decision");
      await press(approver, "「結果の取消し」で決裁する");
      await expectDone(approver, "措置を決裁し、通知書を発行しました。");
      await look(approver, "cancelled");
      await vendor.goto(path);
      await expect(vendor.getByText("取消", { exact: true }).first()).toBeVisible();
      await look(vendor, "vendor-case-cancelled");
      await expectToldToAll(visitor, mailbox, { product: PRODUCT, address, status: "取消", history: "適合の結果を取消", what: "適合の結果を取り消しました" });
      await look(visitor, "product-cancelled");
    });

    await test.step("a remedy brings the product back", async () => {
      await follow(vendor, "内容を見て対応する");
      await follow(vendor, "是正計画を提出する");
      await fill(vendor, { 是正の内容: "照合の閾値を改めます。", "責任者（部署と氏名）": "品質部 高橋", 対象の施設の数: "40" });
      await fill(vendor, { 区切り1の内容: "改修版の配布", 区切り1の期限: day(30) });
      await press(vendor, "区切りを追加する");
      await expect(field(vendor, "区切り1の内容")).toHaveValue("改修版の配布");
      await expect(field(vendor, "区切り4の内容")).toBeVisible();
      await look(vendor, "vendor-plan");
      await press(vendor, "是正計画を提出する");
      await expectDone(vendor, "是正計画を提出しました。");
      await defectOf(reviewer, path, number);
      await acts(reviewer, "是正計画を承認する", {}, "是正計画を承認する", "是正計画を承認しました。");
      await vendor.reload();
      await follow(vendor, "進み具合を報告する");
      await vendor.getByRole("checkbox", { name: /^改修版の配布/ }).check();
      await field(vendor, "是正が済んだ施設の数").fill("40");
      await look(vendor, "vendor-progress");
      await press(vendor, "進み具合を報告する");
      await expectDone(vendor, "進み具合を報告しました。");
      await defectOf(reviewer, path, number);
      await acts(reviewer, "是正の結果を確認する", { 説明: "全施設で確認した。" }, "この結果で確定する", "是正の結果を確認しました。", async () => {
        await reviewer.getByRole("radio", { name: "是正は完了" }).check();
      });
      await acts(reviewer, "措置の案を上申する", { 理由: "是正が完了した。" }, "この内容で上申する", "措置の案を上申しました。", async () => {
        await reviewer.getByRole("radio", { name: "再掲載" }).check();
      });
      await defectOf(approver, path, number);
      await follow(approver, "決裁又は差戻しをする");
      await press(approver, "「再掲載」で決裁する");
      await expectDone(approver, "措置を決裁し、通知書を発行しました。");
      await vendor.goto(`${path}/defects/${number}`);
      await expect(vendor.getByText("終了（再掲載）").first()).toBeVisible();
      await expect(vendor.getByRole("region", { name: "決定された措置" }).getByText("結果の取消し").or(vendor.getByText(/から取消し/)).first()).toBeVisible();
      await look(vendor, "vendor-reinstated");
      await reviewer.goto("/screening/defects?phase=all");
      await look(reviewer, "list");
      await expectToldToAll(visitor, mailbox, { product: PRODUCT, address, status: "再掲載", history: "再掲載", what: "再び掲載しました" });
      await look(visitor, "product-reinstated");
      await everybody.close();
    });
  });

  test(`given an objection with evidence that was heard ${script}, when two people decide against it, then the product is cancelled from the day that they named`, async ({ as, browser, mailbox, own }) => {
    test.setTimeout(120_000);
    const look = looker(`disputed-${script}`);
    const product = "カオリーダー デュオ";
    const [reviewer, approver, vendor] = [
      await as(people.reviewer, { javaScriptEnabled }),
      await as(people.approver, { javaScriptEnabled }),
      await as(people.hoshino, { javaScriptEnabled }),
    ];
    const everybody = await browser.newContext({ baseURL: own.url, javaScriptEnabled });
    const [visitor, address] = [await everybody.newPage(), "reader@clinic.example"];
    await opensProduct(visitor, product, "掲載中");
    await subscribes(visitor, mailbox, address);
    const seen = await mailbox.all();

    await reviewer.goto("/screening/defects");
    await reviewer.getByRole("row", { name: product }).getByRole("link").click();
    for (const said of ["予定する措置に異議がある", "再現試験の記録.pdf", "修正の時期について"]) await expect(reviewer.getByText(said).first()).toBeVisible();
    await follow(reviewer, "措置の案を上申する");
    await reviewer.getByRole("radio", { name: "結果の取消し" }).check();
    await fill(reviewer, { 理由: "意見を検討したが、要件を満たさないことに変わりはない。", いつから: day(10) });
    await press(reviewer, "内容を確認する");
    await press(reviewer, "この内容で上申する");
    await expectDone(reviewer, "措置の案を上申しました。");
    await approver.goto(reviewer.url());
    await follow(approver, "決裁又は差戻しをする");
    await press(approver, "「結果の取消し」で決裁する");
    await expectDone(approver, "措置を決裁し、通知書を発行しました。");
    await mailbox.expect({ to: people.reviewer, subject: /措置が決裁されました/ }, seen);
    await mailbox.expect({ to: people.hoshino, subject: /措置の決定のお知らせ/ }, seen);
    await mailbox.expect({ to: address, subject: /適合の結果を取り消しました（.*から）/ }, seen);
    // Until the day it is in force, and everybody is told of the day.
    await opensProduct(visitor, product, "掲載中");
    await expect(visitor.getByText(/から適合の結果が取り消されます。/)).toBeVisible();
    await expect(visitor.getByText("適合の結果を取消", { exact: true })).toBeVisible();
    await expect(visitor.getByRole("link", { name: "この製品の不具合を報告する" })).toHaveCount(0);
    await look(visitor, "product");
    await vendor.goto("/vendor");
    await vendor.getByRole("row", { name: product }).getByRole("link").first().click();
    await expect(vendor.getByText("審査の結果の取消しが決定されました。", { exact: false }).first()).toBeVisible();
    await look(vendor, "vendor");
    await everybody.close();
  });

  test(`given a defect ${script}, when the remedy plan is fulfilled, then nothing is cancelled`, async ({ as }) => {
    test.slow();
    const [reviewer, vendor] = [await as(people.reviewer, { javaScriptEnabled }), await as(people.hoshino, { javaScriptEnabled })];
    const path = await listed(vendor);
    const number = await reports(reviewer, path);
    await acts(reviewer, "報告を仕分ける", { 事業者への説明: "是正計画を提出してください。" }, "この内容で仕分ける", "報告を仕分けました。", async () => {
      await reviewer.getByRole("radio", { name: "是正計画を求める" }).check();
    });
    await vendor.goto(path);
    await follow(vendor, "内容を見て対応する");
    await expect(vendor.getByText("期限までに是正計画を提出してください。").first()).toBeVisible();
    await follow(vendor, "是正計画を提出する");
    await fill(vendor, { 是正の内容: "直します。", "責任者（部署と氏名）": "品質部", 対象の施設の数: "3", 区切り1の内容: "配布", 区切り1の期限: day(10) });
    await press(vendor, "是正計画を提出する");
    await expectDone(vendor, "是正計画を提出しました。");
    await defectOf(reviewer, path, number);
    await acts(reviewer, "是正計画を承認する", {}, "是正計画を承認する", "是正計画を承認しました。");
    await vendor.reload();
    await follow(vendor, "進み具合を報告する");
    await vendor.getByRole("checkbox", { name: /^配布/ }).check();
    await field(vendor, "是正が済んだ施設の数").fill("3");
    await press(vendor, "進み具合を報告する");
    await expectDone(vendor, "進み具合を報告しました。");
    await defectOf(reviewer, path, number);
    await acts(reviewer, "是正の結果を確認する", { 説明: "確認した。" }, "この結果で確定する", "是正の結果を確認しました。", async () => {
      await reviewer.getByRole("radio", { name: "是正は完了" }).check();
    });
    await expect(reviewer.getByText("終了（是正完了）").first()).toBeVisible();
    await reviewer.goto(screening(path));
    await expect(reviewer.getByText("適合・公表中").first()).toBeVisible();
  });

  test(`given a grave report ${script}, when the product is suspended until that is lifted or runs out, then everybody sees it`, async ({ as, mailbox }) => {
    test.slow();
    const [reviewer, approver, vendor] = [
      await as(people.reviewer, { javaScriptEnabled }),
      await as(people.approver, { javaScriptEnabled }),
      await as(people.hoshino, { javaScriptEnabled }),
    ];
    const path = await listed(vendor);
    const seen = await mailbox.all();
    const number = await reports(reviewer, path);
    await defectOf(approver, path, number);
    await acts(approver, "緊急停止をする", { いつまで: day(30), 理由: "危険があるため。" }, "緊急停止をする", "緊急停止をしました。");
    await mailbox.expect({ to: people.hoshino, subject: /緊急停止/ }, seen);
    await vendor.goto(path);
    await expect(vendor.getByText("緊急停止中").first()).toBeVisible();
    await opensProduct(vendor, PRODUCT, "緊急停止中");
    await reviewer.reload();
    await acts(reviewer, "緊急停止を解除する", { 理由: "対策を確認した。" }, "緊急停止を解除する", "緊急停止を解除しました。");
    await vendor.goto(`${path}/defects/${number}`);
    await expect(vendor.getByRole("region", { name: "緊急停止" }).getByText("解除", { exact: true })).toBeVisible();
    await opensProduct(vendor, PRODUCT, "掲載中");
    // Another one was not lifted: its time was over, and the product is in force again.
    await opensProduct(vendor, "カオリーダー クラシック", "掲載中");
    await expect(vendor.getByText("緊急停止の期間が終了", { exact: true })).toBeVisible();
  });
}
