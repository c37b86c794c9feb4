import { useTranslations } from "next-intl";
import { thenHref } from "@/lib/contracts/history-query";
import { AppLink, TEXT_LINK } from "../ui/app-link";
import { EvidenceForm } from "./evidence-form";

type EventWaysProps = {
  readonly customerId: string;
  readonly event: { readonly id: string; readonly kind: string; readonly at: Date };
  /** Whether the viewer may take evidence files. */
  readonly takesEvidence: boolean;
};

// What an event's id begins with, and what its file is about.
const PROVEN: Readonly<Record<string, "freeze" | "block">> = { frozen: "freeze", "pay-per-use-blocked": "block" };

/** From an event of a customer to how it stood then, and to the file that proves a freeze. */
export function EventWays({ customerId, event: { id, kind, at }, takesEvidence }: EventWaysProps) {
  const t = useTranslations("history");
  const about = PROVEN[kind];
  return (
    <>
      <AppLink href={thenHref(customerId, at)} className={TEXT_LINK}>
        {t("asItStood")}
      </AppLink>
      {takesEvidence && about && (
        <EvidenceForm of={{ about, causeId: id.slice(kind.length + 1) }} label={t(`evidence.${about}`)} />
      )}
    </>
  );
}
