// Brings a product to where a journey about a defect begins, and what both sides do again and again.
import { expect, type Page } from "@playwright/test";
import { expectDone, field, fill, follow, press } from "./acts.ts";
import { screening } from "./cases.ts";

/** A PDF as small as they come; `name` is what it is called. */
export function pdf(name: string) {
  const text = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n45\n%%EOF\n";
  return { name, mimeType: "application/pdf", buffer: Buffer.from(text) };
}

/** A product of Hoshino's in the register. */
export const PRODUCT = "カオリーダー ゼロ";

/** It, seen by its vendor; answers with the path of its application. */
export async function listed(vendor: Page): Promise<string> {
  await vendor.goto("/vendor");
  await vendor.getByRole("row", { name: PRODUCT }).getByRole("link").first().click();
  await expect(vendor.getByRole("heading", { level: 1, name: PRODUCT })).toBeVisible();
  return new URL(vendor.url()).pathname;
}

/** Reports a defect of the product through the pages; ends on the page of the defect, and tells its number. */
export async function reports(staff: Page, path: string): Promise<string> {
  await staff.goto(screening(path));
  await follow(staff, "瑕疵を報告する");
  await field(staff, "不具合の内容").fill("他人の顔で本人と確認されました。");
  await staff.getByRole("radio", { name: "重大" }).check();
  await field(staff, "対象の製造番号").fill("KR-0001\nKR-0002");
  await press(staff, "報告する");
  await expectDone(staff, "瑕疵を報告しました。");
  return /\/defects\/(\d+)/.exec(staff.url())?.[1] ?? "";
}

/** Opens a defect on the ministry's side. */
export async function defectOf(staff: Page, path: string, number: string): Promise<void> {
  await staff.goto(`${screening(path)}/defects/${number}`);
  await expect(staff.getByRole("heading", { level: 1, name: `瑕疵${number}` })).toBeVisible();
}

/** Writes an act down, looks it over and does it, from the page of the defect. */
export async function acts(staff: Page, link: string, values: Record<string, string>, button: string, said: string, also?: () => Promise<void>): Promise<void> {
  await follow(staff, link);
  await fill(staff, values);
  await also?.();
  await press(staff, "内容を確認する");
  await expect(staff.getByRole("heading", { level: 1, name: /^内容の確認：/ })).toBeVisible();
  await press(staff, button);
  await expectDone(staff, said);
}
