import { Check, CircleDashed, FileText, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { PlaceView, RestrictionPlaces } from "@/lib/contracts/restriction-places";
import type { PlaceState } from "@/lib/domain/connector/place";
import { formatInstant } from "@/lib/format/date";
import { Badge, type Tone } from "../ui/badge";

type PlaceListProps = {
  readonly ordered: RestrictionPlaces;
  /** The viewer's own, for log times. */
  readonly zone: string;
  /** The act for a place that can be tried again now; null: the viewer's role may not. */
  readonly retry: ((place: PlaceView) => ReactNode) | null;
};

const LOOKS: Record<PlaceState, { readonly tone: Tone; readonly sign: ReactNode }> = {
  ordered: { tone: "warn", sign: <CircleDashed aria-hidden /> },
  confirmed: { tone: "accent", sign: <Check aria-hidden /> },
  failed: { tone: "danger", sign: <TriangleAlert aria-hidden /> },
  recorded: { tone: "neutral", sign: <FileText aria-hidden /> },
  superseded: { tone: "neutral", sign: null },
};

/** Where the present level must take effect, and what is known of each place: ordered is not done (G7). */
export function PlaceList({ ordered: { level, whole, orderedAt, places }, zone, retry }: PlaceListProps) {
  const t = useTranslations("restriction.place");
  const shown = { zone, locale: useLocale() };
  if (orderedAt === null) return <p className="text-ink-2">{t("none")}</p>;
  return (
    <div className="flex flex-col">
      <p className="text-ink-2">
        {t(`whole.${whole}`, { what: t(`what.${level ?? "none"}`), at: formatInstant(orderedAt, shown) })}
      </p>
      <ul className="flex flex-col">
        {places.map((place) => (
          <li
            key={place.id}
            className="grid gap-x-6 gap-y-1 border-b border-line py-3 last:border-b-0 sm:grid-cols-[1fr_auto]"
          >
            <PlaceWords place={place} shown={shown} />
            {retry && (place.state === "failed" || canHurry(place)) && (
              <div className="sm:justify-self-end">{retry(place)}</div>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** It was tried and waits for its next attempt. */
function canHurry({ state, attempts, isPaused }: PlaceView): boolean {
  return state === "ordered" && attempts > 0 && !isPaused;
}

type Shown = { readonly zone: string; readonly locale: string };

function PlaceWords({ place, shown }: { readonly place: PlaceView; readonly shown: Shown }) {
  const t = useTranslations("restriction.place");
  const { kind, connector, state, since, detail, tookEffectAt, deletesAt } = place;
  const { tone, sign } = LOOKS[state];
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-semibold">{connector ?? t(`kind.${kind}`)}</span>
        <Badge tone={tone} icon={sign}>
          {t(`state.${state}`)}
        </Badge>
        <span className="figures text-xs text-ink-3">{t("since", { at: formatInstant(since, shown) })}</span>
      </p>
      {kind !== "connector" && <p className="text-sm text-ink-2">{t(`about.${kind}`)}</p>}
      <Attempts place={place} shown={shown} />
      {detail && <p className="text-sm break-words text-ink-2">{t("detail", { detail })}</p>}
      {tookEffectAt && (
        <p className="text-sm text-ink-2">{t("tookEffect", { at: formatInstant(tookEffectAt, shown) })}</p>
      )}
      {deletesAt && (
        <p className="text-sm font-semibold text-s100-ink">{t("deletes", { at: formatInstant(deletesAt, shown) })}</p>
      )}
    </div>
  );
}

function Attempts({ place, shown }: { readonly place: PlaceView; readonly shown: Shown }) {
  const t = useTranslations("restriction.place");
  const e = useTranslations("connector.error");
  const { kind, state, attempts, error, status } = place;
  if (kind !== "connector" || state === "confirmed") return null;
  return (
    <p className="text-sm text-ink-2">
      {attempts === 0 ? t("untried") : t("attempts", { count: attempts })}
      {error && ` ${e(error)}`}
      {error === "status" && status !== null && ` (${status})`}
      {state === "ordered" && <Waiting place={place} shown={shown} />}
    </p>
  );
}

/** What an open order waits for. */
function Waiting({ place, shown }: { readonly place: PlaceView; readonly shown: Shown }) {
  const t = useTranslations("restriction.place");
  const { attempts, isPaused, nextAttemptAt, acceptedAt } = place;
  const at = nextAttemptAt && attempts > 0 ? formatInstant(nextAttemptAt, shown) : null;
  if (acceptedAt) {
    return ` ${t("accepted", { at: formatInstant(acceptedAt, shown) })} ${at ? t("answerDue", { at }) : ""}`;
  }
  if (isPaused) return ` ${t("paused")}`;
  return at && ` ${t("next", { at })}`;
}
