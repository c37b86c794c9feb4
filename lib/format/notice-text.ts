import type { CompanyKind } from "@/lib/domain/access/actor";
import { toAppLocale } from "./locale";
import { noticeWords } from "./notice-words";
import { type Say, sentenceOf } from "./wording";

/** A notice as text, for what leaves the house without a page around it. */
export type SaidNotice = {
  readonly title: string;
  /** Null: nothing more is to be known. */
  readonly detail: string | null;
  /** What a person wrote; null: nothing. */
  readonly quote: string | null;
};

type Told = {
  readonly kind: string;
  readonly facts: unknown;
  /** Of whoever reads it: decides how a notice is worded. */
  readonly company: CompanyKind;
  /** A locale, or "browser": then English. */
  readonly language: string;
  /** ISO 4217. */
  readonly currency: string;
};

/** `say` has every file of messages/<language>, for a notice may name reasons of any noun. */
export function noticeText({ kind, facts, company, language, currency }: Told, say: Say): SaidNotice {
  const { title, detail, quote } = noticeWords({ kind, facts }, currency, company);
  const locale = toAppLocale(language) ?? "en";
  return {
    title: sentenceOf(title, say, locale),
    detail: detail === null ? null : sentenceOf(detail, say, locale),
    quote,
  };
}
