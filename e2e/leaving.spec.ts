import { newCustomers } from "./deliver";
import { accept, inviteCustomer, newPerson } from "./join";
import { expect, test } from "./persona";
import { openDialog, ready } from "./ready";

const RESELLER = "Brightwater Systems";

test("a partner asks, the customer approves in another browser, and both go on reading their own time", async ({
  door,
}) => {
  // Three people in three browsers.
  test.slow();
  const distributor = await door.pageAs("distributor");
  const reseller = await door.pageAs("reseller");
  const [customer] = await newCustomers(distributor, "Leaving", ["40.00"], RESELLER);
  if (!customer) throw new Error("no customer was made");
  const { link, email } = await inviteCustomer(distributor, customer.id);
  const portal = await accept(await door.stranger(), link, { ...newPerson("Petra"), email }, "/portal");

  await distributor.goto(`/customers/${customer.id}/association`);
  await expect(distributor.getByText(`The customer is with ${RESELLER}.`)).toBeVisible();

  await reseller.goto(`/customers/${customer.id}/association`);
  await expect(reseller.getByText("Nothing stands against ending the association.")).toBeVisible();
  const asking = await openDialog(reseller, "Ask to end the association", "End the association");
  await asking.getByLabel("Reason").fill("Their contract ends this month.");
  await asking.getByLabel("I understand what ends.").check();
  await asking.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(asking.getByRole("alert")).toContainText("Declare that no other reserved instance");
  await asking.getByLabel(/^No reserved instance or savings plan is valid/).check();
  await asking.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(asking).toBeHidden();
  await expect(reseller.getByText("waits for the customer")).toBeVisible();

  await portal.goto("/portal/messages");
  await expect(portal.getByText("the end of the association was asked for").first()).toBeVisible();
  await portal.goto("/portal");
  await portal.getByRole("link", { name: "Read and answer" }).click();
  await expect(portal.getByText(`${RESELLER} asked to end the association`)).toBeVisible();
  await expect(portal.getByText("Their contract ends this month.")).toBeVisible();
  const approving = await openDialog(portal, "Approve …", "Approve that the association ends");
  await approving.getByRole("button", { name: "Approve the end" }).click();
  await expect(portal.getByText("You have no partner").first()).toBeVisible();
  await portal.goto("/portal");
  await expect(portal.getByText("You have no partner")).toBeVisible();
  await expect(portal.getByRole("row").filter({ hasText: "Buy yearly/monthly resources" })).toContainText("Closed");
  await portal.goto("/portal/expenditure");
  await expect(portal.getByText("40.00").first()).toBeVisible();

  const gone = await reseller.goto(`/customers/${customer.id}`);
  expect(gone?.status()).toBe(404);
  for (const page of [reseller, distributor]) {
    await page.goto(`/associations?state=ended&text=${encodeURIComponent(customer.name)}`);
    await page.getByRole("link", { name: customer.name }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(customer.name);
    await expect(page.getByRole("table", { name: "List-price spending by month" })).toContainText("40.00");
    const thread = page.getByRole("list", { name: "Requests and answers" });
    await expect(thread).toContainText("The partner asked to end the association");
    await expect(thread).toContainText("Approved: the association ended");
    await expect(page.getByRole("button", { name: "Approve …" })).toHaveCount(0);
  }
});

test("a customer asks to leave and takes it back; a distributor moves it with what follows in numbers", async ({
  door,
}) => {
  test.slow();
  const distributor = await door.pageAs("distributor");
  const [customer] = await newCustomers(distributor, "Moving", ["25.00"], RESELLER);
  if (!customer) throw new Error("no customer was made");
  const { link, email } = await inviteCustomer(distributor, customer.id);
  const portal = await accept(await door.stranger(), link, { ...newPerson("Petra"), email }, "/portal");
  await portal.goto("/portal/partner");
  const asking = await openDialog(portal, "Ask to end the association", "End the association");
  await asking.getByLabel("Reason").fill("We found somebody nearer.");
  await asking.getByLabel(/^No reserved instance or savings plan is valid/).check();
  await asking.getByLabel("I understand what ends.").check();
  await asking.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(portal.getByText("You asked to end the association")).toBeVisible();

  const reseller = await door.pageAs("reseller");
  await reseller.goto("/associations?state=waiting");
  await reseller.getByRole("link", { name: customer.name }).click();
  await expect(reseller.getByRole("button", { name: "Approve …" })).toBeVisible();

  await distributor.goto(`/customers/${customer.id}/association`);
  await distributor.getByRole("link", { name: "Move …" }).click();
  await (await ready(distributor.getByRole("combobox", { name: "Move to" }))).selectOption({ label: RESELLER });
  await expect(distributor.getByText("The customer is there already.")).toBeVisible();
  await (await ready(distributor.getByRole("combobox", { name: "Move to" }))).selectOption({ value: "own" });
  const table = distributor.getByRole("table", { name: "What moving would do" });
  await expect(table).toContainText("request to end the association superseded");
  await expect(table).toContainText("Yes");
  await (await ready(distributor.getByLabel("Reason"))).fill("The reseller closes its office.");
  await distributor.getByLabel("I have read what follows.").check();
  await distributor.getByRole("button", { name: "Move", exact: true }).click();
  await expect(distributor.getByText(`${customer.name}: moved`)).toBeVisible();

  await portal.goto("/portal/messages");
  await expect(portal.getByText(`no longer with ${RESELLER}`).first()).toBeVisible();
  await expect(portal.getByText("The reseller closes its office.")).toHaveCount(0);
  const gone = await reseller.goto(`/customers/${customer.id}`);
  expect(gone?.status()).toBe(404);
});
