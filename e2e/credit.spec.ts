import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { newDistributor, recordCreditByCommand } from "./command-line";
import { newCustomers } from "./deliver";
import { accept, inviteCustomer, newPerson } from "./join";
import { expect, test } from "./persona";
import { ready } from "./ready";

const CREDIT = "/organization/credit";
const USED_UP = "Your partner's own credit is used up";

/** The first administrator of a distributor of the story's own: the switch stops every customer of one. */
async function firstAdministrator(page: Page, link: string): Promise<Page> {
  const person = newPerson("Carla");
  await page.goto(new URL(link).pathname);
  await (await ready(page.getByLabel("E-mail"))).fill(person.email);
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("Choose a password").fill(person.password);
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  return page;
}

async function setBudget(page: Page, customerId: string): Promise<void> {
  await page.goto(`/customers/${customerId}/budget`);
  await (await ready(page.getByRole("textbox", { name: "Amount" }))).fill("1000");
  await page.getByRole("checkbox", { name: "End: Frozen since association, no budget yet" }).check();
  await page.getByRole("button", { name: "Set the first budget" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Budget set." })).toBeVisible();
}

async function record(page: Page, quota: string, due: string): Promise<void> {
  await page.goto(CREDIT);
  await (await ready(page.getByRole("textbox", { name: "Quota" }))).fill(quota);
  await page.getByRole("textbox", { name: "Amount due" }).fill(due);
  await page.getByRole("button", { name: "Record it" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Recorded." })).toBeVisible();
}

test("a distributor records its own credit and lets purchases heed it: customers are refused until a record has room", async ({
  door,
}) => {
  test.setTimeout(120_000);
  const { account, link } = newDistributor();
  const distributor = await firstAdministrator(await (await door.stranger()).newPage(), link);
  const [customer] = await newCustomers(distributor, "Credit", ["4.00"]);
  if (!customer) throw new Error("no customer was made");
  const invited = await inviteCustomer(distributor, customer.id);
  const portal = await accept(
    await door.stranger(),
    invited.link,
    { ...newPerson("Cora"), email: invited.email },
    "/portal",
  );
  await setBudget(distributor, customer.id);

  await distributor.goto(CREDIT);
  await expect(distributor.getByText("No record yet")).toBeVisible();
  await record(distributor, "500", "500");
  await expect(distributor.getByRole("main")).toContainText("It is used up: 500.00 of 500.00 USD");
  await portal.goto("/portal");
  await expect(portal.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(portal.getByText(USED_UP)).toHaveCount(0);

  await expect(distributor.getByText("turned on, this stops 1 customer at once.")).toBeVisible();
  await (await ready(distributor.getByRole("textbox", { name: "Reason" }))).fill("We owe no more than we may");
  await distributor.getByRole("button", { name: "Let purchases heed it" }).click();
  await expect(distributor.getByText("1 customer cannot buy, renew or change")).toBeVisible();
  await expectAccessible(distributor, CREDIT);

  // The open page follows by itself, without a figure of the partner's.
  await expect(portal.getByText(USED_UP).first()).toBeVisible();
  await expect(portal.getByRole("main")).not.toContainText("500.00");

  const file = join(tmpdir(), `credit-${account}.csv`);
  const now = new Date().toISOString();
  writeFileSync(file, `as_of,quota,balance,coupons,due,unbilled\n${now},800,0,0,500,20\n`);
  expect(recordCreditByCommand(account, file, "--dry-run")).toMatchObject({ written: 1, dryRun: true });
  await expect(portal.getByText(USED_UP).first()).toBeVisible();
  expect(recordCreditByCommand(account, file)).toMatchObject({ written: 1, refused: 0 });
  expect(recordCreditByCommand(account, file)).toMatchObject({ written: 0, stands: 1 });
  await expect(portal.getByText(USED_UP)).toHaveCount(0);
  await distributor.goto(CREDIT);
  await expect(distributor.getByRole("main")).toContainText("65% is used: 520.00 of 800.00 USD");

  const lines = await ready(distributor.getByLabel("Choose a CSV file"));
  const buffer = Buffer.from("as_of,quota,balance,coupons,due,unbilled\nyesterday,800,0,0,1,0\n");
  await lines.setInputFiles({ name: "credit.csv", mimeType: "text/csv", buffer });
  await distributor.getByRole("button", { name: "Try it" }).click();
  await expect(distributor.getByText("Line 2: cannot be read: as_of")).toBeVisible();
});
