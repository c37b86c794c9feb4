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
  /** A browser context in which this persona is signed in; its pages are closed after the test. */
  as(email: string): Promise<BrowserContext>;
  /** A page of that context. */
  pageAs(email: string): Promise<Page>;
  /** A browser in which nobody is signed in; forgets everything after the test. */
  stranger(): Promise<BrowserContext>;
};

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;
type Kept = { readonly context: BrowserContext; readonly state: State };

const NOBODY: State = { cookies: [], origins: [] };

/**
 * The browsers of one worker, kept with the scripts they have fetched: a story starts with their cookies and storage
 * as they were. One sign-in per persona, through the real form; sign-in is rate-limited on purpose.
 */
class Browsers {
  private readonly personas = new Map<string, Kept>();
  private readonly idle: BrowserContext[] = [];
  private readonly used = new Map<BrowserContext, State>();

  constructor(
    private readonly browser: Browser,
    private readonly baseURL: string,
  ) {}

  async as(email: string): Promise<BrowserContext> {
    const kept = this.personas.get(email) ?? (await this.signedIn(email));
    this.personas.set(email, kept);
    this.used.set(kept.context, kept.state);
    return kept.context;
  }

  async stranger(): Promise<BrowserContext> {
    const context = this.idle.pop() ?? (await this.browser.newContext({ baseURL: this.baseURL }));
    this.used.set(context, NOBODY);
    return context;
  }

  async leave(): Promise<void> {
    await Promise.all([...this.used].map(([context, state]) => this.restore(context, state)));
    this.used.clear();
  }

  private async signedIn(email: string): Promise<Kept> {
    const context = await this.browser.newContext({ baseURL: this.baseURL });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await signIn(page, { email: personaOf(email).email, password: DEMO_PASSWORD });
    await page.waitForURL((url) => url.pathname !== "/sign-in");
    await page.close();
    return { context, state: await context.storageState() };
  }

  private async restore(context: BrowserContext, state: State): Promise<void> {
    await Promise.all(context.pages().map((page) => page.close()));
    await context.setStorageState(state);
    if (state === NOBODY) this.idle.push(context);
  }
}

export const test = base.extend<{ door: Door }, { browsers: Browsers }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the first argument's pattern
  baseURL: async ({}, use) => use(baseUrl()),
  browsers: [async ({ browser }, use) => use(new Browsers(browser, baseUrl())), { scope: "worker" }],
  door: async ({ browsers }, use) => {
    const as = (email: string) => browsers.as(email);
    await use({ as, pageAs: async (email) => (await as(email)).newPage(), stranger: () => browsers.stranger() });
    await browsers.leave();
  },
});

function baseUrl(): string {
  const url = process.env["PARTNER_CENTER_URL"];
  if (!url) throw new Error("PARTNER_CENTER_URL names no running demo");
  return url;
}
