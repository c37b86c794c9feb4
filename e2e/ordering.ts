import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { billingMonthOf, firstDayOf } from "@/lib/domain/calendar/billing-month";
import { importCatalogueByCommand } from "./command-line";
import { expect } from "./persona";
import { ready } from "./ready";

/** A product of the story's own, 10.00 a month. */
export function sell(word: string): void {
  const folder = mkdtempSync(join(tmpdir(), "partner-center-order-"));
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

/** Works out so many periods and units on an order page. */
export async function askFor(page: Page, periods: string, quantity: string): Promise<void> {
  await (await ready(page.getByLabel("How many times 1 month"))).fill(periods);
  await page.getByLabel("How many: machine").fill(quantity);
  await page.getByRole("button", { name: "Work out" }).click();
  await expect(page).toHaveURL(new RegExp(`periods=${periods}&quantity=${quantity}`));
}

/** The order page of the story's product. */
export async function openOffer(page: Page, word: string): Promise<void> {
  await page.goto(`/portal/products?q=${word}`);
  await page.getByRole("link", { name: new RegExp(`^Order Ten qubits ${word}`) }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Order");
}
