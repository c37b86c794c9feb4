"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { RestrictionPreviews } from "@/lib/contracts/restriction-act";
import type { StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import type { Timing } from "@/lib/domain/restriction/waiting-act";
import { SubmitButton } from "../ui/submit-button";
import { ActFields } from "./act-fields";
import { CauseTicks, tickedFirst } from "./cause-ticks";
import { PreviewOutcome } from "./preview-outcome";
import { TimingFields } from "./timing-fields";

type LiftFormProps = {
  readonly customerId: string;
  readonly currency: string;
  readonly causes: readonly { readonly origin: StoredFreezeOrigin; readonly goneAt: Date | null }[];
  readonly previews: RestrictionPreviews["lift"];
  readonly recall: ReactNode;
};

/** Names the causes to end and shows what follows from ending just those. */
export function LiftForm({ customerId, currency, causes, previews, recall }: LiftFormProps) {
  const t = useTranslations("restriction.lift");
  const [named, setNamed] = useState<readonly string[]>(tickedFirst(causes));
  const [timing, setTiming] = useState<Timing>("now");
  const preview = named.length > 0 ? previews[named.toSorted().join(" ")] : undefined;
  return (
    <>
      <CauseTicks
        id="lift"
        legend={t("causes")}
        causes={causes}
        onTick={(origin, ticked) =>
          setNamed((before) => (ticked ? [...before, origin] : before.filter((one) => one !== origin)))
        }
      />
      <TimingFields id="lift" timings={["now", "scheduled"]} timing={timing} onChange={setTiming} isLift />
      {preview ? (
        <PreviewOutcome customerId={customerId} currency={currency} preview={preview} about="lift" />
      ) : (
        <p className="text-sm text-ink-2">{t("choose")}</p>
      )}
      <ActFields id="lift" customerId={customerId} recall={recall} />
      <SubmitButton className="self-start">{t("submit")}</SubmitButton>
    </>
  );
}
