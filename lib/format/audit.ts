import { type Money, parseMoney } from "@/lib/domain/money/money";
import { formatDay, formatInstant, formatMonth } from "./date";
import { formatMoney } from "./money";

export type AuditChange = {
  /** Names from the outside in: ["quota", "taken"]. */
  readonly path: readonly string[];
  /** Null: there was nothing. */
  readonly before: unknown;
  readonly after: unknown;
};

/** Field by field what an entry changed; unchanged ones are left out, unknown ones are not. */
export function auditChangesOf(before: unknown, after: unknown): readonly AuditChange[] {
  const [old, now] = [flat(before), flat(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((key) => ({ path: JSON.parse(key) as string[], before: old.get(key) ?? null, after: now.get(key) ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

/** Values by their path; what has no name is a list of open causes, or one value. */
function flat(value: unknown, path: readonly string[] = [], into = new Map<string, unknown>()): Map<string, unknown> {
  if (isEmpty(value)) return into;
  if (isRecord(value)) for (const [key, part] of Object.entries(value)) flat(part, [...path, key], into);
  else into.set(JSON.stringify(path.length > 0 ? path : [Array.isArray(value) ? "open" : "value"]), value);
  return into;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export type AuditShown = {
  /** The reader's, for instants. */
  readonly zone: string;
  readonly locale: string;
  readonly currency: string;
  /** The sentence under a key from the root of the messages; null: there is none. */
  readonly word: (key: string) => string | null;
};

/** What a field is called; an unknown one by its own name. */
export function auditFieldText(path: readonly string[], { word }: AuditShown): string {
  return path.map((name) => word(`audit.field.${keyOf(name)}`) ?? name).join(" · ");
}

/** A value as people read it: money, dates, worded codes; whatever is not understood as it was stored. */
export function auditValueText(field: string, value: unknown, shown: AuditShown): string {
  if (Array.isArray(value)) {
    const parts = value.map((part) => auditValueText(field, part, shown));
    return parts.join(value.some(isRecord) ? "; " : ", ");
  }
  if (isRecord(value)) {
    return Object.entries(value)
      .filter(([name, part]) => !isEmpty(part) && name !== "id")
      .map(([name, part]) => `${auditFieldText([name], shown)} ${auditValueText(name, part, shown)}`)
      .join(", ");
  }
  if (typeof value === "boolean") return shown.word(`audit.${value ? "yes" : "no"}`) ?? String(value);
  return typeof value === "string" ? textOf(field, value, shown) : String(value);
}

// Facts keep money as decimal text; only the field's name tells it from an account's number.
const MONEY_FIELDS = new Set([
  "amount",
  "available",
  "billed",
  "budget",
  "difference",
  "excess",
  "former",
  "listed",
  "monthly",
  "monthlyQuota",
  "next",
  "oneTime",
  "oneTimeQuota",
  "paid",
  "parkedAmount",
  "quota",
  "remaining",
  "reserved",
  "taken",
  "usage",
  "used",
]);

// Where the words of a field's values stand.
const WORDS: Readonly<Record<string, string | readonly string[]>> = {
  action: "budget.action",
  "at-once": "notification.topic",
  daily: "notification.topic",
  frozen: "sign.restriction.origin",
  hourly: "notification.topic",
  inForce: "restriction.level",
  kind: ["request.kind", "api-key.kind"],
  level: "restriction.level",
  lift: "sign.restriction.origin",
  off: "notification.topic",
  origin: "sign.restriction.origin",
  origins: "sign.restriction.origin",
  permissions: "delegation.permission",
  roles: "member.role",
  scopes: "api-key.scope",
  type: "budget.type",
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

function textOf(field: string, text: string, shown: AuditShown): string {
  const said = wordOf(field, text, shown);
  if (said !== null) return said;
  const amount = MONEY_FIELDS.has(field) ? moneyOf(text) : null;
  if (amount !== null) return `${formatMoney(amount, shown.locale)} ${shown.currency}`;
  if (INSTANT.test(text)) return formatInstant(new Date(text), shown);
  if (DAY.test(text)) return formatDay(text, shown.locale);
  return MONTH.test(text) ? formatMonth(text, shown.locale) : text;
}

function wordOf(field: string, text: string, { word }: AuditShown): string | null {
  if (!/^[a-z][\w-]*$/i.test(text)) return null;
  return [WORDS[field] ?? []].flat().reduce<string | null>((said, words) => said ?? word(`${words}.${text}`), null);
}

const moneyOf = (text: string): Money | null => (/^-?\d+(\.\d+)?$/.test(text) ? parseMoney(text) : null);

/** Codes hold dots and message keys cannot. */
export const keyOf = (code: string): string => code.replaceAll(".", "_");
