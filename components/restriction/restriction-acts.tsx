"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import type { OpenBlock, OpenCause } from "@/lib/contracts/customer-view";
import type { RestrictionPreviews } from "@/lib/contracts/restriction-act";
import { FREEZE_LEVELS } from "@/lib/domain/restriction/freeze";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";
import { type Act, ActDialog } from "./act-dialog";
import { ActFields } from "./act-fields";
import { CauseTicks } from "./cause-ticks";
import { type FreezeFacts, FreezeForm } from "./freeze-form";
import { LiftForm } from "./lift-form";

type Causes = readonly Pick<OpenCause, "origin" | "level" | "goneAt">[];
type Blocks = readonly Pick<OpenBlock, "origin" | "goneAt">[];

type RestrictionActsProps = {
  readonly customerId: string;
  readonly name: string;
  readonly causes: Causes;
  readonly blocks: Blocks;
  readonly facts: FreezeFacts;
  readonly liftPreviews: RestrictionPreviews["lift"];
  /** Whether the viewer holds freezing resources, or may recall it. */
  readonly mayFreezeResources: boolean;
  /** The tick that recalls what an act needs; null when there is nothing to recall. */
  readonly recall: ReactNode;
  readonly freeze: Act;
  readonly lift: Act;
  readonly block: Act;
  readonly allow: Act;
};

type Done = "freeze" | "lift" | "block" | "allow";
type Told = `${Done}.done` | "freeze.ordered" | "lift.ordered";

/** What may be done to a customer's restriction, for whoever holds the permission. */
export function RestrictionActs(props: RestrictionActsProps) {
  const { customerId, name, causes, blocks, facts, liftPreviews, mayFreezeResources, recall, ...acts } = props;
  const t = useTranslations("restriction");
  const [told, setTold] = useState<Told | null>(null);
  const waits = useRef(false);
  // What was sent says whether it took effect, or waits for a clock or a person.
  const ordering =
    (act: Act): Act =>
    (previous, form) => {
      waits.current = form.get("timing") !== "now" || (facts.isProtected && form.get("level") === RESOURCES);
      return act(previous, form);
    };
  const manual = causes.find(({ origin }) => origin === "manual");
  const levels = FREEZE_LEVELS.filter(
    (level) =>
      (level === "account" || mayFreezeResources) && (!manual || (manual.level === "account" && level !== "account")),
  );
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {levels.length > 0 && (
          <ActDialog
            trigger={t(manual ? "freeze.openMore" : "freeze.open")}
            title={t("freeze.title", { name })}
            description={t("freeze.description")}
            action={ordering(acts.freeze)}
            onDone={() => setTold(waits.current ? "freeze.ordered" : "freeze.done")}
          >
            <FreezeForm customerId={customerId} facts={facts} levels={levels} recall={recall} />
          </ActDialog>
        )}
        {causes.length > 0 && (
          <ActDialog
            trigger={t("lift.open")}
            title={t("lift.title", { name })}
            description={t("lift.description")}
            action={ordering(acts.lift)}
            onDone={() => setTold(waits.current ? "lift.ordered" : "lift.done")}
          >
            <LiftForm
              customerId={customerId}
              currency={facts.currency}
              causes={causes}
              previews={liftPreviews}
              recall={recall}
            />
          </ActDialog>
        )}
        <BlockActs {...{ customerId, name, blocks, recall, setTold }} block={acts.block} allow={acts.allow} />
      </div>
      <div aria-live="polite">{told && <Notice kind="done">{t(told)}</Notice>}</div>
    </div>
  );
}

type BlockActsProps = Pick<RestrictionActsProps, "customerId" | "name" | "blocks" | "recall" | "block" | "allow"> & {
  readonly setTold: (told: Told) => void;
};

function BlockActs({ customerId, name, blocks, recall, block, allow, setTold }: BlockActsProps) {
  const t = useTranslations("restriction");
  return (
    <>
      {!blocks.some(({ origin }) => origin === "manual") && (
        <ActDialog
          trigger={t("block.open")}
          title={t("block.title", { name })}
          description={t("block.description")}
          action={block}
          onDone={() => setTold("block.done")}
        >
          <ActFields id="block" customerId={customerId} recall={recall} />
          <SubmitButton className="self-start">{t("block.submit")}</SubmitButton>
        </ActDialog>
      )}
      {blocks.length > 0 && (
        <ActDialog
          trigger={t("allow.open")}
          title={t("allow.title", { name })}
          description={t("allow.description")}
          action={allow}
          onDone={() => setTold("allow.done")}
        >
          <CauseTicks id="allow" legend={t("allow.causes")} causes={blocks} />
          <ActFields id="allow" customerId={customerId} recall={recall} />
          <SubmitButton className="self-start">{t("allow.submit")}</SubmitButton>
        </ActDialog>
      )}
    </>
  );
}

const RESOURCES = "account-and-resources";
