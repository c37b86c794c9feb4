import { PortalNotice } from "@/lib/contracts/portal-notice";
import type { CompanyKind } from "@/lib/domain/access/actor";
import type { AlertFacts } from "@/lib/domain/alert/alert-facts";
import type { PartnerKind } from "@/lib/domain/notification/topic";
import { type AlertWords, alertWords } from "./alert-words";
import { companyNoticeParts } from "./company-notice-words";
import type { Parts, PartsBy } from "./notice-parts";
import { customerNoticeWords } from "./portal-notice";
import { restrictionNoticeParts } from "./restriction-notice-words";
import { type Argument, type Wording, worded } from "./wording";

export type NoticeText = {
  readonly title: Wording;
  /** What else is to be known; null: nothing. */
  readonly detail: Wording | null;
  /** What a person wrote; null: nothing. */
  readonly quote: string | null;
};

const PARTS: PartsBy<PartnerKind> = { ...restrictionNoticeParts, ...companyNoticeParts };

/** A notice as it is kept, in the words of whoever reads it; of a kind or with facts that nobody knows, still told. */
export function noticeWords(notice: Kept, currency: string, reader: CompanyKind): NoticeText {
  const isForCustomer = reader === "customer" && notice.kind !== "webhook-disabled";
  const text = isForCustomer ? ofCustomer(notice, currency) : ofPartner(notice, currency);
  return text !== null && isWhole(text.title) && (text.detail === null || isWhole(text.detail)) ? text : OTHER;
}

type Kept = { readonly kind: string; readonly facts: unknown };
const OTHER: NoticeText = { title: worded("notice.kind.other"), detail: null, quote: null };

function ofCustomer(notice: Kept, currency: string): NoticeText {
  const read = PortalNotice.safeParse(notice);
  const { title, action, quote } = customerNoticeWords(read.success ? read.data : null, currency);
  return { title, detail: action === null ? null : worded(`portal.messages.action.${action}`), quote };
}

/** Null: its facts were kept by another version and cannot be said. */
function ofPartner({ kind, facts }: Kept, currency: string): NoticeText | null {
  try {
    if (kind === "alert-raised" || kind === "alert-resolved") return ofAlert(kind, facts as AlertNotice, currency);
    const make = Object.entries(PARTS).find(([name]) => name === kind)?.[1];
    if (!make) return null;
    // The table gives each kind the function for its own facts.
    const parts = (make as (facts: unknown, currency: string) => Parts | AlertWords)(facts, currency);
    if ("title" in parts) return { ...parts, quote: null };
    const { key = kind, args, detail = null, quote = null } = parts;
    return { title: worded(`notice.kind.${key}`, args), detail, quote };
  } catch {
    return null;
  }
}

type AlertNotice = { readonly alert: AlertFacts["kind"]; readonly told: AlertFacts["facts"] };

function ofAlert(kind: string, { alert, told }: AlertNotice, currency: string): NoticeText {
  const { title, detail } = alertWords({ kind: alert, facts: told } as AlertFacts, currency);
  return kind === "alert-raised"
    ? { title, detail, quote: null }
    : { title: worded("notice.kind.alert-resolved", { title }), detail: null, quote: null };
}

/** Nothing is missing in it. */
function isWhole({ args }: Wording): boolean {
  return Object.values<Argument | null | undefined>(args).every(isSaid);
}

function isSaid(argument: Argument | null | undefined): boolean {
  if (argument === null || argument === undefined) return false;
  if (argument instanceof Date) return !Number.isNaN(argument.getTime());
  if (Array.isArray(argument)) return argument.every(isSaid);
  return typeof argument !== "object" || !("key" in argument) || isWhole(argument);
}
