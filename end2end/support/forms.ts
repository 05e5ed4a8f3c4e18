// Forms filled in by `shinsa form`, so that they fit an application and each other.
import { spawnSync } from "node:child_process";
import type { Upload } from "./office.ts";
import { binary, environment } from "./portal.ts";

/** What the application says outside its forms: `applied` of CALL.json. */
export type Applied = Record<string, string | number>;

/** The data of a form, see `shinsa form schema`. */
export type Data = Record<string, unknown>;

const CALL_TITLE = "顔認証付きカードリーダー　令和8年度第2回募集";

function tool(input: string, ...args: string[]): Buffer {
  const done = spawnSync(binary(), args, { input, env: environment({}), maxBuffer: 64 * 1024 * 1024 });
  if (done.status !== 0) throw new Error(`shinsa ${args.join(" ")} ended with ${done.status ?? done.signal}\n${done.stderr}`);
  return done.stdout;
}

export type Filled = {
  applied: Applied;
  /** The title of the call; that of the demonstration's open call unless said otherwise. */
  call?: string;
  /** What the file is called. */
  name?: string;
  /** What is written otherwise than it would fit. */
  change?: Data;
};

/** A form filled in for this application. */
export function filled(form: string, { applied, call = CALL_TITLE, name, change = {} }: Filled): Upload {
  const known = JSON.stringify({ title_ja: call, requirement_edition: "2026-10", applied });
  const example = JSON.parse(tool(known, "form", "example", form, "--call", "-").toString()) as Data;
  const buffer = tool(JSON.stringify({ ...example, ...change }), "form", "fill", form, "--data", "-", "-o", "-");
  const sheet = form === "track-record" || form === "price-estimate";
  const kind = sheet ? "spreadsheetml.sheet" : "wordprocessingml.document";
  const mimeType = `application/vnd.openxmlformats-officedocument.${kind}`;
  return { name: name ?? `${form}.${sheet ? "xlsx" : "docx"}`, mimeType, buffer };
}
