// A deadline that passes while somebody works: the server's clock decides, and nothing is lost.
import { completeDraft, day, facts, file, fileField, openCall, product, startDraft } from "../support/cases.ts";
import { expectSound } from "../support/checks.ts";
import { people } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";
import type { Page } from "@playwright/test";

/** A second in Japan, as the form asks for it. */
type Second = { date: string; time: string };
const inDays = (days: number): Second => ({ date: day(days), time: "17:00:00" });
const at = (moment: number): Second => {
  const [date = "", time = ""] = new Date(moment + 9 * 3_600_000).toISOString().split("T");
  return { date, time: time.slice(0, 8) };
};

/** Moves the deadline as an administrator does. */
async function moveDeadline(administrator: Page, call: string, to: Second, why: string): Promise<void> {
  await administrator.goto(`/admin/calls/${call}`);
  const closing = administrator.getByRole("group", { name: "締切" });
  await closing.getByLabel("日付").fill(to.date);
  await closing.getByLabel("時刻").fill(to.time);
  await administrator.getByRole("textbox", { name: "変更の理由" }).fill(why);
  await administrator.getByRole("button", { name: "変更を保存する" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  const script = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  test(`given a complete draft ${script}, when the deadline has passed, then submitting and uploading are refused and nothing is lost`, async ({ as, mailbox }) => {
    test.slow();
    const administrator = await as(people.administrator);
    const call = await openCall(administrator);
    await expectSound(administrator);
    const vendor = await as(people.hoshino, { javaScriptEnabled });
    const name = product("締切の端末");
    const path = await startDraft(vendor, name, call);
    await completeDraft(vendor, path, name, call);

    // The vendor has three pages open: the submission, an upload, the facts.
    await vendor.goto(`${path}/submit`);
    await vendor.getByLabel("承諾者の役職").fill("代表取締役社長");
    await vendor.getByLabel("上記の内容をすべて読み、これに承諾します").check();
    const uploading = await vendor.context().newPage();
    await uploading.goto(`${path}/documents/shipment-plan`);
    const typing = await vendor.context().newPage();
    await typing.goto(`${path}/facts`);
    const seen = await mailbox.all();

    // Without a reason the deadline stays, and it can't lie in the past.
    await moveDeadline(administrator, call, inDays(1), "");
    await expect(administrator.getByRole("alert").getByRole("link", { name: "変更の理由を入力してください。" })).toBeVisible();
    await moveDeadline(administrator, call, inDays(-1), "日付の誤りを訂正するため。");
    await expect(administrator.getByRole("alert").getByRole("link", { name: /^締切に過去の日時は指定できません。/ })).toBeVisible();
    await expectSound(administrator);
    const closes = Math.ceil(Date.now() / 1000) * 1000 + 15_000;
    await moveDeadline(administrator, call, at(closes), "日付の誤りを訂正するため。");
    await expect(administrator.getByRole("status")).toContainText("締切を");
    await expectSound(administrator);
    const mail = await mailbox.expect({ to: people.hoshino, subject: /締切|期限/ }, seen);
    expect(mail.text).toContain("日本時間");

    // The closing second itself is still in time.
    await expect.poll(() => Date.now(), { timeout: 20_000 }).toBeGreaterThan(closes + 1_000);
    const closed = /この募集の受付は.+日本時間.*に終了しました。サーバーの時刻で判定しています。/;
    await vendor.getByRole("button", { name: "申請を提出する" }).click();
    await expect(vendor.getByRole("main").getByText(closed)).toBeVisible();
    await expectSound(vendor);

    await fileField(uploading).setInputFiles(file("shipment-plan", "遅れた出荷計画書.docx"));
    await uploading.getByRole("button", { name: "新しいファイルに差し替える" }).click();
    await expect(uploading.getByRole("main").getByText(closed).first()).toBeVisible();
    await expectSound(uploading);

    await typing.getByLabel("ファームウェアの版").fill("2.0.0");
    await typing.getByRole("button", { name: "確認して保存する" }).click();
    await expect(typing.getByRole("main").getByText(closed).first()).toBeVisible();
    await expectSound(typing);

    for (const page of ["", "/check", "/submit", "/facts", "/documents/shipment-plan"]) {
      await vendor.goto(path + page);
      await expect(vendor.getByRole("main").getByText(/期限.*を過ぎ|に終了しました/).first()).toBeVisible();
      await expect(vendor.getByRole("button", { name: "申請を提出する" })).toHaveCount(0);
      await expectSound(vendor);
    }
    await vendor.goto("/vendor");
    await expect(vendor.getByRole("row", { name }).getByText("下書き（締切済み）")).toBeVisible();
    await expectSound(vendor);

    // Moved back, everything is there and goes on.
    await moveDeadline(administrator, call, inDays(20), "訂正が誤りであったため。");
    await expect(administrator.getByRole("status")).toContainText("締切を");
    await vendor.goto(`${path}/documents/shipment-plan`);
    await expect(vendor.getByRole("heading", { name: "第1版" })).toBeVisible();
    await expect(vendor.getByText("遅れた出荷計画書")).toHaveCount(0);
    await vendor.goto(`${path}/facts`);
    await expect(vendor.getByLabel("所在地")).toHaveValue(facts(name).address!);
    await vendor.goto(`${path}/submit`);
    await vendor.getByLabel("承諾者の役職").fill("代表取締役");
    await vendor.getByLabel("上記の内容をすべて読み、これに承諾します").check();
    await vendor.getByRole("button", { name: "申請を提出する" }).click();
    await expect(vendor).toHaveURL(/\/receipt$/);
    await expect(vendor.getByRole("heading", { level: 1 })).toContainText(call);

    // The journal tells who moved the deadline, and why.
    await administrator.goto("/admin/journal");
    await expect(administrator.getByRole("row", { name: call }).filter({ hasText: "締切の変更" })).toHaveCount(2);
    await expectSound(administrator);
  });
}
