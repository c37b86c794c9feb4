import { expectAccessible } from "./accessible";
import { expect, test } from "./persona";

const CUSTOMER = "Northaven Foods";
const RESOURCE = "res-batch-render-7f";

for (const width of [1440, 375]) {
  test(`a reseller finds why a customer's spending doubled, ${width} wide`, async ({ door }) => {
    const page = await door.pageAs("reseller");
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/expenditure/statistics");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Statistics");

    // Who moved, and that it was one product in one region.
    const risen = page.getByRole("table", { name: "Risen most" });
    const row = risen.getByRole("row").filter({ hasText: CUSTOMER });
    await expect(row).toContainText("Elastic Compute, eu-west-2");
    await expect(row).toContainText(RESOURCE);
    await row.getByRole("link", { name: CUSTOMER }).click();
    await expect(page).toHaveURL(/customer=[0-9a-f-]{36}/);

    // Of that customer alone: the product, the resource, and its charges one click further.
    const products = page.getByRole("table", { name: "Spending by product in both periods" });
    await products.getByRole("link", { name: "Elastic Compute" }).click();
    await expect(page).toHaveURL(/product=Elastic(\+|%20)Compute/);
    const resources = page.getByRole("table", { name: /^Resources whose spending moved most/ });
    const first = resources.getByRole("row").nth(1);
    await expect(first).toContainText(RESOURCE);
    await expect(first).toContainText("new");
    const details = await first.getByRole("link", { name: "Details" }).getAttribute("href");
    expect(details).toMatch(
      /^\/expenditure\/details\?month=\d{4}-\d{2}&customer=[0-9a-f-]{36}&product=Elastic\+Compute/,
    );
    expect(details).toContain(`resourceId=${RESOURCE}`);
    const pastBudgets = page.getByRole("table", { name: "Budgets in force and what was used of them, by month" });
    await expect(pastBudgets.getByRole("row").nth(1)).toContainText("Monthly");
  });
}

test("a chart has its table one key away, zooms to a month by link, and the address says all of it", async ({
  door,
}) => {
  const page = await door.pageAs("distributor");
  await page.goto("/expenditure/statistics?range=12-months");
  const trend = page.getByRole("region", { name: "Trend" });
  await expect(trend.locator(".recharts-bar-rectangle").first()).toBeVisible();
  await trend.getByRole("radio", { name: "Chart" }).focus();
  await page.keyboard.press("ArrowRight");
  const table = trend.getByRole("table", { name: "Spending by month, grouped by product" });
  await expect(table.getByRole("row")).toHaveCount(13);
  await expect(table.getByRole("columnheader", { name: "Budget" })).toBeVisible();
  const download = page.waitForEvent("download");
  await trend.getByRole("button", { name: "Save as CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/^trend-\d{4}-\d{2}-\d{2}-\d{4}-\d{2}-\d{2}\.csv$/);
  await page.getByRole("navigation", { name: "Zoom to a month" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/from=\d{4}-\d{2}-01&to=\d{4}-\d{2}-\d{2}/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Statistics");
});

test("a reseller compares its customers, sorts them, and draws some together", async ({ door }) => {
  const page = await door.pageAs("reseller");
  await page.goto("/expenditure/comparison");
  const table = page.getByRole("table", { name: "Customers compared" });
  await table.getByRole("link", { name: "Change" }).click();
  await expect(page).toHaveURL(/sort=change/);
  await expect(table.getByRole("columnheader", { name: "Change" })).toHaveAttribute("aria-sort", "descending");
  await expect(table.getByRole("row").filter({ hasText: CUSTOMER })).toContainText(/\+\d{2,3}%/);
  for (const box of (await table.getByRole("checkbox", { name: /^Select (?!every)/ }).all()).slice(0, 2))
    await box.check();
  await page.getByRole("button", { name: "Draw together" }).click();
  const together = page.getByRole("region", { name: "Drawn together" });
  await expect(together.locator(".recharts-bar-rectangle").first()).toBeVisible();
  await together.getByText("Table", { exact: true }).click();
  await expect(together.getByRole("table").getByRole("row")).toHaveCount(13);
  await expectAccessible(page, new URL(page.url()).pathname + new URL(page.url()).search);
});

test("a narrowed account manager sees what it looks after", async ({ door }) => {
  const page = await door.pageAs("account-manager");
  await page.goto("/expenditure/comparison");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Comparison");
  await expect(page.getByText(CUSTOMER)).toHaveCount(0);
});
