import { accept, invite, newPerson, newReseller } from "./join";
import { expect, test } from "./persona";
import { ready } from "./ready";

test("a person invited by a link joins, a demotion bites on the next request, and a removed member is out", async ({
  door,
}) => {
  const administrator = await door.pageAs("distributor");
  const person = newPerson("Rosa");
  const link = await invite(administrator, person.email, "Account director");
  const page = await accept(await door.stranger(), link, person);

  await page.goto("/resellers");
  await expect(page.getByRole("button", { name: "Add reseller" })).toBeVisible();

  await administrator.goto("/organization/members");
  const row = administrator.getByRole("row").filter({ hasText: person.email });
  await expect(row).toContainText("Account director");
  await (await ready(row.getByRole("button", { name: "Change roles" }))).click();
  const roles = administrator.getByRole("dialog", { name: `Roles of ${person.name}` });
  await roles.getByRole("checkbox", { name: "Account director" }).uncheck();
  await roles.getByRole("checkbox", { name: "Viewer" }).check();
  await roles.getByRole("button", { name: "Save roles" }).click();
  await expect(roles.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  await roles.getByRole("button", { name: "Close" }).click();
  await expect(row).toContainText("Viewer");

  await page.goto("/resellers");
  await expect(page.getByRole("heading", { level: 1, name: "Resellers" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add reseller" })).toHaveCount(0);

  await row.getByRole("button", { name: "Remove", exact: true }).click();
  const removal = administrator.getByRole("dialog", { name: `Remove ${person.name}?` });
  await removal.getByRole("button", { name: "Remove member" }).click();
  // While the dialog is open, the rows behind it are hidden anyway.
  await expect(removal).toBeHidden();
  await expect(row).toHaveCount(0);
  await page.goto("/customers");
  await expect(page).not.toHaveURL(/\/customers/);
  await expect(page.getByRole("heading", { name: "Customers" })).toHaveCount(0);
});

test("an invitation link works once and can be withdrawn", async ({ door, page }) => {
  const administrator = await door.pageAs("distributor");
  const person = newPerson("Ines");
  const used = await invite(administrator, person.email, "Viewer");
  await accept(await door.stranger(), used, person);
  await page.goto(new URL(used).pathname);
  await expect(page.getByRole("heading", { name: "This invitation was used already" })).toBeVisible();

  const other = newPerson("Ivo");
  const withdrawn = await invite(administrator, other.email, "Viewer");
  await administrator.reload();
  const pending = administrator.getByRole("listitem").filter({ hasText: other.email });
  await pending.getByRole("button", { name: "Withdraw" }).click();
  await expect(pending).toHaveCount(0);
  await page.goto(new URL(withdrawn).pathname);
  await expect(page.getByRole("heading", { name: "This invitation was withdrawn" })).toBeVisible();
});

test("the last administrator can be neither demoted nor removed", async ({ door }) => {
  const person = newPerson("Alma");
  const { link } = await newReseller(await door.pageAs("distributor"), person.email);
  const page = await accept(await door.stranger(), link, person);
  await page.goto("/organization/members");
  const row = page.getByRole("row").filter({ hasText: person.email });
  const sentence = "A company needs an administrator: make somebody else one first.";

  await (await ready(row.getByRole("button", { name: "Change roles" }))).click();
  const roles = page.getByRole("dialog", { name: `Roles of ${person.name}` });
  await roles.getByRole("checkbox", { name: "Administrator" }).uncheck();
  await roles.getByRole("checkbox", { name: "Viewer" }).check();
  await roles.getByRole("button", { name: "Save roles" }).click();
  await expect(roles.getByRole("alert")).toContainText(sentence);
  await roles.getByRole("button", { name: "Close" }).click();

  await row.getByRole("button", { name: "Remove", exact: true }).click();
  const removal = page.getByRole("dialog", { name: `Remove ${person.name}?` });
  await removal.getByRole("button", { name: "Remove member" }).click();
  await expect(removal.getByRole("alert")).toContainText(sentence);
  await page.reload();
  await expect(row).toContainText("Administrator");
});
