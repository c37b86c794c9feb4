import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { decimalOf, plus, toMoney } from "@/lib/domain/money/money";
import { formatMoney } from "@/lib/format/money";
import { Api, newKey } from "./api";
import { createCustomers, importFile, parkedRows } from "./deliver";
import { expect, test } from "./persona";
import { ready } from "./ready";
import {
  csvOf,
  movedTo,
  plainAccounts,
  SAMPLE,
  SAMPLE_MONTH,
  SAMPLE_ROWS,
  type SampleAccount,
  sampleRows,
} from "./sample";
import { unique } from "./unique";

if (SAMPLE === null) console.warn("THE REAL SAMPLE IS NOT HERE: its stories are skipped. Name it in FOCUS_SAMPLE.");

const CENT = 10n ** 10n;
// The default source of a file is each row's provider; the sample's own rows keep a name of their own.
const SOURCE = "Official sample";

type Taken = SampleAccount & { readonly customerId: string };

/** Makes customers of the dearest plain accounts that are still parked. */
async function takeParked(page: Page, count: number): Promise<readonly Taken[]> {
  await page.goto("/deliveries/accounts");
  await ready(parkedRows(page).first());
  const shown = await parkedRows(page).allTextContents();
  const parked = plainAccounts(sampleRows(), SAMPLE_MONTH)
    .filter(({ cost }) => cost > 10n * CENT)
    .filter(({ account }) => shown.some((text) => text.includes(account)))
    .slice(0, count);
  expect(parked, "accounts of the sample are still parked").toHaveLength(count);
  const ids = await createCustomers(page, parked);
  return parked.map((one) => ({ ...one, customerId: ids.get(one.account) ?? "" }));
}

async function openWithBudget(page: Page, customerId: string, amount: string) {
  await page.goto(`/customers/${customerId}/budget`);
  await (await ready(page.getByRole("textbox", { name: "Amount" }))).fill(amount);
  const lift = page.getByRole("checkbox", { name: "End: Frozen since association, no budget yet" });
  if (await lift.isVisible()) await lift.check();
  await page.getByRole("button", { name: /^Set (the first )?budget$/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "Budget set." })).toBeVisible();
}

