import type { Locator, Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { headerOf, type SmtpEnd, startSmtpEnd } from "@/scripts/smtp-end";
import { startProduct } from "@/scripts/stories";
import { expectAccessible } from "./accessible";
import { newDistributor } from "./command-line";
import { newCustomers } from "./deliver";
import { newPerson, type Person } from "./join";
import { expect, test } from "./persona";
import { ready } from "./ready";

const STEP_MS = 30_000;

/** The code of the newest mail that arrived after the first `known`. */
async function nextCode({ received }: SmtpEnd, known: number): Promise<string> {
  await expect.poll(() => received.length, { message: "an e-mail arrives", timeout: 20_000 }).toBeGreaterThan(known);
  const message = received.at(-1) ?? "";
  expect(headerOf(message, "Subject")).toBe("Your verification code");
  return /^(\d{6})\r?$/m.exec(message)?.[1] ?? "";
}

const stepOf = (page: Page): Locator => page.getByRole("region", { name: "Verification code" });

async function give(page: Page, code: string): Promise<void> {
  await stepOf(page).getByLabel("Code").fill(code);
  await stepOf(page).getByRole("button", { name: "Confirm with the code" }).click();
}

async function choose(page: Page, channel: string): Promise<void> {
  await page.goto("/organization/security");
  await (await ready(page.getByRole("radio", { name: channel }))).check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(stepOf(page)).toBeVisible();
}

const isSaved = (page: Page) => expect(page.getByText("It holds from the next critical operation on.")).toBeVisible();
const isSet = (page: Page) => expect(page.getByRole("status").filter({ hasText: "Budget set." })).toBeVisible();

async function join(page: Page, link: string): Promise<Person> {
  const person = newPerson("Vera");
  await page.goto(new URL(link).pathname);
  await (await ready(page.getByLabel("E-mail"))).fill(person.email);
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("Choose a password").fill(person.password);
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  return person;
}

/** Sets up an authenticator in the profile; answers its secret, whose present step is used, and a recovery code. */
async function enrol(page: Page, { password }: Person) {
  await page.goto("/profile");
  const section = page.getByRole("region", { name: "Authenticator" });
  await (await ready(section.getByLabel("Present password"))).fill(password);
  await section.getByRole("button", { name: "Set up an authenticator" }).click();
  const secret = (await section.locator("code").textContent()) ?? "";
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  await section.getByLabel("Code of the app").fill(totp.generate());
  await section.getByRole("button", { name: "Turn it on" }).click();
  const recovery = section.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(recovery).toHaveCount(10);
  return { totp, recovery: (await recovery.first().textContent()) ?? "" };
}

test("critical operations ask for a code by e-mail, then by authenticator, and lose nothing that was typed", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const end = await startSmtpEnd();
  const product = await startProduct("start", { SMTP_URL: end.url, MAIL_FROM: "Partner Center <pc@center.example>" });
  const context = await browser.newContext({ baseURL: product.baseUrl });
  try {
    const page = await context.newPage();
    const person = await join(page, newDistributor(product.dataDir).link);
    const [customer] = await newCustomers(page, "Verified", ["120.00"]);
    const budgetPage = `/customers/${customer?.id}/budget`;

    await choose(page, "By e-mail");
    await give(page, await nextCode(end, 0));
    await isSaved(page);

    await page.goto(budgetPage);
    await (await ready(page.getByRole("textbox", { name: "Amount" }))).fill("480");
    await page.getByRole("checkbox", { name: "Lift when the budget is restored" }).check();
    await page.getByRole("radio", { name: /^Block new pay-per-use/ }).check();
    await page.getByRole("button", { name: "Set the first budget" }).click();
    await expect(stepOf(page)).toContainText("Nothing has been done yet.");
    await expect(stepOf(page).getByRole("button", { name: "Send a new code" })).toBeDisabled();
    const code = await nextCode(end, 1);
    await give(page, code === "000000" ? "111111" : "000000");
    await expect(stepOf(page)).toContainText("4 tries are left.");
    await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("480");
    await expect(page.getByRole("radio", { name: /^Block new pay-per-use/ })).toBeChecked();
    await give(page, code);
    await isSet(page);
    await expect(stepOf(page)).toHaveCount(0);
    const records = page.getByRole("region", { name: "Adjustment records", exact: true });
    await expect(records.getByRole("row").nth(1)).toContainText("480.00");

    const { totp, recovery } = await enrol(page, person);
    await choose(page, "By authenticator");
    await give(page, await nextCode(end, 2));
    await isSaved(page);

    await page.goto(budgetPage);
    await (await ready(page.getByRole("textbox", { name: "Amount" }))).fill("600");
    await page.getByRole("button", { name: "Set budget", exact: true }).click();
    await expect(stepOf(page)).toContainText("Enter the code your authenticator shows now");
    await stepOf(page)
      .getByLabel("Code")
      .fill(totp.generate({ timestamp: Date.now() + STEP_MS }));
    await stepOf(page).getByLabel("Code").press("Enter");
    await isSet(page);
    await expect(records.getByRole("row").nth(1)).toContainText("600.00");

    await expectAccessible(page, "/organization/security");
    await choose(page, "Off");
    await give(page, recovery);
    await isSaved(page);
    await page.goto("/operation-log?action=verification.failed");
    await expect(page.getByText("Code was wrong").filter({ visible: true }).first()).toBeVisible();
    expect(end.received).toHaveLength(3);
    expect(product.checkInvariants()).toBe(true);
  } finally {
    await context.close();
    await product.stop();
    await end.stop();
  }
});
