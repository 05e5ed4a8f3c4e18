// A plan whose sum is wrong: seen at the moment of the upload, mended, submitted.
import { completeDraft, fileField, product, startDraft } from "../support/cases.ts";
import { expectNoSidewaysScroll, expectSound } from "../support/checks.ts";
import { prefilled, written } from "../support/forms.ts";
import { people } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";
import type { Page } from "@playwright/test";

const NAME = "様式第6号 出荷計画書";

async function upload(vendor: Page, page: string, data: Record<string, unknown>, name: string): Promise<void> {
  await vendor.goto(page);
  await fileField(vendor).setInputFiles(written("shipment-plan", data, name));
  await vendor.getByRole("button", { name: /アップロードする|差し替える/ }).click();
  await expect(vendor.getByRole("link", { name })).toBeVisible();
}

test("given a plan whose sum is wrong, when it is uploaded, then it is seen at once, mended and submitted", async ({ as }) => {
  test.slow();
  const vendor = await as(people.hoshino);
  const name = product("合計の合わない端末");
  const path = await startDraft(vendor, name);
  await completeDraft(vendor, path, name);
  const page = `${path}/documents/shipment-plan`;
  const data = {
    ...(await prefilled(vendor, path, "shipment-plan")),
    first_shipment: "2027-04-01",
    stock: 1000,
    site: "羽田物流センター",
    rows: [
      { month: "2027-04", units: 300 },
      { month: "2027-05", units: 200 },
    ],
  };
  await upload(vendor, page, { ...data, total_units: 600 }, "計画の誤り.docx");

  // On one page: what is wrong, where, and how to mend it; the line leads to the field.
  const summary = vendor.getByRole("region", { name: /提出の前に直すところ/ });
  await expect(summary).toContainText("出荷台数の合計");
  await expect(summary).toContainText("500");
  await expectSound(vendor);
  await summary.getByRole("link", { name: /出荷台数の合計/ }).first().click();
  await expect(vendor).toHaveURL(/#f-total_units$/);
  const place = vendor.locator("#f-total_units");
  await expect(place).toContainText("600");
  await expect(place).toContainText("要修正");
  await vendor.setViewportSize({ width: 320, height: 800 });
  await expectNoSidewaysScroll(vendor);
  await vendor.setViewportSize({ width: 1280, height: 800 });

  // It is stored, but can't be submitted: the lists say why and lead there.
  await vendor.goto(path);
  await expect(vendor.getByRole("listitem").filter({ hasText: NAME }).getByText(/直すところが\d+件/)).toBeVisible();
  for (const below of ["check", "submit"]) {
    await vendor.goto(`${path}/${below}`);
    await expect(vendor.getByRole("region", { name: /提出の前に直すところ/ })).toContainText(NAME);
    await expectSound(vendor);
  }
  await expect(vendor.getByRole("button", { name: "申請を提出する" })).toHaveCount(0);

  await vendor.getByRole("region", { name: /提出の前に直すところ/ }).getByRole("link", { name: /出荷台数の合計/ }).first().click();
  await expect(vendor).toHaveURL(new RegExp(`${page}#f-total_units$`));
  await upload(vendor, page, data, "計画.docx");
  await expect(vendor.getByText(/のファイルを読み取りました。直すところはありません。/)).toBeVisible();
  await expectSound(vendor);

  await vendor.goto(`${path}/check`);
  await vendor.getByRole("link", { name: "承諾と提出に進む" }).click();
  await vendor.getByLabel(/^上記の内容をすべて読み/).check();
  await vendor.getByRole("button", { name: "申請を提出する" }).click();
  await expect(vendor).toHaveURL(/\/receipt$/);
});
