// The steps that every journey of an application begins with, through the pages: from the call to
// the formal check that was passed.
import { expect, type Page, test } from "@playwright/test";
import { drop, expectDone, field, fill, follow, press, save, sha256 } from "./acts.ts";
import { applied, callTitle, facts, forms } from "./cases.ts";
import { type Applied, filled } from "./forms.ts";
import type { Look } from "./look.ts";
import type { Mailbox } from "./mailbox.ts";
import type { Upload } from "./office.ts";
import { people } from "./people.ts";
import { openCase, tickEverywhere } from "./screening.ts";

/** What the steps of a journey hand on to each other. */
export type Story = {
  javaScriptEnabled: boolean;
  vendor: Page;
  mailbox: Mailbox;
  look: Look;
  email: string;
  /** Who applies and signs. */
  person: string;
  company: string;
  /** 法人番号 */
  corporate: string;
  /** As the organisation is registered. */
  address: string;
  product: string;
  /** Code of the call. */
  call: string;
  /** `/applications/…`, as soon as there is an application. */
  path: string;
  /** As soon as it is submitted. */
  number: string;
  files: Map<string, Upload>;
};

/** From the list of the calls to the receipt, with the seven forms filled in. */
export async function applies(story: Story): Promise<void> {
  await test.step("starts an application", () => starts(story));
  await test.step("downloads the blank forms", () => downloads(story));
  await test.step("fills the forms in", () => fillsIn(story));
  await test.step("uploads the seven forms", () => uploads(story));
  await test.step("fills in the common facts", () => fillsFacts(story));
  await test.step("checks, consents and submits", () => submits(story));
}

async function starts(story: Story): Promise<void> {
  const { vendor, look, product, call } = story;
  await vendor.goto("/calls");
  await look(vendor, "calls");
  await vendor.getByRole("table", { name: "募集中" }).locator(`a[href="/calls/${call}"]`).click();
  await look(vendor, "call");
  await follow(vendor, "この募集に申請する");
  await look(vendor, "apply");
  await field(vendor, "製品名").fill(product);
  await press(vendor, "申請を開始する");
  await expectDone(vendor, "申請の下書きを作成しました。");
  await expect(vendor.getByText("全8件の作業のうち、0件が完了しています。")).toBeVisible();
  story.path = new URL(vendor.url()).pathname;
  await look(vendor, "tasks");
}

async function downloads({ vendor, files }: Story): Promise<void> {
  for (const form of forms) {
    const file = await save(vendor, new RegExp(`^${form.name}（`));
    expect(file.name).toMatch(/\.(docx|xlsx)$/);
    expect(file.buffer.subarray(0, 2).toString()).toBe("PK");
    files.set(form.id, file);
  }
}

/** What the forms say, in the words of the facts that are typed later. */
export function said({ product, email, person, company, corporate, address }: Story): Applied {
  const own = {
    ...facts(product),
    address,
    representative_name: person,
    contact_name: person,
    contact_phone: "022-123-4567",
    contact_email: email,
    units: "1200",
  };
  return applied(own, { number: corporate, name: company });
}

/** The downloaded files, with content. */
function fillsIn(story: Story): void {
  const call = callTitle(story.call);
  for (const [form, { name }] of story.files) story.files.set(form, filled(form, { applied: said(story), name, call }));
}

async function uploads(story: Story): Promise<void> {
  const { vendor, look, path, files } = story;
  for (const [index, form] of forms.entries()) {
    const file = files.get(form.id);
    if (!file) throw new Error(`${form.id} was not downloaded`);
    await follow(vendor, form.name);
    await expect(vendor.getByRole("heading", { level: 1, name: form.name })).toBeVisible();
    if (index === 0) await look(vendor, "document-empty");
    await (index === 0 ? sendsFirst(story, file) : sends(story, file, index % 2 === 0));
    await expectDone(vendor, "ファイルを登録しました。");
    await expect(vendor.getByRole("link", { name: file.name, exact: true })).toBeVisible();
    await expect(vendor.getByText(sha256(file))).toBeVisible();
    if (index === 4) await look(vendor, "document");
    await follow(vendor, "申請のページに戻る");
  }
  await expect(vendor).toHaveURL(new RegExp(`${path}$`));
  await expect(vendor.getByText("全8件の作業のうち、7件が完了しています。")).toBeVisible();
}

/** Chooses a file, or drops it where the script allows that, and sends it. */
export async function sends({ vendor, javaScriptEnabled }: Story, file: Upload, dropped: boolean, button = "アップロードする"): Promise<void> {
  const input = field(vendor, "ファイル");
  if (javaScriptEnabled) await expect(vendor.getByText("ファイルをここにドラッグ＆ドロップすることもできます。").first()).toBeVisible();
  if (javaScriptEnabled && dropped) await drop(input, file);
  else await input.setInputFiles(file);
  await press(vendor, button);
}

