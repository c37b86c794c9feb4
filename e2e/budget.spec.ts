import type { Page } from "@playwright/test";
import { type NewCustomer, newCustomers } from "./deliver";
import { expect, test } from "./persona";
import { ready } from "./ready";

const LIFT = "End: Frozen since association, no budget yet";
const COSTS = { first: "120.00", below: "200.00", stale: "10.00" };

// One bill brings the customers of these stories, each story its own.
let made: Promise<readonly NewCustomer[]> | null = null;

async function customerOf(page: Page, story: keyof typeof COSTS): Promise<NewCustomer> {
  made ??= newCustomers(page, "Budget", Object.values(COSTS));
  const customer = (await made)[Object.keys(COSTS).indexOf(story)];
  if (!customer) throw new Error("no customer was made");
  return customer;
}

async function openBudget(page: Page, customerId: string) {
  await page.goto(`/customers/${customerId}/budget`);
  return ready(page.getByRole("textbox", { name: "Amount" }));
}

async function setBudget(page: Page, amount: string) {
  await (await ready(page.getByRole("textbox", { name: "Amount" }))).fill(amount);
  await page.getByRole("button", { name: /^Set (the first )?budget$/ }).click();
}

test("a first budget with the unfreeze tick opens a newly associated customer, and the log keeps before and after", async ({
  door,
}) => {
  const page = await door.pageAs("distributor");
  const customer = await customerOf(page, "first");

  await page.goto(`/customers/${customer.id}`);
  await expect(page.getByText("Frozen: buys, renews and changes nothing", { exact: false })).toBeVisible();
  await (await openBudget(page, customer.id)).fill("480");
  await expect(page.getByText("25% of this amount is used already.")).toBeVisible();
  await page.getByRole("checkbox", { name: LIFT }).check();
  await page.getByRole("button", { name: "Set the first budget" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Budget set." })).toBeVisible();
  await expect(
    page.getByRole("region", { name: "Adjustment records", exact: true }).getByRole("row").nth(1),
  ).toContainText("480.00");

  await page.goto(`/customers/${customer.id}`);
  await expect(page.getByText("Within its budget, may buy.")).toBeVisible();
  await expect(page.getByRole("meter", { name: "Budget use" })).toHaveAttribute(
    "aria-valuetext",
    /^25% used: 120\.00 of 480\.00 USD/,
  );
  await page.goto(`/customers?q=${encodeURIComponent(customer.name)}`);
  const row = page.getByRole("row").filter({ hasText: customer.name });
  await expect(row).toContainText("120.00 of 480.00");
  await expect(row).toContainText("25%");

  await (await openBudget(page, customer.id)).fill("600");
  await page.getByRole("button", { name: "Set budget", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Budget set." })).toBeVisible();
  await page.goto(`/operation-log?action=budget.set&object=${encodeURIComponent(customer.name)}`);
  const entry = page.getByRole("list", { name: "Operation log" }).getByRole("listitem").first();
  await expect(entry).toContainText(customer.name);
  await entry.locator("summary").click();
  await expect(entry.getByRole("deletion").filter({ hasText: "480" })).toBeVisible();
  await expect(entry.getByRole("insertion").filter({ hasText: "600" })).toBeVisible();
  await expect(entry).toContainText("Helena Brandt");
});

test("a budget at or below usage shows what follows before it is saved, and changing one's mind loses no input", async ({
  door,
}) => {
  const page = await door.pageAs("distributor");
  const customer = await customerOf(page, "below");
  await (await openBudget(page, customer.id)).fill("150");
  await page.getByRole("radio", { name: /^Block new pay-per-use/ }).check();
  await page.getByRole("checkbox", { name: "Lift when the budget is restored" }).check();
  await page.getByRole("checkbox", { name: LIFT }).check();
  await page.getByRole("button", { name: "Set the first budget" }).click();

  await expect(page.getByText("Before it is saved: what follows")).toBeVisible();
  await expect(page.getByText("133%").first()).toBeVisible();
  await expect(page.getByText("200.00 of 150.00 USD are used already", { exact: false })).toBeVisible();
  await expect(page.getByRole("button", { name: "Set budget nevertheless" })).toBeDisabled();

  // Changing one's mind: the consequence goes, the input stays.
  await page.getByRole("checkbox", { name: "Lift when the budget is restored" }).uncheck();
  await expect(page.getByText("Before it is saved: what follows")).toBeHidden();
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("150");
  await expect(page.getByRole("radio", { name: /^Block new pay-per-use/ })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: LIFT })).toBeChecked();
  await expect(page.getByText("No budget has been set yet.")).toBeVisible();

  await page.getByRole("button", { name: "Set the first budget" }).click();
  await page.getByRole("checkbox", { name: "I have read what follows and want it so" }).check();
  await page.getByRole("button", { name: "Set budget nevertheless" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Budget set." })).toBeVisible();
  await expect(page.getByText("Budget used up", { exact: true }).first()).toBeVisible();
});

test("two people editing one budget: the second is told the present values and keeps what was typed", async ({
  door,
}) => {
  const first = await door.pageAs("distributor");
  const second = await door.pageAs("director");
  const customer = await customerOf(first, "stale");
  await openBudget(first, customer.id);
  await openBudget(second, customer.id);
  await setBudget(first, "500");
  await expect(first.getByRole("status").filter({ hasText: "Budget set." })).toBeVisible();

  await setBudget(second, "700");
  await expect(second.getByRole("alert").filter({ hasText: "The budget was not set" })).toContainText(
    "it is now Monthly, 500.00",
  );
  await expect(second.getByRole("textbox", { name: "Amount" })).toHaveValue("700");
  await setBudget(second, "700");
  await expect(second.getByRole("status").filter({ hasText: "Budget set." })).toBeVisible();
  await first.reload();
  await expect(
    first.getByRole("region", { name: "Adjustment records", exact: true }).getByRole("row").nth(1),
  ).toContainText("700.00");
});
