// The reviewer reads a form in the page, asks for a correction with one press at a field, sees what the
// vendor changed, and asks again from what the automatic check found; the vendor lands on the field.
import type { Page } from "@playwright/test";
import { expectDone, field, follow, press } from "../support/acts.ts";
import { applied, facts, fileField, product, screening, submitted, take } from "../support/cases.ts";
import { filled } from "../support/forms.ts";
import { looker } from "../support/look.ts";
import type { Upload } from "../support/office.ts";
import { people } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";

const PLAN = "様式第6号 出荷計画書";
const EARLY = "2026-01-05";

for (const javaScriptEnabled of [true, false]) {
  const script = javaScriptEnabled ? "with" : "without";
  test(`given a plan that was handed in, when the reviewer compares two versions and asks for a correction from a finding, then the vendor lands on the field (${script} JavaScript)`, async ({ as }) => {
    test.setTimeout(180_000);
    const look = looker(`compare-${script}`);
    const vendor = await as(people.hoshino, { javaScriptEnabled });
    const reviewer = await as(people.reviewer, { javaScriptEnabled });
    const name = product("比べるリーダー");
    const path = await submitted(vendor, name);
    const page = `${path}/documents/shipment-plan`;
    await take(reviewer, path);
    const form = `${screening(path)}/forms/shipment-plan`;

    await test.step("the reviewer reads the plan in the page, where rules have answered criteria", async () => {
      await reviewer.goto(form);
      await expect(reviewer.getByText("指摘はありません。")).toBeVisible();
      await expect(reviewer.locator("#f-contact_name")).toContainText("山本 花子");
      await expect(reviewer.locator("#f-rows-2-units")).toContainText(/\d/);
      const edition = reviewer.getByRole("group", { name: "基準1の判定" });
      await expect(edition.getByRole("radio", { name: "適", exact: true })).toBeChecked();
      await expect(reviewer.getByText("自動確認：指摘なし").first()).toBeVisible();
      await look(reviewer, "form");
      await press(reviewer, "確認の結果を保存する");
      await expect(reviewer.getByText("提案された判定が確認され、保存されています。").first()).toBeVisible();
    });

    await test.step("the reviewer asks for a correction at a field", async () => {
      await follow(reviewer, "項目ごとに「補正依頼に加える」ボタンを表示する");
      await press(reviewer, "「担当者の氏名」を補正依頼に加える");
      await expectDone(reviewer, "補正依頼の項目に加えました（現在1項目）。まだ送信していません。");
      await expect(reviewer).toHaveURL(/#f-contact_name$/);
      await look(reviewer, "form-with-buttons");
      await follow(reviewer, "「担当者の氏名」は補正依頼に追加済み（依頼を開く）");
      await expect(field(reviewer, "項目1の内容")).toHaveValue("「担当者の氏名」の記載を確認し、必要に応じて訂正してください。");
      await field(reviewer, "項目1の理由").selectOption("not_filled");
      await sendRequest(reviewer);
    });

    await test.step("the vendor replaces the plan and hands it back", async () => {
      await vendor.goto(`${path}/corrections/1`);
      await follow(vendor, `${PLAN}を差し替える`);
      await expect(vendor).toHaveURL(/#f-contact_name$/);
      const change = { contact_name: "山本 花代", date: EARLY };
      const mended = filled("shipment-plan", { applied: applied(facts(name)), change });
      await replace(vendor, page, mended);
      await vendor.goto(`${path}/corrections/1`);
      await answer(vendor, "担当者を改めました。");
    });

    await test.step("the reviewer sees what changed, asked for or not", async () => {
      await reviewer.goto(screening(path));
      await follow(reviewer, "補正による変更点をまとめて見る");
      const changes = reviewer.getByRole("table", { name: /第1版から第2版への変更（2件）/ });
      const contact = changes.getByRole("row", { name: /担当者の氏名/ });
      await expect(contact.locator("del")).toHaveText("山本 花子");
      await expect(contact.locator("ins")).toHaveText("山本 花代");
      await expect(contact.getByText("依頼した項目1")).toBeVisible();
      await expect(changes.getByRole("row", { name: /提出年月日/ }).locator("ins")).toContainText("2026年1月5日");
      await expect(reviewer.getByText("担当者を改めました。")).toBeVisible();
      await expect(reviewer.getByText("依頼した項目以外にも変更があります。")).toBeVisible();
      await look(reviewer, "resubmission");
      await reviewer.goto(form);
      await follow(reviewer, "変更点を見る");
      await expect(reviewer.getByRole("table", { name: /第1版から第2版への変更/ })).toBeVisible();
      await look(reviewer, "changes");
    });

    await test.step("the ticks that look at neither of the two stay", async () => {
      await reviewer.goto(form);
      await expect(reviewer.getByText("変更前の版への確認")).toHaveCount(0);
    });

    await test.step("the reviewer asks for a correction from the finding", async () => {
      await expect(reviewer.getByText("要修正0件、要確認1件の指摘があります。")).toBeVisible();
      await reviewer.getByRole("list").getByRole("link", { name: "提出年月日", exact: true }).first().click();
      await expect(reviewer).toHaveURL(/#f-date$/);
      await press(reviewer, "「提出年月日」を補正依頼に加える");
      await look(reviewer, "form-with-finding");
      await follow(reviewer, "「提出年月日」は補正依頼に追加済み（依頼を開く）");
      await expect(field(reviewer, "項目1の箇所")).toHaveValue("shipment-plan:date");
      await expect(field(reviewer, "項目1の理由")).toHaveValue("date_wrong");
      await expect(field(reviewer, "項目1の内容")).not.toHaveValue("");
      await sendRequest(reviewer);
    });

    await test.step("the vendor lands on the field", async () => {
      await vendor.goto(`${path}/corrections/2`);
      await follow(vendor, `${PLAN}を差し替える`);
      await expect(vendor).toHaveURL(/\/documents\/shipment-plan#f-date$/);
      await expect(vendor.locator("#f-date")).toBeInViewport();
    });
  });
}

async function sendRequest(reviewer: Page): Promise<void> {
  await press(reviewer, "依頼の内容を確認する");
  await press(reviewer, "補正を依頼する（送信）");
  await expectDone(reviewer, "事業者に補正を依頼しました。");
}

async function replace(vendor: Page, page: string, upload: Upload): Promise<void> {
  await vendor.goto(page);
  await fileField(vendor).setInputFiles(upload);
  await press(vendor, "新しいファイルに差し替える");
  await expectDone(vendor, "ファイルを登録しました。");
}

async function answer(vendor: Page, reply: string): Promise<void> {
  await field(vendor, "項目1への回答").fill(reply);
  await press(vendor, "補正を返送する");
  await expectDone(vendor, "補正を返送しました。審査が再開します。");
}
