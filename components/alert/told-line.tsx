import { useTranslations } from "next-intl";
import type { HandleOutcome } from "@/lib/contracts/handle-state";
import type { HandlingActKind } from "@/lib/domain/alert/decide-handling";
import { alertReasonWords } from "@/lib/format/alert-reason";
import { useWording } from "../ui/use-wording";

export type Told = HandleOutcome & { readonly kind: HandlingActKind };

/** What was done, and why not about some; its line is kept free. */
export function ToldLine({ told }: { readonly told: Told | null }) {
  const t = useTranslations("alert.act");
  const say = useWording();
  const refused =
    told && told.refused > 0
      ? t("notDone", { count: told.refused, reasons: told.reasons.map((one) => say(alertReasonWords(one))).join(" ") })
      : "";
  return (
    <p role="status" className="min-h-5 text-sm text-accent">
      {told && `${t(`${told.kind}.done`, { count: told.done })} ${refused}`}
    </p>
  );
}
