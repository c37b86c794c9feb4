import { serve } from "./_plumbing/serve";
import type { Sent } from "./vendor.fixture";
import { type AccessKey, type Fields, operationNamed, signedRequest } from "./vendor.fixture";

const exactly = (_name: string, value: unknown, { source }: { readonly source: string }) =>
  typeof value === "number" ? source : value;

/** Every number of a JSON text as it is written, which a JavaScript number would not keep. */
// The third argument of a reviver is newer than the library's types.
const parseExactly = (text: string): unknown => JSON.parse(text, exactly as never);

/** What a reading operation answers to these fields when the database's clock says so, each number as it is written. */
export async function readExactly(
  key: AccessKey,
  name: string,
  query: Fields,
  { at, headers = {} }: { readonly at: Date; readonly headers?: Sent["headers"] },
) {
  const { method, path } = operationNamed(name);
  const date = `${at
    .toISOString()
    .replaceAll(/[-:]|\.\d+/g, "")
    .slice(0, 15)}Z`;
  const response = await serve(
    signedRequest(key, { method, path, query, headers: { ...headers, "X-Sdk-Date": date } }),
  );
  return { status: response.status, json: parseExactly(await response.text()) as Fields };
}
