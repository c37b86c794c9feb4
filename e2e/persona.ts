import { type Browser, type BrowserContext, test as base, type Page } from "@playwright/test";
import { DEMO_PASSWORD, PERSONAS, type Persona } from "@/db/seed/personas";
import { signIn } from "./join";

export { expect } from "@playwright/test";
export { PERSONAS, type Persona };

function personaOf(email: string): Persona {
  const found = PERSONAS.find((persona) => persona.email === `${email}@demo.example`);
  if (!found) throw new Error(`No persona ${email}`);
  return found;
}

type Door = {
  /** A browser context in which this persona is signed in; closed after the test. */
  as(email: string): Promise<BrowserContext>;
  /** A page of that context. */
  pageAs(email: string): Promise<Page>;
  /** A browser in which nobody is signed in; closed after the test. */
  stranger(): Promise<BrowserContext>;
};

// One sign-in per persona and worker, through the real form; sign-in is rate-limited on purpose.
const states = new Map<string, Awaited<ReturnType<BrowserContext["storageState"]>>>();

async function signedIn(browser: Browser, email: string, baseURL: string) {
  const known = states.get(email);
  if (known) return known;
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await signIn(page, { email: personaOf(email).email, password: DEMO_PASSWORD });
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  const state = await context.storageState();
  states.set(email, state);
  await context.close();
  return state;
}

export const test = base.extend<{ door: Door }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the first argument's pattern
  baseURL: async ({}, use) => {
    const url = process.env["PARTNER_CENTER_URL"];
    if (!url) throw new Error("PARTNER_CENTER_URL names no running demo");
    await use(url);
  },
  door: async ({ browser, baseURL }, use) => {
    const opened: BrowserContext[] = [];
    const as = async (email: string) => {
      const storageState = await signedIn(browser, email, baseURL ?? "");
      const context = await browser.newContext({ baseURL: baseURL ?? "", storageState });
      opened.push(context);
      return context;
    };
    const stranger = async () => {
      const context = await browser.newContext({ baseURL: baseURL ?? "" });
      opened.push(context);
      return context;
    };
    await use({ as, pageAs: async (email) => (await as(email)).newPage(), stranger });
    await Promise.all(opened.map((context) => context.close()));
  },
});
