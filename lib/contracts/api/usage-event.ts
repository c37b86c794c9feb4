import { z } from "zod";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { USAGE_REFUSALS } from "../usage-event";
import { FieldProblem } from "./problem";
import { DecimalInput, InstantText, text } from "./values";

const EVENTS_MAX = 10_000;

export const UsageEvent = z
  .strictObject({
    id: text(128).meta({ description: "Yours; the same id counts once, however often it is sent." }),
    source: text(64),
    account: text(128).meta({ description: "The cloud account that the usage belongs to." }),
    start: InstantText,
    end: InstantText.optional(),
    service: text(200),
    product: text(200).optional(),
    region: text(100).optional(),
    chargingMode: z.enum(CHARGING_MODES).optional(),
    listCost: DecimalInput,
    currency: z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code such as USD"),
  })
  .meta({ id: "UsageEvent" });

export const UsageEvents = z
  .strictObject({ events: z.array(UsageEvent).min(1).max(EVENTS_MAX) })
  .meta({ id: "UsageEvents" });

const list = z.array(z.unknown()).min(1).max(EVENTS_MAX);

/** The same before each event is looked at, since a bad one refuses itself alone; a bare list is understood too. */
export const UsageEventList = z
  .union([list, z.strictObject({ events: list })], `must be { "events": [ … ] } with 1 to ${EVENTS_MAX} events`)
  .transform((given) => (Array.isArray(given) ? given : given.events));

export const UsageEventResult = z
  .object({
    source: z.string().nullable(),
    id: z.string().nullable().meta({ description: "Null when the event had none that could be read." }),
    status: z.enum(["taken", "parked", "known", "refused"]).meta({
      description:
        "taken: counted for its customer; parked: its account is nobody's yet; known: sent before, with the same content; refused: see code.",
    }),
    code: z.enum([...USAGE_REFUSALS, "usage.malformed"]).optional(),
    errors: z.array(FieldProblem).optional().meta({ description: "What is malformed, field by field." }),
  })
  .meta({ id: "UsageEventResult" });

export const UsageEventResults = z
  .object({
    taken: z.int(),
    parked: z.int(),
    known: z.int(),
    refused: z.int(),
    items: z.array(UsageEventResult).meta({ description: "In the order sent." }),
  })
  .meta({ id: "UsageEventResults" });
