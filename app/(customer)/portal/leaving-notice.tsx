import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { checkDisassociation } from "@/lib/data/association/check-disassociation";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";

type LeavingNoticeProps = { readonly actor: Actor; readonly partner: string };

/** That the partner asked to part and waits; to those who may answer. */
export async function LeavingNotice({ actor, partner }: LeavingNoticeProps) {
  const asking = issuePermit(actor, "disassociation.ask");
  const check = asking && (await checkDisassociation(asking, actor.company.id, new Date()));
  if (check?.waiting?.side !== "partner") return null;
  const t = await getTranslations("association.portal");
  return (
    <Notice
      kind="warn"
      title={t("waiting", { partner })}
      actions={
        <LinkButton href="/portal/partner" size="sm">
          {t("answerIt")}
        </LinkButton>
      }
    >
      {t("approveText")}
    </Notice>
  );
}
