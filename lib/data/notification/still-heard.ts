import "server-only";
import type { Transaction } from "@/db/client";
import type { Way } from "@/lib/domain/notification/choice";
import { reasonsNotToTell } from "@/lib/domain/notification/decide-receipt";
import type { ReceiptOutcome } from "@/lib/domain/notification/receipt";
import { env } from "@/lib/env";
import { type Hearer, loadHearers } from "./load-hearers";
import { loadLookedAfter } from "./load-looked-after";
import { subjectOf, type ToldNotice } from "./load-told";

type Heard = {
  /** Null: not of the company any more. */
  readonly hearer: Hearer | null;
  readonly told: readonly ToldNotice[];
  /** By message: why it is not told after all. */
  readonly reasons: readonly (readonly [string, ReceiptOutcome])[];
};

/** What somebody is still to be told of what waited: roles, assignments and choices are those of now. */
export async function stillHeard(
  tx: Transaction,
  distributorId: string,
  hearerId: string,
  way: Way,
  told: readonly ToldNotice[],
): Promise<Heard> {
  const hearers = await loadHearers(
    tx,
    distributorId,
    told.map(({ company }) => company),
  );
  const hearer = hearers.find(({ id }) => id === hearerId) ?? null;
  if (hearer === null) return { hearer, told: [], reasons: [] };
  const isLookedAfter = await loadLookedAfter(tx, distributorId, [hearer], told.map(subjectOf));
  const hasGateway = env().SMS_WEBHOOK_URL !== null;
  const reasons = told.flatMap((one) => {
    const isAssigned = isLookedAfter(hearer, subjectOf(one));
    const [reason] = reasonsNotToTell({ ...hearer, isAssigned }, one, way, hasGateway);
    return reason === undefined ? [] : [[one.messageId, reason] as const];
  });
  const refused = new Map(reasons);
  return { hearer, told: told.filter(({ messageId }) => !refused.has(messageId)), reasons };
}
