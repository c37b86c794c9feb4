import type { Page } from "@playwright/test";
import { newCustomers } from "./deliver";
import { accept, inviteCustomer, newPerson } from "./join";
import { openOffer, sell } from "./ordering";
import { expect, test } from "./persona";
import { ready } from "./ready";
import { unique } from "./unique";

/** From an act in another browser to its sight here. */
const SECONDS = { timeout: 10_000 };

async function setFirstBudget(page: Page, customerId: string, amount: string): Promise<void> {
  await page.goto(`/customers/${customerId}/budget`);
  await (await ready(page.getByRole("textbox", { name: "Amount" }))).fill(amount);
  await page.getByRole("checkbox", { name: "End: Frozen since association, no budget yet" }).check();
  await page.getByRole("button", { name: "Set the first budget" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Budget set." })).toBeVisible();
}

/** How often the page asked where things stand from now on. */
function countAsking(page: Page): () => number {
  let asked = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/view/standing") asked += 1;
  });
  return () => asked;
}

async function turnSight(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((to) => {
    Object.defineProperty(document, "visibilityState", { value: to, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

test("what a partner does stands on the customer's open pages within seconds, and nothing there is lost", async ({
  door,
}) => {
  test.slow();
  const word = unique();
  sell(word);
  const distributor = await door.pageAs("distributor");
  const [customer] = await newCustomers(distributor, "Follow", ["40.00"]);
  if (!customer) throw new Error("no customer was made");
  const { link, email } = await inviteCustomer(distributor, customer.id);
  const start = await accept(await door.stranger(), link, { ...newPerson("Petra"), email }, "/portal");
  const offer = await start.context().newPage();
  await openOffer(offer, word);
  await expect(offer.getByText("You cannot place this order now")).toBeVisible();
  await expect(start.getByText("You can buy, renew or change nothing now.")).toBeVisible();

  await expect(start.getByText("Updates by itself")).toBeVisible();
  const amount = await ready(start.getByLabel("Would an order fit? Its list price"));
  await amount.fill("12.34");
  await (await ready(offer.getByLabel("How many: machine"))).fill("7");
  // A mark of this very document: a reload would take it away.
  for (const page of [start, offer]) await page.evaluate(() => document.body.setAttribute("data-kept", ""));

  await setFirstBudget(distributor, customer.id, "500");
  await expect(start.getByText("Everything is open: you may buy").first()).toBeVisible(SECONDS);
  await expect(offer.getByText("It would be accepted")).toBeVisible(SECONDS);
  await expect(offer.getByRole("button", { name: "Order for 10.00 USD" })).toBeVisible();
  await expect(amount).toHaveValue("12.34");
  await expect(amount).toBeFocused();
  // The reasons that stood above it are gone.
  await expect(amount).toBeInViewport();
  await expect(offer.getByLabel("How many: machine")).toHaveValue("7");
  await expect(start.getByRole("status").filter({ hasText: /^Changed at .* Everything is open/ })).toHaveCount(1);
  await expect(offer.getByRole("status").filter({ hasText: /^Changed at .* You may place this order/ })).toHaveCount(1);
  for (const page of [start, offer]) await expect(page.locator("body[data-kept]")).toHaveCount(1);

  // Ordered in one tab, it stands in another's list.
  const list = await start.context().newPage();
  await list.goto("/portal/orders");
  await expect(list.getByText("No order yet")).toBeVisible();
  await offer.getByRole("button", { name: "Order for 10.00 USD" }).click();
  await expect(offer).toHaveURL(/\/portal\/orders\/[0-9a-f-]{36}$/);
  await expect(list.getByRole("link", { name: `Ten qubits ${word}` })).toBeVisible(SECONDS);
});

test("it asks while it is looked at and connected, and says since when it does not", async ({ door }) => {
  test.slow();
  const page = await door.pageAs("customer");
  await page.goto("/portal");
  await expect(page.getByText("Updates by itself")).toBeVisible();
  const asked = countAsking(page);
  await expect.poll(asked, SECONDS).toBeGreaterThan(1);

  await turnSight(page, "hidden");
  const hidden = asked();
  // That nothing is asked can only be waited for: twice the time between two questions.
  await page.waitForTimeout(7_000);
  expect(asked()).toBeLessThanOrEqual(hidden + 1);
  const before = asked();
  await turnSight(page, "visible");
  await expect.poll(asked, { timeout: 2_000 }).toBeGreaterThan(before);

  await page.context().setOffline(true);
  await expect(page.getByText(/^Last checked \d\d:\d\d:\d\d GMT\+08:00$/)).toBeVisible(SECONDS);
  await page.context().setOffline(false);
  await expect(page.getByText("Updates by itself")).toBeVisible(SECONDS);
});
