import type { Page } from "@playwright/test";
import { expect, test } from "./persona";
import { openDialog, ready } from "./ready";

// Orchard & Pine holds nothing in the demo world; its stories follow each other and leave it so.
test.describe.configure({ mode: "serial" });

const RESELLER = "Orchard & Pine";
const CUSTOMER = "Casa Verde Homes";

async function openDelegation(page: Page) {
  await page.goto("/resellers?search=orchard");
  await page
    .getByRole("table", { name: "Resellers" })
    .getByRole("link", { name: new RegExp(RESELLER) })
    .click();
  await page.getByRole("link", { name: "Delegation", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Granted" })).toBeVisible();
}

async function openBudget(page: Page) {
  await page.goto(`/customers?q=${encodeURIComponent(CUSTOMER)}`);
  await page.getByRole("table", { name: "Customers" }).getByRole("link", { name: CUSTOMER }).click();
  await page.getByRole("link", { name: "Budget", exact: true }).click();
  return ready(page.getByRole("textbox", { name: "Amount" }));
}

async function setBudget(page: Page, amount: string) {
  await (await ready(page.getByRole("textbox", { name: "Amount" }))).fill(amount);
  await page.getByRole("button", { name: "Set budget", exact: true }).click();
}

test("a distributor grants with quota; the reseller acts within it, is refused beyond it, and told who holds it now", async ({
  door,
}) => {
  const distributor = await door.pageAs("distributor");
  const reseller = await door.pageAs("orchard-pine");
  await openDelegation(distributor);

  const dialog = await openDialog(distributor, "Grant permissions", /^Grant permissions to/);
  for (const name of ["Set budgets", "Freeze accounts", "Freeze resources"]) {
    await expect(dialog.getByRole("checkbox", { name })).toBeChecked();
  }
  await dialog.getByRole("textbox", { name: /^Monthly quota/ }).fill("1");
  await dialog.getByRole("button", { name: "Grant", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("The monthly quota would be 1.00, but");
  await dialog.getByRole("textbox", { name: /^Monthly quota/ }).fill("50000");
  await dialog.getByRole("button", { name: "Grant", exact: true }).click();
  await expect(distributor.getByText("The permissions stand as granted.")).toBeVisible();
  await expect(distributor.getByRole("main")).toContainText("Set budgetsHeld by: Reseller");
  await expect(distributor.getByRole("meter", { name: "Monthly quota" })).toBeVisible();

  await openBudget(reseller);
  await expect(reseller.getByRole("main")).toContainText("BudgetHeld by: You");
  await setBudget(reseller, "60000");
  const refusal = reseller.getByRole("alert").filter({ hasText: "The budget was not set" });
  await expect(refusal).toContainText("exceeds the reseller's quota for this type (Monthly): 50,000.00 in all");
  await setBudget(reseller, "2000");
  await expect(reseller.getByRole("status").filter({ hasText: "Budget set." })).toBeVisible();

  await reseller.goto("/quotas");
  await expect(reseller.getByRole("table", { name: "What your customers take" })).toContainText("2,000.00");

  // The form is open while the permission goes.
  await openBudget(reseller);
  await openDelegation(distributor);
  const revoking = await openDialog(distributor, "Revoke", /^Revoke what/);
  await expect(revoking.getByRole("listitem").filter({ hasText: "yours to govern again" })).toContainText(/\d/);
  await revoking.getByRole("checkbox", { name: "I have read what follows and want it so" }).check();
  await revoking.getByRole("button", { name: "Revoke all permissions" }).click();
  await expect(distributor.getByText("Every permission is yours again.")).toBeVisible();
  await expect(
    distributor
      .getByRole("table", { name: /^Grants, changes/ })
      .getByRole("row")
      .nth(1),
  ).toContainText("Revoked");

  await setBudget(reseller, "2500");
  await expect(refusal).toContainText("The permission is held by the distributor.");
  await reseller.reload();
  await expect(reseller.getByText("The distributor sets this customer's budget. Ask it for a change.")).toBeVisible();
});

test("a distributor recalls a customer together with the budget that needs it, and gives it back", async ({ door }) => {
  const page = await door.pageAs("distributor");
  await openDelegation(page);
  const granting = await openDialog(page, "Grant permissions", /^Grant permissions to/);
  await granting.getByRole("textbox", { name: /^Monthly quota/ }).fill("50000");
  await granting.getByRole("button", { name: "Grant", exact: true }).click();
  await expect(page.getByText("The permissions stand as granted.")).toBeVisible();

  await openBudget(page);
  await setBudget(page, "3000");
  await expect(page.getByRole("alert").filter({ hasText: "The budget was not set" })).toContainText(
    "The permission is held by the reseller.",
  );
  await page.getByRole("checkbox", { name: "Recall this permission for this customer and do it" }).check();
  await page.getByRole("textbox", { name: "Reason for the recall" }).fill("Payment overdue");
  await page.getByRole("button", { name: "Set budget", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("BudgetHeld by: You");
  await page.goto(`/customers?q=${encodeURIComponent(CUSTOMER)}&authority=authorised`);
  await expect(page.getByRole("row").filter({ hasText: CUSTOMER })).toContainText("Partly authorised");

  await openDelegation(page);
  await expect(page.getByRole("table", { name: /^Customers whose permissions/ })).toContainText("Payment overdue");
  await (await ready(page.getByRole("checkbox", { name: `Select ${CUSTOMER}` }))).check();
  const giving = await openDialog(page, "Give back", /^Give the permissions/);
  await giving.getByRole("button", { name: "Give back", exact: true }).click();
  await expect(page.getByText("The permissions are the reseller's again.")).toBeVisible();
  await expect(page.getByText("Nothing is recalled for any customer.")).toBeVisible();

  const revoking = await openDialog(page, "Revoke", /^Revoke what/);
  await revoking.getByRole("checkbox", { name: "I have read what follows and want it so" }).check();
  await revoking.getByRole("button", { name: "Revoke all permissions" }).click();
  await expect(page.getByText("Every permission is yours again.")).toBeVisible();
});

test("new purchases of a reseller stop with their consequence shown, and go on when that is lifted", async ({
  door,
}) => {
  const page = await door.pageAs("distributor");
  await openDelegation(page);
  const stopping = await openDialog(page, "Stop new purchases", /^Stop new purchases of/);
  await stopping.getByRole("textbox", { name: "Reason" }).fill("Invoices unpaid");
  await expect(stopping.getByText("are refused every purchase", { exact: false })).toBeVisible();
  await stopping.getByRole("checkbox", { name: "I have read what follows and want it so" }).check();
  await stopping.getByRole("button", { name: "Stop new purchases" }).click();
  await expect(page.getByText("Purchases stopped").first()).toBeVisible();
  await expect(page.getByText(/^Stopped since .*: Invoices unpaid$/)).toBeVisible();

  const reseller = await door.pageAs("orchard-pine");
  await reseller.goto("/quotas");
  await expect(reseller.getByText("stopped new purchases of all your customers", { exact: false })).toContainText(
    "Invoices unpaid",
  );
  const resuming = await openDialog(page, "Allow purchases again", /^Allow purchases of/);
  await resuming.getByRole("textbox", { name: "Reason" }).fill("Invoices paid");
  await resuming.getByRole("button", { name: "Allow purchases" }).click();
  await expect(page.getByText("Purchases are allowed again.")).toBeVisible();
});

test("several resellers are granted at once, with a result for each", async ({ door }) => {
  const page = await door.pageAs("distributor");
  await page.goto("/resellers");
  for (const name of [/^Select Kitefield/, /^Select Stonebridge/]) {
    await (await ready(page.getByRole("checkbox", { name }))).check();
  }
  const dialog = await openDialog(page, "Grant…", /^Grant permissions to 2 resellers/);
  await dialog.getByRole("textbox", { name: /^Monthly quota/ }).fill("1");
  await dialog.getByRole("button", { name: "Grant to 2 resellers" }).click();
  const results = dialog.getByRole("list", { name: "Result per reseller" });
  await expect(results.getByRole("listitem")).toHaveCount(2);
  await expect(results.getByRole("listitem").filter({ hasText: "Kitefield" })).toContainText("are taken");
});

test("quotas are read as they stood at a past moment, by its address", async ({ door }) => {
  const page = await door.pageAs("distributor");
  await page.goto("/quotas");
  await expect(page.getByRole("table", { name: "Quotas by reseller" })).toContainText("Kitefield Digital");
  await expect(page.getByText("As they stand now.", { exact: false })).toBeVisible();
  await page.goto("/quotas?at=2020-01-01T12:00");
  await expect(page.getByText("No reseller held a quota.")).toBeVisible();
});
