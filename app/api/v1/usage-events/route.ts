import type { z } from "zod";
import { UsageEvent, UsageEventList, type UsageEventResult } from "@/lib/contracts/api/usage-event";
import { recordUsageEvents } from "@/lib/data/usage-event/record-usage-events";
import { ok } from "../_plumbing/answer";
import { endpoint } from "../_plumbing/endpoint";
import { fieldProblemsOf } from "../_plumbing/read-body";

type Result = z.infer<typeof UsageEventResult>;
type Event = z.infer<typeof UsageEvent>;

const BODY_BYTES_MAX = 8 * 1024 * 1024;

export const POST = endpoint({
  action: "usage.record",
  body: UsageEventList,
  bytesMax: BODY_BYTES_MAX,
  once: true,
  answer: async ({ permit, body }) => {
    const read = body.map((given) => readEvent(given));
    const events = read.flatMap((one) => ("event" in one ? [one.event] : []));
    const answers = (await recordUsageEvents(permit, events)).values();
    const items = read.map((one): Result => {
      if ("refused" in one) return one.refused;
      const { value } = answers.next();
      if (value === undefined) throw new Error("every event has an answer");
      return value;
    });
    return ok({ ...countsOf(items), items });
  },
});

// A bad event refuses itself alone; the others go in.
function readEvent(given: unknown): { readonly event: Event } | { readonly refused: Result } {
  const read = UsageEvent.safeParse(given);
  if (read.success) return { event: read.data };
  const names = { source: nameOf(given, "source"), id: nameOf(given, "id") };
  return { refused: { ...names, status: "refused", code: "usage.malformed", errors: fieldProblemsOf(read.error) } };
}

function nameOf(given: unknown, name: "source" | "id"): string | null {
  if (typeof given !== "object" || given === null || !(name in given)) return null;
  const value: unknown = Reflect.get(given, name);
  return typeof value === "string" ? value : null;
}

function countsOf(items: readonly Result[]) {
  const count = (wanted: Result["status"]) => items.filter(({ status }) => status === wanted).length;
  return { taken: count("taken"), parked: count("parked"), known: count("known"), refused: count("refused") };
}
