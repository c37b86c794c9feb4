import type { z } from "zod";
import { decodeCursor } from "@/lib/contracts/cursor";
import { worded } from "@/lib/format/wording";
import { type ApiAnswer, problem } from "./answer";

export type Read<T> = { readonly value: T; readonly raw: string } | { readonly refused: ApiAnswer };

const MIB = 1024 * 1024;

/** Reads at most `bytesMax` of a JSON body and holds it against the schema; whatever comes, the answer is a value. */
export async function readBody<T>(request: Request, schema: z.ZodType<T>, bytesMax = MIB / 16): Promise<Read<T>> {
  if (!isJsonType(request.headers.get("content-type"))) return { refused: problem("not-json-type") };
  // A client that hangs up in the middle of its body is no fault of ours.
  const raw = await readText(request, bytesMax).catch(() => "");
  if (raw === null) {
    return {
      refused: problem("too-large", { detail: worded("problem.detail.bytes-max", { bytes: String(bytesMax) }) }),
    };
  }
  const parsed = parseJson(raw);
  if (parsed === NOT_JSON) return { refused: problem("not-json") };
  const checked = checkAgainst(schema, parsed);
  return "refused" in checked ? checked : { value: checked.value, raw };
}

/** Query parameters against a schema; a parameter given twice is refused. */
export function readQuery<T>(url: string, schema: z.ZodType<T>): { value: T } | { refused: ApiAnswer } {
  const given = [...new URL(url).searchParams];
  const names = given.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    return { refused: problem("invalid-request", { errors: [{ pointer: twice, detail: "given more than once" }] }) };
  }
  return checkAgainst(schema, Object.fromEntries(given), "");
}

/** Null: it is a cursor, or there is none. */
export function notACursor(cursor: string | null): ApiAnswer | null {
  if (cursor === null || decodeCursor(cursor) !== null) return null;
  return problem("invalid-request", { errors: [{ pointer: "cursor", detail: "is not a cursor of this list" }] });
}

export function checkAgainst<T>(
  schema: z.ZodType<T>,
  value: unknown,
  root = "/",
): { readonly value: T } | { readonly refused: ApiAnswer } {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  return { refused: problem("invalid-request", { errors: fieldProblemsOf(result.error, root) }) };
}

/** JSON pointers to what is wrong, at most fifty. */
export function fieldProblemsOf({ issues }: z.ZodError, root = "/") {
  return issues.slice(0, ERRORS_MAX).map(({ path, message }) => ({
    pointer: root + path.map((part) => String(part).replaceAll("~", "~0").replaceAll("/", "~1")).join("/"),
    detail: message,
  }));
}

const ERRORS_MAX = 50;
const NOT_JSON = Symbol("not JSON");

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
}

function isJsonType(header: string | null): boolean {
  return /^application\/(json|[\w.-]+\+json)\s*(;|$)/i.test(header ?? "");
}

async function readText(request: Request, bytesMax: number): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > bytesMax) return null;
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) return null;
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  return parts.join("") + decoder.decode();
}
