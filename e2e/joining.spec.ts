import type { BrowserContext, Page } from "@playwright/test";
import { accept, type NewReseller, newPerson, newReseller, type Person } from "./join";
import { expect, test } from "./persona";
import { openDialog, ready } from "./ready";
import { unique } from "./unique";

const LIST = "Pre-registered customers";

/** Makes a hyperlink on the partner's page; answers it. */
async function makeLink(page: Page, label: string): Promise<string> {
  await page.goto("/customer-development/links");
  const dialog = await openDialog(page, "New link", "New hyperlink and QR code");
  await dialog.getByRole("textbox", { name: /^Label/ }).fill(label);
  await dialog.getByRole("button", { name: "Make the link" }).click();
  await expect(dialog.getByRole("img", { name: "QR code of the link" })).toBeVisible();
  await expect(dialog.getByRole("link", { name: "Download QR code (SVG)" })).toHaveAttribute("download", "join.svg");
  return dialog.getByLabel("Link for customers").inputValue();
}

/** Answers every statement; what is named applies. */
async function declare(page: Page, applying: readonly string[] = []) {
  const statements = page.getByRole("group", { name: "Please declare" }).getByRole("group");
  for (const statement of await statements.all()) {
    const legend = (await statement.locator("legend").textContent()) ?? "";
    const answer = applying.some((text) => legend.includes(text)) ? "Applies" : "Does not apply";
    await statement.getByLabel(answer, { exact: true }).check();
  }
}

type Company = { readonly name: string; readonly accountName: string };

async function fillIn(page: Page, { name, accountName }: Company, person: Person) {
  await (await ready(page.getByLabel("Company name"))).fill(name);
  await page.getByLabel("Account name").fill(accountName);
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Choose a password").fill(person.password);
}

const confirm = (page: Page) => page.getByRole("checkbox", { name: /^I have read what this means/ }).check();
const join = (page: Page) => page.getByRole("button", { name: /^Join / }).click();

function newCompany(): Company {
  const accountName = unique();
  return { name: `Story Customer ${accountName}`, accountName };
}

/** A reseller of the demo's distributor that nobody else knows, its administrator signed in. */
async function foundReseller(distributor: Page, context: BrowserContext): Promise<NewReseller & { page: Page }> {
  const person = newPerson("Reseller");
  const reseller = await newReseller(distributor, person.email);
  return { ...reseller, page: await accept(context, reseller.link, person) };
}

/** The link in the newest e-mail to this address, as the demo shows its e-mails. */
async function mailedLink(distributor: Page, email: string): Promise<string> {
  await distributor.goto("/demo/mail");
  const mail = distributor.getByRole("listitem").filter({ hasText: email }).first();
  return (await mail.getByRole("link").getAttribute("href")) ?? "";
}

