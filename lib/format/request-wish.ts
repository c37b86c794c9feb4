import type { Money } from "@/lib/domain/money/money";
import type { RequestWish } from "@/lib/domain/request/request";
import { originWords, permissionWords } from "./sign";
import { type Wording, worded } from "./wording";

export type WishLine = { readonly term: Wording; readonly value: Wording };

/** The values of a request, one line each; what was left open is left out. */
export function wishLines(wish: RequestWish, currency: string): readonly WishLine[] {
  const money = (amount: Money) => worded("request.value.money", { amount, currency });
  switch (wish.kind) {
    case "activate":
    case "adjust-budget":
      return [
        line("amount", money(wish.amount)),
        line("type", worded(`budget.type.${wish.type}`)),
        line("action", worded(`budget.action.${wish.action}`)),
      ];
    case "permission":
      return [
        line("permissions", worded("request.value.list", { items: wish.permissions.map(permissionWords) })),
        ...quotaLines(wish, money),
      ];
    case "quota":
      return quotaLines(wish, money);
    case "lift":
    case "allow-pay-per-use":
      return [
        line("origins", worded("request.value.list", { items: wish.origins.map(originWords) })),
        ...messageLines(wish),
      ];
    default:
      return messageLines(wish);
  }
}

function quotaLines(
  { monthlyQuota, oneTimeQuota }: { readonly monthlyQuota: Money | null; readonly oneTimeQuota: Money | null },
  money: (amount: Money) => Wording,
): readonly WishLine[] {
  return [
    ...(monthlyQuota === null ? [] : [line("monthlyQuota", money(monthlyQuota))]),
    ...(oneTimeQuota === null ? [] : [line("oneTimeQuota", money(oneTimeQuota))]),
  ];
}

function messageLines({ messageToCustomer }: { readonly messageToCustomer: string | null }): readonly WishLine[] {
  return messageToCustomer === null ? [] : [line("message", worded("request.value.text", { text: messageToCustomer }))];
}

function line(term: string, value: Wording): WishLine {
  return { term: worded(`request.field.${term}`), value };
}
