import type { APIRequestContext, APIResponse } from "@playwright/test";
import { ACCESS } from "@/lib/domain/access/permit";
import { expect, PERSONAS, type Persona, test } from "./persona";
import { PAGES, pagesOnDisk } from "./routes";

// An id no one has: a page about something of another company must look just like this one.
const NOWHERE = "01900000-0000-7000-8000-000000000000";

type Outcome = "page" | "sign-in" | "no-access" | "missing" | "elsewhere";

// A page behind a loading state answers 200 first and tells the browser where to go in the stream.
async function outcomeOf(response: APIResponse): Promise<Outcome> {
  const status = response.status();
  if (status >= 500) throw new Error(`${response.url()} answered ${status}`);
  const text = await response.text();
  const target = response.headers()["location"] ?? /NEXT_REDIRECT;\w+;([^;"\\]+);/.exec(text)?.[1];
  if (target) {
    const { pathname } = new URL(target, response.url());
    if (pathname === "/sign-in") return "sign-in";
    return pathname === "/no-access" ? "no-access" : "elsewhere";
  }
  return status === 404 || text.includes("NEXT_HTTP_ERROR_FALLBACK;404") ? "missing" : "page";
}

async function visit(request: APIRequestContext, path: string): Promise<Outcome> {
  // Packing what is read once and thrown away costs the server more than the answer.
  const headers = { "accept-encoding": "identity" };
  return outcomeOf(await request.get(path, { headers, maxRedirects: 0, maxRetries: 2 }));
}

function isAllowed({ companyKind, roles }: Persona, asks: keyof typeof ACCESS): boolean {
  const rule: { companies: readonly string[]; roles: readonly string[] } = ACCESS[asks];
  return rule.companies.includes(companyKind) && roles.some((role) => rule.roles.includes(role));
}

// Whoever asks for the other portal gets their own.
function isOfOtherPortal({ companyKind }: Persona, asks: string): boolean {
  return companyKind === "customer" ? asks === "home.read" : asks === "portal.read";
}

function expectedOf(persona: Persona, path: string): Outcome {
  const asks = PAGES[path];
  if (asks === undefined) throw new Error(`${path} has no entry in the table of pages`);
  if (isOfOtherPortal(persona, asks)) return "elsewhere";
  const allowed = asks === "anyone" || asks === "signed-in" || isAllowed(persona, asks);
  if (!allowed) return "no-access";
  return path.includes("[") && asks !== "anyone" ? "missing" : "page";
}

test("every page on disk has its entry in the table, and the table no page that is gone", () => {
  expect(pagesOnDisk()).toEqual(Object.keys(PAGES).sort());
});

test("a visitor who is not signed in is sent to the sign-in page", async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL: baseURL ?? "" });
  for (const [path, asks] of Object.entries(PAGES)) {
    if (asks === "anyone") continue;
    const address = path.replace(/\[\w+\]/, NOWHERE);
    expect(await visit(request, address), address).toBe("sign-in");
  }
  await request.dispose();
});

for (const persona of PERSONAS) {
  test(`${persona.email} opens what the access table says and nothing else`, async ({ door }) => {
    const { request } = await door.as(persona.email.replace("@demo.example", ""));
    for (const path of Object.keys(PAGES)) {
      if (path === "/sign-in" || path === "/no-access") continue;
      const address = path.replace(/\[\w+\]/, NOWHERE);
      expect(await visit(request, address), `${persona.email} ${address}`).toBe(expectedOf(persona, path));
    }
  });
}

test("a reseller's customer is missing for another reseller and for customers", async ({ door }) => {
  const own = await door.pageAs("reseller");
  await own.goto("/customers");
  const href = await own.getByRole("table").first().locator('a[href^="/customers/"]').first().getAttribute("href");
  const { pathname } = new URL(href ?? "", own.url());
  expect(await visit(own.request, pathname)).toBe("page");
  const distributor = await door.as("distributor");
  expect(await visit(distributor.request, pathname)).toBe("page");
  const other = await door.as("kitefield");
  expect(await visit(other.request, pathname)).toBe("missing");
  const customer = await door.as("customer");
  expect(await visit(customer.request, pathname)).toBe("no-access");
});
