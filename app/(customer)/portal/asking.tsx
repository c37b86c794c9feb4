import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AskPartner } from "@/components/question/ask-partner";
import { requirePermit } from "@/lib/auth/session";
import type { PortalPartner } from "@/lib/data/portal/get-portal-partner";
import { decimalOf, type Money } from "@/lib/domain/money/money";
import type { AskedAbout, QuestionFacts } from "@/lib/domain/question/question";
import { questionDraft } from "@/lib/format/question-draft";
import { askPartnerAction } from "./actions";

/** The button beside each reason, by which the customer asks its partner about all that is refused here. */
export async function askingOf(facts: QuestionFacts, partner: PortalPartner): Promise<(reason: string) => ReactNode> {
  // Who has left has nobody to ask here.
  if (partner.endedAt !== null) return () => null;
  const [t, locale] = [await getTranslations(), await getLocale()];
  const draft = questionDraft(facts, partner.name, t, locale);
  const about = fieldsOf(facts.about);
  return (reason) => (
    <AskPartner partner={partner.name} reason={reason} about={about} draft={draft} ask={askPartnerAction} />
  );
}

type Barred = Pick<QuestionFacts, "reasons" | "currency" | "asOf"> & {
  /** The list price of what was tried; null: none. */
  readonly amount: Money | null;
};

/** The same about what the customer may buy at all. */
export async function askingToBuy({ amount, ...barred }: Barred, partner: PortalPartner) {
  const { accountName } = (await requirePermit("portal.read")).actor.company;
  return askingOf({ about: { kind: "eligibility", amount }, accountName, ...barred }, partner);
}

function fieldsOf(about: AskedAbout): Readonly<Record<string, string>> {
  if (about.kind === "eligibility") {
    return { about: about.kind, amount: about.amount === null ? "" : decimalOf(about.amount) };
  }
  const { kind, offerId, periods, quantity, account } = about;
  return { about: kind, offerId, periods: String(periods), quantity: String(quantity), account: account ?? "" };
}
