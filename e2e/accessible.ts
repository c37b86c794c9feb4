import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

type Theme = "light" | "dark";
const THEMES: readonly Theme[] = ["light", "dark"];

/** The widths at which each theme is seen; the long run sees both in both, ending where the other theme begins. */
const WIDTHS: Readonly<Record<Theme, readonly number[]>> = process.env["PARTNER_CENTER_LONG"]
  ? { light: [1440, 375], dark: [375, 1440] }
  : { light: [1440], dark: [375] };

/** What the browser complained about: a broken content security policy or a script that failed. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}

/** Checks the page in this theme, else in both, and that it scrolls sideways at no width. */
export async function expectAccessible(page: Page, path: string, only?: Theme) {
  const themes = only ? [only] : THEMES;
  const [first = "light"] = themes;
  await page.emulateMedia({ colorScheme: first, reducedMotion: "reduce" });
  await page.setViewportSize({ width: WIDTHS[first][0] ?? 0, height: 900 });
  // Turned round or in the other theme, a page is the one that was loaded.
  await page.goto(path);
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    for (const width of WIDTHS[theme]) {
      await page.setViewportSize({ width, height: 900 });
      const look = `${path} ${theme} ${width}`;
      await expectLook(page, theme, look);
      expect(await violationsOf(page), look).toEqual([]);
    }
  }
}

async function expectLook(page: Page, theme: Theme, look: string) {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("html"), look).toHaveCSS("color-scheme", theme);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await expect.poll(overflow, { message: `${look} scrolls sideways` }).toBeLessThanOrEqual(0);
}

// A page holds no frame of another origin, which its policy forbids: it is looked at in one go, and only for what is wrong.
export async function violationsOf(page: Page): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await axe.withTags(RULES).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}