test("three people: a reseller's link, a customer that joins by it, a distributor that starts it with a budget", async ({
  door,
}) => {
  test.slow();
  const distributor = await door.pageAs("distributor");
  const { page: reseller, name: partner } = await foundReseller(distributor, await door.stranger());
  const link = await makeLink(reseller, "Harbour fair");

  const visitor = await (await door.stranger()).newPage();
  await visitor.goto(new URL(link).pathname);
  await expect(visitor.getByRole("heading", { level: 1, name: `${partner} invites you` })).toBeVisible();
  await expect(visitor.getByText("you can buy nothing until a budget is set", { exact: false })).toBeVisible();
  await expect(visitor.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);

  // What was typed survives whatever is amiss.
  const [company, person] = [newCompany(), newPerson("Customer")];
  await fillIn(visitor, company, { ...person, password: "short" });
  await join(visitor);
  await expect(visitor.getByText("Confirm that you have read what this means.")).toBeVisible();
  await confirm(visitor);
  await join(visitor);
  const refusal = visitor.getByRole("alert").filter({ hasText: "You have not joined" });
  await expect(refusal).toContainText("Answer every statement");
  await expect(refusal).toContainText("11 are open");
  await expect(visitor.getByLabel("Company name")).toHaveValue(company.name);
  await visitor.getByLabel("Choose a password").fill(person.password);
  await declare(visitor, ["unpaid bills"]);
  await join(visitor);
  await expect(refusal).toContainText("The account has unpaid bills");
  await expect(refusal).toContainText("Settle it with the vendor");
  await declare(visitor);
  await join(visitor);
  await visitor.waitForURL((url) => url.pathname === "/portal");
  await expect(visitor.getByRole("main")).toContainText("Your account has not been enabled since you joined.");
  await visitor.goto("/portal/messages");
  await expect(visitor.getByText(`${partner} is your partner now.`, { exact: false }).first()).toBeVisible();

  await reseller.goto("/customer-development/history");
  const rows = reseller.getByRole("table", { name: "Attempts to join" }).getByRole("row");
  await expect(rows.filter({ hasText: "Association failed" })).toContainText("unpaid bills");
  await expect(rows.filter({ hasText: "Associated" })).toContainText("Link “Harbour fair”");
  await expect(rows.filter({ hasText: "Associated" })).toContainText("Declared by the customer, not checked");
  await reseller.goto("/customer-development/links");
  await expect(reseller.getByRole("row").filter({ hasText: "Harbour fair" })).toContainText("1");

  await distributor.goto("/");
  await distributor.getByRole("link", { name: /joined and waits? for a budget/ }).click();
  await distributor.getByRole("table", { name: "Customers" }).getByRole("link", { name: company.name }).click();
  await distributor.getByRole("link", { name: "Budget", exact: true }).click();
  await (await ready(distributor.getByRole("textbox", { name: "Amount" }))).fill("500");
  await distributor.getByRole("checkbox", { name: /^End: / }).check();
  await distributor.getByRole("button", { name: "Set the first budget" }).click();
  await expect(distributor.getByRole("status").filter({ hasText: "Budget set." })).toBeVisible();

  await visitor.goto("/portal");
  await expect(visitor.getByRole("main")).toContainText("Everything is open");
  await expect(visitor.getByRole("main")).not.toContainText("has not been enabled");
});

