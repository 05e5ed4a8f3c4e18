// Who declares a conflict of interest is shut out of the case: its pages, lists and searches.
import { formallyChecked, product, screening, submitted } from "../support/cases.ts";
import { expectSound } from "../support/checks.ts";
import { people } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";
import type { Page } from "@playwright/test";

const inQueue = async (page: Page, name: string) => {
  await page.goto("/screening");
  await page.getByLabel("番号・製品名・型番・事業者名で検索").fill(name);
  await page.getByRole("button", { name: "絞り込む" }).click();
  return page.getByRole("table", { name: "審査案件" }).getByRole("row", { name });
};

test("given a reviewer's own case, when the reviewer declares a conflict of interest, then the case is gone for them and goes on with somebody else", async ({ as }) => {
  const [vendor, reviewer] = [await as(people.hoshino), await as(people.reviewer)];
  const name = product("担当替えの端末");
  const path = await submitted(vendor, name);
  const page = screening(path);
  await formallyChecked(reviewer, path);
  await expect(await inQueue(reviewer, name)).toHaveCount(1);

  await reviewer.goto(page);
  await reviewer.getByRole("link", { name: "利益相反を申告する" }).click();
  await expect(reviewer.getByRole("heading", { name: "利益相反の申告", level: 1 })).toBeVisible();
  await expect(reviewer.getByText("申告は記録に残り、取り消すことはできません。")).toBeVisible();
  await expectSound(reviewer);
  await reviewer.getByRole("button", { name: "利益相反を申告して案件から離れる" }).click();
  await expect(reviewer.getByRole("alert").getByRole("link", { name: "利益相反の内容を入力してください。" })).toBeVisible();
  await expectSound(reviewer);
  await reviewer.getByLabel("利益相反の内容").fill("配偶者が申請者に勤めています。");
  await reviewer.getByRole("button", { name: "利益相反を申告して案件から離れる" }).click();
  await expect(reviewer).toHaveURL(/\/screening$/);
  await expect(reviewer.getByRole("status")).toContainText("利益相反を申告しました。");
  await expectSound(reviewer);

  await expect(await inQueue(reviewer, name)).toHaveCount(0);
  await expectSound(reviewer);
  for (const below of ["", "/forms/track-record", "/files/track-record/1", "/correction", "/recommendation"]) {
    expect((await reviewer.request.get(page + below)).status(), below).toBe(404);
  }
  const take = await reviewer.request.post(`${page}/take`, { form: { version: "0" } });
  expect(take.status()).toBe(404);
  await reviewer.goto(page);
  await expect(reviewer.getByRole("heading", { name: "ページが見つかりません" })).toBeVisible();
  await expectSound(reviewer);

  // The approver sees that nobody has it, and is not offered the one who is out.
  const approver = await as(people.approver);
  await approver.goto(page);
  await expect(approver.getByText("審査担当：未定")).toBeVisible();
  await approver.getByText("担当者を決める・替える").click();
  const offered = approver.getByLabel("審査担当とする人").getByRole("option");
  await expect(offered.filter({ hasText: "高橋 誠" })).toHaveCount(1);
  await expect(offered.filter({ hasText: "佐藤 理恵" })).toHaveCount(0);
  await expectSound(approver);

  const colleague = await as(people.secondReviewer);
  await colleague.goto(page);
  await colleague.getByRole("button", { name: "この案件を担当する" }).click();
  await expect(colleague.getByRole("status").first()).toContainText("この案件を担当することになりました。");
  await expect(colleague.getByText("利益相反を申告").first()).toBeVisible();
  await expectSound(colleague);

  // The vendor learns nothing of it.
  await vendor.goto(path);
  await expect(vendor.getByText("利益相反")).toHaveCount(0);
  await expect(vendor.getByText("配偶者")).toHaveCount(0);
  await expectSound(vendor);
});
