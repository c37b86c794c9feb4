import type { Page } from "@playwright/test";
import { newCustomers } from "./deliver";
import { accept, inviteCustomer, newPerson } from "./join";
import { expect, test } from "./persona";
import { openDialog, ready } from "./ready";
import { enabled, passFrozen } from "./resources";

const READ = "I have read what follows and want it so";
const NAME = "Payroll machine";

async function freezeWithResources(page: Page, { id, name }: { readonly id: string; readonly name: string }) {
  await page.goto(`/customers/${id}/restriction`);
  const dialog = await openDialog(page, "Freeze", `Freeze ${name}`);
  await dialog.getByRole("radio", { name: /^Freeze account and resources/ }).check();
  await dialog.getByRole("radio", { name: /^Now/ }).check();
  await expect(dialog.getByRole("heading", { name: "1 pay-per-use resource becomes unavailable" })).toBeVisible();
  await expect(dialog.getByRole("link", { name: NAME })).toBeVisible();
  await dialog.getByLabel("Reason").fill("Ninety days overdue.");
  await dialog.getByRole("checkbox", { name: "I accept this agreement for my company" }).check();
  await dialog.getByRole("checkbox", { name: READ }).check();
  await dialog.getByRole("button", { name: "Freeze account and resources" }).click();
  await expect(dialog).toBeHidden();
}

test("a reseller's freeze names the resource; its customer sees it frozen with a countdown, and a lift resumes it", async ({
  door,
}) => {
  // Three companies' browsers and a delivery.
  test.slow();
  const distributor = await door.pageAs("distributor");
  const [customer] = await newCustomers(distributor, "Held", ["12.50"], "Kitefield Digital");
  if (!customer) throw new Error("no customer was made");
  const { link, email } = await inviteCustomer(distributor, customer.id);
  const portal = await accept(await door.stranger(), link, { ...newPerson("Petra"), email }, "/portal");
  const resourceId = await enabled(customer.id, NAME);

  const reseller = await door.pageAs("kitefield");
  await freezeWithResources(reseller, customer);
  await portal.goto("/portal/resources?tab=pay-per-use");
  const row = portal.getByRole("row").filter({ hasText: NAME });
  await expect(row).toContainText("Frozen");
  await expect(row).toContainText(/Deletion due on \d/);
  await row.getByRole("link", { name: NAME }).click();
  await expect(portal.getByText(/^Deletion due on .*, in 1[45] d/)).toBeVisible();
  await expect(portal.getByText("Frozen since")).toBeVisible();

  // Renaming is always open, deleting is not while it is frozen.
  const rename = await openDialog(portal, "Rename", `Rename ${NAME}`);
  await rename.getByLabel("Name").fill("Payroll, do not touch");
  await rename.getByRole("button", { name: "Rename" }).click();
  await expect(portal.getByRole("heading", { level: 1 })).toHaveText("Payroll, do not touch");
  const remove = await openDialog(portal, "Delete", "Delete Payroll, do not touch");
  await remove.getByRole("checkbox", { name: READ }).check();
  await remove.getByRole("button", { name: "Delete for good" }).click();
  await expect(remove.getByRole("alert")).toContainText("Your pay-per-use resources are frozen");

  const lift = await openDialog(reseller, "Lift freeze", `Lift the freeze of ${customer.name}`);
  for (const box of await lift.getByRole("checkbox").all()) await box.setChecked(true);
  await lift.getByRole("checkbox", { name: /since association/ }).uncheck();
  await expect(lift.getByRole("heading", { name: "1 pay-per-use resource is usable again at once" })).toBeVisible();
  await lift.getByLabel("Reason").fill("They have paid.");
  await lift.getByRole("button", { name: "Lift", exact: true }).click();
  await expect(lift).toBeHidden();
  await portal.goto(`/portal/resources/${resourceId}`);
  await expect(portal.getByText("In use", { exact: true })).toBeVisible();
  await expect(portal.getByText(/^Deletion due/)).toHaveCount(0);
});

test("after fifteen days two people delete what was frozen, and neither can alone", async ({ door }) => {
  test.slow();
  const page = await door.pageAs("distributor");
  const [customer] = await newCustomers(page, "Gone", ["12.50"]);
  if (!customer) throw new Error("no customer was made");
  const resourceId = await enabled(customer.id, NAME);
  await freezeWithResources(page, customer);
  await page.goto("/resources/due");
  await expect(page.getByRole("region", { name: customer.name })).toHaveCount(0);

  await passFrozen(customer.id, 16);
  await page.goto("/");
  await page.getByRole("link", { name: /due for deletion Order the deletion/ }).click();
  const own = page.getByRole("region", { name: customer.name });
  await (await ready(own.getByRole("button", { name: "Order deletion" }))).click();
  const dialog = page.getByRole("dialog", { name: `Order the deletion for ${customer.name}` });
  await expect(dialog.getByRole("checkbox", { name: NAME })).toBeChecked();
  await dialog.getByLabel("Reason").fill("Sixteen days, no answer.");
  await dialog.getByRole("checkbox", { name: READ }).check();
  await dialog.getByRole("button", { name: "Order deletion" }).click();
  await expect(dialog).toBeHidden();
  await expect(own).toContainText("A deletion is ordered and waits for its second person.");
  await expect(page.getByRole("region", { name: "Ordered deletions" })).toContainText("You ordered it");
  await expect(page.getByRole("button", { name: "Confirm as second person" })).toHaveCount(0);

  const second = await door.pageAs("director");
  await second.goto(`/customers/${customer.id}/restriction`);
  const confirm = await openDialog(second, "Confirm as second person", `Confirm for ${customer.name}`);
  await expect(confirm).toContainText("Sixteen days, no answer.");
  await confirm.getByRole("checkbox", { name: READ }).check();
  await confirm.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(confirm).toBeHidden();
  await second.goto(`/resources/${resourceId}`);
  await expect(second.getByText("It was due for deletion, and two people released it.")).toBeVisible();
  await second.goto("/resources/due");
  await expect(second.getByRole("region", { name: customer.name })).toHaveCount(0);
});
