import type { CompanyNotice } from "@/lib/domain/alert/company-notice";
import type { Notice } from "@/lib/domain/alert/notice";
import { parseMoney } from "@/lib/domain/money/money";
import type { NoticeKind } from "@/lib/domain/notification/topic";
import type { AlertWords } from "./alert-words";
import type { Argument, Wording } from "./wording";

/** What fills the words of a kind, said to a partner. */
export type Parts = {
  /** Under notice.kind; missing: the kind. */
  readonly key?: string;
  readonly args: Wording["args"];
  readonly detail?: Wording | null;
  /** What a person wrote. */
  readonly quote?: string | null;
};

/** Several kinds share one shape of facts. */
export type FactsOf<Kind extends NoticeKind, Each = Notice | CompanyNotice> = Each extends {
  readonly kind: infer Kinds;
  readonly facts: infer Facts;
}
  ? Kind extends Kinds
    ? Facts
    : never
  : never;
export type PartsBy<Kind extends NoticeKind> = {
  readonly [Each in Kind]: (facts: FactsOf<Each>, currency: string) => Parts | AlertWords;
};

/** Decimal text as it is kept; what is no amount stays as it is. */
export function moneyArgument(text: string): Argument {
  return parseMoney(text) ?? text;
}

export function optional<Value, Made>(value: Value | null | undefined, make: (value: Value) => Made): Made | null {
  return value === null || value === undefined ? null : make(value);
}
