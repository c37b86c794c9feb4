import { startProduct } from "@/scripts/stories";
import { complaintsOf, expectAccessible } from "./accessible";
import { newDistributor } from "./command-line";
import { newPerson } from "./join";
import { expect, test } from "./persona";
import { ready } from "./ready";

// What each page says while there is nothing.
const EMPTY = {
  "/": "There is no customer yet.",
  "/customers": "No customers yet",
  "/products": "Nothing is offered yet",
  "/orders": "No order yet",
  "/deliveries": "No billing file has been imported yet.",
  "/deliveries/accounts": "Every account has its customer",
};

test("an empty installation says how to begin, and its first administrator finds every list with its next step", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const product = await startProduct("start");
  const context = await browser.newContext({ baseURL: product.baseUrl });
  try {
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    for (const theme of ["light", "dark"] as const) await expectAccessible(page, "/sign-in", theme);
    await expect(page.getByText("npm run pc -- create-distributor", { exact: false }).first()).toBeVisible();
    expect(complaints).toEqual([]);

    const { link } = newDistributor(product.dataDir);
    const person = newPerson("Frida");
    await page.goto(new URL(link).pathname);
    await (await ready(page.getByLabel("E-mail"))).fill(person.email);
    await page.getByLabel("Your name").fill(person.name);
    await page.getByLabel("Choose a password").fill(person.password);
    await page.getByRole("button", { name: "Join", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
    for (const [path, words] of Object.entries(EMPTY)) {
      await expectAccessible(page, path, "light");
      await expect(page.getByText(words)).toBeVisible();
    }
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
    await product.stop();
  }
});
