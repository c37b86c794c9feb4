import { getLocale, getTranslations } from "next-intl/server";
import { AnswerActs } from "@/components/association/answer-acts";
import { AskAct } from "@/components/association/ask-act";
import { CheckList } from "@/components/association/check-list";
import { Section } from "@/components/ui/section";
import type { DisassociationCheck } from "@/lib/contracts/association-view";
import { checkDisassociation } from "@/lib/data/association/check-disassociation";
import type { PortalPartner } from "@/lib/data/portal/get-portal-partner";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { formatCountdown } from "@/lib/format/date";
import {
  approveDisassociationAction,
  askDisassociationAction,
  rejectDisassociationAction,
  withdrawDisassociationAction,
} from "../../../disassociation/actions";

type LeaveSectionProps = { readonly actor: Actor; readonly partner: PortalPartner };

/** Asking to leave the partner, and answering when the partner asked; nothing for a customer without one. */
export async function LeaveSection({ actor, partner }: LeaveSectionProps) {
  const t = await getTranslations("association");
  if (partner.endedAt !== null) return null;
  const asking = issuePermit(actor, "disassociation.ask");
  const at = new Date();
  const check = asking && (await checkDisassociation(asking, actor.company.id, at));
  return (
    <Section title={t("portal.title")}>
      {check ? (
        <Leaving customerId={actor.company.id} check={check} at={at} partner={partner.name} />
      ) : (
        <p className="text-ink-2">{t("administrators")}</p>
      )}
    </Section>
  );
}

type LeavingProps = {
  readonly customerId: string;
  readonly check: DisassociationCheck;
  readonly at: Date;
  readonly partner: string;
};

async function Leaving({ customerId, check, at, partner }: LeavingProps) {
  const [t, locale] = [await getTranslations("association"), await getLocale()];
  const { waiting, decision, recent, max } = check;
  if (waiting) {
    const isAsker = waiting.side === "customer";
    return (
      <>
        <p className="font-semibold">{isAsker ? t("portal.waitingOwn") : t("portal.waiting", { partner })}</p>
        <p className="text-sm text-ink-2">{t("portal.asked", { age: formatCountdown(at, waiting.askedAt, locale) })}</p>
        <p className="break-words">{t("portal.theirReason", { reason: waiting.reason })}</p>
        {!isAsker && <p>{t("portal.approveText")}</p>}
        <AnswerActs
          disassociationId={waiting.id}
          isAsker={isAsker}
          approve={approveDisassociationAction}
          reject={rejectDisassociationAction}
          withdraw={withdrawDisassociationAction}
        />
      </>
    );
  }
  return (
    <>
      <CheckList decision={decision} isCustomer ways={{}} againHref="/portal/partner" />
      <p className="text-sm text-ink-2">{t("check.limit", { count: recent, max })}</p>
      {decision.allowed && (
        <AskAct
          customerId={customerId}
          consequences={[{ figure: null, label: t("ask.yourBudgetEnds") }]}
          ask={askDisassociationAction}
        />
      )}
    </>
  );
}
