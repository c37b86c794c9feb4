import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { APIRequestContext, Browser } from "@playwright/test";
import { ACCESS, type Action } from "@/lib/domain/access/permit";
import { newDistributor, ROOT } from "./command-line";
import { newPerson } from "./join";
import { askPatiently } from "./outside/ask-patiently";
import { expect, PERSONAS, type Persona, test } from "./persona";

const NOWHERE = "01900000-0000-7000-8000-000000000000";

/** A browser at the door of a distributor that nobody else in the installation knows. */
async function otherTenant(browser: Browser, baseURL: string) {
  const { link } = newDistributor();
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await page.goto(new URL(link).pathname);
  await page.close();
  return { context, link };
}

/** Addresses of things of the demo's distributor, as its own administrator sees them. */
async function addressesOf(request: APIRequestContext): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [list, pattern] of [
    ["/customers", /\/customers\/[0-9a-f-]{36}/],
    ["/resellers", /\/resellers\/[0-9a-f-]{36}/],
    ["/deliveries", /\/deliveries\/[0-9a-f-]{36}/],
  ] as const) {
    const address = pattern.exec(await (await request.get(list, { maxRetries: 2 })).text())?.[0];
    if (!address) throw new Error(`${list} shows nothing to open`);
    found.push(address);
  }
  return found;
}

test("another distributor's administrator finds nothing of this one, by address or by list", async ({
  browser,
  door,
  baseURL,
}) => {
  const own = await door.as("distributor");
  const addresses = await addressesOf(own.request);
  const { context, link } = await otherTenant(browser, baseURL ?? "");
  const person = newPerson("Outsider");
  const page = await context.newPage();
  await page.goto(new URL(link).pathname);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("Choose a password").fill(person.password);
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await page.waitForURL((url) => url.pathname === "/");

  for (const address of addresses) {
    expect((await own.request.get(address, { maxRetries: 2 })).status(), address).toBe(200);
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await page.content(), address).toContain("NEXT_HTTP_ERROR_FALLBACK;404");
  }
  await page.goto("/customers");
  await expect(page.locator('a[href^="/customers/0"]')).toHaveCount(0);
  await context.close();
});

type Handler = {
  readonly by: "session" | "key" | "anyone";
  readonly asks?: Action;
  /** What it answers the entitled whose body is no form and whose address is nowhere. */
  readonly answers?: readonly number[];
};

/** What each handler asks: a page's own interface asks the session, the API a key, the rest nobody. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  "/api/auth/[...nextauth]": { by: "anyone" },
  "/api/v1/[...rest]": { by: "anyone" },
  // Proven by the connector's own signature.
  "/api/v1/connector-answers": { by: "anyone" },
  "/api/v1/customers": { by: "key", asks: "customer.read" },
  "/api/v1/customers/[id]": { by: "key", asks: "customer.read" },
  "/api/v1/customers/[id]/allow-pay-per-use": { by: "key", asks: "restriction.allow-pay-per-use" },
  "/api/v1/customers/[id]/block-pay-per-use": { by: "key", asks: "restriction.block-pay-per-use" },
  "/api/v1/customers/[id]/budget": { by: "key", asks: "budget.read" },
  "/api/v1/customers/[id]/freeze": { by: "key", asks: "restriction.freeze" },
  "/api/v1/customers/[id]/lift": { by: "key", asks: "restriction.lift" },
  "/api/v1/expenditure/details": { by: "key", asks: "expenditure.read" },
  "/api/v1/expenditure/forecast": { by: "key", asks: "expenditure.read" },
  "/api/v1/expenditure/statistics": { by: "key", asks: "expenditure.read" },
  "/api/v1/expenditure/summary": { by: "key", asks: "expenditure.read" },
  "/api/v1/openapi.json": { by: "anyone" },
  "/api/v1/offers": { by: "key", asks: "product.read" },
  "/api/v1/orders": { by: "key", asks: "order.read" },
  "/api/v1/orders/[id]": { by: "key", asks: "order.read" },
  "/api/v1/orders/[id]/cancel": { by: "key", asks: "order.sell" },
  "/api/v1/orders/[id]/pay": { by: "key", asks: "order.sell" },
  "/api/v1/orders/preview": { by: "key", asks: "order.sell" },
  "/api/v1/purchase-decisions": { by: "key", asks: "purchase.decide" },
  "/api/v1/reservations": { by: "key", asks: "purchase.reserve" },
  "/api/v1/reservations/[id]": { by: "key", asks: "purchase.reserve" },
  "/api/v1/reservations/[id]/confirm": { by: "key", asks: "purchase.reserve" },
  "/api/v1/reservations/[id]/release": { by: "key", asks: "purchase.reserve" },
  "/api/v1/usage-events": { by: "key", asks: "usage.record" },
  "/api/view/base-template": { by: "session", asks: "base.bring-over", answers: [200, 405] },
  "/api/view/evidence": { by: "session", asks: "evidence.read" },
  // One's own exports are told to whoever may make any.
  "/api/view/exports": { by: "session", asks: "export.create", answers: [200, 405] },
  "/api/view/exports/[exportId]": { by: "session", asks: "export.create" },
  "/api/view/imports": { by: "session", asks: "delivery.import" },
  "/api/view/imports/[importId]": { by: "session", asks: "delivery.read" },
  "/api/view/imports/[importId]/refused-rows": { by: "session", asks: "delivery.read" },
  "/api/view/imports/files/[uploadId]/[index]": { by: "session", asks: "delivery.import" },
  // Reads of the visitor's own company only, so there is nothing to get wrong.
  "/api/view/standing": { by: "session", asks: "portal.read", answers: [200, 405] },
  "/api/view/messages": { by: "session", asks: "message.read", answers: [200, 405, 422] },
  "/api/view/news": { by: "session", asks: "message.read", answers: [200, 405] },
  "/api/view/suspensions": { by: "session", asks: "message.read", answers: [200, 405] },
  "/livez": { by: "anyone" },
  "/metrics": { by: "anyone" },
  "/readyz": { by: "anyone" },
  // Proven by the link of an e-mail; asks no session (RFC 8058).
  "/unsubscribe/[token]/one-click": { by: "anyone" },
  // Proven by an access key's own signature; what each operation asks is held beside them (app/v2).
  "/v2/[[...path]]": { by: "anyone" },
};

/** Who asks too often waits for a minute, perhaps twice. */
const WAITING_MS = 180_000;

