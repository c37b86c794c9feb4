import { setTimeout } from "node:timers/promises";
import type { APIRequestContext, APIResponse } from "@playwright/test";

type Asked = Omit<NonNullable<Parameters<APIRequestContext["fetch"]>[1]>, "maxRedirects" | "maxRetries">;

/** As a shop would: who is told to wait, since keys without the scope may ask only so often, asks again then. */
export async function askPatiently(request: APIRequestContext, address: string, asked: Asked): Promise<APIResponse> {
  for (;;) {
    const response = await request.fetch(address, { ...asked, maxRedirects: 0, maxRetries: 2 });
    if (response.status() !== 429) return response;
    await setTimeout(1000 * Number(response.headers()["retry-after"]));
  }
}
