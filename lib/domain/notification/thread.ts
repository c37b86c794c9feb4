import type { NoticeMail } from "../alert/mail";
import { billingMonthOf } from "../calendar/billing-month";

/** What mails belong together by, so that a reader shows them as one talk: a customer's of one period; null: by nothing. */
export function threadOf({ template, hearer, notices }: NoticeMail): string | null {
  const [notice] = notices;
  if (template !== "notice" || !notice?.customer) return null;
  const period = periodIn(notice.facts) ?? billingMonthOf(new Date(notice.at));
  return [hearer.distributorId, notice.customer.id, period].join("/");
}

/** The budget period that a notice, or the alert in it, tells of. */
function periodIn(facts: unknown): string | null {
  if (typeof facts !== "object" || facts === null) return null;
  const period: unknown = Reflect.get(facts, "period");
  return typeof period === "string" ? period : periodIn(Reflect.get(facts, "told"));
}
