import type { Page } from "@playwright/test";
import { newCustomers } from "./deliver";
import { accept, newPerson, newReseller } from "./join";
import { expect, test } from "./persona";
import { openDialog, ready } from "./ready";
import { unique } from "./unique";

/** From an act in another browser to its sight here. */
const SECONDS = { timeout: 15_000 };

const mailsTo = (page: Page, address: string) => page.getByRole("listitem").filter({ hasText: address });

/** What restricts a customer is told to its partners. */
async function blockPayPerUse(page: Page, customerId: string) {
  await page.goto(`/customers/${customerId}/restriction`);
  const dialog = await openDialog(page, "Block pay-per-use", /^Block new pay-per-use/);
  await dialog.getByLabel("Reason").fill("Seen ourselves.");
  await dialog.getByRole("button", { name: "Block pay-per-use", exact: true }).click();
  await expect(dialog).toBeHidden();
}

test("what a person turned off stands in the inbox alone; a recipient confirms and is told; the log says why", async ({
  door,
}) => {
  test.slow();
  const distributor = await door.pageAs("distributor");
  const person = newPerson("Tessa");
  const company = await newReseller(distributor, person.email);
  const reseller = await accept(await door.stranger(), company.link, person);
  const [customer] = await newCustomers(distributor, "Told", ["40.00"], company.name);
  if (!customer) throw new Error("no customer was made");

  await reseller.goto("/profile/notifications");
  const topic = await ready(reseller.getByLabel("Freezes and blocks By e-mail"));
  await expect(topic.locator("option").first()).toHaveText("At once (as the company)");
  await topic.selectOption("off");
  await reseller.getByRole("button", { name: "Save" }).click();
  await expect(reseller.getByText("Saved. It holds from the next notice on.")).toBeVisible();

  const books = `${unique()}@books.example`;
  await reseller.goto("/organization/notifications");
  const dialog = await openDialog(reseller, "Add recipient");
  await dialog.getByLabel("Name").fill("Books");
  await dialog.getByLabel("E-mail", { exact: true }).fill(books);
  await dialog.getByLabel("Freezes and blocks By e-mail").selectOption("at-once");
  await dialog.getByRole("button", { name: "Add and send the link" }).click();
  await expect(dialog).toBeHidden();
  const people = reseller.getByRole("list", { name: "Recipients beyond the members" });
  await expect(people).toContainText("Waits for confirmation until");

  await reseller.goto("/demo/mail");
  const link = (await mailsTo(reseller, books).first().getByRole("link").getAttribute("href")) ?? "";
  const stranger = await (await door.stranger()).newPage();
  // Whoever only opens the address, as mail scanners do, confirms nothing.
  await stranger.request.get(new URL(link).pathname);
  await stranger.goto(new URL(link).pathname);
  await expect(stranger.getByText("They are about: Freezes and blocks.")).toBeVisible();
  await (await ready(stranger.getByRole("button", { name: "Yes, send them to me" }))).click();
  await expect(stranger.getByText("Your address is confirmed.", { exact: false })).toBeVisible();

  const blocked = `${customer.name}: new pay-per-use was blocked`;
  // An open page hears of it by itself.
  await reseller.goto("/messages");
  await blockPayPerUse(distributor, customer.id);
  const inbox = reseller.getByRole("list", { name: "Messages" });
  await expect(inbox.getByText(blocked).first()).toBeVisible(SECONDS);
  await expect(
    reseller.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Messages \d/ }),
  ).toBeVisible();
  await (await ready(reseller.getByRole("button", { name: "Mark all as read" }))).click();
  await expect(reseller.getByText("Everything that your company was told is read.")).toBeVisible();

  await expect(async () => {
    await reseller.goto("/demo/mail");
    await expect(mailsTo(reseller, books).filter({ hasText: blocked }).first()).toBeVisible({ timeout: 500 });
  }).toPass(SECONDS);
  await expect(mailsTo(reseller, person.email).filter({ hasText: blocked })).toHaveCount(0);

  await reseller.goto(`/organization/notifications/log?topic=restriction&person=Tessa`);
  const log = reseller.getByRole("list", { name: "Who was told, and why" });
  await expect(log).toContainText("Not sent: the person turned this topic off on this way.");
  await reseller.goto(`/organization/notifications/log?person=Books`);
  await expect(log).toContainText("(recipient)");
});
