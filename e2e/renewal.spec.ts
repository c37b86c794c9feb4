import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { billingMonthOf, firstDayOf } from "@/lib/domain/calendar/billing-month";
import { dataDir, importCatalogueByCommand } from "./command-line";
import { newCustomers } from "./deliver";
import { accept, inviteCustomer, newPerson } from "./join";
import { expect, test } from "./persona";
import { ready } from "./ready";
import { expireNow, resourceOf } from "./resource-store";
import { runJob } from "./run-job";
import { unique } from "./unique";

/** Holds everything within quotas. */
const RESELLER = "Kitefield Digital";
const WITHIN = { timeout: 60_000, intervals: [1_000] };

/** Two specifications of one service of the story's own, by the month. */
function sell(word: string): void {
  const folder = mkdtempSync(join(tmpdir(), "partner-center-renewal-"));
  const file = join(folder, "catalogue.csv");
  const from = firstDayOf(billingMonthOf(new Date()));
  const row = (code: string, name: string, price: string) =>
    `${word}-${code},Quantum ${word},${name} ${word},lab-1,Laboratory,yearly-monthly,1 month,machine,USD,${price},${from}`;
  try {
    const head = "product,service,specification,region,region_name,charging_mode,period,unit,currency,price,valid_from";
    writeFileSync(file, [head, row("s", "Ten qubits", "10"), row("l", "Twenty qubits", "14")].join("\n"));
    expect(importCatalogueByCommand(file)).toMatchObject({ status: 0, written: true });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function setBudget(page: Page, customerId: string, amount: string, button: string): Promise<void> {
  await page.goto(`/customers/${customerId}/budget`);
  await (await ready(page.getByRole("textbox", { name: "Amount" }))).fill(amount);
  const lift = page.getByRole("checkbox", { name: "End: Frozen since association, no budget yet" });
  if (await lift.isVisible()) await lift.check();
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByRole("status").filter({ hasText: "Budget set." })).toBeVisible();
}

const ORDER = /\/portal\/orders\/[0-9a-f-]{36}$/;

test("a resource is changed, is refused its automatic renewal, renews once the reseller raises the budget, and is unsubscribed", async ({
  door,
}) => {
  test.setTimeout(180_000);
  const word = unique();
  sell(word);
  const [distributor, reseller] = [await door.pageAs("distributor"), await door.pageAs("kitefield")];
  const [customer] = await newCustomers(distributor, "Renew", ["4.00"], RESELLER);
  if (!customer) throw new Error("no customer was made");
  const { link, email } = await inviteCustomer(distributor, customer.id);
  const portal = await accept(await door.stranger(), link, { ...newPerson("Rhea"), email }, "/portal");
  await setBudget(reseller, customer.id, "20", "Set the first budget");

  await portal.goto(`/portal/products?q=${word}`);
  await portal.getByRole("link", { name: new RegExp(`^Order Ten qubits ${word}`) }).click();
  await (await ready(portal.getByRole("button", { name: "Order for 10.00 USD" }))).click();
  await expect(portal).toHaveURL(ORDER);
  const own = `/portal/resources/${await resourceOf(customer.id)}`;

  await portal.goto(`${own}/change`);
  const offers = await ready(portal.getByRole("combobox", { name: "Specification" }));
  const larger = offers.getByRole("option", { name: new RegExp(`^Twenty qubits ${word}`) });
  await offers.selectOption(await larger.getAttribute("value"));
  const facts = portal.getByRole("region", { name: "What it costs" });
  await expect(facts).toContainText("Amount4.00USD");
  await expect(facts).toContainText("Left afterwards2.00USD");
  await portal.getByRole("button", { name: "Change for 4.00 USD" }).click();
  await expect(portal).toHaveURL(ORDER);

  await portal.goto(`${own}/renew`);
  await (await ready(portal.getByRole("combobox", { name: "Renews itself" }))).selectOption({
    label: "Yes, by 1 month",
  });
  await portal.getByRole("button", { name: "Save" }).click();
  await expect(portal.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  await expect(portal.getByRole("list", { name: "You cannot do this now" })).toContainText("14.00 USD are needed");
  await expect(portal.getByRole("button", { name: /^Renew for/ })).toHaveCount(0);

  await expireNow(await resourceOf(customer.id));
  await runJob(dataDir(), "renew-due-resources");
  const risk = portal.getByRole("region", { name: "Renewals that need you" });
  await expect(async () => {
    await portal.goto("/portal");
    await expect(risk).toContainText(`Twenty qubits ${word}`, { timeout: 1_000 });
  }).toPass(WITHIN);
  await expect(risk).toContainText("does not fit the budget");
  await portal.goto("/portal/messages");
  await expect(portal.getByText(`“Twenty qubits ${word}” did not renew itself`).first()).toBeVisible();

  await reseller.goto("/customers/renewals");
  const row = reseller.getByRole("row").filter({ hasText: customer.name });
  await expect(row).toContainText("14.00");
  await row.getByRole("link").click();
  await expect(reseller).toHaveURL(new RegExp(`/customers/${customer.id}/budget`));
  await setBudget(reseller, customer.id, "50", "Set budget");
  // Nobody runs the job: the budget itself wakes it.
  await expect(async () => {
    await portal.goto("/portal");
    await expect(portal.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(risk).toHaveCount(0, { timeout: 1_000 });
    await portal.goto(`${own}/unsubscribe`);
    await expect(portal.getByRole("region", { name: "What comes back" })).toContainText("Comes back1", {
      timeout: 1_000,
    });
  }).toPass(WITHIN);

  await portal.getByRole("checkbox", { name: /^I have read what this does/ }).check();
  await portal.getByRole("button", { name: /^Unsubscribe and get 1[34]\.\d\d USD back$/ }).click();
  await expect(portal).toHaveURL(ORDER);
  await portal.goto(`${own}/renew`);
  await expect(portal.getByText("It is closed.")).toBeVisible();
});
