// What people do again and again on pages, in the words that they read there.
import { type Download, expect, type Locator, type Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Upload } from "./office.ts";

/** The field with this label; ※必須 and ※任意 stand in the label as well. */
export function field(within: Page | Locator, label: string): Locator {
  return within.getByLabel(new RegExp(`^${escaped(label)}\\s*※(必須|任意)$`));
}

/** Fills fields by their labels. */
export async function fill(within: Page | Locator, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await field(within, label).fill(value);
}

export async function press(page: Page, button: string): Promise<void> {
  await page.getByRole("main").getByRole("button", { name: button, exact: true }).click();
}

/** Follows a link; the first where a page offers the same way twice. */
export async function follow(page: Page, link: string): Promise<void> {
  await page.getByRole("main").getByRole("link", { name: link, exact: true }).first().click();
}

/** The sentence on top of the page that says what was done. */
export async function expectDone(page: Page, sentence: string): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: sentence })).toBeVisible();
}

/** Clicks on a link that downloads, and reads what came. */
export async function save(page: Page, link: string | RegExp): Promise<Upload> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("main").getByRole("link", { name: link, exact: typeof link === "string" }).click(),
  ]);
  return received(download);
}

async function received(download: Download): Promise<Upload> {
  const name = download.suggestedFilename();
  const kind = name.endsWith(".xlsx") ? "spreadsheetml.sheet" : "wordprocessingml.document";
  const mimeType = `application/vnd.openxmlformats-officedocument.${kind}`;
  return { name, mimeType, buffer: await readFile(await download.path()) };
}

/** Drops a file on an element, as from the desktop. */
export async function drop(target: Locator, file: Upload): Promise<void> {
  const content = { name: file.name, type: file.mimeType, base64: file.buffer.toString("base64") };
  const dataTransfer = await target.page().evaluateHandle(({ name, type, base64 }) => {
    const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], name, { type }));
    return transfer;
  }, content);
  await target.dispatchEvent("drop", { dataTransfer });
}

export function sha256(file: Upload): string {
  return createHash("sha256").update(file.buffer).digest("hex");
}

/** The paragraphs of a .docx file, one a line. */
export function wordText(file: Upload): string {
  const body = unzipSync(file.buffer)["word/document.xml"];
  if (!body) throw new Error(`${file.name} is no Word document`);
  const xml = strFromU8(body).replace(/<\/w:p>/g, "\n").replace(/<[^>]+>/g, "");
  return xml.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&");
}

/** A 法人番号 that nobody else in the demonstration has, with its check digit. */
export function corporateNumber(): string {
  const rest = String(Math.trunc(Math.random() * 1e11)).padStart(12, "8");
  const sum = [...rest].reverse().reduce((sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 1 : 2), 0);
  return `${9 - (sum % 9)}${rest}`;
}

/** `123` as it comes out of a Japanese keyboard: `１２３`. */
export function fullWidth(digits: string): string {
  return digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
