import { expectAccessible } from "./accessible";
import { billingFile } from "./billing-file";
import { createCustomers, importFile } from "./deliver";
import { expect, test } from "./persona";
import { ready } from "./ready";
import { unique } from "./unique";

test("a distributor finds what went back to a customer, and the row behind the amount", async ({ door }) => {
  test.setTimeout(120_000);
  const page = await door.pageAs("distributor");
  const billingAccount = unique();
  const [account, name] = [`${billingAccount}-1`, `Refunded ${billingAccount}`];
  const content = billingFile(
    billingAccount,
    ["50.00", "-7.25", "12.00"].map((cost) => ({ account, name, cost })),
  );
  await importFile(page, { name: `${billingAccount}.csv`, content, source: `Stories ${billingAccount}` });
  await createCustomers(page, [{ account, name }]);

  await page.goto("/expenditure");
  await expect(page.getByText("no basis for settlement, payment or invoicing")).toBeVisible();
  await (await ready(page.getByRole("searchbox", { name: "Customer or account name" }))).fill(billingAccount);
  await page.keyboard.press("Enter");
  await expect(
    page.getByText(/^54\.75 USD at list price in .+, from 1 customer, with refunds of .7\.25\.$/),
  ).toBeVisible();
  await page.getByRole("link", { name: /^Refunds/ }).click();
  const row = page.getByRole("table", { name: /^Customers by refunds/ }).locator("tbody tr");
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(name);
  await expect(row).toContainText("62.00");
  await row.getByRole("link", { name: /7\.25$/ }).click();

  await expect(page.getByText(/^.7\.25 USD of refunds in /)).toBeVisible();
  const charges = page.getByRole("table", { name: /^Charges of/ }).locator("tbody tr");
  await expect(charges).toHaveCount(1);
  await expect(charges).toContainText("Refund");
  await expect(charges).toContainText("Not yet billed");
  await (await ready(page.getByRole("combobox", { name: "with", exact: true }))).selectOption("");
  await expect(charges).toHaveCount(3);
  await expect(page.getByText(/^54\.75 USD at list price in .+, charge by charge\.$/)).toBeVisible();
  await charges.first().getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await page.getByRole("link", { name: "Expenditure details" }).click();
  await expect(charges).toHaveCount(3);
});

test("a reseller reads its customers' charges, a resource's own, and each with its payment", async ({ door }) => {
  const page = await door.pageAs("reseller");
  await page.goto("/expenditure");
  await expect(page.getByRole("combobox", { name: "associated" })).toHaveCount(0);
  await page.getByRole("table").locator("tbody tr").first().getByRole("link").nth(1).click();
  await expect(page.getByText(/charge by charge/)).toBeVisible();
  await expect(page.getByRole("table").locator("tbody tr").first()).toContainText(/Not yet billed|Unsettled|Paid/);
  await page
    .getByTitle(/^All charges of/)
    .first()
    .click();
  await expect(page).toHaveURL(/resourceId=/);
  await expect(page.getByText(/^Charges of .+ that match\.$/)).toBeVisible();
  await page.getByRole("link", { name: "Clear all" }).click();
  await expect(page).not.toHaveURL(/resourceId=/);
});

test("a customer reads its months and charges, also on a phone, and nothing of its partners' work", async ({
  door,
}) => {
  const page = await door.pageAs("customer");
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto("/portal/expenditure/months");
  await expect(page.getByText("a reference for your usage, not money spent")).toBeVisible();
  const months = page.getByRole("table", { name: "Your expenditure by month" });
  await months.locator("tbody tr").nth(1).getByRole("link").nth(1).click();
  await expect(page).toHaveURL(/\/portal\/expenditure\/details\?month=/);
  await expect(page.getByText(/charge by charge/)).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Account manager" })).toHaveCount(0);
  await expect(page.getByRole("columnheader", { name: /^Customer/ })).toHaveCount(0);
  await expectAccessible(page, "/portal/expenditure/details");
});