test.describe
  .serial("the official billing sample", () => {
    test.skip(SAMPLE === null, "the official sample is not on this machine");
    test.setTimeout(120_000);

    test("is imported whole, its accounts are parked, and customers made of them have their spending by day and product", async ({
      door,
    }) => {
      const page = await door.pageAs("distributor");
      const rows = sampleRows();
      const content = readFileSync(SAMPLE ?? "");
      await importFile(page, { name: "focus-sample.csv", content, source: SOURCE });
      // On data where the stories ran before, the same bytes move nothing and say so.
      const answer = page.getByText(
        /1,000 rows read: \d+ taken, [\d,]+ parked, 0 refused\.|known already \(1,000 read\)/,
      );
      await expect(answer).toBeVisible();
      const months = page.getByRole("region", { name: "By month", exact: true });
      await expect(months.getByRole("row").filter({ hasText: "September 2024" })).toBeVisible();
      await expect(months.getByRole("row").filter({ hasText: "October 2024" })).toBeVisible();
      expect(rows).toHaveLength(SAMPLE_ROWS);

      const [customer] = await takeParked(page, 1);
      if (!customer) throw new Error("no customer was made");
      await page.goto(`/customers/${customer.customerId}?month=${SAMPLE_MONTH}`);
      const total = formatMoney(customer.cost, "en");
      const byProduct = page.getByRole("table", { name: "By product in September 2024" });
      const products = new Set(
        rows.filter((row) => row["SubAccountId"] === customer.account).map((row) => row["ServiceName"]),
      );
      await expect(byProduct.getByRole("row")).toHaveCount(products.size + 1);
      await expect(page.getByRole("main")).toContainText(`${total} USD spent by`);
      const days = page.getByRole("img", { name: "Spending by day in September 2024" }).locator("title");
      await expect(days).toHaveCount(30);

      await importFile(page, { name: "focus-sample.csv", content, source: SOURCE });
      await expect(page.getByText("Nothing moved: these rows were known already (1,000 read).")).toBeVisible();
    });

    test("moved by whole months into the running month: just above its spending a budget alerts, just below it is used up", async ({
      door,
    }) => {
      const page = await door.pageAs("distributor");
      const month = billingMonthOf(new Date());
      const rows = movedTo(month, sampleRows());
      const plain = new Set(plainAccounts(rows, month).map(({ account }) => account));
      const [above, below] = await takeParked(page, 2);
      if (!above || !below) throw new Error("no customers were made");
      // Every date of the sample is moved by the same number of whole months; accounts it touches at the edge are not used.
      expect(plain.has(above.account) && plain.has(below.account)).toBe(true);
      const api = new Api(page.request, await newKey(page));
      for (const { customerId } of [above, below]) await openWithBudget(page, customerId, "1000000");
      const expected = async ({ customerId, cost }: Taken) => plus(await api.used(customerId), cost);
      const roof = toMoney(((await expected(above)) / CENT + 1n) * CENT);
      const floor = toMoney(((await expected(below)) / CENT) * CENT);
      await openWithBudget(page, above.customerId, decimalOf(roof));
      await openWithBudget(page, below.customerId, decimalOf(floor));
      expect(await api.refusals(below.customerId, "buy-yearly-monthly")).toEqual([]);

      const source = `${SOURCE}, moved ${unique()}`;
      const content = csvOf(rows);
      await importFile(page, { name: "moved-sample.csv", content, source });
      const moves = page.getByRole("region", { name: "Budgets and alerts it moved", exact: true });
      const moveOf = (customerId: string) =>
        moves.getByRole("row").filter({ has: page.locator(`a[href="/customers/${customerId}"]`) });
      await expect(moveOf(above.customerId)).toContainText("Alert at 90%.");
      await expect(moveOf(below.customerId)).toContainText("Alert at 100%.");

      expect(await api.refusals(above.customerId, "buy-yearly-monthly")).toEqual([]);
      expect(await api.refusals(below.customerId, "buy-yearly-monthly")).toEqual(["purchase.budget-exhausted"]);
      expect(await api.refusals(below.customerId, "buy-pay-per-use")).toEqual([]);
      await page.goto(`/customers/${above.customerId}`);
      await expect(page.getByText("At 90% of its budget or above.")).toBeVisible();
      await page.goto(`/customers/${below.customerId}`);
      await expect(
        page.getByText("Budget used up: yearly/monthly, reserved instances and savings plans are refused"),
      ).toBeVisible();
      await expect(page.getByText(`Alert: 100% of ${formatMoney(floor, "en")} USD`)).toBeVisible();

      const usedThen = await api.used(below.customerId);
      await importFile(page, { name: "moved-sample.csv", content, source });
      await expect(page.getByText("Nothing moved: these rows were known already (1,000 read).")).toBeVisible();
      expect(await api.used(below.customerId)).toBe(usedThen);

      const shrunken = rows.filter((row) => row["SubAccountId"] !== below.account);
      await importFile(page, { name: "shrunken-sample.csv", content: csvOf(shrunken), source });
      const held = page.getByRole("article").filter({ hasText: "Held until a person decides" });
      await expect(held).toHaveCount(1);
      await expect(held).toContainText(`1 account is no longer in it: ${below.account}`);
      const difference = held
        .getByRole("row")
        .filter({ has: page.locator(`a[href="/customers/${below.customerId}"]`) });
      await expect(difference).toContainText(`\u2212${formatMoney(below.cost, "en")}`);
      await (await ready(held.getByRole("button", { name: "Discard" }))).click();
      await expect(held.getByRole("button", { name: "Discard" })).toHaveCount(0);
      expect(await api.refusals(below.customerId, "buy-yearly-monthly")).toEqual(["purchase.budget-exhausted"]);
    });
  });