test("an invitation by e-mail: previewed, sent, sent again, answered once; the partner follows it", async ({
  door,
}) => {
  test.slow();
  const distributor = await door.pageAs("distributor");
  const { page, name: partner } = await foundReseller(distributor, await door.stranger());
  const [company, person] = [newCompany(), newPerson("Invited")];
  await page.goto("/customer-development");
  await expect(page.getByRole("list", { name: "How a customer joins" })).toBeVisible();
  const dialog = await openDialog(page, "Pre-register", "Pre-register a customer");
  await dialog.getByLabel("Customer name").fill(company.name);
  await dialog.getByLabel("E-mail").fill(person.email);
  await dialog.getByRole("button", { name: "Pre-register" }).click();
  const row = page.getByRole("table", { name: LIST }).getByRole("row").filter({ hasText: company.name });
  await expect(row).toContainText("Pre-registered");

  for (const [button, count] of [
    ["Invite", 1],
    ["Invite again", 2],
  ] as const) {
    const inviting = await openDialog(page, button, `Invite ${company.name}`);
    const preview = inviting.getByRole("region", { name: "Preview e-mail" });
    await expect(preview).toContainText(`${partner} invites you to become its customer`);
    await inviting.getByLabel("Language of the e-mail").selectOption("zh-CN");
    await expect(preview).toContainText(`${partner} 邀请您成为其客户`);
    await inviting.getByRole("button", { name: "Send the invitation" }).click();
    await expect(inviting.getByRole("status")).toContainText("One invitation was sent.");
    await inviting.getByRole("button", { name: "Close" }).click();
    await expect(row, `after ${count}`).toContainText("Invited");
  }

  const link = await mailedLink(distributor, person.email);
  const visitor = await (await door.stranger()).newPage();
  await visitor.goto(new URL(link).pathname);
  await expect(visitor.getByLabel("E-mail")).toHaveValue(person.email);
  await fillIn(visitor, company, person);
  await declare(visitor);
  await confirm(visitor);
  await join(visitor);
  await visitor.waitForURL((url) => url.pathname === "/portal");

  const late = await (await door.stranger()).newPage();
  await late.goto(new URL(link).pathname);
  await expect(late.getByRole("heading", { level: 1 })).toHaveText("This invitation was used already");
  await late.goto("/join/guessed");
  await expect(late.getByRole("heading", { level: 1 })).toHaveText("This link leads nowhere");

  await page.reload();
  await expect(row).toContainText("Associated");
  await row.getByRole("link", { name: "Open customer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: company.name })).toBeVisible();
});

test("a list is pre-registered with a result per line and invited together; a link is withdrawn", async ({ door }) => {
  const distributor = await door.pageAs("distributor");
  const { page } = await foundReseller(distributor, await door.stranger());
  await page.goto("/customer-development");
  const dialog = await openDialog(page, "Pre-register a list", "Pre-register a list of customers");
  const [first, second] = [newPerson("First"), newPerson("Second")];
  const lines = [`One,${first.email}`, `Two,${second.email},Ann,C-7`, `Again,${first.email}`, "Nobody,no address"];
  await dialog.getByRole("textbox", { name: /^Lines/ }).fill(lines.join("\n"));
  await dialog.getByRole("button", { name: "Pre-register the list" }).click();
  const results = dialog.getByRole("list", { name: "Result per line" });
  await expect(results.getByRole("listitem").filter({ hasText: "Line 3" })).toContainText("is pre-registered already");
  await expect(results.getByRole("listitem").filter({ hasText: "Line 4" })).toContainText("Enter an e-mail address.");
  await dialog.getByRole("button", { name: "Close" }).click();

  await (await ready(page.getByRole("checkbox", { name: "Select every row on this page" }))).check();
  const inviting = await openDialog(page, "Invite…", "Invite 2 customers");
  await inviting.getByRole("button", { name: "Send 2 invitations" }).click();
  await expect(inviting.getByRole("status")).toContainText("2 invitations were sent.");
  await inviting.getByRole("button", { name: "Close" }).click();
  const row = page.getByRole("table", { name: LIST }).getByRole("row").filter({ hasText: first.email });
  await row.getByRole("button", { name: "Withdraw" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
  await expect(row).toContainText("Invitation withdrawn");
  await page.goto("/customer-development?state=invited");
  await expect(page.getByRole("table", { name: LIST })).toContainText(second.email);
  await expect(page.getByRole("table", { name: LIST })).not.toContainText(first.email);
});

test("a distributor lets a reseller's customers start with a budget, not frozen", async ({ door }) => {
  test.slow();
  const distributor = await door.pageAs("distributor");
  const { page: reseller, name } = await foundReseller(distributor, await door.stranger());
  await distributor.goto(`/resellers?search=${encodeURIComponent(name)}`);
  await distributor.getByRole("table", { name: "Resellers" }).getByRole("link", { name }).click();
  const dialog = await openDialog(distributor, "Set starting policy", "What customers start with");
  await dialog.getByRole("textbox", { name: "Amount" }).fill("250");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(distributor.getByText("Customers that join start with a monthly budget of 250.00 USD")).toBeVisible();

  const link = await makeLink(reseller, "Policy");
  const visitor = await (await door.stranger()).newPage();
  await visitor.goto(new URL(link).pathname);
  await fillIn(visitor, newCompany(), newPerson("Started"));
  await declare(visitor);
  await confirm(visitor);
  await join(visitor);
  await visitor.waitForURL((url) => url.pathname === "/portal");
  await expect(visitor.getByRole("main")).toContainText("Everything is open");
  await reseller.goto("/customer-development");
  await expect(reseller.getByText("Customers that join start with a monthly budget of 250.00 USD")).toBeVisible();
});
