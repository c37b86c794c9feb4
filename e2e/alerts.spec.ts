import type { Page } from "@playwright/test";
import { billingFile } from "./billing-file";
import { createCustomers, importFile, type NewCustomer } from "./deliver";
import { expect, test } from "./persona";
import { openDialog, ready } from "./ready";
import { unique } from "./unique";

const RESELLER = "Brightwater Systems";
/** From an act in another browser to its sight here. */
const SECONDS = { timeout: 10_000 };

type Billed = NewCustomer & { readonly bill: (cost: string) => Promise<void> };

/** A customer with a budget of 100, billed anew with whatever its month costs. */
async function budgeted(page: Page, word: string): Promise<Billed> {
  const billingAccount = unique();
  const [account, name] = [`${billingAccount}-1`, `Story ${word} ${billingAccount}`];
  const bill = (cost: string) =>
    importFile(page, {
      name: `${billingAccount}.csv`,
      content: billingFile(billingAccount, [{ account, name, cost }]),
      source: `Stories ${billingAccount}`,
    });
  await bill("10.00");
  const id = (await createCustomers(page, [{ account, name }], RESELLER)).get(account) ?? "";
  await page.goto(`/customers/${id}/budget`);
  await (await ready(page.getByRole("textbox", { name: "Amount" }))).fill("100");
  await page.getByRole("checkbox", { name: "End: Frozen since association, no budget yet" }).check();
  await page.getByRole("button", { name: "Set the first budget" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Budget set." })).toBeVisible();
  return { id, name, bill };
}

test("a threshold that a bill crosses stands on an open board and in a mailbox within seconds; it is acknowledged, snoozed, woken and resolved", async ({
  door,
}) => {
  test.slow();
  const importing = await door.pageAs("distributor");
  const customer = await budgeted(importing, "Alert");
  const board = await (await door.as("distributor")).newPage();
  await board.goto(`/alerts?customer=${customer.id}`);
  await expect(board.getByText("Nothing stands here")).toBeVisible();
  await board.evaluate(() => document.body.setAttribute("data-kept", ""));

  await customer.bill("95.00");
  const title = `${customer.name} has reached 90% of its monthly budget: 95.00 of 100.00 USD`;
  const row = board.getByRole("listitem").filter({ hasText: title });
  await expect(row).toBeVisible(SECONDS);
  await expect(board.locator("body[data-kept]")).toHaveCount(1);
  const mailbox = await door.pageAs("director");
  await expect(async () => {
    await mailbox.goto("/demo/mail");
    await expect(mailbox.getByRole("main")).toContainText(title, { timeout: 1_000 });
  }).toPass(SECONDS);

  await row.getByRole("link", { name: title }).click();
  const opened = board.getByRole("article", { name: title });
  const history = opened.getByRole("list", { name: "What was done" });
  await expect(history).toContainText("It came");
  await expect(opened.getByRole("region", { name: `How ${customer.name} stands` })).toContainText("5.00");
  await (await ready(opened.getByRole("button", { name: "Acknowledge" }))).click();
  await expect(history).toContainText("Acknowledged");

  const snooze = await openDialog(board, "Snooze", /^Snooze /);
  await snooze.getByLabel("Why").fill("They pay on Monday");
  await snooze.getByRole("button", { name: "Snooze", exact: true }).click();
  await expect(snooze).toBeHidden();
  await expect(board.getByText("Nothing stands here")).toBeVisible();
  await expect(opened).toContainText("They pay on Monday");
  await (await ready(opened.getByRole("button", { name: "Wake" }))).click();
  await expect(row).toBeVisible();

  const resolve = await openDialog(board, "Resolve", /^Resolve /);
  await resolve.getByLabel("Why").fill("They ordered more");
  await resolve.getByRole("button", { name: "Resolve", exact: true }).click();
  await expect(resolve).toBeHidden();
  await expect(board.getByText("Nothing stands here")).toBeVisible();
  await expect(history).toContainText("They ordered more");
  await importing.goto(`/customers/${customer.id}`);
  await expect(importing.getByRole("region", { name: "Alerts to be handled" })).toContainText(
    "None waits to be handled.",
  );
});

test("the list is worked through with keys, and what they mean is told", async ({ door }) => {
  test.slow();
  const page = await door.pageAs("distributor");
  const customer = await budgeted(page, "Keys");
  await customer.bill("80.00");
  await page.goto(`/alerts?customer=${customer.id}`);
  const link = page.getByRole("link", { name: `${customer.name} has reached 75%` });
  await (await ready(page.getByRole("checkbox", { name: /^Select / }))).focus();
  await page.keyboard.press("j");
  await expect(link).toBeFocused();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keys of the list" });
  await expect(help).toContainText("Acknowledge what is ticked, else this one");
  await page.keyboard.press("Escape");
  await link.focus();
  await page.keyboard.press("a");
  await expect(page.getByRole("status").filter({ hasText: "Acknowledged." })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: customer.name })).toContainText("Acknowledged");
  await link.focus();
  await page.keyboard.press("e");
  const resolve = page.getByRole("dialog", { name: /^Resolve / });
  await resolve.getByLabel("Why").fill("Known");
  await resolve.getByRole("button", { name: "Resolve", exact: true }).click();
  await expect(page.getByText("Nothing stands here")).toBeVisible();
});

test("a reseller asks from an alert for what it may not do itself, and the distributor decides it", async ({
  door,
}) => {
  test.slow();
  const distributor = await door.pageAs("distributor");
  const reseller = await door.pageAs("reseller");
  const customer = await budgeted(distributor, "Ask");
  await customer.bill("100.00");
  await reseller.goto(`/alerts?customer=${customer.id}`);
  const title = `${customer.name} has used up its monthly budget: 100.00 of 100.00 USD`;
  await reseller.getByRole("link", { name: title }).click();
  const opened = reseller.getByRole("article", { name: title });
  await expect(opened).toBeVisible();
  const dialog = await openDialog(reseller, "Request a budget change", /ask for/);
  await expect(dialog.getByLabel("Budget", { exact: true })).toHaveValue("100");
  await dialog.getByLabel("Budget", { exact: true }).fill("300");
  await dialog.getByLabel("Reason").fill("They grow.");
  await dialog.getByRole("button", { name: "Send request" }).click();
  await expect(dialog).toBeHidden();
  await opened.getByRole("link", { name: /asked, waiting$/ }).click();
  await expect(reseller).toHaveURL(/\/requests\/[0-9a-f-]{36}$/);

  await distributor.goto(new URL(reseller.url()).pathname);
  await (await ready(distributor.getByRole("button", { name: "Approve", exact: true }))).click();
  await expect(distributor.getByText("Approved as asked and done")).toBeVisible();
  await reseller.goto(`/alerts?customer=${customer.id}`);
  await expect(reseller.getByText("Nothing stands here")).toBeVisible(SECONDS);
});
