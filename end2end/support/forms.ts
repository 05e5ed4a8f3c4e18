// Files of forms with what a test wants in them, written and read by `shinsa form` and `shinsa inspect`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Upload } from "./office.ts";
import { binary, environment } from "./portal.ts";

/** The data of a form, see `shinsa form schema`: by field id; a table is a list of rows. */
export type FormData = Record<string, unknown>;

/** What the application says outside its forms: `applied` of CALL.json. */
export type Applied = Record<string, string | number>;

const CALL_TITLE = "顔認証付きカードリーダー　令和8年度第2回募集";

function shinsa(input: string, args: string[], accepted: number[] = [0]): Buffer {
  const done = spawnSync(binary(), args, { input, env: environment({}), maxBuffer: 64 * 1024 * 1024 });
  if (done.status === null || !accepted.includes(done.status)) {
    throw new Error(`shinsa ${args.join(" ")} ended with ${done.status ?? done.signal}\n${done.stderr}`);
  }
  return done.stdout;
}

/** What the portal fills in by itself, as data. */
export async function prefilled(vendor: Page, path: string, form: string): Promise<FormData> {
  const answer = await vendor.request.get(`${path}/documents/${form}/prefilled`);
  const folder = mkdtempSync(join(tmpdir(), "shinsa-form-"));
  try {
    const file = join(folder, "prefilled.docx");
    writeFileSync(file, await answer.body());
    // Much is not filled in yet, so there are findings.
    return JSON.parse(shinsa("", ["inspect", "--form", form, file, "--json"], [0, 1]).toString()).files[0].fields as FormData;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A form with this data in it, under a name of its own. */
export function written(form: string, data: FormData, name?: string): Upload {
  const sheet = form === "track-record" || form === "price-estimate";
  const kind = sheet ? "spreadsheetml.sheet" : "wordprocessingml.document";
  const mimeType = `application/vnd.openxmlformats-officedocument.${kind}`;
  const buffer = shinsa(JSON.stringify(data), ["form", "fill", form, "--data", "-", "-o", "-"]);
  return { name: name ?? `${form}.${sheet ? "xlsx" : "docx"}`, mimeType, buffer };
}

export type Filled = {
  applied: Applied;
  /** The title of the call; that of the demonstration's open call unless said otherwise. */
  call?: string;
  /** What the file is called. */
  name?: string;
  /** What is written otherwise than it would fit. */
  change?: FormData;
};

/** A form that fits this application and its other forms. */
export function filled(form: string, { applied, call = CALL_TITLE, name, change = {} }: Filled): Upload {
  const known = JSON.stringify({ title_ja: call, requirement_edition: "2026-10", applied });
  const example = JSON.parse(shinsa(known, ["form", "example", form, "--call", "-"]).toString()) as FormData;
  return written(form, { ...example, ...change }, name);
}
