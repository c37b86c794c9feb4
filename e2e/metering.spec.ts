import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import postgres from "postgres";
import {
  addDays,
  addMonths,
  type BillingDay,
  billingMonthOf,
  firstDayOf,
  monthOfDay,
} from "@/lib/domain/calendar/billing-month";
import { findRunning } from "@/scripts/postgres";
import { type RunningProduct, startProduct } from "@/scripts/stories";
import { expectAccessible } from "./accessible";
import { billingFile } from "./billing-file";
import { importCatalogueBeside } from "./command-line";
import { importFile, newCustomers } from "./deliver";
import { foundDistributor } from "./found-distributor";
import { accept, inviteCustomer, newPerson } from "./join";
import { expect, test } from "./persona";
import { ready } from "./ready";
import { runJob } from "./run-job";
import { unique } from "./unique";

const RUNNING = billingMonthOf(new Date());
/** Far from the end of any month, whenever the story is told. */
const DAY: BillingDay = addDays(firstDayOf(addMonths(RUNNING, 1)), 9);

/** Turns the clock of the story's own database; nobody else lives by it. */
async function turnTo({ dataDir }: RunningProduct, time: string): Promise<void> {
  const url = await findRunning(dataDir);
  if (url === null) throw new Error("the story's database does not run");
  const owner = postgres(url, { max: 1, onnotice: () => {} });
  await owner`update clock set ahead = ${`${DAY}T${time}+08:00`}::timestamptz - clock_timestamp()`;
  await owner.end();
}

