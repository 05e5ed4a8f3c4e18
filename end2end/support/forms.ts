// Real forms, filled in by the portal's own tools: what it would give to this application, and what the
// examples say where it knows nothing.
import type { Page } from "@playwright/test";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { day } from "./cases.ts";
import type { Upload } from "./office.ts";
import { binary } from "./portal.ts";

/** Fields by their id, tables as lists of rows; see `shinsa form schema`. */
export type Data = Record<string, unknown>;

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

function shinsa(...args: string[]): string {
  const done = spawnSync(binary(), args, { encoding: "utf8" });
  // `inspect` ends with 1 where it found something to mend.
  if (done.status !== 0 && !(args[0] === "inspect" && done.status === 1)) {
    throw new Error(`shinsa ${args.join(" ")} ended with ${done.status}\n${done.stdout}${done.stderr}`);
  }
  return done.stdout;
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "shinsa-form-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the portal fills in by itself in a form of this application. */
export async function prefilled(vendor: Page, path: string, form: string): Promise<Data> {
  const answer = await vendor.request.get(`${path}/documents/${form}/prefilled`);
  const bytes = await answer.body();
  return inFolder((folder) => {
    const file = join(folder, `${form}.docx`);
    writeFileSync(file, bytes);
    const { files } = JSON.parse(shinsa("inspect", "--form", form, "--json", file)) as { files: { fields: Data }[] };
    return files[0]?.fields ?? {};
  });
}

/** A shipment plan that fits the application of `facts()`: 500 units in two months. */
export async function plan(vendor: Page, path: string, change: Data = {}): Promise<Upload> {
  const known = await prefilled(vendor, path, "shipment-plan");
  const data = {
    ...known,
    date: day(0),
    applied_units: 500,
    first_shipment: "2028-04-10",
    stock: 100,
    site: "東京物流センター（東京都江東区東雲一丁目2番）",
    rows: [
      { month: "2028-04", units: 200 },
      { month: "2028-05", units: 300 },
    ],
    ...change,
  };
  const { total_units: _, ...typed } = data as Data;
  return inFolder((folder) => {
    const [source, file] = [join(folder, "data.json"), join(folder, "出荷計画書.docx")];
    writeFileSync(source, JSON.stringify(typed));
    shinsa("form", "fill", "shipment-plan", "--data", source, "-o", file);
    return { name: "出荷計画書.docx", mimeType: WORD, buffer: readFileSync(file) };
  });
}
