import type { Page } from "@playwright/test";
import { complaintsOf } from "./accessible";
import { refusalOf, reinstateCompany, suspendCompany } from "./command-line";
import { newCustomers } from "./deliver";
import { accept, newPerson, newReseller } from "./join";
import { expect, test } from "./persona";
import { openDialog, ready } from "./ready";

const results = "Result per customer";

async function openBatch(page: Page, count: number) {
  await (await ready(page.getByRole("checkbox", { name: "Select every row on this page" }))).check();
  return openDialog(page, "Freeze or lift", `Restrict ${count} customers`);
}

test("a batch says what follows first, freezes three customers, and lifts those it may, with a result per row", async ({
  door,
}) => {
  const page = await door.pageAs("distributor");
  const customers = await newCustomers(page, "Freezing", ["5.00", "6.00", "7.00"]);
  const [first, second, third] = customers.map(({ name }) => name);
  const list = `/customers?q=${encodeURIComponent(first?.replace(/ 1$/, "") ?? "")}`;
  await page.goto(list);
  const table = page.getByRole("table", { name: "Customers" });
  for (const name of [first, second]) {
    await (await ready(page.getByRole("checkbox", { name: `Select ${name}`, exact: true }))).check();
  }
  const budget = await openDialog(page, "Set budget", "Set the budget of 2 customers");
  await budget.getByLabel("Amount").selectOption("Set an amount");
  await budget.getByRole("textbox", { name: "Amount" }).fill("200");
  await budget.getByRole("button", { name: "Set 2 budgets" }).click();
  await expect(budget.getByRole("status")).toContainText("2 set");

  await page.goto(list);
  const freeze = await openBatch(page, 3);
  await freeze.getByLabel("Reason").fill("Invoice 4711 is ninety days overdue");
  await freeze.getByRole("button", { name: "See what follows" }).click();
  await expect(freeze.getByRole("status")).toContainText("Tried, nothing was changed.");
  await freeze.getByRole("button", { name: "Freeze 3 customers" }).click();
  await expect(freeze.getByRole("status")).toContainText("Carried out; see each row.");
  await expect(freeze.getByRole("list", { name: results }).getByText("Frozen.")).toHaveCount(3);
  await freeze.getByRole("button", { name: "See what follows" }).click();
  await expect(freeze.getByRole("list", { name: results }).getByText("Frozen by a person already.")).toHaveCount(3);
  await expect(freeze.getByRole("button", { name: /^Freeze \d/ })).toHaveCount(0);

  await page.goto(list);
  const lift = await openBatch(page, 3);
  await lift.getByLabel("Act").selectOption("Lift freeze");
  await lift.getByLabel("Reason").fill("Settled");
  await lift.getByRole("checkbox", { name: "End what a person froze or blocked as well" }).check();
  await lift.getByRole("button", { name: "See what follows" }).click();
  await lift.getByRole("button", { name: "Lift the freeze of 2 customers" }).click();
  await expect(lift.getByRole("status")).toContainText("Carried out; see each row.");
  await lift.getByRole("button", { name: "Refused 1" }).click();
  const refused = lift.getByRole("list", { name: results }).getByRole("listitem");
  await expect(refused).toHaveCount(1);
  await expect(refused).toContainText(third ?? "");
  await expect(refused).toContainText("needs a budget");
  const download = page.waitForEvent("download");
  await lift.getByRole("button", { name: "Save as CSV" }).click();
  expect((await download).suggestedFilename()).toBe("restrictions.csv");
  await lift.getByRole("button", { name: "Close" }).click();
  await page.goto(`${list}&level=account`);
  await expect(table.getByRole("row")).toHaveCount(2);
  await expect(table).toContainText(third ?? "");
});

test("a CSV is tried first: another's customer is unknown, a second act on the same switch is told", async ({
  door,
}) => {
  const page = await door.pageAs("distributor");
  const [customer] = await newCustomers(page, "Sheet", ["5.00"]);
  const { id = "", name = "" } = customer ?? {};
  await page.goto("/customers/restrictions");
  const sheet = `customer,act,reason\n${id},block-pay-per-use,Because\n${id},allow-pay-per-use,Because\nnobody-knows-me,lift,Because\n`;
  const file = await ready(page.getByLabel("Drop a CSV here, or choose one"));
  await file.setInputFiles({ name: "sheet.csv", mimeType: "text/csv", buffer: Buffer.from(sheet) });
  await page.getByRole("button", { name: "See what follows" }).click();
  const rows = page.getByRole("list", { name: results }).getByRole("listitem");
  await expect(rows.filter({ hasText: "Line 3" })).toContainText("An earlier row says already");
  await expect(rows.filter({ hasText: "Line 4" })).toContainText("No customer of yours has this account name or ID.");
  await page.getByRole("button", { name: "Carry out 1 row" }).click();
  await expect(rows.filter({ hasText: name }).filter({ hasText: "Line 2" })).toContainText("Pay-per-use blocked.");
});

test("a reseller suspended by command reads so on the next page it opens and writes nothing, until it is reinstated", async ({
  door,
}) => {
  const distributor = await door.pageAs("distributor");
  const person = newPerson("Sasha");
  const { name, accountName, link } = await newReseller(distributor, person.email);
  const page = await accept(await door.stranger(), link, person);
  const complaints = complaintsOf(page);
  expect(suspendCompany(accountName, "frozen", "Contract breached")).toMatchObject({ before: "active", changed: true });
  expect(suspendCompany(accountName, "frozen", "Contract breached")).toMatchObject({ changed: false });

  // The frame of a page that stayed open says so with the next click, not only with the next load.
  const rail = page.getByRole("navigation", { name: "Main", exact: true }).first();
  await (await ready(rail.getByRole("link", { name: "Customers", exact: true }))).click();
  await expect(page.getByText("Your company is frozen since", { exact: false })).toBeVisible();
  await expect(page.getByText("Reason: Contract breached")).toBeVisible();
  await page.goto("/organization/members");
  const form = page.locator("form").filter({ has: page.getByRole("button", { name: "Create invitation link" }) });
  await (await ready(form.getByLabel("E-mail"))).fill(newPerson("Nobody").email);
  await form.getByRole("button", { name: "Create invitation link" }).click();
  await expect(form.getByRole("alert")).toContainText("Suspended and may change nothing: the reseller.");
  await distributor.goto(`/resellers?search=${accountName}`);
  await expect(distributor.getByRole("row").filter({ hasText: name })).toContainText("Frozen since");

  expect(reinstateCompany(accountName, "Settled")).toMatchObject({ state: "active", before: "frozen", changed: true });
  await rail.getByRole("link", { name: "Requests", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Requests" })).toBeVisible();
  await expect(page.getByText("Your company is frozen since", { exact: false })).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test("the command line refuses what makes no sense with a sentence", () => {
  const suspend = (company: string, state: string, reason = "Because") =>
    refusalOf("suspend-company", "--company", company, "--state", state, "--reason", reason);
  expect(suspend("nobody-knows-me", "frozen")).toContain("No company has the account name nobody-knows-me.");
  expect(suspend("demo-customer", "frozen")).toContain("only distributors and resellers can be suspended");
  expect(suspend("demo-customer", "melted")).toContain("--state melted is neither restricted nor frozen.");
});
