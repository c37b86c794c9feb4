import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import postgres from "postgres";
import { findRunning } from "@/scripts/postgres";
import { type RunningProduct, startProduct } from "@/scripts/stories";
import { complaintsOf, expectAccessible } from "./accessible";
import { billingFile } from "./billing-file";
import { createCustomers, importFile, newCustomers } from "./deliver";
import { foundDistributor } from "./found-distributor";
import { expect, test } from "./persona";

async function askFor(page: Page, format: string): Promise<Locator> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const menu = page.getByRole("dialog", { name: "Export as" });
  await menu.getByRole("button", { name: format }).first().click();
  return menu;
}

async function exportAs(page: Page, format: string): Promise<void> {
  const menu = await askFor(page, format);
  await expect(menu.getByText("Export task created")).toBeVisible();
  await menu.getByRole("link", { name: "View export" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Export history" })).toBeVisible();
}

async function textOf(page: Page, link: Locator): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return readFile(await download.path(), "utf8");
}

/** How often runs of the story's one export were begun, and whether one is under way. */
async function runOf({ dataDir }: RunningProduct): Promise<{ readonly state: string; readonly attempt: number }> {
  const url = await findRunning(dataDir);
  if (url === null) throw new Error("the story's database does not run");
  const owner = postgres(url, { max: 1, onnotice: () => {} });
  const [run] = await owner<{ state: string; attempt: number }[]>`select state, attempt from export_jobs`;
  await owner.end();
  return run ?? { state: "none", attempt: 0 };
}

const CHARGES = process.env["PARTNER_CENTER_LONG"] ? 400_000 : 80_000;

test("an export under way when the server stops is made by the one that is started next, of one moment", async ({
  browser,
}) => {
  test.setTimeout(process.env["PARTNER_CENTER_LONG"] ? 900_000 : 240_000);
  const others = new Set(browser.contexts());
  let product = await startProduct("start");
  try {
    const page = await foundDistributor(browser, product);
    const account = { account: "much-used", name: "Much used" };
    const bill = { ...account, cost: "0.01" };
    await importFile(page, { name: "first.csv", content: billingFile("first", [bill]), source: "Stories" });
    await createCustomers(page, [account]);
    const bills = Array.from({ length: CHARGES - 1 }, () => bill);
    await importFile(page, { name: "much.csv", content: billingFile("much", bills), source: "Stories" });
    await page.goto("/expenditure/details");
    // Stopped as soon as it runs: what the page says of it would take as long as making it.
    await askFor(page, "CSV");
    await expect.poll(async () => (await runOf(product)).state, { intervals: [20], timeout: 20_000 }).toBe("running");
    await product.halt();

    product = await startProduct("start", {}, product.dataDir);
    await page.goto(`${product.baseUrl}/exports`);
    const row = page.getByRole("row").filter({ hasText: "Expenditure details" }).first();
    await expect(row.getByText("Ready")).toBeVisible({ timeout: 120_000 });
    expect(await runOf(product)).toEqual({ state: "done", attempt: 2 });
    const text = await textOf(page, row.getByRole("link", { name: /^Download/ }));
    const amounts = (parse(text, { bom: true, columns: true }) as Readonly<Record<string, string>>[]).map(
      (charge) => charge["Expenditure at list price"],
    );
    expect(amounts).toHaveLength(CHARGES);
    expect(new Set(amounts)).toEqual(new Set(["0.01"]));
  } finally {
    await Promise.all(browser.contexts().map((context) => (others.has(context) ? null : context.close())));
    await product.stop();
  }
});

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
