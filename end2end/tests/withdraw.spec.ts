// Giving up an application: what follows is said before, and afterwards nothing can be done.
import { completeDraft, file, product, startDraft, submitted } from "../support/cases.ts";
import { expectSound } from "../support/checks.ts";
import { people } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";

test("given a submitted application, when the signatory withdraws it, then it ends, and both sides are told", async ({ as, mailbox }) => {
  const vendor = await as(people.hoshino);
  const name = product("取下げの端末");
  const path = await submitted(vendor, name);
  const before = await mailbox.all();

  await vendor.goto(path);
  await vendor.getByRole("link", { name: "この申請を取り下げる" }).click();
  await expect(vendor.getByRole("heading", { name: "申請の取下げ", level: 1 })).toBeVisible();
  await expect(vendor.getByText("審査はここで終わり、元に戻すことはできません。")).toBeVisible();
  await expectSound(vendor);

  // Without a reason nothing happens.
  await vendor.getByRole("button", { name: "申請を取り下げる" }).click();
  await expect(vendor).toHaveTitle(/^エラー：/);
  await expect(vendor.getByRole("alert").getByRole("link", { name: "取下げの理由を入力してください。" })).toBeVisible();
  await expectSound(vendor);

  await vendor.getByLabel("取下げの理由").fill("販売計画を見直すため。");
  await vendor.getByRole("button", { name: "申請を取り下げる" }).click();
  await expect(vendor.getByRole("status")).toContainText("取り下げました。");
  await expect(vendor.getByText("この申請は取り下げられました。これ以上の手続きはありません。")).toBeVisible();
  await expect(vendor.getByRole("link", { name: "この申請を取り下げる" })).toHaveCount(0);
  await expectSound(vendor);

  await vendor.goto("/vendor");
  await expect(vendor.getByRole("row", { name }).getByText("取下げ", { exact: true })).toBeVisible();
  const mail = await mailbox.expect({ to: people.clerk, subject: /取り下げ/ }, before);
  expect(mail.text).toContain(name);
});

test("given a colleague who is no signatory, when the clerk wants to withdraw, then a sentence says who can", async ({ as }) => {
  const vendor = await as(people.hoshino);
  const path = await submitted(vendor, product("担当者の端末"));
  const clerk = await as(people.clerk);
  const why = "「申請の取下げ」を行うことができるのは、代表者又は代表者から委任を受けた方だけです。";

  await clerk.goto(`${path}/withdraw`);
  await expect(clerk.getByText(why)).toBeVisible();
  await expect(clerk.getByRole("main").getByText("星野 一郎")).toBeVisible();
  await expect(clerk.getByRole("button", { name: "申請を取り下げる" })).toHaveCount(0);
  await expectSound(clerk);

  // The page is not the lock: the request itself is refused as well.
  const answer = await clerk.request.post(`${path}/withdraw`, { form: { reason: "試し" } });
  expect(answer.status()).toBe(403);
  expect(await answer.text()).toContain(why);
  await vendor.goto(path);
  await expect(vendor.getByRole("link", { name: "この申請を取り下げる" })).toBeVisible();
});

test("given a withdrawn application, when somebody acts on it from an older page, then it is refused in words", async ({ as }) => {
  const vendor = await as(people.hoshino);
  const path = await submitted(vendor, product("二重の取下げ"));
  const older = await vendor.context().newPage();
  await older.goto(`${path}/withdraw`);

  await vendor.goto(`${path}/withdraw`);
  await vendor.getByLabel("取下げの理由").fill("一度目");
  await vendor.getByRole("button", { name: "申請を取り下げる" }).click();
  await expect(vendor.getByRole("status")).toContainText("取り下げました。");

  const ended = "この案件は「取下げ」で終了しているため、操作することができません。";
  await older.getByLabel("取下げの理由").fill("二度目");
  await older.getByRole("button", { name: "申請を取り下げる" }).click();
  await expect(older.getByText(ended)).toBeVisible();
  await expectSound(older);
  await older.getByRole("link", { name: "最新の状態を見る" }).click();
  await expect(older).toHaveURL(new RegExp(`${path}$`));
  await expect(older.getByText("この申請は取り下げられました。")).toBeVisible();

  await older.goto(`${path}/documents/shipment-plan`);
  await expect(older.getByText(ended)).toBeVisible();
  await expect(older.getByRole("button", { name: "差し替える" })).toHaveCount(0);
  await expectSound(older);
  const upload = await vendor.request.post(`${path}/documents/shipment-plan`, { multipart: { file: file("shipment-plan") } });
  expect(upload.status()).toBe(409);
  expect(await upload.text()).toContain(ended);
});

test("given a draft, when the signatory discards it, then nothing is submitted and the record stays", async ({ as }) => {
  const vendor = await as(people.hoshino);
  const name = product("やめた下書き");
  const path = await startDraft(vendor, name);
  await completeDraft(vendor, path, name);

  await vendor.goto(path);
  await vendor.getByRole("link", { name: "この下書きを破棄する" }).click();
  await expect(vendor.getByRole("heading", { name: "下書きの破棄", level: 1 })).toBeVisible();
  await expectSound(vendor);
  await vendor.getByLabel("破棄の理由").fill("別の製品で申請するため。");
  await vendor.getByRole("button", { name: "下書きを破棄する" }).click();
  await expect(vendor.getByRole("status")).toContainText("下書きを破棄しました。");
  await expectSound(vendor);

  await vendor.goto(`${path}/submit`);
  await expect(vendor.getByRole("button", { name: "申請を提出する" })).toHaveCount(0);
  await expectSound(vendor);
});
