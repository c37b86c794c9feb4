import { type BrowserContext, expect, type Page } from "@playwright/test";
import { openDialog, ready } from "./ready";
import { unique } from "./unique";

const PASSWORD = "a quiet harbour in november";

export type Person = { readonly email: string; readonly name: string; readonly password: string };

/** Somebody nobody else knows. */
export function newPerson(name: string): Person {
  const word = unique();
  return { email: `${word}@stories.example`, name: `${name} ${word}`, password: PASSWORD };
}

/** Invites from the members page; answers the link. */
export async function invite(page: Page, email: string, role: string): Promise<string> {
  await page.goto("/organization/members");
  const form = page.locator("form").filter({ has: page.getByRole("button", { name: "Create invitation link" }) });
  await (await ready(form.getByLabel("E-mail"))).fill(email);
  for (const box of await form.getByRole("checkbox", { checked: true }).all()) await box.uncheck();
  await form.getByRole("checkbox", { name: role, exact: true }).check();
  await form.getByRole("button", { name: "Create invitation link" }).click();
  return page.getByLabel("Invitation link").inputValue();
}

/** Follows the link in a browser where nobody is signed in; answers the page that opens then. */
export async function accept(
  context: BrowserContext,
  link: string,
  { email, name, password }: Person,
  landing = "/",
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(new URL(link).pathname);
  await expect(page.getByLabel("E-mail")).toHaveValue(email);
  await (await ready(page.getByLabel("Your name"))).fill(name);
  await page.getByLabel("Choose a password").fill(password);
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await page.waitForURL((url) => url.pathname === landing);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page;
}

/** Signs in through the form of the sign-in page. */
export async function signIn(page: Page, { email, password }: Pick<Person, "email" | "password">): Promise<void> {
  await (await ready(page.getByLabel("E-mail"))).fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export type NewReseller = { readonly name: string; readonly accountName: string; readonly link: string };

/** Adds a reseller; its administrator's link works for this address. */
export async function newReseller(page: Page, administrator: string): Promise<NewReseller> {
  const accountName = unique();
  const name = `Story Reseller ${accountName}`;
  await page.goto("/resellers");
  const panel = await openDialog(page, "Add reseller", "Add a reseller");
  await panel.getByLabel("Name", { exact: true }).fill(name);
  await panel.getByLabel("Account name").fill(accountName);
  await panel.getByLabel("E-mail of its administrator").fill(administrator);
  await panel.getByRole("button", { name: "Add reseller" }).click();
  const link = await panel.getByLabel("Invitation link").inputValue();
  return { name, accountName, link };
}

/** Invites a customer's own administrator; the link is for that address. */
export async function inviteCustomer(page: Page, customerId: string): Promise<{ link: string; email: string }> {
  const { email } = newPerson("Petra");
  await page.goto(`/customers/${customerId}`);
  await (await ready(page.getByLabel("E-mail of its administrator"))).fill(email);
  await page.getByRole("button", { name: "Create invitation link" }).click();
  return { email, link: await page.getByLabel("Invitation link").inputValue() };
}
