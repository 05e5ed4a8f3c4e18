// Files of forms with what a test wants in them, written by the binary under test.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { docx, type Upload } from "./office.ts";
import { binary } from "./portal.ts";

/** The data of a form: by field id; a table is a list of rows. */
export type FormData = Record<string, unknown>;

function shinsa(args: string[], accepted: number[] = [0]): string {
  const done = spawnSync(binary(), args, { encoding: "utf8" });
  if (done.status === null || !accepted.includes(done.status)) {
    throw new Error(`shinsa ${args.join(" ")} ended with ${done.status ?? done.signal}\n${done.stdout}${done.stderr}`);
  }
  return done.stdout;
}

function inFolder<T>(act: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "shinsa-form-"));
  try {
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the portal fills in by itself, as data. */
export async function prefilled(vendor: Page, path: string, form: string): Promise<FormData> {
  const answer = await vendor.request.get(`${path}/documents/${form}/prefilled`);
  const bytes = await answer.body();
  return inFolder((folder) => {
    const file = join(folder, "prefilled.docx");
    writeFileSync(file, bytes);
    // Much is not filled in yet, so there are findings.
    return JSON.parse(shinsa(["inspect", "--form", form, file, "--json"], [0, 1])).files[0].fields as FormData;
  });
}

/** A Word form with this data in it, under a name of its own. */
export function written(form: string, data: FormData, name: string): Upload {
  return inFolder((folder) => {
    const [source, file] = [join(folder, "data.json"), join(folder, "form.docx")];
    writeFileSync(source, JSON.stringify(data));
    shinsa(["form", "fill", form, "--data", source, "-o", file]);
    return { ...docx(name), buffer: readFileSync(file) };
  });
}
