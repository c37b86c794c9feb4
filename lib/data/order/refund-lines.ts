import "server-only";
import { type Money, toMoney } from "@/lib/domain/money/money";
import type { Refund } from "@/lib/domain/term/term";
import type { NewLine } from "./insert-order";
import type { ChargedLine } from "./load-term-facts";

/** A line copies all of what it gives back but the amount; its charge stands in that one's month (G9). */
export function refundLinesOf(refunds: readonly Refund[], lines: readonly ChargedLine[]): readonly NewLine[] {
  return refunds.map(({ lineId, amount }) => refundLineOf(lineId, toMoney(-amount), lines));
}

/** Where nothing is unused, the order still says what it is about. */
export function emptyRefundOf(lines: readonly ChargedLine[]): NewLine {
  const last = lines
    .filter(({ line }) => line.refundsLineId === null)
    .toSorted((left, right) => left.paidAt.getTime() - right.paidAt.getTime())
    .at(-1);
  if (!last) throw new Error("what was paid in advance has a paid line");
  return refundLineOf(last.line.id, toMoney(0n), lines);
}

function refundLineOf(lineId: string, amount: Money, lines: readonly ChargedLine[]): NewLine {
  const back = lines.find(({ line }) => line.id === lineId);
  if (!back) throw new Error("what is given back was paid");
  const { distributorId: _tenant, id: _id, orderId: _order, ...copied } = back.line;
  return { ...copied, kind: "refund", refundsLineId: lineId, amount };
}
