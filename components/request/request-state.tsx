import { useTranslations } from "next-intl";
import type { RequestState } from "@/lib/domain/request/request";
import { Badge, type Tone } from "../ui/badge";

const TONES: Record<RequestState, Tone> = {
  pending: "warn",
  approved: "accent",
  rejected: "danger",
  withdrawn: "neutral",
  superseded: "neutral",
};

export function RequestStateBadge({ state }: { readonly state: RequestState }) {
  const t = useTranslations("request.state");
  return <Badge tone={TONES[state]}>{t(state)}</Badge>;
}
