import type { Locator, Page } from "@playwright/test";
import { newCustomers } from "./deliver";
import { expect, test } from "./persona";
import { openDialog } from "./ready";

const READ = "I have read what follows and want it so";

type Customer = { readonly id: string; readonly name: string };

async function newCustomer(page: Page, name: string): Promise<Customer> {
  const [customer] = await newCustomers(page, name, ["12.50"]);
  if (!customer) throw new Error("no customer was made");
  await page.goto(`/customers/${customer.id}/restriction`);
  return customer;
}

/** Fills the freeze of resources, and leaves its time as it is offered. */
async function fillFreeze(page: Page, { name }: Customer): Promise<Locator> {
  const dialog = await openDialog(page, "Freeze", `Freeze ${name}`);
  await dialog.getByRole("radio", { name: /^Freeze account and resources/ }).check();
  await dialog.getByLabel("Reason").fill("Ninety days overdue.");
  await dialog.getByRole("checkbox", { name: "I accept this agreement for my company" }).check();
  return dialog;
}

async function send(dialog: Locator) {
  const submit = dialog.getByRole("button", { name: "Freeze account and resources" });
  await expect(submit).toBeDisabled();
  await dialog.getByRole("checkbox", { name: READ }).check();
  await submit.click();
  await expect(dialog).toBeHidden();
}

const ordered = (page: Page) => page.getByRole("region", { name: "Ordered, not yet in effect" });

test("a freeze of resources shows what follows, waits a quarter of an hour and can be called off", async ({ door }) => {
  const page = await door.pageAs("distributor");
  const customer = await newCustomer(page, "Wait");
  const dialog = await fillFreeze(page, customer);
  const abilities = dialog.getByRole("table", { name: "What the customer can and cannot do" });
  await expect(abilities.getByRole("row", { name: /^Pay-per-use/ })).toContainText("Unavailable");
  await expect(abilities.getByRole("row", { name: /^Yearly\/monthly/ })).toContainText("Yes");
  await expect(dialog.getByRole("radio", { name: /^In 15 minutes/ })).toBeChecked();
  await send(dialog);

  await expect(page.getByText("Ordered. It stands below until it takes effect.")).toBeVisible();
  await expect(ordered(page)).toContainText("Freeze account and resources");
  await expect(ordered(page)).toContainText(/in 1[345] min/);
  await expect(page.getByText("Frozen with resources", { exact: true })).toHaveCount(0);
  await page.goto("/customers/acts");
  await expect(page.getByRole("row").filter({ hasText: customer.name })).toContainText("Waits");

  await page.goto(`/customers/${customer.id}/restriction`);
  const off = await openDialog(page, "Call off", `Call off for ${customer.name}`);
  await off.getByLabel("Reason").fill("They have paid.");
  await off.getByRole("button", { name: "Call off", exact: true }).click();
  await expect(off).toBeHidden();
  await expect(ordered(page)).toContainText("Called off");
  await expect(ordered(page)).toContainText("They have paid.");
});

test("a protected customer's resources are frozen only when a second person confirms", async ({ door }) => {
  const page = await door.pageAs("distributor");
  const customer = await newCustomer(page, "Protect");
  const protect = await openDialog(page, "Protect", `Protect ${customer.name}`);
  await protect.getByLabel("Reason").fill("Runs a hospital.");
  await protect.getByRole("button", { name: "Protect", exact: true }).click();
  await expect(protect).toBeHidden();
  await expect(page.getByText("Protected: freezing its resources needs a second person.")).toBeVisible();

  const dialog = await fillFreeze(page, customer);
  await dialog.getByRole("radio", { name: /^Now/ }).check();
  await expect(dialog.getByText(/must confirm within 24 hours/)).toBeVisible();
  await send(dialog);
  await expect(ordered(page)).toContainText("Awaits a second person");
  await expect(ordered(page)).toContainText("You ordered it");
  await expect(page.getByRole("button", { name: "Confirm as second person" })).toHaveCount(0);

  const second = await door.pageAs("director");
  await second.goto("/");
  await second.getByRole("link", { name: /you as second person/ }).click();
  await second.getByRole("link", { name: customer.name }).click();
  const confirm = await openDialog(second, "Confirm as second person", `Confirm for ${customer.name}`);
  await expect(confirm).toContainText("Ninety days overdue.");
  await confirm.getByRole("checkbox", { name: READ }).check();
  await confirm.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(confirm).toBeHidden();
  await expect(second.getByText("Frozen with resources").first()).toBeVisible();
  await expect(second.getByText(/confirmed by Tomás Rivera/)).toBeVisible();
});

test("while deletion is held no due date is shown", async ({ door }) => {
  const page = await door.pageAs("distributor");
  const customer = await newCustomer(page, "Hold");
  const dialog = await fillFreeze(page, customer);
  await dialog.getByRole("radio", { name: /^Now/ }).check();
  await send(dialog);
  await expect(page.getByText(/^Deletion due on /)).toBeVisible();
  const hold = await openDialog(page, "Hold deletion", `Hold the deletion for ${customer.name}`);
  await hold.getByLabel("Reason").fill("The bill is disputed.");
  await hold.getByRole("button", { name: "Hold deletion", exact: true }).click();
  await expect(hold).toBeHidden();
  await expect(page.getByText(/^Deletion held \(dispute\) since /)).toBeVisible();
  await expect(page.getByText(/^Deletion due on /)).toHaveCount(0);
});
