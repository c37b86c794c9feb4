import "server-only";
import type { Transaction } from "@/db/client";
import type { Evidence, EvidenceSubject } from "@/lib/contracts/evidence-view";
import { type EvidenceInput, instantAsked } from "@/lib/contracts/history-query";
import type { CustomerThen } from "@/lib/contracts/history-view";
import type { Actor } from "@/lib/domain/access/actor";
import { findCause } from "./find-cause";
import { findCustomerThen } from "./find-customer-then";
import { loadCustomerThen } from "./get-customer-then";
import { loadNotices } from "./load-notices";
import { loadSealedEntries } from "./load-sealed-entries";

type Found = {
  readonly moment: CustomerThen;
  readonly subject: EvidenceSubject;
  readonly changeIds: readonly (string | null)[];
  readonly instants: readonly Date[];
};

/** What the file says; null: no such thing, not the actor's then, or a purchase that was not refused. */
export async function loadEvidence(
  tx: Transaction,
  actor: Actor,
  input: EvidenceInput,
  now: Date,
): Promise<Evidence | null> {
  const found = input.about === "refusal" ? await refusalOf(tx, actor, input, now) : await causeOf(tx, actor, input);
  if (!found) return null;
  const { moment, subject, instants } = found;
  const changeIds = [...new Set(found.changeIds.filter((id) => id !== null))];
  const of = { distributorId: actor.distributorId, customerId: moment.id, instants };
  return {
    format: "partner-center-evidence-1",
    subject,
    moment,
    notices: await loadNotices(tx, of),
    entries: await loadSealedEntries(tx, actor, moment.id, changeIds),
  };
}

type Asked<About> = Extract<EvidenceInput, { readonly about: About }>;

async function causeOf(
  tx: Transaction,
  actor: Actor,
  { about, causeId }: Asked<"freeze" | "block">,
): Promise<Found | null> {
  const found = await findCause(tx, actor.distributorId, about, causeId);
  const moment = found && (await loadCustomerThen(tx, actor, found.customerId, found.since));
  if (!moment) return null;
  const causes = about === "freeze" ? moment.freezes : moment.blocks;
  const cause = causes.find(({ id }) => id === causeId);
  if (!cause) return null;
  const ended = await endSeenBy(tx, actor, found.customerId, found.ended);
  return {
    moment,
    subject: { about, cause, ended, known: found.known },
    changeIds: [cause.changeId, ended && found.endChangeId, moment.budget?.changeId ?? null],
    instants: [found.since],
  };
}

/** How it ended is another partner's matter where the customer had left by then: the distributor's to know. */
async function endSeenBy<Ended extends { readonly at: Date }>(
  tx: Transaction,
  actor: Actor,
  customerId: string,
  ended: Ended | null,
): Promise<Ended | null> {
  if (ended === null || actor.company.kind === "distributor") return ended;
  const before = new Date(ended.at.getTime() - 1);
  return (await findCustomerThen(tx, actor, customerId, before)) && ended;
}

async function refusalOf(
  tx: Transaction,
  actor: Actor,
  { customerId, at, operation }: Asked<"refusal">,
  now: Date,
): Promise<Found | null> {
  const moment = await loadCustomerThen(tx, actor, customerId, instantAsked(at, now));
  const decision = moment?.verdicts.find((verdict) => verdict.operation === operation)?.decision;
  if (!moment || !decision || decision.allowed) return null;
  const causes = [...moment.freezes, ...moment.blocks];
  return {
    moment,
    subject: { about: "refusal", operation, reasons: decision.reasons },
    changeIds: [...causes.map(({ changeId }) => changeId), moment.budget?.changeId ?? null],
    instants: causes.map(({ since }) => since),
  };
}
