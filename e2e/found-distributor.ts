import { type Browser, expect, type Page } from "@playwright/test";
import type { RunningProduct } from "@/scripts/stories";
import { newDistributor } from "./command-line";
import { newPerson } from "./join";
import { ready } from "./ready";

/** The first administrator of a distributor in a product of the story's own, at home. */
export async function foundDistributor(browser: Browser, { baseUrl, dataDir }: RunningProduct): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: baseUrl })).newPage();
  const person = newPerson("Frida");
  await page.goto(new URL(newDistributor(dataDir).link).pathname);
  await (await ready(page.getByLabel("E-mail"))).fill(person.email);
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("Choose a password").fill(person.password);
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  return page;
}
