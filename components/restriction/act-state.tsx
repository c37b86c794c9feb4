import { useTranslations } from "next-intl";
import type { RestrictionActView } from "@/lib/contracts/restriction-act";
import type { ActState } from "@/lib/domain/restriction/waiting-act";
import { Badge, type Tone } from "../ui/badge";

const TONES: Record<ActState, Tone> = {
  "awaiting-second-person": "warn",
  waiting: "frozen",
  ran: "neutral",
  "called-off": "neutral",
  declined: "neutral",
  expired: "neutral",
  refused: "danger",
};

export function ActStateBadge({ state }: { readonly state: ActState }) {
  const t = useTranslations("restriction.act.state");
  return <Badge tone={TONES[state]}>{t(state)}</Badge>;
}

/** "Freeze account and resources"; a lift with the causes it names, a release with how many resources. */
export function useActWords(): (act: Pick<RestrictionActView, "kind" | "level" | "origins" | "resources">) => string {
  const t = useTranslations("restriction.act.what");
  const origin = useTranslations("sign.restriction.origin");
  return ({ kind, level, origins, resources }) => {
    if (kind === "release") return t("release", { count: resources.length });
    return level === null ? t("lift", { origins: origins.map((one) => origin(one)).join(", ") }) : t(level);
  };
}
