import { z } from "zod";

/** A blank field of a form, or null, is no value: it leaves what it names as it is. */
export function blankAsAbsent<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (value) => (value === null || (typeof value === "string" && value.trim() === "") ? undefined : value),
    schema.optional(),
  );
}

/** A tick of a form ("on", absent) or a boolean. */
export const flag = z.union([
  z.boolean(),
  z.enum(["on", "true", "1", "yes", "off", "false", "0", "no", ""]).transform((text) => TICKED.includes(text)),
]);
const TICKED: readonly string[] = ["on", "true", "1", "yes"];

/** One value, several, or none: a form's repeated field arrives as text or as a list. Each once. */
export function listed<Schema extends z.ZodType>(item: Schema) {
  return z.preprocess((value) => {
    if (value === undefined || value === null || value === "") return [];
    return Array.isArray(value) ? [...new Set(value)] : [value];
  }, z.array(item).max(100));
}

// PostgreSQL keeps no text with a zero byte.
export const NO_ZERO_BYTE = /^[^\0]*$/;

/** Text or nothing: blank is null. Length is the decision's matter, this only bounds the input. */
export const optionalText = z.preprocess(
  (value) => (typeof value === "string" && value.trim() !== "" ? value.trim() : null),
  z.string().max(4000).regex(NO_ZERO_BYTE).nullable(),
);

/** A form as an object; fields that occur more than once, or end in "[]", become lists. */
export function objectOf(form: unknown): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  // Whoever calls an action without the page may send anything.
  if (!(form instanceof FormData)) return found;
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$")) continue; // the framework's own fields
    const values = form.getAll(name);
    if (name.endsWith("[]")) found[name.slice(0, -2)] = values;
    else found[name] = values.length > 1 ? values : values[0];
  }
  return found;
}

/** A day as a browser's field writes it, one that there is. */
export const dayText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => !Number.isNaN(Date.parse(`${text}T00:00:00Z`)));

/** A filter of an address: what is missing or cannot be read is none. */
export function maybe<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullable().catch(null).default(null);
}

/** Part of a name, to look for. */
export const soughtText = maybe(
  z
    .string()
    .trim()
    .max(100)
    .regex(NO_ZERO_BYTE)
    .transform((given) => given || null),
);
