import type { Page } from "@playwright/test";
import { type NewCustomer, newCustomers } from "./deliver";
import { accept, invite, newPerson, type Person } from "./join";
import { expect, test } from "./persona";
import { openDialog, ready } from "./ready";
import { PAGES } from "./routes";

const NOWHERE = "01900000-0000-7000-8000-000000000000";
const COSTS = ["40.00", "60.00", "80.00"];

// One bill brings the customers of these stories.
let made: Promise<readonly [NewCustomer, NewCustomer, NewCustomer]> | null = null;

function customersOf(page: Page) {
  made ??= newCustomers(page, "Assignment", COSTS).then(([one, two, three]) => {
    if (!one || !two || !three) throw new Error("no customers were made");
    return [one, two, three] as const;
  });
  return made;
}

async function chooseIn(page: Page, list: string, names: readonly string[]) {
  await page.goto(list);
  for (const name of names) await (await ready(page.getByRole("checkbox", { name }))).check();
  return openDialog(page, "Assign account manager", /^Account manager of/);
}

async function changeRole(administrator: Page, { email, name }: Person, from: string, to: string) {
  await administrator.goto("/organization/members");
  const row = administrator.getByRole("row").filter({ hasText: email });
  await (await ready(row.getByRole("button", { name: "Change roles" }))).click();
  const roles = administrator.getByRole("dialog", { name: `Roles of ${name}` });
  await roles.getByRole("checkbox", { name: from }).uncheck();
  await roles.getByRole("checkbox", { name: to }).check();
  return roles;
}

test("an account manager sees what is assigned and nothing else, from assignment to demotion", async ({ door }) => {
  test.slow();
  const administrator = await door.pageAs("distributor");
  const [one, two, other] = await customersOf(administrator);
  const person = newPerson("Mara");
  const link = await invite(administrator, person.email, "Account manager");
  const manager = await accept(await door.stranger(), link, person);
  await expect(manager.getByText("No customer is assigned to you yet", { exact: false })).toBeVisible();

  const dialog = await chooseIn(administrator, `/customers?q=${encodeURIComponent("Assignment")}`, [
    one.name,
    two.name,
  ]);
  await dialog.getByRole("combobox").selectOption({ label: `${person.name} (${person.email}), no customers` });
  await dialog.getByRole("button", { name: "Assign 2" }).click();
  await expect(dialog.getByRole("status")).toHaveText("2 changed.");

  await manager.goto("/customers");
  await expect(manager.getByText("You see the customers assigned to you only.", { exact: false })).toBeVisible();
  await expect(manager.getByRole("row").filter({ hasText: one.name })).toBeVisible();
  await expect(manager.getByRole("row")).toHaveCount(3);
  await manager.goto("/");
  await expect(manager.getByText("You see the customers assigned to you only.", { exact: false })).toBeVisible();
  await manager.goto(`/customers/${one.id}`);
  await expect(manager.getByText(person.name).first()).toBeVisible();
  await manager.goto("/resellers");
  await expect(manager.getByText("No reseller", { exact: false })).toBeVisible();

  // Every page about one thing answers what is not assigned as what is not there.
  for (const path of Object.keys(PAGES).filter((known) => known.includes("[customerId]"))) {
    for (const id of [other.id, NOWHERE]) {
      const answer = await manager.request.get(path.replace("[customerId]", id));
      expect(await answer.text(), path).toContain("NEXT_HTTP_ERROR_FALLBACK;404");
    }
  }

  const roles = await changeRole(administrator, person, "Account manager", "Viewer");
  await expect(roles.getByText("2 customers will be without an account manager", { exact: false })).toBeVisible();
  await roles.getByRole("button", { name: "Save roles" }).click();
  await expect(roles.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  await administrator.goto("/organization/assignment?tab=history");
  const record = administrator.getByRole("row").filter({ hasText: one.name });
  await expect(record).toContainText("lost the role");
  await manager.goto(`/customers/${other.id}`);
  await expect(manager.getByRole("heading", { level: 1, name: other.name })).toBeVisible();
});

test("a demotion refuses the very next submit of an open form, says why and keeps what was typed", async ({ door }) => {
  const administrator = await door.pageAs("distributor");
  const [, , customer] = await customersOf(administrator);
  const person = newPerson("Otto");
  const link = await invite(administrator, person.email, "Account director");
  const director = await accept(await door.stranger(), link, person);
  await director.goto(`/customers/${customer.id}/budget`);
  await (await ready(director.getByRole("textbox", { name: "Amount" }))).fill("4711");

  const roles = await changeRole(administrator, person, "Account director", "Viewer");
  await roles.getByRole("button", { name: "Save roles" }).click();
  await expect(roles.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();

  await director.getByRole("button", { name: /^Set (the first )?budget$/ }).click();
  await expect(director.getByRole("heading", { name: "Not yours to open" })).toBeVisible();
  await expect(director.getByText("a change of roles holds from the next click on", { exact: false })).toBeVisible();
  await expect(director.getByText("Your roles: Viewer")).toBeVisible();
  await expect(director.getByText("What you had typed, so that nothing is lost")).toBeVisible();
  await expect(director.getByText("4711")).toBeVisible();

  await administrator.goto(`/customers/${customer.id}/budget`);
  await expect(administrator.getByText("4,711", { exact: false })).toHaveCount(0);
});

test("a viewer reads what each role may do", async ({ door }) => {
  const page = await door.pageAs("viewer");
  await page.goto("/organization/roles");
  const row = page.getByRole("row").filter({ hasText: "Set and change budgets" });
  await expect(row.getByRole("cell")).toHaveText([/Set and change budgets/, "may", "may", "may", /may not/, /may not/]);
});
