import type { Actor } from "../access/actor";
import { issuePermit } from "../access/permit";
import { ALERT_KINDS, ALERTS, type AlertKind } from "./alert";

/** The kinds of alerts that the access table lets this actor see. */
export function seenKinds(actor: Actor): readonly AlertKind[] {
  return ALERT_KINDS.filter((kind) => issuePermit(actor, ALERTS[kind].needs) !== null);
}
