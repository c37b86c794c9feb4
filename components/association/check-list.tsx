import { useTranslations } from "next-intl";
import type { DisassociationCheck } from "@/lib/contracts/association-view";
import type { CheckReason } from "@/lib/domain/association/decide-disassociation";
import { associationReasonWords } from "@/lib/format/association-reason";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { useWording } from "../ui/use-wording";

export type CheckWays = Partial<Record<CheckReason["code"], { readonly href: string; readonly label: string }>>;

type CheckListProps = {
  readonly decision: DisassociationCheck["decision"];
  /** The customer is spoken to, and not about. */
  readonly isCustomer?: boolean;
  /** Where each failed item can be settled. */
  readonly ways: CheckWays;
  /** This page again. */
  readonly againHref: string;
};

/** The automatic check: what fails, each with its way out, and the way to check again. */
export function CheckList({ decision, isCustomer = false, ways, againHref }: CheckListProps) {
  const t = useTranslations("association.check");
  const say = useWording();
  const wordsOf = (reason: CheckReason) => {
    const own = reason.code.replace("association.", "customer.");
    return isCustomer && t.has(own) ? t(own) : say(associationReasonWords(reason));
  };
  if (decision.allowed) return <Notice kind="done">{t("passed")}</Notice>;
  return (
    <div className="flex flex-col gap-3">
      <p>{t("failed")}</p>
      <ul className="flex flex-col gap-3 border-l-3 border-s100 pl-4">
        {decision.reasons.map((reason) => {
          const way = ways[reason.code];
          return (
            <li key={reason.code} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span>{wordsOf(reason)}</span>
              {way && (
                <LinkButton href={way.href} size="sm" variant="quiet">
                  {way.label}
                </LinkButton>
              )}
            </li>
          );
        })}
      </ul>
      <div>
        <LinkButton href={againHref} size="sm">
          {t("again")}
        </LinkButton>
      </div>
    </div>
  );
}
