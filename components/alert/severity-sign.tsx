import { Info, OctagonAlert, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Severity } from "@/lib/domain/alert/alert";
import { Badge, type Tone } from "../ui/badge";

const SIGNS = { critical: OctagonAlert, warning: TriangleAlert, info: Info } as const;
const TONES: Record<Severity, Tone> = { critical: "danger", warning: "warn", info: "neutral" };

export function SeveritySign({ severity }: { readonly severity: Severity }) {
  const t = useTranslations("alert.severity");
  const Sign = SIGNS[severity];
  return (
    <Badge tone={TONES[severity]} icon={<Sign aria-hidden />}>
      {t(severity)}
    </Badge>
  );
}
