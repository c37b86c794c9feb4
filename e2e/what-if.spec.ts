import { addMonths, type BillingDay, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { expectAccessible } from "./accessible";
import { type Bill, billingFile } from "./billing-file";
import { createCustomers, importFile } from "./deliver";
import { expect, test } from "./persona";
import { ready } from "./ready";
import { unique } from "./unique";

const COSTS = [
  ["1", "1"],
  ["80", "10"],
  ["100", "10"],
  ["90", "10"],
] as const;

/** Two customers that joined four months ago; from their first complete month on they spent 80, 100 and 90, and 10 each. */
function pastBills(billingAccount: string): readonly Bill[] {
  const running = billingMonthOf(new Date());
  return COSTS.flatMap((costs, index) =>
    costs.map((cost, customer) => ({
      account: `${billingAccount}-${customer + 1}`,
      name: `Story Past ${billingAccount} ${customer + 1}`,
      cost,
      day: `${addMonths(running, index - COSTS.length)}-10` as BillingDay,
    })),
  );
}

test("a policy is tried on the past and applied in one step, also on a phone; another company's customers are none", async ({
  door,
}) => {
  test.setTimeout(180_000);
  const page = await door.pageAs("distributor");
  const billingAccount = unique();
  const bills = pastBills(billingAccount);
  const content = billingFile(billingAccount, bills);
  await importFile(page, { name: `${billingAccount}.csv`, content, source: `Stories ${billingAccount}` });
  const ids = await createCustomers(page, bills.slice(0, 2));

  await page.goto(`/customers?q=${encodeURIComponent(`Story Past ${billingAccount}`)}`);
  await (await ready(page.getByRole("checkbox", { name: "Select every row on this page" }))).check();
  await page.getByRole("link", { name: "Try a policy on these" }).click();
  await page.waitForURL(/what-if\?customers=/);
  const answer = page
    .getByRole("banner")
    .or(page.locator("header"))
    .filter({ has: page.getByRole("heading", { level: 1 }) });
  await expect(answer).toContainText("no customer would have used up its budget");
  await expect(page.getByText("The median of 3 complete months is 90.00, the highest 100.00")).toBeVisible();

  await (await ready(page.getByLabel("a monthly budget"))).selectOption("of one amount for all");
  await expect(answer).toContainText("Say the amount");
  await page.getByRole("textbox", { name: "of", exact: true }).fill("90");
  await page.getByRole("button", { name: "Apply", exact: true }).last().click();
  await expect(answer).toContainText("2 alerts; 1 customer would have used up its budget");
  await (await ready(page.getByLabel("upon exhaustion"))).selectOption("Freeze account");
  await expect(answer).toContainText("1 would have been restricted (Freeze account)");
  await page.getByRole("link", { name: /^3 months of Story Past .* 1$/ }).click();
  await expect(page.getByRole("table", { name: /^Months of Story Past/ }).first()).toContainText("100%");

  const address = page.url();
  await expectAccessible(page, address, "light");
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto(address);
  await (await ready(page.getByRole("button", { name: "Dry run" }))).click();
  await expect(page.getByRole("status")).toContainText("2 would be set");
  await page.getByRole("button", { name: "Set 2 budgets" }).click();
  await expect(page.getByRole("status")).toContainText("2 set, 0 need confirmation");
  await page.goto(`/customers/${ids.get(`${billingAccount}-1`)}/budget`);
  await expect(page.getByText("Freeze account").first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("90");

  const reseller = await door.pageAs("reseller");
  await reseller.goto(address.replace(/^.*\/customers/, "/customers"));
  await expect(reseller.getByText("None of your customers is chosen like this.")).toBeVisible();
  await expect(reseller.getByText("Story Past")).toHaveCount(0);
});

test("a customer without a budget gets a suggestion that one button puts into the form", async ({ door }) => {
  const page = await door.pageAs("distributor");
  await page.goto("/customers/budgets");
  const table = page.getByRole("table", { name: "Customers without a budget and what their past suggests" });
  await expect(table).toBeVisible();
  const suggested = table.getByRole("row").filter({ hasText: "rounded up to" }).first();
  const amount = (await suggested.getByRole("cell").nth(1).textContent()) ?? "";
  await suggested.getByRole("link").click();
  await (await ready(page.getByRole("button", { name: `Use ${amount}` }))).click();
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue(
    amount.replaceAll(",", "").replace(".00", ""),
  );
});
