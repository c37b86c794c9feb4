"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { HandleAction, HandleState } from "@/lib/contracts/handle-state";
import type { HandlingActKind } from "@/lib/domain/alert/decide-handling";
import { alertReasonWords } from "@/lib/format/alert-reason";
import { FormAnswer } from "../ui/form-answer";
import { keepInput } from "../ui/keep-input";
import { SubmitButton } from "../ui/submit-button";
import { HandleDialog } from "./handle-dialog";
import { ASKING, type HandleButtonsProps, HandleFields } from "./handle-fields";

/** What can be done about one alert or several; the first stands out. */
export function HandleButtons({ kinds, ...of }: HandleButtonsProps) {
  return kinds.map((kind, index) => {
    const asking = ASKING.find((one) => one === kind);
    const variant = index === 0 ? "primary" : "secondary";
    return asking ? (
      <HandleDialog key={kind} kind={asking} variant={variant} {...of} />
    ) : (
      <HandleNow key={kind} kind={kind} variant={variant} {...of} />
    );
  });
}

type HandleNowProps = Omit<HandleButtonsProps, "kinds" | "handlers"> & {
  readonly kind: HandlingActKind;
  readonly variant: "primary" | "secondary";
};

function HandleNow({ ids, kind, variant, action, onDone }: HandleNowProps) {
  const t = useTranslations("alert.act");
  const act: HandleAction = async (previous, form) => {
    const next = await action(previous, form);
    if (next.status === "saved" && next.saved) onDone({ kind, ...next.saved });
    return next;
  };
  const [state, submit, pending] = useActionState<HandleState, FormData>(act, { status: "idle" });
  return (
    <form action={submit} onReset={keepInput} aria-busy={pending} className="contents">
      <HandleFields ids={ids} kind={kind} />
      <SubmitButton size="sm" variant={variant} data-act={kind}>
        {t(`${kind}.open`)}
      </SubmitButton>
      {(state.status === "refused" || state.status === "invalid") && (
        <div className="order-last basis-full">
          <FormAnswer state={state} refused={t("refused")} invalid={t("invalid")} wordsOf={alertReasonWords} />
        </div>
      )}
    </form>
  );
}
