import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { complaintsOf, expectAccessible } from "./accessible";
import { newCustomers } from "./deliver";
import { expect, test } from "./persona";

async function exportAs(page: Page, format: string): Promise<void> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const menu = page.getByRole("dialog", { name: "Export as" });
  await menu.getByRole("button", { name: format }).first().click();
  await expect(menu.getByText("Export task created")).toBeVisible();
  await menu.getByRole("link", { name: "View export" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Export history" })).toBeVisible();
}

async function textOf(page: Page, link: Locator): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return readFile(await download.path(), "utf8");
}

for (const width of [1440, 375]) {
  test(`charges are asked for, made while one looks on and fetched, ${width} pixels wide`, async ({ door }) => {
    const page = await door.pageAs("distributor");
    const complaints = complaintsOf(page);
    await page.setViewportSize({ width, height: 900 });
    const [customer] = await newCustomers(page, "Export", ["12.50"]);
    if (!customer) throw new Error("no customer was made");
    await page.goto(`/expenditure/details?customer=${customer.id}`);
    await exportAs(page, "CSV");
    const row = page.getByRole("row").filter({ hasText: customer.name }).first();
    await expect(row.getByText("Ready")).toBeVisible({ timeout: 10_000 });
    await expectAccessible(page, "/exports", "light");
    const text = await textOf(page, row.getByRole("link", { name: /^Download/ }));
    expect(text.startsWith("\uFEFF")).toBe(true);
    const [charge, ...more] = parse(text, { bom: true, columns: true }) as Readonly<Record<string, string>>[];
    expect(more).toEqual([]);
    expect(charge).toMatchObject({ Customer: customer.name, "Expenditure at list price": "12.5" });
    expect(charge?.["Note"]).toContain("no basis for settlement");
    expect(complaints).toEqual([]);
  });
}
