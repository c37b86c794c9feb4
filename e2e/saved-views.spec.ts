import type { Page } from "@playwright/test";
import { accept, invite, newPerson } from "./join";
import { expect, test } from "./persona";
import { openDialog, ready } from "./ready";
import { unique } from "./unique";

const SEEN = "/customers?sort=name&order=down&status=active";

async function rowsOf(page: Page): Promise<readonly string[]> {
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  return page.locator('td a[href^="/customers/0"], th a[href^="/customers/0"]').allTextContents();
}

test("a view is saved and shared, a colleague opens exactly the same rows, and only its keeper renames it", async ({
  door,
}) => {
  const keeper = await door.pageAs("distributor");
  const name = `Active ${unique()}`;
  await keeper.goto(SEEN);
  const seen = await rowsOf(keeper);
  expect(seen.length).toBeGreaterThan(1);
  const saving = await openDialog(keeper, "Save this view", "Save this view");
  await saving.getByLabel("Name").fill(name);
  await saving.getByLabel("Share with your company").check();
  await saving.getByRole("button", { name: "Save", exact: true }).click();
  await expect(saving).toBeHidden();
  const views = keeper.getByRole("region", { name: "Saved views" });
  await expect(views.getByRole("link", { name })).toHaveAttribute("aria-current", "page");

  const person = newPerson("Vera");
  const link = await invite(keeper, person.email, "Viewer");
  const colleague = await accept(await door.stranger(), link, person);
  await colleague.goto("/customers");
  await (await ready(colleague.getByRole("link", { name: new RegExp(name) }))).click();
  await colleague.waitForURL((url) => url.search !== "");
  expect(new URL(colleague.url()).search).toBe("?order=down&sort=name&status=active");
  expect(await rowsOf(colleague)).toEqual(seen);
  const theirs = await openDialog(colleague, "Manage views", "Views of this page");
  const item = theirs.getByRole("listitem").filter({ hasText: name });
  await expect(item).toContainText("Shared");
  await expect(item.getByRole("button")).toHaveCount(0);

  await keeper.goto("/customers");
  const mine = await openDialog(keeper, "Manage views", "Views of this page");
  await mine.getByLabel(`New name of ${name}`).fill(`${name} customers`);
  await mine.getByRole("button", { name: `Rename: ${name}` }).click();
  await expect(mine.getByRole("link", { name: `${name} customers` })).toBeVisible();
  await mine.getByRole("button", { name: `Remove: ${name} customers` }).click();
  await expect(mine.getByRole("link", { name: `${name} customers` })).toHaveCount(0);
  await colleague.goto("/customers");
  await expect(colleague.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(colleague.getByRole("link", { name: new RegExp(name) })).toHaveCount(0);
});

test("an export is scheduled from a list with its filters, and ended", async ({ door }) => {
  const page = await door.pageAs("distributor");
  const name = `Orders ${unique()}`;
  await page.goto("/orders?status=completed");
  await (await ready(page.getByRole("button", { name: "Export", exact: true }))).click();
  await page.getByRole("link", { name: "Schedule…" }).click();
  await page.waitForURL((url) => url.pathname === "/exports/schedules");
  await expect(page.getByText("With the filters of the page you came from")).toBeVisible();
  await (await ready(page.getByLabel("Name"))).fill(name);
  await page.getByLabel("Rhythm").selectOption("weekly");
  await page.getByRole("button", { name: "Set the schedule" }).click();
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("Each Monday at 08:00");
  await row.getByRole("button", { name: `End ${name}` }).click();
  await expect(row).toHaveCount(0);
});
