import { getTranslations } from "next-intl/server";
import type { EvidenceItem } from "@/components/history/evidence-list";
import { momentOf } from "@/lib/contracts/history-query";
import type { CustomerThen } from "@/lib/contracts/history-view";

/** A file for each cause that was open and each purchase that was refused. */
export async function evidenceItemsOf({ id, at, freezes, blocks, verdicts }: CustomerThen): Promise<EvidenceItem[]> {
  const t = await getTranslations();
  const causeItem = (about: "freeze" | "block") => (cause: CustomerThen["freezes" | "blocks"][number]) => ({
    key: cause.id,
    label: `${t(`history.evidence.${about}`)}: ${t(`sign.restriction.origin.${cause.origin}`)}`,
    of: { about, causeId: cause.id },
  });
  const refused = verdicts.filter(({ decision }) => !decision.allowed);
  return [
    ...freezes.map(causeItem("freeze")),
    ...blocks.map(causeItem("block")),
    ...refused.map(({ operation }) => ({
      key: operation,
      label: `${t("history.evidence.refusal")}: ${t(`purchase.operation.${operation}`)}`,
      of: { about: "refusal", customerId: id, at: momentOf(at), operation },
    })),
  ];
}
