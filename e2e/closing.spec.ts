import type { Page } from "@playwright/test";
import { addDays, addMonths, type BillingMonth, billingMonthOf, firstDayOf } from "@/lib/domain/calendar/billing-month";
import { monthStateOf } from "@/lib/domain/closing/month-state";
import { formatMonth } from "@/lib/format/date";
import { billingFile } from "./billing-file";
import { importFile, newCustomers } from "./deliver";
import { expect, test } from "./persona";
import { openDialog } from "./ready";
import { unique } from "./unique";

/** The last month whose every day is complete: on the first of a month that is the one before the last. */
function lastComplete(): BillingMonth {
  const last = addMonths(billingMonthOf(new Date()), -1);
  return monthStateOf(last, false, new Date()) === "complete" ? last : addMonths(last, -1);
}

const rowOf = (page: Page, text: string) => page.getByRole("row").filter({ hasText: text });

test("finance closes a month; what a late delivery changes in it is listed, to each reseller its own customers'", async ({
  door,
}) => {
  test.setTimeout(180_000);
  const month = lastComplete();
  const name = formatMonth(month, "en");
  const finance = await door.pageAs("finance");
  await finance.goto("/expenditure/months");
  const row = rowOf(finance, name);
  await expect(row).toContainText("Complete, open");
  const dialog = await openDialog(finance, "Close month", `Close ${name}`);
  await dialog.getByRole("button", { name: "Close the month" }).click();
  await expect(dialog.getByText("Still to come for this month")).toBeVisible();
  await dialog.getByRole("checkbox", { name: /I have read this/ }).check();
  await dialog.getByRole("button", { name: "Close it anyway" }).click();
  await expect(row).toContainText(/Closed.*Amara Okafor/);
  await expect(row).toContainText("none");
  await expect(finance.getByRole("button", { name: "Close month" })).toHaveCount(0);

  const distributor = await door.pageAs("distributor");
  const [own] = await newCustomers(distributor, "closing", ["1"], "Brightwater Systems");
  const [other] = await newCustomers(distributor, "closing", ["1"], "Kitefield Digital");
  if (!own || !other) throw new Error("no customers");
  const day = addDays(firstDayOf(month), 9);
  const late = unique();
  await importFile(distributor, {
    name: `${late}.csv`,
    content: billingFile(late, [
      { account: accountOf(own.name), name: own.name, cost: "12.34", day },
      { account: accountOf(other.name), name: other.name, cost: "56.78", day },
    ]),
    source: `Late ${late}`,
  });
  await expect(distributor.getByText("closed month").first()).toBeVisible();

  await finance.goto(`/expenditure/months/${month}`);
  await expect(rowOf(finance, own.name)).toContainText(/Delivery.*12\.34/);
  await expect(rowOf(finance, other.name)).toContainText(/Delivery.*56\.78/);
  await expect(finance.getByText(/\d+ changes have moved it by .* USD since/)).toBeVisible();
  await rowOf(finance, own.name).getByRole("link", { name: "See the import" }).click();
  await finance.waitForURL(/\/deliveries\/[0-9a-f-]{36}$/);
  await expect(finance.getByText(late).first()).toBeVisible();

  const reseller = await door.pageAs("reseller");
  await reseller.goto(`/expenditure/months/${month}`);
  await expect(rowOf(reseller, own.name)).toContainText("12.34");
  await expect(rowOf(reseller, other.name)).toHaveCount(0);
  await expect(reseller.getByRole("button", { name: "Close month" })).toHaveCount(0);
  await expect(reseller.getByRole("link", { name: "See the import" })).toHaveCount(0);

  await finance.goto(`/customers/${own.id}/bridge?month=${month}`);
  await expect(rowOf(finance, "Would count for a budget")).toContainText("12.34");
});

/** The account that `newCustomers` named the customer after: "Story closing k1 2" is k1-2. */
function accountOf(name: string): string {
  return name.split(" ").slice(-2).join("-");
}
