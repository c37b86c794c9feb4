import { z } from "zod";
import { ALERT_KINDS, SEVERITIES } from "@/lib/domain/alert/alert";
import { HANDLING_ACTS, type HandlingAct } from "@/lib/domain/alert/decide-handling";
import { HANDLING_STATES } from "@/lib/domain/alert/handling";
import { dayStart, toBillingDay } from "@/lib/domain/calendar/billing-month";
import { listed, NO_ZERO_BYTE } from "./fields";

const HOUR_MS = 3_600_000;

export const ALERT_SORTS = ["gravest", "newest"] as const;
/** Came at least as long ago, in hours. */
export const ALERT_AGES = { hour: 1, day: 24, week: 168 } as const;
const AGES = Object.keys(ALERT_AGES) as [keyof typeof ALERT_AGES, ...(keyof typeof ALERT_AGES)[]];

const id = z.uuid().nullable().catch(null);

/** The board's address; what cannot be read is no filter. */
export const AlertListQuery = z.object({
  severity: z.enum(SEVERITIES).nullable().catch(null),
  kind: z.enum(ALERT_KINDS).nullable().catch(null),
  /** Null: what stands, which is open or acknowledged. */
  state: z
    .enum([...HANDLING_STATES, "all"])
    .nullable()
    .catch(null),
  owner: z
    .union([z.enum(["mine", "nobody"]), z.uuid()])
    .nullable()
    .catch(null),
  customer: id,
  reseller: id,
  age: z.enum(AGES).nullable().catch(null),
  sort: z.enum(ALERT_SORTS).nullable().catch(null),
  after: z.string().max(500).nullable().catch(null),
});
export type AlertListQuery = z.infer<typeof AlertListQuery>;

/** The board with what is asked of it, and with an alert opened beside it. */
export function alertsHref(query: Partial<AlertListQuery>, opened: string | null = null): string {
  const given = Object.entries({ ...query, alert: opened }).filter(
    (pair): pair is [string, string] => typeof pair[1] === "string",
  );
  return given.length === 0 ? "/alerts" : `/alerts?${new URLSearchParams(given)}`;
}

/** The one that is opened beside the list; null: none. */
export const OpenedAlert = id;

// Blank and overlong texts pass: the decision refuses them together with everything else.
const text = z.preprocess((value) => value ?? "", z.string().trim().max(4000).regex(NO_ZERO_BYTE));
const blankAsNull = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" || value === undefined ? null : value), schema.nullable());

/** A form about one alert or several. */
export const HandleAlertsForm = z
  .object({
    alertIds: listed(z.uuid()),
    handling: z.enum(HANDLING_ACTS),
    text,
    toId: blankAsNull(z.uuid("alert.to-missing")),
    hours: blankAsNull(z.coerce.number().int().min(1).max(10_000)),
    /** Snoozed until this billing day begins; before the hours. */
    day: blankAsNull(z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "alert.day-malformed")),
  })
  .superRefine(({ alertIds, handling, toId, hours, day }, context) => {
    const miss = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (alertIds.length === 0) miss("alertIds", "alert.none-chosen");
    if (handling === "hand-over" && toId === null) miss("toId", "alert.to-missing");
    if (handling !== "snooze") return;
    if (day !== null && toBillingDay(day) === null) miss("day", "alert.day-malformed");
    if (day === null && hours === null) miss("hours", "alert.until-missing");
  });
export type HandleAlertsForm = z.infer<typeof HandleAlertsForm>;

/** What the form asks for, sent at `at`. */
export function handlingActOf(
  { handling: kind, text: said, toId, hours, day }: HandleAlertsForm,
  at: Date,
): HandlingAct {
  switch (kind) {
    case "hand-over":
      return { kind, toId: toId ?? "", text: said };
    case "snooze": {
      const named = day === null ? null : toBillingDay(day);
      const until = named === null ? new Date(at.getTime() + (hours ?? 0) * HOUR_MS) : dayStart(named);
      return { kind, until, text: said };
    }
    case "note":
    case "resolve":
      return { kind, text: said };
    default:
      return { kind };
  }
}

const wholeNumber = z
  .string()
  .trim()
  .regex(/^\d{1,6}$/, "alert.number-malformed")
  .transform(Number);

/** From when on what waits is an alert; the decision bounds it. */
export const AlertLimitsForm = z.object({ requestHours: wholeNumber, deliveryLateDays: wholeNumber });
