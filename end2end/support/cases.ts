// Brings a case to where a journey begins, by the same requests that the forms make. What a journey
// is about it does itself, through the pages.
import { expect, type Locator, type Page } from "@playwright/test";
import { type Applied, filled } from "./forms.ts";
import type { Upload } from "./office.ts";
import { people, type SignedIn } from "./people.ts";

export const forms = [
  { id: "track-record", name: "様式第1号 導入実績" },
  { id: "self-declaration", name: "様式第2号 自己申告書" },
  { id: "cancellation-consent", name: "様式第3号 瑕疵等による書類審査結果取消に対する承諾書" },
  { id: "supply-pledge", name: "様式第4号 申込台数に対する生産・保守に係る誓約書" },
  { id: "antisocial-pledge", name: "様式第5号 指定する暴力団等に該当しない旨の誓約書" },
  { id: "shipment-plan", name: "様式第6号 出荷計画書" },
  { id: "price-estimate", name: "様式第7号 提供価格概算見積書" },
] as const;

/** The call of the demonstration that is open. */
export const OPEN_CALL = "R8-2";

/** What the form of the common facts asks for. */
export function facts(product: string): Record<string, string> {
  return {
    postal_code: "100-0001",
    address: "東京都千代田区千代田一丁目1番",
    representative_title: "代表取締役",
    representative_name: "星野 一郎",
    contact_department: "公共営業部",
    contact_name: "山本 花子",
    contact_phone: "03-1234-5678",
    contact_email: "clerk@vendor.example",
    product_name: product,
    model_number: "E2E-1",
    firmware: "1.0.0",
    units: "500",
  };
}

/** What the forms of an application with these facts have to say. */
export function applied(facts: Record<string, string>, company = { number: "7123456789012", name: "株式会社星野電子" }): Applied {
  const { postal_code: _, contact_email = "", contact_phone = "", units = "", ...same } = facts;
  return {
    ...same,
    contact_mail: contact_email,
    contact_phone: contact_phone.replace(/\D/g, ""),
    units: Number(units),
    corporate_number: company.number,
    company_name: company.name,
  };
}

/** A form of Hoshino's application for a product, filled in. */
export function file(form: string, name?: string, of = "試験の端末", call?: string): Upload {
  return filled(form, { applied: applied(facts(of)), name, call });
}

type Fields = { form?: Record<string, string>; multipart?: Record<string, Upload> };

/** Posts as a form would; `to` is where the portal must lead, so that nothing fails unseen. */
export async function post(page: Page, path: string, fields: Fields, to: RegExp): Promise<string> {
  const answer = await page.request.post(path, { ...fields, maxRedirects: 0 });
  const location = answer.headers()["location"] ?? `${answer.status()} ${await answer.text()}`;
  expect(location, `the answer to POST ${path}`).toMatch(to);
  return location;
}

/** What a hidden field of a page holds, such as the version that the page shows. */
export async function hidden(page: Page, path: string, name: string): Promise<string> {
  const answer = await page.request.get(path);
  const found = new RegExp(`name="${name}" value="([^"]*)"|value="([^"]*)" name="${name}"`).exec(await answer.text());
  expect(found, `a field ${name} on ${path}`).not.toBeNull();
  return found?.[1] ?? found?.[2] ?? "";
}

/** A product that no other test has. */
export function product(name: string): string {
  return `${name} ${Date.now().toString(36)}-${Math.trunc(Math.random() * 1e6).toString(36)}`;
}

/** Starts an application; answers with the path of its page. */
export async function startDraft(vendor: Page, name: string, call = OPEN_CALL): Promise<string> {
  return post(vendor, `/calls/${call}/apply`, { form: { product_name: name } }, /^\/applications\/[^/]+$/);
}

/** Does every task but the submission. */
export async function completeDraft(vendor: Page, path: string, name: string, call = OPEN_CALL): Promise<void> {
  const version = await hidden(vendor, `${path}/facts`, "version");
  await post(vendor, `${path}/facts`, { form: { version, ...facts(name) } }, /^\/applications\/[^/]+$/);
  for (const form of forms) {
    const page = `${path}/documents/${form.id}`;
    await post(vendor, page, { multipart: { file: file(form.id, undefined, name, callTitle(call)) } }, new RegExp(`^${page}$`));
  }
}

