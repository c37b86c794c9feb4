import { newCustomers } from "./deliver";
import { accept, inviteCustomer, newPerson } from "./join";
import { openOffer, sell } from "./ordering";
import { expect, test } from "./persona";
import { openDialog, ready } from "./ready";
import { unique } from "./unique";

/** Holds the permissions over its customers. */
const RESELLER = "Kitefield Digital";

/** From an act in another browser to its sight here. */
const SECONDS = { timeout: 10_000 };

test("a refused customer asks; its reseller reads it at home, sets the budget and answers; the open page lets it buy", async ({
  door,
}) => {
  // Three companies' browsers, a delivery and a catalogue.
  test.slow();
  const word = unique();
  sell(word);
  const distributor = await door.pageAs("distributor");
  const [customer] = await newCustomers(distributor, "Ask", ["40.00"], RESELLER);
  if (!customer) throw new Error("no customer was made");
  const { link, email } = await inviteCustomer(distributor, customer.id);
  const start = await accept(await door.stranger(), link, { ...newPerson("Petra"), email }, "/portal");
  const offer = await start.context().newPage();
  await openOffer(offer, word);

  // Both reasons have their button, and the message is there with what the page shows.
  const why = offer.getByRole("list", { name: "You cannot place this order now" });
  await expect(why.getByRole("button", { name: `Ask ${RESELLER}` })).toHaveCount(2);
  const dialog = await openDialog(offer, `Ask ${RESELLER} (You have no budget yet)`, `Ask ${RESELLER}`);
  const message = dialog.getByLabel("Your message");
  await expect(message).toHaveValue(
    new RegExp(`Ten qubits ${word}, Yearly/monthly, in Laboratory: 1 × machine for 1 month, 10.00 USD`),
  );
  await expect(message).toHaveValue(/- Your purchases are frozen: .*\n- You have no budget yet: /);
  await expect(message).toHaveValue(/As of \d{1,2} \w{3} \d{4}, \d\d:\d\d GMT\+08:00\./);
  await message.fill("   ");
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Write what you want to ask.");
  await message.fill(`May we have 500 USD for ${word}?`);
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog).toBeHidden();
  await expect(offer.getByText(`Your question waits for ${RESELLER}`)).toBeVisible();
  await expect(start.getByText(`Your question waits for ${RESELLER}`)).toBeVisible(SECONDS);

  const reseller = await door.pageAs("kitefield");
  await reseller.goto("/demo/mail");
  await expect(reseller.getByText(`${customer.name} asks you about a refused purchase`).first()).toBeVisible();
  await reseller.goto("/");
  await reseller.getByRole("link", { name: /customer questions? waits? for your answer/ }).click();
  await expect(reseller).toHaveURL(/\/(questions|customers\/[0-9a-f-]{36}#questions)$/);
  await reseller.goto(`/customers/${customer.id}`);
  const asked = reseller.getByRole("article").filter({ hasText: word });
  await expect(asked).toContainText("Waits for an answer");
  await asked.getByText(/^How it stood on/).click();
  await expect(asked).toContainText(`Ten qubits ${word}, Yearly/monthly, in Laboratory: 1 × machine for 1 month`);
  await asked.getByRole("link", { name: "Set or change the budget" }).click();
  await expect(reseller).toHaveURL(new RegExp(`/customers/${customer.id}/budget$`));
  await (await ready(reseller.getByRole("textbox", { name: "Amount" }))).fill("500");
  await reseller.getByRole("checkbox", { name: "End: Frozen since association, no budget yet" }).check();
  await reseller.getByRole("button", { name: "Set the first budget" }).click();
  await expect(reseller.getByRole("status").filter({ hasText: "Budget set." })).toBeVisible();

  // Nobody touched the customer's page.
  await expect(offer.getByText("It would be accepted")).toBeVisible(SECONDS);
  await expect(start.getByText("Everything is open: you may buy").first()).toBeVisible(SECONDS);

  await reseller.goto(`/customers/${customer.id}`);
  await (await ready(asked.getByLabel("Your answer"))).fill("It is set. Enjoy your qubits.");
  await asked.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(asked).toContainText("Answered by Priya Raman");
  await expect(asked.getByLabel("Your answer")).toHaveCount(0);
  await expect(start.getByText(`${RESELLER} answered your question`)).toBeVisible(SECONDS);
  await expect(start.getByText("It is set. Enjoy your qubits.")).toBeVisible();

  await offer.getByRole("button", { name: "Order for 10.00 USD" }).click();
  await expect(offer).toHaveURL(/\/portal\/orders\/[0-9a-f-]{36}$/);
  await start.goto("/portal/messages");
  const own = start.getByRole("region", { name: "Your questions" }).getByRole("article");
  await expect(own).toContainText(`May we have 500 USD for ${word}?`);
  await expect(own).toContainText("It is set. Enjoy your qubits.");
  // The portal names no person of its partner.
  await expect(start.getByRole("main")).not.toContainText("Priya Raman");
  await expect(start.getByRole("list", { name: "Messages" })).toContainText(`${RESELLER} answered your question`);
});

test("who only looks may ask, five at once at most, and the sixth is told what to do instead", async ({ door }) => {
  test.slow();
  const page = await door.pageAs("customer-viewer");
  await page.goto("/portal?amount=900000000");
  const waits = page.getByText(/of your questions wait for Brightwater Systems|Your question waits for/);
  for (let put = 1; put <= 6; put += 1) {
    const dialog = await openDialog(
      page,
      "Ask Brightwater Systems (This order does not fit your remaining budget)",
      "Ask Brightwater Systems",
    );
    await dialog.getByRole("button", { name: "Send" }).click();
    const refused = dialog.getByRole("alert");
    if (put === 6) {
      await expect(refused).toContainText("5 of your questions wait for an answer");
      await expect(refused).toContainText("the contact stands under My partner");
      break;
    }
    await expect(dialog).toBeHidden();
    await expect(waits).toBeVisible();
  }

  // The reseller closes them, so that the customer may ask again.
  const reseller = await door.pageAs("reseller");
  await reseller.goto("/questions");
  const open = reseller.getByRole("article").filter({ hasText: "900,000,000.00 USD" });
  for (let left = 5; left > 0; left -= 1) {
    await expect(open).toHaveCount(left);
    await (await ready(open.first().getByRole("button", { name: "Close without an answer" }))).click();
  }
  await expect(open).toHaveCount(0);
  await expect(waits).toHaveCount(0, SECONDS);
  await page.goto("/portal/messages");
  await expect(page.getByRole("list", { name: "Messages" })).toContainText("closed your question without an answer");
});
