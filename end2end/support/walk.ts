// Finds every kind of page that a person can come to by following links.
import { expect, type Page } from "@playwright/test";
import { forms } from "./cases.ts";

/**
 * Follows all links from `starts`. Answers with the routes of all pages, and with one page of each kind
 * that is not `known` yet: pages are of one kind if they have the same route and their content leads to
 * the same routes. A case that can be decided is another kind than one that has ended.
 */
export async function walk(page: Page, starts: string[], known: Set<string>): Promise<{ routes: Set<string>; stops: string[] }> {
  const seen = new Set(starts);
  const routes = new Set<string>();
  const stops: string[] = [];
  for (const path of seen) {
    const { html, moved } = await read(page, path);
    if (moved) {
      seen.add(moved);
      continue;
    }
    for (const link of ways(html, "a", "href")) seen.add(link);
    for (const feed of feeds(html)) await expectFeed(page, feed);
    const route = routeOf(path);
    routes.add(route);
    const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
    const leadsTo = new Set([...ways(main, "a", "href"), ...ways(main, "form", "action")].map(routeOf));
    const kind = `${route} → ${[...leadsTo].sort().join(" ")}`;
    if (known.has(kind)) continue;
    known.add(kind);
    stops.push(path);
  }
  return { routes, stops };
}

/** A page as the server sends it, or where it leads instead. */
async function read(page: Page, path: string): Promise<{ html: string; moved?: string }> {
  const answer = await page.request.get(path, { maxRedirects: 0 });
  const moved = answer.headers()["location"];
  if (moved) return { html: "", moved: moved.replace(/[?#].*/, "") };
  expect(answer.status(), `a link leads to ${path}`).toBe(200);
  expect(answer.headers()["content-type"], path).toContain("text/html");
  return { html: await answer.text() };
}

/** A feed says what it is, as the link to it does. */
async function expectFeed(page: Page, path: string): Promise<void> {
  const answer = await page.request.get(path);
  expect(answer.status(), `a link leads to ${path}`).toBe(200);
  expect(answer.headers()["content-type"], path).toContain(FEED);
  expect(await answer.text(), path).toContain("<feed ");
}

const FEED = "application/atom+xml";

/** The paths of this portal that tags lead to; files and feeds are no pages. */
function ways(html: string, element: string, attribute: string): string[] {
  return paths(html, element, attribute, (tag) => !/ download[ =>]| type="application\/(pdf|atom)/.test(tag));
}

function feeds(html: string): string[] {
  return paths(html, "a", "href", (tag) => tag.includes(` type="${FEED}"`));
}

function paths(html: string, element: string, attribute: string, wanted: (tag: string) => boolean): string[] {
  const tags = html.match(new RegExp(`<${element} [^>]*>`, "g")) ?? [];
  const values = tags.filter(wanted).map((tag) => new RegExp(` ${attribute}="(/[^"?#]*)`).exec(tag)?.[1]);
  return [...new Set(values.filter((value) => value !== undefined))];
}

/** `/applications/{id}/documents/{form}` for `/applications/0198…/documents/shipment-plan`. */
function routeOf(path: string): string {
  return path.split("/").map(placeholder).join("/");
}

function placeholder(part: string): string {
  if (forms.some((form) => form.id === part)) return "{form}";
  if (/^[0-9a-f]{32}$/.test(part)) return "{id}";
  if (/^[0-9a-f]{64}$/.test(part)) return "{token}";
  if (/^\d+$/.test(part)) return "{number}";
  if (/^R\d+-\d+-\d+$/.test(part)) return "{product}";
  return /^R\d+-\d+$/.test(part) ? "{call}" : part;
}
