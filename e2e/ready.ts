import { expect, type Locator, type Page } from "@playwright/test";

/** Waits until React has taken the element over; what is typed or clicked before would be lost. */
export async function ready(target: Locator): Promise<Locator> {
  const isTaken = () =>
    target.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__reactProps")));
  await expect.poll(isTaken, { message: "the element answers" }).toBe(true);
  return target;
}

/** Opens the dialog behind a button and answers it. */
export async function openDialog(page: Page, button: string, title: string | RegExp = button): Promise<Locator> {
  const trigger = page.getByRole("button", { name: button, exact: true });
  await (await ready(trigger)).click();
  const dialog = page.getByRole("dialog", { name: title });
  await expect(dialog).toBeVisible();
  return dialog;
}
