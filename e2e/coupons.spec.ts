import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { addDays, billingDayOf, billingMonthOf, firstDayOf } from "@/lib/domain/calendar/billing-month";
import { expectAccessible } from "./accessible";
import { importCatalogueByCommand } from "./command-line";
import { newCustomers } from "./deliver";
import { accept, inviteCustomer, newPerson } from "./join";
import { expect, test } from "./persona";
import { openDialog, ready } from "./ready";
import { unique } from "./unique";

const RESELLER = "Brightwater Systems";

/** A product of the story's own, 10.00 a month. */
function sell(word: string): void {
  const folder = mkdtempSync(join(tmpdir(), "partner-center-coupon-"));
  const file = join(folder, "catalogue.csv");
  try {
    writeFileSync(
      file,
      `product,service,specification,region,region_name,charging_mode,period,unit,currency,price,valid_from
${word},Quantum Service,Ten qubits ${word},lab-1,Laboratory,yearly-monthly,1 month,machine,USD,10,${firstDayOf(billingMonthOf(new Date()))}`,
    );
    expect(importCatalogueByCommand(file)).toMatchObject({ status: 0, written: true });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function setBudget(page: Page, customerId: string): Promise<void> {
  await page.goto(`/customers/${customerId}/budget`);
  await (await ready(page.getByRole("textbox", { name: "Amount" }))).fill("1000");
  await page.getByRole("checkbox", { name: "End: Frozen since association, no budget yet" }).check();
  await page.getByRole("button", { name: "Set the first budget" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Budget set." })).toBeVisible();
}

async function issue(page: Page, amount: string, until: string, note: string): Promise<void> {
  const dialog = await openDialog(page, "Issue a coupon", /^Issue a cash coupon to /);
  await dialog.getByLabel("Amount").fill(amount);
  await dialog.getByLabel("Valid until").fill(until);
  await dialog.getByLabel("Note to the customer").fill(note);
  await dialog.getByRole("button", { name: "Issue the coupon" }).click();
}

async function order(page: Page, word: string, amount: string, periods: string): Promise<void> {
  await page.goto(`/portal/products?q=${word}`);
  await page.getByRole("link", { name: new RegExp(`^Order Ten qubits ${word}`) }).click();
  await (await ready(page.getByLabel("How many times 1 month"))).fill(periods);
  await page.getByRole("button", { name: "Work out" }).click();
  await (await ready(page.getByRole("button", { name: `Order for ${amount} USD` }))).click();
  await expect(page).toHaveURL(/\/portal\/orders\/[0-9a-f-]{36}$/);
}

const rowOf = (page: Page, note: string): Locator => page.getByRole("row").filter({ hasText: note });

test("a distributor gives coupons, the customer's orders are paid by them, and everybody sees how far they reached", async ({
  door,
}) => {
  // Four companies' browsers, a delivery and a catalogue.
  test.slow();
  const word = unique();
  sell(word);
  const distributor = await door.pageAs("distributor");
  const [customer] = await newCustomers(distributor, "Coupon", ["40.00"], RESELLER);
  if (!customer) throw new Error("no customer was made");
  const { link, email } = await inviteCustomer(distributor, customer.id);
  const portal = await accept(await door.stranger(), link, { ...newPerson("Petra"), email }, "/portal");
  await setBudget(distributor, customer.id);
  const today = billingDayOf(new Date());

  // What is amiss stays in the dialog, every reason of it.
  await distributor.goto(`/customers/${customer.id}/coupons`);
  await expect(distributor.getByText("No coupon yet")).toBeVisible();
  await issue(distributor, "0.001", addDays(today, 3), "Welcome");
  const dialog = distributor.getByRole("dialog");
  await expect(dialog.getByText("A coupon is over 0, has two decimals at most")).toBeVisible();
  await dialog.getByLabel("Amount").fill("25");
  await dialog.getByRole("button", { name: "Issue the coupon" }).click();
  await expect(distributor.getByText("The coupon is issued.")).toBeVisible();
  await expect(rowOf(distributor, "Welcome")).toContainText("Valid");
  await expect(rowOf(distributor, "Welcome")).toContainText("Ends within 7 days");
  await issue(distributor, "100", addDays(today, 60), "For the year");
  await expect(rowOf(distributor, "For the year")).toContainText("100.00");

  await portal.goto("/portal/coupons");
  await expect(portal.getByRole("main")).toContainText(
    "125.00 USD of coupons can pay now; 25.00 USD of it ends within 7 days.",
  );
  // The one that ends soonest pays first; the whole list price counts.
  await order(portal, word, "20.00", "2");
  await expect(portal.getByRole("main")).toContainText("Coupons20.00USD");
  await expect(portal.getByRole("main")).toContainText("Amount paid0.00USD");
  await order(portal, word, "10.00", "1");
  await expect(portal.getByRole("main")).toContainText("Coupons10.00USD");
  await portal.goto("/portal/orders");
  await expect(portal.getByRole("columnheader", { name: /^Coupons/ })).toBeVisible();
  await portal.goto("/portal/coupons");
  await expect(rowOf(portal, "Welcome")).toContainText("Used up");
  await expect(rowOf(portal, "For the year")).toContainText("95.00");
  await rowOf(portal, "For the year").getByText("1 payment").click();
  await expect(rowOf(portal, "For the year").getByRole("link", { name: `Order of Ten qubits ${word}` })).toBeVisible();
  await portal.goto("/portal/expenditure");
  await expect(portal.getByRole("main")).toContainText("Amount70.00USD");
  await expect(portal.getByRole("main")).toContainText("Coupons30.00USDorder coupons only");
  await expect(portal.getByRole("main")).toContainText("Amount paid40.00USD");

  for (const who of ["distributor", "reseller"] as const) {
    const page = await door.pageAs(who);
    await page.goto(`/customers/${customer.id}`);
    await expect(page.getByRole("main")).toContainText("Coupons30.00USDorder coupons only");
    await page.goto(`/customers/${customer.id}/coupons`);
    await expect(rowOf(page, "For the year")).toContainText("95.00");
    await expect(page.getByRole("button", { name: "Issue a coupon" })).toHaveCount(who === "distributor" ? 1 : 0);
    await expect(page.getByRole("button", { name: "Withdraw" })).toHaveCount(who === "distributor" ? 1 : 0);
  }
  await distributor.goto(`/customers/${customer.id}/coupons`);
  const withdrawing = await openDialog(distributor, "Withdraw", "Withdraw what is left of a coupon");
  await withdrawing.getByLabel("Reason").fill("The contract ended");
  await withdrawing.getByRole("button", { name: "Withdraw 95.00 USD" }).click();
  await expect(rowOf(distributor, "For the year")).toContainText("The contract ended");
  await portal.goto("/portal/coupons");
  await expect(rowOf(portal, "For the year")).toContainText("Withdrawn");
  await expect(portal.getByText("The contract ended")).toHaveCount(0);
  await expect(portal.getByRole("main")).toContainText("No coupon is valid now.");
  await expectAccessible(portal, "/portal/coupons");
  await expectAccessible(distributor, `/customers/${customer.id}/coupons`);
});

test("the day of settlement is the distributor's choice", async ({ door }) => {
  const page = await door.pageAs("finance");
  await page.goto("/organization/coupons");
  await expect(page.getByRole("main")).toContainText("A month is settled on day 5 of the following month");
  for (const [day, words] of [
    ["12", "on day 12 of"],
    ["5", "on day 5 of"],
  ] as const) {
    await (await ready(page.getByLabel("Day of the following month"))).selectOption(day);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("main")).toContainText(words);
  }
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("That is the day that holds already.")).toBeVisible();
});
