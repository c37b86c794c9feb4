import { expect, test } from "./persona";
import { ready } from "./ready";

test("a reseller sees its own customers only, and who holds the authority over them", async ({ door }) => {
  const page = await door.pageAs("reseller");
  await page.goto("/customers?q=Redcliff");
  await expect(page.getByText("No customer matches")).toBeVisible();
  await page.goto("/customers");
  const table = page.getByRole("table", { name: "Customers" });
  await expect(table.getByRole("link", { name: "Alderwick Outfitters" })).toBeVisible();
  await expect(table.getByRole("columnheader", { name: "Reseller" })).toHaveCount(0);
  // Rows can be ticked, to assign them; nothing sets their budgets.
  await (await ready(table.getByRole("checkbox", { name: "Select Alderwick Outfitters" }))).check();
  await expect(page.getByRole("button", { name: "Assign account manager" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Set budget" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Budgets from CSV" })).toHaveCount(0);
  const navigation = page.getByRole("navigation", { name: "Main" });
  await expect(navigation.getByRole("link", { name: "Resellers" })).toHaveCount(0);
  await expect(navigation.getByRole("link", { name: "Deliveries" })).toHaveCount(0);

  await table.getByRole("link", { name: "Alderwick Outfitters" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Alderwick Outfitters" })).toBeVisible();
  const main = page.getByRole("main");
  await expect(main).toContainText("BudgetHeld by: Distributor");

  await page.getByRole("link", { name: "Budget", exact: true }).click();
  await expect(page.getByText("The distributor sets this customer's budget. Ask it for a change.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Adjustment records", exact: true }).getByRole("table")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Set .*budget/i })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Request a budget change" })).toBeVisible();

  await page.goto("/customers/budgets");
  await expect(page.getByRole("main")).toContainText("Held by: Distributor");
  await expect(page.getByText("The distributor sets your customers' budgets. Ask it for a change.")).toBeVisible();
  await expect(page.getByLabel("Drop a CSV here, or choose one")).toHaveCount(0);
  await page.goBack();

  await page.getByRole("link", { name: "Restriction", exact: true }).click();
  await expect(page.getByText("The distributor restricts this customer. Ask it for a change.")).toBeVisible();
  for (const name of ["Freeze", "Lift freeze", "Block pay-per-use"]) {
    await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
  }
});

test("the distributor reads on the same page that the authority is its own", async ({ door }) => {
  const page = await door.pageAs("distributor");
  await page.goto("/customers?q=demo-customer");
  await page.getByRole("table", { name: "Customers" }).getByRole("link", { name: "Alderwick Outfitters" }).click();
  await expect(page.getByRole("main")).toContainText("BudgetHeld by: You");
});
