import { formatInstant } from "./date";

export type AuditChange = {
  readonly field: string;
  /** Null: there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
};

/** Field by field what an entry changed; unchanged ones are left out. */
export function auditChangesOf(before: unknown, after: unknown): readonly AuditChange[] {
  const [old, now] = [flat(before), flat(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
    .filter((change) => change.before !== change.after);
}

function flat(value: unknown, path = "", into = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return into;
  if (isPlainList(value)) {
    if (value.length > 0) into.set(path, value.join(", "));
  } else if (typeof value === "object") {
    for (const [key, part] of Object.entries(value)) flat(part, path ? `${path}.${key}` : key, into);
  } else {
    into.set(path, plain(value));
  }
  return into;
}

function isPlainList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.every((part) => typeof part !== "object" || part === null);
}

/** Money comes with twelve decimals; zeros at its end say nothing. */
function plain(value: unknown): string {
  const text = String(value);
  return /^-?\d+\.\d{12}$/.test(text) ? text.replace(/\.?0+$/, "") : text;
}

/** Entries keep instants as ISO text; people read them in their own zone. */
export function formatIfInstant(text: string, shown: { readonly zone: string; readonly locale: string }): string {
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text);
  return isInstant ? formatInstant(new Date(text), shown) : text;
}