const METHODS = ["GET", "POST", "PUT", "DELETE"] as const;

function handlersOnDisk(): readonly string[] {
  return readdirSync(join(ROOT, "app"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.ts"))
    .map((file) => `/${file.replace(/\/route\.ts$/, "")}`)
    .sort();
}

function isEntitled({ companyKind, roles }: Persona, asks: Action): boolean {
  const rule: { companies: readonly string[]; roles: readonly string[] } = ACCESS[asks];
  return rule.companies.includes(companyKind) && roles.some((role) => rule.roles.includes(role));
}

test("every route handler on disk has its entry in the table, and the table none that is gone", () => {
  expect(handlersOnDisk()).toEqual(Object.keys(HANDLERS).sort());
});

test("no handler answers somebody it does not know, whatever the method, and none fails", async ({
  playwright,
  baseURL,
}) => {
  test.setTimeout(WAITING_MS);
  const request = await playwright.request.newContext({ baseURL: baseURL ?? "" });
  for (const [path, { by }] of Object.entries(HANDLERS)) {
    if (by === "anyone") continue;
    for (const method of METHODS) {
      const address = path.replaceAll(/\[[.\w]+\]/g, NOWHERE);
      const response = await askPatiently(request, address, { method, data: "{" });
      const status = response.status();
      expect([307, 401, 403, 405], `${method} ${address}: ${status}`).toContain(status);
    }
  }
  await request.dispose();
});

for (const persona of PERSONAS) {
  test(`${persona.email} reaches the handlers of the access table only, and none with a bare session`, async ({
    door,
    baseURL,
  }) => {
    test.setTimeout(WAITING_MS);
    const { request } = await door.as(persona.email.replace("@demo.example", ""));
    for (const [path, { by, asks, answers = [400, 404, 405, 409] }] of Object.entries(HANDLERS)) {
      if (asks === undefined) continue;
      const address = path.replaceAll(/\[[.\w]+\]/g, NOWHERE);
      for (const method of METHODS) {
        const headers = { origin: baseURL ?? "" };
        const status = (await askPatiently(request, address, { method, headers, data: "{" })).status();
        const allowed = by === "session" && isEntitled(persona, asks) ? answers : [401, 403, 405];
        expect(allowed, `${persona.email} ${method} ${address}: ${status}`).toContain(status);
      }
    }
  });
}

test("a change asked for by another site is refused", async ({ door }) => {
  const { request } = await door.as("distributor");
  for (const headers of [{ origin: "https://elsewhere.example" }, { "sec-fetch-site": "cross-site" }]) {
    const response = await request.post("/api/view/imports", { headers, data: {}, maxRetries: 2 });
    expect(response.status()).toBe(403);
  }
});
