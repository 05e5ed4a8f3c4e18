// The statistics for the staff: read, filtered, taken along as a file; in forced colours and on paper, too.
import { follow, save } from "../support/acts.ts";
import { expectNothingToClickOnPaper, expectSound } from "../support/checks.ts";
import { looker } from "../support/look.ts";
import { people } from "../support/people.ts";
import { expect, test } from "../support/portal.ts";

for (const javaScriptEnabled of [true, false]) {
  const script = javaScriptEnabled ? "with" : "without";
  test(`given cases at every stage, when an auditor reads the statistics ${script} JavaScript, then charts and tables say the same`, async ({ as }) => {
    const auditor = await as(people.auditor, { javaScriptEnabled });
    const look = looker(`statistics-${script}`);
    await auditor.goto("/screening");
    await follow(auditor, "統計");
    await expect(auditor.getByRole("heading", { level: 1, name: "審査の統計" })).toBeVisible();
    await look(auditor, "all");

    // A bar is as long as the figure beside it says.
    const row = auditor.getByRole("table", { name: "段階ごとの案件" }).getByRole("row", { name: "審査2 書類審査" });
    const count = (await row.getByRole("cell").last().innerText()).trim();
    const bar = auditor.locator(".chart__row").filter({ hasText: "審査2 書類審査" });
    await expect(bar.locator(".chart__figure")).toHaveText(`${count}件`);
    expect(await bar.locator("rect").evaluate((rect: SVGRectElement) => rect.getBoundingClientRect().width)).toBeGreaterThan(0);
    await auditor.emulateMedia({ forcedColors: "active" });
    await expectSound(auditor);
    await look(auditor, "forced-colours");
    await auditor.emulateMedia({ forcedColors: "none" });
    await expectNothingToClickOnPaper(auditor);

    await auditor.getByLabel("募集回", { exact: true }).selectOption({ index: 1 });
    await auditor.getByLabel("提出日（この日から）").fill("きのう");
    await auditor.getByRole("button", { name: "絞り込む" }).click();
    await expect(auditor.getByRole("alert")).toContainText("「きのう」は日付として読み取れません。");
    await auditor.getByLabel("提出日（この日から）").fill("平成１２年４月１日");
    await auditor.getByLabel("提出日（この日まで）").fill("2000-04-02");
    await auditor.getByRole("button", { name: "絞り込む" }).click();
    await expect(auditor.getByRole("heading", { name: "終了した案件はまだありません" })).toBeVisible();
    await look(auditor, "none");
    const file = await save(auditor, "この統計をExcelファイルでダウンロードする");
    expect(file.name).toBe("審査の統計.xlsx");
  });
}
