import type { Page } from "@playwright/test";
import { expect, test } from "./persona";
import { ready } from "./ready";

async function answering(page: Page) {
  await ready(page.getByRole("button", { name: "Search or jump to…" }));
}

test("on a phone the bottom bar reaches the main jobs, and its sheet the rest", async ({ door }) => {
  const page = await door.pageAs("distributor");
  await page.setViewportSize({ width: 375, height: 740 });
  await page.goto("/");
  const bar = page.getByRole("navigation", { name: "Main" });
  for (const name of ["Alerts", "Customers", "Requests", "Home"]) {
    await bar.getByRole("link", { name }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(bar.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBeLessThanOrEqual(0);
  }
  await (await ready(bar.getByRole("button", { name: "More" }))).click();
  const sheet = page.getByRole("dialog", { name: "More" });
  await sheet.getByRole("link", { name: "Operation log" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Operation log" })).toBeVisible();
  await expect(sheet).toBeHidden();
});

test("on a phone a customer's bottom bar reaches every page of the portal", async ({ door }) => {
  const page = await door.pageAs("customer");
  await page.setViewportSize({ width: 375, height: 740 });
  await page.goto("/portal");
  const bar = page.getByRole("navigation", { name: "Main" });
  for (const name of ["Expenditure", "Messages", "My partner", "Purchase eligibility"]) {
    await bar.getByRole("link", { name }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  }
});

test("Ctrl+K opens the palette, typing narrows it, Enter goes there and Escape closes it", async ({ door }) => {
  const page = await door.pageAs("distributor");
  await page.goto("/");
  await answering(page);
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search and jump" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("operation");
  await expect(palette.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Operation log" })).toBeVisible();
  await expect(palette).toBeHidden();

  await page.keyboard.press("Control+k");
  await expect(palette).toBeVisible();
  await page.keyboard.type("zzzz no such page");
  await expect(palette.getByText("Nothing found for these words.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
});

test("the first Tab reaches the skip link, which leads past the navigation, and focus is always seen", async ({
  door,
}) => {
  const page = await door.pageAs("distributor");
  await page.goto("/customers");
  await answering(page);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#content$/);
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(seenFocus);
    expect(focus.isInside, `step ${step}: ${focus.what}`).toBe(true);
    expect(focus.isSeen, `step ${step}: ${focus.what}`).toBe(true);
  }
});

/** Runs in the page: whether the focused element lies in the content and it, or what frames it, has an outline. */
function seenFocus() {
  const focused = document.activeElement;
  const frames = [focused, focused?.closest("label"), focused?.parentElement].filter((one) => one instanceof Element);
  return {
    what: focused?.outerHTML.slice(0, 120) ?? "nothing",
    isInside: focused?.closest("#content") !== null,
    isSeen: frames.some(
      (one) => getComputedStyle(one).outlineStyle !== "none" && getComputedStyle(one).outlineWidth !== "0px",
    ),
  };
}
