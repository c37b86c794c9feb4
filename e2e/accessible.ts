import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const WIDTHS = [1440, 375];

/** Of the four looks of a page two differ in everything; the long run looks at all four. */
const isLookedAt = (theme: "light" | "dark", width: number) =>
  Boolean(process.env["PARTNER_CENTER_LONG"]) || (theme === "light") === (width === 1440);

/** What the browser complained about: a broken content security policy or a script that failed. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}

/** Checks the page in this theme, and that it scrolls sideways at no width. */
export async function expectAccessible(page: Page, path: string, theme: "light" | "dark") {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  for (const [index, width] of WIDTHS.entries()) {
    await page.setViewportSize({ width, height: 900 });
    // Turned round, a page is the one that was loaded.
    if (index === 0) await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    if (isLookedAt(theme, width)) expect(await violationsOf(page), `${path} ${theme} ${width}`).toEqual([]);
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await expect.poll(overflow, { message: `${path} scrolls sideways at ${width}` }).toBeLessThanOrEqual(0);
  }
}

async function violationsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}
