import type { APIRequestContext, Page } from "@playwright/test";
import { type Money, parseMoney, ZERO } from "@/lib/domain/money/money";
import { ready } from "./ready";
import { unique } from "./unique";

/** Creates an API key in the browser that may ask for decisions and budgets. */
export async function newKey(page: Page): Promise<string> {
  await page.goto("/organization/api-keys");
  await (await ready(page.getByLabel("Name", { exact: true }))).fill(`Story ${unique()}`);
  await page.getByRole("checkbox", { name: "Purchase decisions" }).check();
  await page.getByRole("checkbox", { name: "Customers and budgets" }).check();
  await page.getByRole("button", { name: "Create key" }).click();
  return page.getByLabel("API key", { exact: true }).inputValue();
}

/** What an order system asks us. */
export class Api {
  constructor(
    private readonly request: APIRequestContext,
    private readonly key: string,
  ) {}

  async used(customerId: string): Promise<Money> {
    const response = await this.request.get(`/api/v1/customers/${customerId}/budget`, this.options);
    return parseMoney((await response.json()).budget.used) ?? ZERO;
  }

  /** Codes of the refusal; none when it is allowed. */
  async refusals(customerId: string, operation: string): Promise<readonly string[]> {
    const data = { customerId, operation };
    const response = await this.request.post("/api/v1/purchase-decisions", { ...this.options, data });
    return (await response.json()).reasons.map(({ code }: { code: string }) => code);
  }

  // A kept connection may be closed by the server at the very moment it is used again; nothing was answered then.
  private get options() {
    return { headers: { authorization: `Bearer ${this.key}` }, maxRetries: 2 };
  }
}
