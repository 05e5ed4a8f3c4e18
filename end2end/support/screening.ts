// What reviewers and approvers do with a case, through the pages.
import { expect, type Locator, type Page } from "@playwright/test";
import { expectDone, field, press } from "./acts.ts";
import { forms } from "./cases.ts";
import type { Look } from "./look.ts";

/** Finds a case by its number in the queue and opens it. */
export async function openCase(staff: Page, number: string): Promise<void> {
  await staff.goto("/screening");
  await staff.getByRole("searchbox", { name: "番号・製品名・型番・事業者名で検索" }).fill(number);
  await press(staff, "絞り込む");
  await staff.getByRole("table", { name: "審査案件" }).getByRole("link", { name: number, exact: true }).click();
  await expect(staff.getByRole("heading", { level: 1, name: number })).toBeVisible();
}

/** The row of a form in the table of the documents. */
export function documentRow(page: Page, form: string): Locator {
  return page.getByRole("table", { name: "様式ごとの提出書類" }).getByRole("row", { name: form });
}

/** Opens a form beside its checklist, from the page of the case. */
export async function openForm(staff: Page, form: string): Promise<void> {
  await documentRow(staff, form).getByRole("link", { name: form, exact: true }).click();
  await expect(staff.getByRole("heading", { level: 1, name: form })).toBeVisible();
}

type Stage = "形式審査" | "書類審査";

/** The numbers of the criteria of a stage on the page of a form. */
export async function criteria(staff: Page, stage: Stage): Promise<string[]> {
  const headings = staff.getByRole("heading", { level: 3, name: new RegExp(`^基準\\d+ ${stage}$`) });
  return (await headings.allInnerTexts()).map((text) => /\d+/.exec(text)?.[0] ?? "");
}

export async function mark(staff: Page, criterion: string, outcome: "適" | "否" | "対象外"): Promise<void> {
  await judgement(staff, criterion).getByRole("radio", { name: outcome, exact: true }).check();
}

/** The three choices for a criterion. */
export function judgement(staff: Page, criterion: string): Locator {
  return staff.getByRole("group", { name: `基準${criterion}の判定` });
}

/** 否 with its reason and what it is about. */
export async function markFailed(staff: Page, criterion: string, reason: string, note: string): Promise<void> {
  await mark(staff, criterion, "否");
  await field(staff, `基準${criterion}の理由`).selectOption(reason);
  await field(staff, `基準${criterion}の説明`).fill(note);
}

/** Ticks every criterion of a stage on the page of a form, and goes back to the case. */
export async function tick(staff: Page, stage: Stage): Promise<void> {
  const numbers = await criteria(staff, stage);
  for (const number of numbers) await mark(staff, number, "適");
  await press(staff, "確認の結果を保存する");
  await expectDone(staff, numbers.length > 0 ? `確認の結果を${numbers.length}件保存しました。` : "変更はありませんでした。");
}

export async function backToCase(staff: Page): Promise<void> {
  await staff.getByRole("link", { name: /^案件に戻る/ }).click();
}

/** Ticks every criterion of a stage on all seven forms, from the page of the case. */
export async function tickEverywhere(reviewer: Page, stage: Stage, look?: Look): Promise<void> {
  for (const [index, form] of forms.entries()) {
    await openForm(reviewer, form.name);
    if (index === 0) await look?.(reviewer, `form-${stage}`);
    await tick(reviewer, stage);
    await backToCase(reviewer);
  }
}

/** The number of the criterion with this text on the page of a form. */
export async function criterionAbout(staff: Page, text: string): Promise<string> {
  const heading = staff.locator(".criterion").filter({ hasText: text }).getByRole("heading", { level: 3 });
  return /^基準(\d+)/.exec(await heading.innerText())?.[1] ?? "";
}
