import "server-only";
import type { Transaction } from "@/db/client";
import { type Choice, PACES, WAYS, type Way } from "@/lib/domain/notification/choice";
import { clockOf, type Hours } from "@/lib/domain/notification/hours";
import { loadChoices } from "./load-choices";
import { loadHours } from "./load-hours";

const NAMES: Readonly<Record<Way, string>> = { email: "byEmail", sms: "bySms" };

/** What somebody has chosen, as the operation log keeps it: topics by way and pace, hours as clock times. */
export async function auditedChoices(tx: Transaction, distributorId: string, chooserId: string) {
  const choices = (await loadChoices(tx, distributorId, [chooserId])).get(chooserId) ?? [];
  const hours = (await loadHours(tx, distributorId, [chooserId])).get(chooserId);
  return { ...Object.fromEntries(WAYS.map((way) => [NAMES[way], byPace(choices, way)])), ...(hours && told(hours)) };
}

function byPace(choices: readonly Choice[], way: Way) {
  const topics = (pace: Choice["pace"]) =>
    choices.filter((choice) => choice.way === way && choice.pace === pace).map(({ topic }) => topic);
  return Object.fromEntries(PACES.map((pace) => [pace, topics(pace).toSorted()]));
}

function told({ quietFrom, quietTo, digestHour }: Hours) {
  return {
    quietHours: quietFrom === quietTo ? null : `${clockOf(quietFrom)}–${clockOf(quietTo)}`,
    digestHour: clockOf(digestHour * 60),
  };
}