/** The first file is held back on its way, so that its progress can be seen. */
async function sendsFirst(story: Story, file: Upload): Promise<void> {
  const { vendor, javaScriptEnabled } = story;
  if (!javaScriptEnabled) return sends(story, file, false);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await vendor.route("**/documents/*", async (route) => {
    await held;
    await route.continue();
  });
  await sends(story, file, true);
  await expect(vendor.getByRole("progressbar", { name: "送信の進み具合" })).toBeVisible();
  await expect(vendor.getByRole("button", { name: "送信を中止する" })).toBeVisible();
  release();
  await expectDone(vendor, "ファイルを登録しました。");
  await vendor.unroute("**/documents/*");
}

async function fillsFacts({ vendor, look, email, product, person, address }: Story): Promise<void> {
  await follow(vendor, "申請情報");
  // What the portal knows already stands there.
  await expect(field(vendor, "所在地")).toHaveValue(address);
  await expect(field(vendor, "担当者のメールアドレス")).toHaveValue(email);
  await expect(field(vendor, "製品名")).toHaveValue(product);
  const { representative_title: title, contact_department: department, model_number: model, firmware } = facts(product);
  await fill(vendor, {
    代表者の役職: title ?? "",
    代表者の氏名: person,
    担当部署: department ?? "",
    電話番号: "０２２－１２３－４５６７",
    型番: model ?? "",
    ファームウェアの版: firmware ?? "",
    申込台数: "１２００",
  });
  await look(vendor, "facts");
  await press(vendor, "確認して保存する");
  await expectDone(vendor, "申請情報を保存しました。");
  await expect(vendor.getByText("提出できます", { exact: true })).toBeVisible();
  await look(vendor, "tasks-done");
}

async function submits(story: Story): Promise<void> {
  const { vendor, look, email, person, call, product, files, mailbox } = story;
  await follow(vendor, "内容を確認して提出する");
  await expect(vendor.getByRole("definition").filter({ hasText: /^022-?123-?4567$/ })).toBeVisible();
  for (const file of files.values()) await expect(vendor.getByText(`SHA-256: ${sha256(file)}`)).toBeVisible();
  await look(vendor, "check");
  await follow(vendor, "承諾と提出に進む");
  await look(vendor, "submit");

  // Without the consent nothing is submitted, and what was typed is still there.
  await field(vendor, "承諾者の役職").fill("代表取締役");
  await press(vendor, "申請を提出する");
  await expect(vendor).toHaveTitle(/^エラー：/);
  await expect(field(vendor, "承諾者の役職")).toHaveValue("代表取締役");
  await expect(field(vendor, "承諾者の氏名")).toHaveValue(person);
  await field(vendor, "上記の内容をすべて読み、これに承諾します").check();
  await press(vendor, "申請を提出する");
  await expectDone(vendor, "申請を提出しました。");

  const title = await vendor.getByRole("heading", { level: 1 }).innerText();
  story.number = new RegExp(`受付の控え（(${call}-\\d{4})）`).exec(title)?.[1] ?? "";
  expect(story.number, title).not.toBe("");
  const table = vendor.getByRole("table", { name: "提出したファイルとその照合値（SHA-256）" });
  for (const form of forms) {
    await expect(table.getByRole("row", { name: form.name })).toContainText(sha256(files.get(form.id) as Upload));
  }
  await look(vendor, "receipt");

  const mail = await mailbox.expect({ to: email, subject: `申請を受け付けました（${story.number}）` });
  expect(mail.text).toContain(product);
  for (const file of files.values()) expect(mail.text).toContain(sha256(file));
  await vendor.goto(mail.links.find((link) => link.endsWith("/receipt")) ?? "");
  await expect(vendor.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await follow(vendor, "審査の状況を見る");
  await expect(vendor.getByText("対応待ち：審査担当", { exact: true })).toBeVisible();
  await look(vendor, "case-submitted");
}

/** The reviewer takes the case and passes the formal check, which nobody passes unlooked at. */
export async function checksFormally({ look, number, mailbox, product, company }: Story, reviewer: Page): Promise<void> {
  const mail = await mailbox.expect({ to: people.reviewer, subject: `新しい申請が届きました（${number}）` });
  expect(mail.text).toContain(company);
  await look(reviewer, "queue");
  await openCase(reviewer, number);
  await expect(reviewer.getByRole("heading", { level: 1, name: product })).toBeVisible();
  await look(reviewer, "screening-arrived");
  await press(reviewer, "この案件を担当する");
  await expectDone(reviewer, "この案件を担当することになりました。");

  // The formal check can't be passed before every criterion of it was looked at.
  await follow(reviewer, "形式審査の完了に進む");
  await press(reviewer, "形式審査を完了する");
  await expect(reviewer.getByRole("alert").getByText(/^まだ確認していない審査基準が\d+件あります。/)).toBeVisible();
  await look(reviewer, "refused");
  await tickEverywhere(reviewer, "形式審査", look);
  await follow(reviewer, "形式審査の完了に進む");
  await press(reviewer, "形式審査を完了する");
  await expectDone(reviewer, "形式審査を完了しました。書類審査に進みます。");
}