/** Submits a draft that is complete. */
export async function submitDraft(vendor: Page, path: string): Promise<void> {
  const version = await hidden(vendor, `${path}/submit`, "version");
  const form = { version, signer_name: "星野 一郎", signer_title: "代表取締役", agreed: "on" };
  await post(vendor, `${path}/submit`, { form }, /\/receipt$/);
}

/** An application that was handed in; answers with the path of its page. */
export async function submitted(vendor: Page, name: string, call = OPEN_CALL): Promise<string> {
  const path = await startDraft(vendor, name, call);
  await completeDraft(vendor, path, name, call);
  await submitDraft(vendor, path);
  return path;
}

/** The ministry's page of the same case. */
export function screening(path: string): string {
  return path.replace("/applications/", "/screening/cases/");
}

/** One act on a case, having seen it as it stands. */
async function act(staff: Page, path: string, below: string, form: Record<string, string> = {}): Promise<void> {
  const version = await hidden(staff, path, "version");
  await post(staff, `${path}${below}`, { form: { version, ...form } }, new RegExp(`^${path}(\\?.*)?$`));
}

/** A reviewer takes the case, so that the formal check begins. */
export async function take(reviewer: Page, path: string): Promise<void> {
  await act(reviewer, screening(path), "/take");
}

/** Ticks every criterion as fulfilled. */
export async function tickAll(reviewer: Page, path: string): Promise<void> {
  for (const form of forms) {
    const page = `${screening(path)}/forms/${form.id}`;
    const html = await (await reviewer.request.get(page)).text();
    const marks = Object.fromEntries([...new Set(html.match(/marks\.\d+\.outcome/g))].map((name) => [name, "pass"]));
    const document = await hidden(reviewer, page, "document");
    await post(reviewer, page, { form: { document, ...marks } }, new RegExp(`^${page}`));
  }
}

/** Takes the case and passes the formal check. */
export async function formallyChecked(reviewer: Page, path: string): Promise<void> {
  await take(reviewer, path);
  await tickAll(reviewer, path);
  await act(reviewer, screening(path), "/formal-check");
}

/** Recommends to pass; the case then waits for an approver. */
export async function recommended(reviewer: Page, path: string): Promise<void> {
  const page = `${screening(path)}/recommendation`;
  const [version, sheet] = [await hidden(reviewer, page, "version"), await hidden(reviewer, page, "sheet")];
  const form = { version, sheet, act: "recommend", recommended_verdict: "pass", recommendation_note: "すべての確認項目を満たしています。" };
  await post(reviewer, page, { form }, new RegExp(`^${screening(path)}(\\?.*)?$`));
}

/** A case that waits for approval, with the reviewer who recommended it; the vendor is Hoshino. */
export async function awaitingApproval(as: SignedIn, name: string): Promise<{ path: string; vendor: Page; reviewer: Page }> {
  const vendor = await as(people.hoshino);
  const reviewer = await as(people.reviewer);
  const path = await submitted(vendor, name);
  await formallyChecked(reviewer, path);
  await recommended(reviewer, path);
  return { path, vendor, reviewer };
}

/** Opens a call of the test's own, `days` from now until it closes; answers with its code. */
export async function openCall(administrator: Page, days = 20): Promise<string> {
  const code = `E${Date.now().toString(36).toUpperCase()}`;
  await administrator.goto("/admin/calls/new");
  await administrator.getByLabel("募集回の記号").fill(code);
  await administrator.getByLabel("名称（日本語）").fill(callTitle(code) ?? "");
  await administrator.getByLabel("名称（英語）").fill(`Call for tests ${code}`);
  await administrator.getByRole("group", { name: "募集開始" }).getByLabel("日付").fill(day(-1));
  await administrator.getByRole("group", { name: "締切" }).getByLabel("日付").fill(day(days));
  await administrator.getByRole("button", { name: "この内容で登録する" }).click();
  await expect(administrator).toHaveURL(new RegExp(`/admin/calls/${code}$`));
  return code;
}

/** The title of a call by its code; `undefined` for the one of the demonstration. */
export function callTitle(code: string): string | undefined {
  return code === OPEN_CALL ? undefined : `試験用の募集 ${code}`;
}

/** The date in Japan, so many days from now, as YYYY-MM-DD. */
export function day(days: number): string {
  return new Date(Date.now() + (9 * 60 + days * 24 * 60) * 60_000).toISOString().slice(0, 10);
}

/** The field of the upload form; the regions around it have the word in their names, too. */
export function fileField(page: Page): Locator {
  return page.getByLabel(/^ファイル\s*※必須/);
}
