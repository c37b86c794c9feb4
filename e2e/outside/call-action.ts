import type { APIRequestContext } from "@playwright/test";
import type { ServerAction } from "./server-actions";

export type Outcome = "acts" | "no-access" | "sign-in" | "refused" | "fault";
export type Answer = { readonly outcome: Outcome; readonly status: number; readonly text: string };

/** Calls an action as React's client does: its id in a header, the arguments in the body. */
export async function callAction(
  request: APIRequestContext,
  { id, page }: ServerAction,
  args: readonly unknown[],
  given: Readonly<Record<string, string>>,
): Promise<Answer> {
  // Packing what is read once and thrown away costs the server more than the answer.
  const packing = { "accept-encoding": "identity" };
  const headers = { "next-action": id, accept: "text/x-component", ...packing, ...given };
  const response = await request.post(page, { ...bodyOf(args, headers), maxRedirects: 0, maxRetries: 2 });
  const status = response.status();
  return { outcome: outcomeOf(status, response.headers()["x-action-redirect"]), status, text: await response.text() };
}

function outcomeOf(status: number, redirect: string | undefined): Outcome {
  if (status >= 500) return "fault";
  if (status >= 400) return "refused";
  if (redirect?.startsWith("/no-access;")) return "no-access";
  return redirect !== undefined && /^\/sign-in[?;]/.test(redirect) ? "sign-in" : "acts";
}

/** React's encoding of arguments: plain text, or the fields of each form first and then what refers to them. */
function bodyOf(args: readonly unknown[], headers: Readonly<Record<string, string>>) {
  const multipart = new FormData();
  const root = args.map((argument, index) => {
    if (!(argument instanceof FormData)) return argument;
    for (const [name, value] of argument) multipart.append(`_${index + 1}_${name}`, value);
    return `$K${index + 1}`;
  });
  const data = JSON.stringify(root);
  const hasForm = args.some((argument) => argument instanceof FormData);
  if (!hasForm) return { data, headers: { ...headers, "content-type": "text/plain;charset=UTF-8" } };
  multipart.append("0", data);
  return { multipart, headers };
}
