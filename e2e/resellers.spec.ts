import { accept, newPerson, newReseller } from "./join";
import { expect, test } from "./persona";
import { openDialog } from "./ready";

test("a distributor adds a reseller, whose administrator joins and finds an empty house that says what comes next", async ({
  door,
}) => {
  const distributor = await door.pageAs("distributor");
  const person = newPerson("Bruno");
  const { name, accountName, link } = await newReseller(distributor, person.email);

  await distributor.goto(`/resellers?search=${accountName}`);
  const row = distributor.getByRole("row").filter({ hasText: accountName });
  await expect(row).toContainText("Active");
  await row.getByRole("link", { name }).click();
  await expect(distributor.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(distributor.getByText(`Open invitation for ${person.email}`)).toBeVisible();

  const page = await accept(await door.stranger(), link, person);
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("There is no customer yet.");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Customers" }).click();
  await expect(page.getByText("No customers yet", { exact: true })).toBeVisible();
  await expect(page.getByText("Your distributor has not associated a customer with you yet.")).toBeVisible();

  await distributor.reload();
  await expect(distributor.getByRole("listitem").filter({ hasText: person.email })).toContainText("Administrator");
});

test("an account name that is taken is refused and what was typed stays", async ({ door }) => {
  const page = await door.pageAs("distributor");
  const { accountName } = await newReseller(page, newPerson("Carla").email);
  await page.goto("/resellers");
  const panel = await openDialog(page, "Add reseller", "Add a reseller");
  await panel.getByLabel("Name", { exact: true }).fill("A second one");
  await panel.getByLabel("Account name").fill(accountName);
  await panel.getByRole("button", { name: "Add reseller" }).click();
  await expect(panel.getByRole("alert")).toContainText(`The account name ${accountName} is taken.`);
  await expect(panel.getByLabel("Name", { exact: true })).toHaveValue("A second one");
});
