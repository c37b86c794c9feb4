import { expect, type Locator, type Page } from "@playwright/test";
import { type Bill, billingFile } from "./billing-file";
import { ready } from "./ready";
import { unique } from "./unique";

type Sent = { readonly name: string; readonly content: Buffer; readonly source: string; readonly dryRun?: boolean };

/** Imports a billing file in the browser and ends on its finished report. */
export async function importFile(page: Page, { name, content, source, dryRun = false }: Sent): Promise<void> {
  await page.goto("/deliveries");
  const files = await ready(page.getByLabel("Drop one or several files here, or choose them"));
  await files.setInputFiles({ name, mimeType: "text/csv", buffer: content });
  await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
  await page.getByLabel("Source name").fill(source);
  if (dryRun) await page.getByLabel("Dry run").check();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.waitForURL(/\/deliveries\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { name: "Deliveries and what they change" })).toBeVisible({
    timeout: 30_000,
  });
}

/** The parked accounts one may tick. */
export function parkedRows(page: Page): Locator {
  return page.getByRole("row").filter({ has: page.getByRole("checkbox", { name: /^Select (?!every)/ }) });
}

/** Makes customers from parked accounts, the distributor's own or of the reseller named; answers their ids by account. */
export async function createCustomers(
  page: Page,
  accounts: readonly Pick<Bill, "account" | "name">[],
  reseller: string | null = null,
): Promise<ReadonlyMap<string, string>> {
  await page.goto("/deliveries/accounts");
  for (const { account, name } of accounts) {
    const row = parkedRows(page).filter({ hasText: account });
    await (await ready(row.getByRole("checkbox", { name: `Select ${name}`, exact: true }))).check();
  }
  await page.getByRole("button", { name: "Create customers", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: /^Create / });
  if (reseller !== null) await dialog.getByLabel("Reseller").selectOption({ label: reseller });
  await dialog.getByRole("button", { name: /^Create \d+ customers?$/ }).click();
  const results = page.getByRole("list", { name: "Result per account" }).first();
  await expect(results.getByText("Done")).toHaveCount(accounts.length, { timeout: 20_000 });
  const ids = new Map<string, string>();
  for (const { account } of accounts) {
    const row = results.getByRole("listitem").filter({ hasText: account });
    const address = (await row.getByRole("link").getAttribute("href")) ?? "";
    ids.set(account, address.split("/")[2] ?? "");
  }
  return ids;
}

export type NewCustomer = { readonly id: string; readonly name: string };

/** Customers of a story's own: associated by their first bill, frozen, with this usage in the running month. */
export async function newCustomers(
  page: Page,
  word: string,
  costs: readonly string[],
  reseller: string | null = null,
): Promise<readonly NewCustomer[]> {
  const billingAccount = unique();
  const bills = costs.map((cost, index) => ({
    account: `${billingAccount}-${index + 1}`,
    name: `Story ${word} ${billingAccount} ${index + 1}`,
    cost,
  }));
  await importFile(page, {
    name: `${billingAccount}.csv`,
    content: billingFile(billingAccount, bills),
    source: `Stories ${billingAccount}`,
  });
  const ids = await createCustomers(page, bills, reseller);
  return bills.map(({ account, name }) => ({ id: ids.get(account) ?? "", name }));
}
