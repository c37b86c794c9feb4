"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { OpenBlock, OpenCause } from "@/lib/contracts/customer-view";
import { type BlockOrigin, FREEZE_LEVELS, type StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";
import { type Act, ActDialog } from "./act-dialog";
import { ActFields } from "./act-fields";
import { CauseTicks } from "./cause-ticks";
import { type FreezeFacts, FreezeForm } from "./freeze-form";

type Causes = readonly Pick<OpenCause, "origin" | "level" | "goneAt">[];
type Blocks = readonly Pick<OpenBlock, "origin" | "goneAt">[];

type RestrictionActsProps = {
  readonly customerId: string;
  readonly name: string;
  readonly causes: Causes;
  readonly blocks: Blocks;
  readonly facts: FreezeFacts;
  readonly freeze: Act;
  readonly lift: Act;
  readonly block: Act;
  readonly allow: Act;
};

const DONE = ["freeze", "lift", "block", "allow"] as const;
type Done = (typeof DONE)[number];

/** What may be done to a customer's restriction, for whoever holds the permission. */
export function RestrictionActs({ customerId, name, causes, blocks, facts, ...acts }: RestrictionActsProps) {
  const t = useTranslations("restriction");
  const [done, setDone] = useState<Done | null>(null);
  const manual = causes.find(({ origin }) => origin === "manual");
  const levels = FREEZE_LEVELS.filter((level) => !manual || (manual.level === "account" && level !== "account"));
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {levels.length > 0 && (
          <ActDialog
            trigger={t(manual ? "freeze.openMore" : "freeze.open")}
            title={t("freeze.title", { name })}
            description={t("freeze.description")}
            action={acts.freeze}
            onDone={() => setDone("freeze")}
          >
            <FreezeForm customerId={customerId} facts={facts} levels={levels} />
          </ActDialog>
        )}
        {causes.length > 0 && (
          <LiftDialog kind="lift" {...{ customerId, name, causes }} action={acts.lift} onDone={() => setDone("lift")} />
        )}
        {!blocks.some(({ origin }) => origin === "manual") && (
          <ActDialog
            trigger={t("block.open")}
            title={t("block.title", { name })}
            description={t("block.description")}
            action={acts.block}
            onDone={() => setDone("block")}
          >
            <ActFields id="block" customerId={customerId} />
            <SubmitButton className="self-start">{t("block.submit")}</SubmitButton>
          </ActDialog>
        )}
        {blocks.length > 0 && (
          <LiftDialog
            kind="allow"
            {...{ customerId, name, causes: blocks }}
            action={acts.allow}
            onDone={() => setDone("allow")}
          />
        )}
      </div>
      <div aria-live="polite">{done && <Notice kind="done">{t(`${done}.done`)}</Notice>}</div>
    </div>
  );
}

type LiftDialogProps = {
  readonly kind: "lift" | "allow";
  readonly customerId: string;
  readonly name: string;
  readonly causes: readonly { readonly origin: StoredFreezeOrigin | BlockOrigin; readonly goneAt: Date | null }[];
  readonly action: Act;
  readonly onDone: () => void;
};

function LiftDialog({ kind, customerId, name, causes, action, onDone }: LiftDialogProps) {
  const t = useTranslations("restriction");
  return (
    <ActDialog
      trigger={t(`${kind}.open`)}
      title={t(`${kind}.title`, { name })}
      description={t(`${kind}.description`)}
      action={action}
      onDone={onDone}
    >
      <CauseTicks id={kind} legend={t(`${kind}.causes`)} causes={causes} />
      <ActFields id={kind} customerId={customerId} />
      <SubmitButton className="self-start">{t(`${kind}.submit`)}</SubmitButton>
    </ActDialog>
  );
}
