import type { ReceiptLine } from "@/lib/contracts/notice-log-view";
import { undeliveredError } from "./undelivered-words";
import { type Wording, worded } from "./wording";

type Line = Pick<ReceiptLine, "way" | "outcome" | "dueAt" | "carried" | "isCarried">;
type Format = (instant: Date) => string;

/** What became of a notice for somebody on one way, or why nothing did; `format` says instants in the reader's zone. */
export function receiptWords(line: Line, format: Format): Wording {
  const { outcome, dueAt, isCarried } = line;
  if (isCarried) return carriedWords(line, format);
  if (dueAt !== null && (outcome === "digest" || outcome === "quiet-hours")) {
    return said(`waits.${outcome}`, { at: format(dueAt) });
  }
  return said(`outcome.${outcome}`);
}

function carriedWords({ way, outcome, carried }: Line, format: Format): Wording {
  if (carried === null) return said("forgotten");
  const { state, deliveredAt, dueAt, error } = carried;
  const why = error === null ? null : undeliveredError({ way, error });
  if (state === "delivered") {
    const at = deliveredAt ? format(deliveredAt) : "";
    return said(outcome === "digest" ? "deliveredInDigest" : "delivered", { at });
  }
  if (state === "dead") return why ? said("givenUp", { why }) : said("givenUpBare");
  if (why === null) return said("underWay");
  return dueAt ? said("triedAgain", { why, at: format(dueAt) }) : said("triedAtOnce", { why });
}

const said = (key: string, args: Wording["args"] = {}) => worded(`notification.log.${key}`, args);

/** Whether somebody was told, will be, or is not: what is counted of a notice. */
export function receiptGroup({ outcome, dueAt, isCarried, carried }: Line): "told" | "waits" | "failed" | "not" {
  if (isCarried) {
    if (carried?.state === "dead") return "failed";
    return carried?.state === "waiting" ? "waits" : "told";
  }
  return dueAt !== null && (outcome === "digest" || outcome === "quiet-hours") ? "waits" : "not";
}