/** A product of the story's own, 5.00 an hour. */
function sell({ dataDir }: RunningProduct, word: string): void {
  const folder = mkdtempSync(join(tmpdir(), "partner-center-metering-"));
  const file = join(folder, "catalogue.csv");
  try {
    writeFileSync(
      file,
      `product,service,specification,region,region_name,charging_mode,period,unit,currency,price,valid_from
${word},Quantum Service,Ten qubits ${word},lab-1,Laboratory,pay-per-use,hour,machine,USD,5,${firstDayOf(RUNNING)}
${word}.calls,Quantum Service,Calls ${word},lab-1,,pay-per-use,usage,call,USD,0.01,${firstDayOf(RUNNING)}`,
    );
    expect(importCatalogueBeside(dataDir, file)).toMatchObject({ status: 0, written: true });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function openOffer(page: Page, word: string, what: string): Promise<void> {
  await page.goto(`/portal/products?q=${word}`);
  await page.getByRole("link", { name: new RegExp(`^Enable ${what} ${word}`) }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Enable");
}

/** What the expenditure page says of the month, once it says anything. */
async function spentIn(page: Page): Promise<number> {
  await page.goto(`/portal/expenditure?month=${monthOfDay(DAY)}`);
  // The page's frame may come before its figures.
  await expect(page.getByText(/(USD at list price|No expenditure) in /).first()).toBeVisible();
  const text = await page.getByRole("main").innerText();
  return Number(/([\d,.]+) USD at list price/.exec(text)?.[1]?.replaceAll(",", "") ?? "0");
}

const usedUp = (page: Page) => page.getByText("Your budget is used up").first();

test("what a customer enables costs by the hour, uses its budget up, and gives way to the provider's bill", async ({
  browser,
}) => {
  // A server of its own and three companies' pages.
  test.setTimeout(300_000);
  // Kept by the worker for the stories of the demo.
  const others = new Set(browser.contexts());
  const product = await startProduct("start");
  try {
    await turnTo(product, "10:20:00");
    const word = unique();
    sell(product, word);
    const distributor = await foundDistributor(browser, product);
    const [customer] = await newCustomers(distributor, "Meter", ["40.00"]);
    if (!customer) throw new Error("no customer was made");
    const { link, email } = await inviteCustomer(distributor, customer.id);
    const stranger = await browser.newContext({ baseURL: product.baseUrl });
    const portal = await accept(stranger, link, { ...newPerson("Petra"), email }, "/portal");

    // Frozen and without a budget: both are told, and there is no button.
    await openOffer(portal, word, "Ten qubits");
    const why = portal.getByRole("list", { name: "You cannot enable this now" });
    await expect(why.getByRole("listitem")).toHaveCount(2);
    await expect(portal.getByRole("button", { name: "Enable now" })).toHaveCount(0);

    await distributor.goto(`/customers/${customer.id}/budget`);
    await (await ready(distributor.getByRole("textbox", { name: "Amount" }))).fill("20");
    await distributor.getByRole("checkbox", { name: "End: Frozen since association, no budget yet" }).check();
    await distributor.getByRole("button", { name: "Set the first budget" }).click();
    await expect(distributor.getByRole("status").filter({ hasText: "Budget set." })).toBeVisible();

    // The price, and estimates that are said to be such; dearer than the budget, and open all the same.
    await openOffer(portal, word, "Ten qubits");
    await (await ready(portal.getByLabel("How many: machine"))).fill("0");
    await portal.getByRole("button", { name: "Work out" }).click();
    await expect(portal.getByText("A whole number from 1 to 1000.")).toBeVisible();
    await (await ready(portal.getByLabel("How many: machine"))).fill("3");
    await portal.getByRole("button", { name: "Work out" }).click();
    const cost = portal.getByRole("region", { name: "What it costs" });
    await expect(cost).toContainText("In an hour15.00 USD");
    await expect(cost).toContainText("In a day, an estimate360.00USD");
    await expect(cost).toContainText("In a month of 30 days, an estimate10,800.00USD");
    await expect(portal.getByText("It would be enabled")).toBeVisible();
    await expectAccessible(portal, portal.url());
    await (await ready(portal.getByLabel("Your name for it"))).fill("Night builds");
    await portal.getByRole("button", { name: "Enable now" }).click();
    await expect(portal.getByRole("status").filter({ hasText: "It runs and costs from now on." })).toBeVisible();

    // Priced by use: enabled as well, and nothing is estimated.
    await openOffer(portal, word, "Calls");
    await expect(portal.getByRole("region", { name: "What it costs" })).toContainText("nothing is metered by the hour");
    await expect(portal.getByText("an estimate", { exact: false })).toHaveCount(0);
    await (await ready(portal.getByRole("button", { name: "Enable now" }))).click();
    await expect(portal.getByRole("status").filter({ hasText: "You can use it from now on." })).toBeVisible();
    expect(await spentIn(portal)).toBe(0);

    // An hour and a part of one are over: most of 10.00 for the part, 15.00 for the hour.
    await turnTo(product, "12:05:00");
    await runJob(product.dataDir, "meter-resources");
    await expect.poll(() => spentIn(portal), { timeout: 90_000, intervals: [2_000] }).toBeGreaterThan(15);
    expect(await spentIn(portal)).toBeLessThanOrEqual(25);
    await expect(portal.getByRole("main")).toContainText("Quantum Service");
    await portal.goto("/portal");
    await expect(usedUp(portal)).toBeVisible();
    await openOffer(portal, word, "Ten qubits");
    await expect(portal.getByText("It would be enabled")).toBeVisible();

    // The provider bills that day and has begun the next one: its figure counts and the hours give way.
    const [billingAccount = ""] = /k\w+/.exec(customer.name) ?? [];
    const bill = { account: `${billingAccount}-1`, name: customer.name };
    await importFile(distributor, {
      name: `${billingAccount}-next.csv`,
      content: billingFile(billingAccount, [
        { ...bill, cost: "7.00", day: DAY },
        { ...bill, cost: "1.00", day: addDays(DAY, 1) },
      ]),
      source: `Stories ${billingAccount}`,
    });
    await expect.poll(() => spentIn(portal)).toBe(8);
    await expect(portal.getByRole("main")).not.toContainText("Quantum Service");
    await portal.goto("/portal");
    await expect(usedUp(portal)).toHaveCount(0);
    expect(product.checkInvariants()).toBe(true);
  } finally {
    for (const context of browser.contexts()) if (!others.has(context)) await context.close();
    await product.stop();
  }
});
