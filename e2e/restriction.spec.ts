import type { Page } from "@playwright/test";
import { newCustomers } from "./deliver";
import { expect, test } from "./persona";
import { openDialog, ready } from "./ready";

const INNER_REASON = "Invoice 4711 is ninety days overdue";
const MESSAGE = "Please call your partner about your latest invoice.";
const READ = "I have read what follows and want it so";

async function openRestriction(page: Page, search: string, name: string) {
  await page.goto(`/customers?q=${search}`);
  await page.getByRole("table", { name: "Customers" }).getByRole("link", { name, exact: true }).click();
  await page.getByRole("link", { name: "Restriction", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Restriction now" })).toBeVisible();
}

/** Ends what is open, so that a story begins and ends with a customer that is not restricted. */
async function liftEverything(page: Page) {
  for (const [button, title] of [
    ["Lift freeze", /^Lift the freeze/],
    ["Allow pay-per-use", /^Allow pay-per-use/],
  ] as const) {
    await ready(
      page
        .getByRole("button", { name: "Freeze", exact: true })
        .or(page.getByRole("button", { name: "Lift freeze" }))
        .first(),
    );
    if (!(await page.getByRole("button", { name: button, exact: true }).isVisible())) continue;
    const dialog = await openDialog(page, button, title);
    for (const box of await dialog.getByRole("checkbox").all()) await box.check();
    await dialog.getByLabel("Reason").fill("Settled.");
    await dialog.getByRole("button", { name: button === "Lift freeze" ? "Lift" : button, exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("button", { name: button, exact: true })).toHaveCount(0);
  }
}

async function verdictsOf(portal: Page) {
  await portal.goto("/portal");
  const table = portal.getByRole("table", { name: "A verdict for every operation" });
  return (operation: string) => table.getByRole("row").filter({ hasText: operation });
}

// The one customer with a portal persona; both stories about it stand here, one after the other.
test.describe
  .serial("what the customer sees of a restriction", () => {
    test("a freeze closes the customer's operations with the message and never the inner reason; a lift opens them", async ({
      door,
    }) => {
      const page = await door.pageAs("distributor");
      const portal = await door.pageAs("customer");
      await openRestriction(page, "demo-customer", "Alderwick Outfitters");
      await liftEverything(page);
      try {
        const dialog = await openDialog(page, "Freeze", "Freeze Alderwick Outfitters");
        await expect(dialog.getByRole("table", { name: "What the customer can and cannot do" })).toBeVisible();
        await dialog.getByLabel("Reason").fill(INNER_REASON);
        await dialog.getByLabel("Message to the customer").fill(MESSAGE);
        await expect(dialog.getByRole("button", { name: "Freeze account" })).toBeDisabled();
        await dialog.getByRole("checkbox", { name: READ }).check();
        await dialog.getByRole("button", { name: "Freeze account" }).click();
        await expect(dialog).toBeHidden();
        await expect(page.getByText("Frozen.", { exact: true })).toBeVisible();
        await expect(page.getByText(`Reason: ${INNER_REASON}`).first()).toBeVisible();

        const row = await verdictsOf(portal);
        await expect(row("Buy yearly/monthly resources")).toContainText("Your purchases are frozen");
        await expect(row("Enable pay-per-use resources")).toContainText("Closed");
        await expect(row("Renew yearly/monthly resources")).toContainText("Closed");
        await expect(row("Unsubscribe resources")).toContainText("Open");
        await expect(portal.getByText(MESSAGE)).toBeVisible();
        for (const path of ["/portal", "/portal/messages", "/portal/expenditure"]) {
          await portal.goto(path);
          expect(await portal.content()).not.toContain(INNER_REASON);
        }
      } finally {
        await page.reload();
        await liftEverything(page);
      }
      await expect(page.getByText("Not restricted.", { exact: true })).toBeVisible();
      const row = await verdictsOf(portal);
      await expect(row("Buy yearly/monthly resources")).toContainText("Open");
      await expect(portal.getByText(MESSAGE)).toHaveCount(0);
    });

    test("blocking pay-per-use closes enabling pay-per-use and spot, and nothing else", async ({ door }) => {
      const page = await door.pageAs("distributor");
      const portal = await door.pageAs("customer");
      await openRestriction(page, "demo-customer", "Alderwick Outfitters");
      await liftEverything(page);
      try {
        const dialog = await openDialog(page, "Block pay-per-use", /^Block new pay-per-use/);
        await dialog.getByLabel("Reason").fill("Test machines were left running.");
        await dialog.getByRole("button", { name: "Block pay-per-use" }).click();
        await expect(dialog).toBeHidden();
        await expect(page.getByRole("button", { name: "Allow pay-per-use" })).toBeVisible();

        const row = await verdictsOf(portal);
        await expect(row("Enable pay-per-use resources")).toContainText("New pay-per-use is blocked");
        await expect(row("Enable spot resources")).toContainText("Closed");
        await expect(portal.getByRole("cell", { name: "Closed" })).toHaveCount(2);
        await expect(row("Change pay-per-use resources")).toContainText("Open");
        await enableSomething(portal);
        await expect(portal.getByRole("heading", { name: "You cannot enable this now" })).toBeVisible();
        await expect(portal.getByText("New pay-per-use is blocked", { exact: true })).toBeVisible();
        await expect(portal.getByRole("button", { name: "Enable now" })).toHaveCount(0);
      } finally {
        await page.reload();
        await liftEverything(page);
      }
      const row = await verdictsOf(portal);
      await expect(row("Enable spot resources")).toContainText("Open");
      await enableSomething(portal);
      await expect(portal.getByRole("button", { name: "Enable now" })).toBeVisible();
    });
  });

/** The page of the first offer that is paid by use, for one of the customer's cloud accounts. */
async function enableSomething(portal: Page): Promise<void> {
  await portal.goto("/portal/products?mode=pay-per-use");
  await (await ready(portal.getByRole("link", { name: /^Enable / }).first())).click();
  await (await ready(portal.getByLabel("For cloud account"))).selectOption({ index: 1 });
  await portal.getByRole("button", { name: "Work out" }).click();
  await expect(portal).toHaveURL(/account=/);
}

test("freezing resources asks for the agreement and says when deletion is due", async ({ door }) => {
  const page = await door.pageAs("distributor");
  const [customer] = await newCustomers(page, "Freeze", ["12.50"]);
  if (!customer) throw new Error("no customer was made");
  await page.goto(`/customers/${customer.id}/restriction`);
  const dialog = await openDialog(page, "Freeze", `Freeze ${customer.name}`);
  await dialog.getByRole("radio", { name: /^Freeze account and resources/ }).check();
  await dialog.getByRole("radio", { name: /^Now/ }).check();
  await dialog.getByLabel("Reason").fill("Fraud was reported.");
  await dialog.getByRole("checkbox", { name: READ }).check();
  const submit = dialog.getByRole("button", { name: "Freeze account and resources" });
  await submit.click();
  const agreement = dialog.getByRole("checkbox", { name: "I accept this agreement for my company" });
  await expect(agreement).toBeFocused();
  await expect(dialog).toBeVisible();
  await agreement.check();
  await submit.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Frozen with resources").first()).toBeVisible();
  await expect(page.getByText(/^Deletion due on /)).toBeVisible();
});

test("a freeze needs a reason, and a lift ends only the causes it names", async ({ door }) => {
  const page = await door.pageAs("distributor");
  const [customer] = await newCustomers(page, "Lift", ["3.00"]);
  if (!customer) throw new Error("no customer was made");
  await page.goto(`/customers/${customer.id}/restriction`);
  const freeze = await openDialog(page, "Freeze", `Freeze ${customer.name}`);
  await freeze.getByRole("checkbox", { name: READ }).check();
  await freeze.getByRole("button", { name: "Freeze account" }).click();
  await expect(freeze.getByLabel("Reason")).toBeFocused();
  await freeze.getByLabel("Reason").fill("Until the contract is signed.");
  await freeze.getByRole("button", { name: "Freeze account" }).click();
  await expect(freeze).toBeHidden();

  const lift = await openDialog(page, "Lift freeze", `Lift the freeze of ${customer.name}`);
  await lift.getByRole("checkbox", { name: "Frozen since association, no budget yet" }).check();
  await lift.getByLabel("Reason").fill("Signed.");
  await lift.getByRole("button", { name: "Lift", exact: true }).click();
  await expect(lift.getByRole("alert")).toContainText("Lifting the freeze since association needs a budget");
  await expect(lift.getByLabel("Reason")).toHaveValue("Signed.");
  await lift.getByRole("checkbox", { name: "Frozen since association, no budget yet" }).uncheck();
  await lift.getByRole("checkbox", { name: "By a person" }).check();
  await lift.getByRole("button", { name: "Lift", exact: true }).click();
  await expect(lift).toBeHidden();
  const now = page.getByRole("region", { name: "Restriction now" });
  await expect(now.getByText("Reason: Until the contract is signed.")).toHaveCount(0);
  await expect(now.getByText("Frozen since association, no budget yet")).toBeVisible();
});
