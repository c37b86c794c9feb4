import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import writeXlsxFile from "write-excel-file/node";
import { bringOverByCommand } from "./command-line";
import { accept, newPerson } from "./join";
import { expect, test } from "./persona";
import { ready } from "./ready";
import { unique } from "./unique";

const COLUMNS = "record,account_name,name,reseller,state,reason,budget,action,account_id,email,roles";

/** A reseller with an administrator, two customers in different states, and an account; one row is in vain. */
function base(word: string, email: string): string {
  return [
    COLUMNS,
    `reseller,${word}-it,Base ${word},,,,,,,,`,
    `customer,${word}-open,Open ${word},${word}-it,normal,,1500.00,freeze-account,,,`,
    `customer,${word}-shut,Shut ${word},,account-frozen,Unpaid since October,,,,,`,
    `customer,${word}-lost,Lost ${word},nobody-${word},normal,,,,,,`,
    `account,${word}-open,Production,,,,,,${word}-account,,`,
    `member,${word}-it,,,,,,,,${email},administrator`,
  ].join("\n");
}

async function choose(page: Page, csv: string): Promise<void> {
  await page.goto("/organization/bring-over");
  const input = await ready(page.locator('input[type="file"]'));
  await input.setInputFiles({ name: "base.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: "See what would happen" }).click();
}

const figures = (page: Page) =>
  page.getByRole("region", { name: "What becomes of the file" }).locator("dd").allTextContents();

test("a base comes over as found, once, and whoever administers a company joins by an e-mail", async ({ door }) => {
  test.slow();
  const page = await door.pageAs("distributor");
  const [word, person] = [unique(), newPerson("Base")];
  await choose(page, base(word, person.email));
  await expect(page.getByText("Tried, nothing was changed.")).toBeVisible();
  expect(await figures(page)).toEqual(["5", "0", "1"]);
  await expect(page.getByText(`No reseller of yours is called nobody-${word}`)).toBeVisible();

  await page.getByRole("button", { name: "Bring over 5 rows" }).click();
  await expect(page.getByText("Done; see each row.")).toBeVisible();
  expect(await figures(page)).toEqual(["5", "0", "1"]);

  await choose(page, base(word, person.email));
  await expect(page.getByText("Tried, nothing was changed.")).toBeVisible();
  expect(await figures(page)).toEqual(["0", "5", "1"]);
  await expect(page.getByRole("button", { name: /^Bring over/ })).toHaveCount(0);

  await page.goto(`/customers?q=${word}`);
  const table = page.getByRole("table", { name: "Customers" });
  const open = table.getByRole("row", { name: `Open ${word}` });
  await expect(open).toContainText("1,500.00");
  await expect(open).not.toContainText("Frozen");
  await expect(table.getByRole("row", { name: `Shut ${word}` })).toContainText("Frozen");

  await page.goto("/demo/mail");
  const mail = page.getByRole("listitem").filter({ hasText: person.email }).first();
  const link = (await mail.getByRole("link").getAttribute("href")) ?? "";
  const reseller = await accept(await door.stranger(), link, person);
  await reseller.goto("/customers");
  await expect(reseller.getByRole("table", { name: "Customers" })).toContainText(`Open ${word}`);
});

test("a file that cannot be read says what to do, and the templates are there", async ({ door }) => {
  const page = await door.pageAs("distributor");
  await choose(page, "record,colour\ncustomer,red");
  await expect(page.getByRole("alert").filter({ hasText: "“colour”" })).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Workbook template (XLSX)" }).click();
  expect((await download).suggestedFilename()).toBe("base-template.xlsx");
});

test("the command line brings a workbook over, and a second run finds all of it there", async ({ door }) => {
  const page = await door.pageAs("distributor");
  const word = unique();
  const folder = mkdtempSync(join(tmpdir(), "partner-center-base-"));
  const file = join(folder, "base.xlsx");
  const customers = [
    ["account_name", "name", "state", "budget"],
    [`${word}-one`, `One ${word}`, "normal", 250.5],
    [`${word}-two`, `Two ${word}`, "normal", null],
  ];
  writeFileSync(file, await writeXlsxFile([{ sheet: "customers", data: customers }]).toBuffer());
  try {
    const count = { brought: 2, stands: 0, refused: 0 };
    expect(bringOverByCommand("demo-distributor", file, "--dry-run")).toMatchObject({ dryRun: true, ...count });
    expect(bringOverByCommand("demo-distributor", file)).toMatchObject({ dryRun: false, ...count });
    expect(bringOverByCommand("demo-distributor", file)).toMatchObject({ brought: 0, stands: 2, refused: 0 });
  } finally {
    rmSync(folder, { recursive: true });
  }
  await page.goto(`/customers?q=${word}`);
  await expect(page.getByRole("row", { name: `One ${word}` })).toContainText("250.50");
  await expect(page.getByRole("row", { name: `Two ${word}` })).toContainText("No budget");
});
