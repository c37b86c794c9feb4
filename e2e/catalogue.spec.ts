import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { addMonths, billingMonthOf, firstDayOf } from "@/lib/domain/calendar/billing-month";
import { formatDay } from "@/lib/format/date";
import { importCatalogueByCommand } from "./command-line";
import { expect, test } from "./persona";
import { ready } from "./ready";
import { unique } from "./unique";

const running = billingMonthOf(new Date());
const [begun, coming] = [firstDayOf(running), firstDayOf(addMonths(running, 2))];

const pricesOf = (page: Page, service: string) => page.getByRole("table", { name: `Prices of ${service}` });

test("a customer finds a price by service, region and charging mode, and what it may buy now", async ({ door }) => {
  const page = await door.pageAs("customer");
  await page.goto("/portal");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Products and prices" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Products and prices");
  await expect(page.getByText("These are list prices", { exact: false })).toBeVisible();

  const verdicts = page.getByRole("table", { name: "A verdict for every charging mode" });
  await expect(verdicts.getByRole("cell", { name: /^(Open|Closed)$/ })).toHaveCount(5);
  await expect(verdicts).not.toContainText("Unsubscribe");

  const chip = (name: string) => page.locator(`select[name="${name}"]`);
  await (await ready(chip("service"))).selectOption("Elastic Compute");
  await expect(page).toHaveURL(/service=Elastic\+Compute/);
  await chip("region").selectOption("Singapore");
  await expect(page).toHaveURL(/region=ap-southeast-3/);
  await chip("mode").selectOption("Pay-per-use");
  await expect(page).toHaveURL(/mode=pay-per-use/);
  const table = pricesOf(page, "Elastic Compute");
  const rows = table.getByRole("row").filter({ hasText: "ap-southeast-3" });
  await expect(rows).toHaveCount(8);
  await expect(table.getByRole("row").filter({ hasText: "eu-central-1" })).toHaveCount(0);
  await expect(table.getByRole("columnheader", { name: "Price USD" })).toBeVisible();
  await expect(rows.first()).toContainText(/0\.\d{4,} ?instance, an hour/);
  await expect(rows.filter({ hasText: /0\.\d+ from 1 / })).toHaveCount(7);
  await expect(rows.filter({ hasText: "Withdrawn from 1 " })).toHaveCount(1);

  await page.getByRole("link", { name: "Clear all" }).click();
  await expect(page).toHaveURL(/\/portal\/products$/);
});

test("partners read the same list, page by page", async ({ door }) => {
  for (const who of ["distributor", "reseller-viewer"]) {
    const page = await door.pageAs(who);
    await page.goto("/products");
    const first = page.getByRole("main").getByRole("table").first();
    await expect(first).toBeVisible();
    const before = await first.textContent();
    await page.getByRole("link", { name: "Next" }).click();
    await expect(page).toHaveURL(/after=/);
    await page.getByRole("link", { name: "Previous" }).click();
    await expect(page).toHaveURL(/before=/);
    expect(await first.textContent()).toBe(before);
  }
});

test("the operator imports a catalogue, all of it or nothing; a price in force stays, a coming one is announced", async ({
  door,
}) => {
  test.slow();
  const word = unique();
  const folder = mkdtempSync(join(tmpdir(), "partner-center-catalogue-"));
  const file = join(folder, "catalogue.csv");
  const write = (...rows: readonly string[]) =>
    writeFileSync(
      file,
      [
        "product,service,specification,region,region_name,charging_mode,period,unit,currency,price,valid_from",
        ...rows.map((row) => `${word},Quantum Service,Ten qubits ${word},lab-1,Laboratory,${row}`),
      ].join("\n"),
    );
  try {
    write(`pay-per-use,hour,machine,USD,0.0625,${begun}`, `savings-plan,3 years,machine,EUR,900,${begun}`);
    expect(importCatalogueByCommand(file, "--dry-run")).toMatchObject({ status: 0, written: false, new: 2 });
    expect(importCatalogueByCommand(file)).toMatchObject({ status: 0, written: true, new: 2 });
    expect(importCatalogueByCommand(file)).toMatchObject({ status: 0, written: false, new: 0, unchanged: 2 });

    write(`pay-per-use,hour,machine,USD,0.07,${begun}`, `pay-per-use,hour,machine,USD,0.08,${coming}`);
    expect(importCatalogueByCommand(file)).toMatchObject({ status: 1, written: false, refused: 1 });
    write(`pay-per-use,hour,machine,USD,0.08,${coming}`);
    expect(importCatalogueByCommand(file)).toMatchObject({ status: 0, written: true, new: 1 });
  } finally {
    rmSync(folder, { recursive: true });
  }
  const page = await door.pageAs("customer");
  await page.goto(`/portal/products?q=${word}`);
  const rows = pricesOf(page, "Quantum Service").getByRole("row").filter({ hasText: "Laboratory" });
  await expect(rows).toHaveCount(1);
  const [since, next] = [formatDay(begun, "en"), `0.08 from ${formatDay(coming, "en")}`];
  await expect(rows.getByRole("cell").nth(2)).toHaveText("0.0625");
  await expect(rows.getByRole("cell").nth(4)).toContainText(since);
  await expect(rows.getByRole("cell").nth(5)).toHaveText(next);
});
