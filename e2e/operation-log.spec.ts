import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { newCustomers } from "./deliver";
import { expect, test } from "./persona";
import { openDialog } from "./ready";

const READ = "I have read what follows and want it so";
const REASON = "Invoice 4711 is overdue, ask ann@one.example";

async function frozenCustomer(page: Page, name: string) {
  const [customer] = await newCustomers(page, name, ["12.50"]);
  if (!customer) throw new Error("no customer was made");
  await page.goto(`/customers/${customer.id}/restriction`);
  const dialog = await openDialog(page, "Freeze", `Freeze ${customer.name}`);
  await dialog.getByLabel("Reason").fill(REASON);
  await dialog.getByRole("checkbox", { name: READ }).check();
  await dialog.getByRole("button", { name: "Freeze account" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`Reason: ${REASON}`).first()).toBeVisible();
  return customer;
}

async function downloaded(page: Page, button: ReturnType<Page["getByRole"]>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return download;
}

test("an act is found in the log as a difference, and its export names nobody", async ({ door }) => {
  const page = await door.pageAs("distributor");
  const customer = await frozenCustomer(page, "Log");
  await page.goto(`/operation-log?customer=${customer.id}&family=restriction`);
  const log = page.getByRole("list", { name: "Operation log" });
  const entry = log.getByRole("listitem").filter({ hasText: "Frozen" }).first();
  await entry.locator("summary").click();
  await expect(entry.getByText("Level", { exact: true })).toBeVisible();
  await expect(entry.getByText(REASON)).toBeVisible();
  await entry.getByRole("link", { name: "All entries of this command" }).click();
  await expect(page).toHaveURL(/change=/);
  await expect(page.getByText("Only the entries of one command are shown.")).toBeVisible();
  await expect(page.getByText(/^(Sealed up to|Nothing is sealed yet)/)).toBeVisible();

  await page.goto(`/operation-log?customer=${customer.id}`);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const menu = page.getByRole("dialog", { name: "Export as" });
  await menu.getByRole("button", { name: "CSV" }).click();
  await menu.getByRole("link", { name: "View export" }).click();
  const row = page.getByRole("row").filter({ hasText: "Operation log" }).first();
  const download = await downloaded(page, row.getByRole("link", { name: /^Download/ }));
  const sheet = await readFile(await download.path(), "utf8");
  expect(sheet).toContain("restriction.frozen");
  expect(sheet).not.toContain(customer.name);
  expect(sheet).not.toContain("ann@one.example");

  await page.goto("/operation-log?action=operation-log.exported");
  await expect(log.getByText("Operation log exported").first()).toBeVisible();
});

test("a freeze is proven by a PDF and its data, for those who may take it", async ({ door }) => {
  const page = await door.pageAs("distributor");
  const customer = await frozenCustomer(page, "Proof");
  const pdf = await downloaded(page, page.getByRole("button", { name: /^Evidence \(PDF\)/ }).first());
  const bytes = await readFile(await pdf.path());
  expect(bytes.subarray(0, 5).toString("latin1")).toBe("%PDF-");
  expect(bytes.length).toBeGreaterThan(10_000);
  const data = await downloaded(page, page.getByRole("button", { name: /^data \(JSON\)/ }).first());
  const { content, contentHash } = JSON.parse(await readFile(await data.path(), "utf8"));
  expect(content.subject.cause.reason).toBe(REASON);
  expect(contentHash).toMatch(/^[0-9a-f]{64}$/);

  const viewer = await door.pageAs("viewer");
  await viewer.goto(`/customers/${customer.id}/restriction`);
  await expect(viewer.getByRole("heading", { name: "History of the restriction" })).toBeVisible();
  await expect(viewer.getByRole("button", { name: /^Evidence/ })).toHaveCount(0);
});

test("a past moment is opened as it stood, from the timeline or by its minute", async ({ door }) => {
  const page = await door.pageAs("distributor");
  const customer = await frozenCustomer(page, "Then");
  await page.getByRole("link", { name: "As it stood" }).first().click();
  await expect(page.getByRole("heading", { name: "As it stood", level: 1 })).toBeVisible();
  const verdicts = page.getByRole("table", { name: "What each purchase would have been answered" });
  const row = (operation: string) => verdicts.getByRole("row").filter({ hasText: operation });
  await expect(row("Buy savings plans")).toContainText("Your purchases are frozen");
  await expect(row("Unsubscribe resources")).toContainText("Open");
  await expect(page.getByText(REASON).first()).toBeVisible();

  await page.goto(`/customers/${customer.id}/then?at=2020-01-01T00:00`);
  await expect(page.getByText("Nothing to show for that moment")).toBeVisible();
});
