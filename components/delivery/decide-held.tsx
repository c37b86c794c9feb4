"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { DeliveryReason } from "@/lib/contracts/delivery";
import type { FormState } from "@/lib/contracts/form-state";
import { suspendedWords } from "@/lib/format/suspension-reason";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";
import { useWording } from "../ui/use-wording";

type State = FormState<DeliveryReason>;

type DecideHeldProps = {
  readonly deliveryId: string;
  readonly revision: number;
  readonly action: (previous: State, form: FormData) => Promise<State>;
};

/** Accepts or discards a held delivery, below the difference it would make. */
export function DecideHeld({ deliveryId, revision, action }: DecideHeldProps) {
  const t = useTranslations("delivery.held");
  const say = useWording();
  const [state, submit] = useActionState(action, { status: "idle" });
  return (
    <form action={submit} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="deliveryId" value={deliveryId} />
      <input type="hidden" name="revision" value={revision} />
      <SubmitButton name="decision" value="accept" size="sm">
        {t("accept")}
      </SubmitButton>
      <SubmitButton name="decision" value="discard" size="sm" variant="secondary">
        {t("discard")}
      </SubmitButton>
      {state.status === "refused" && (
        <Notice kind="danger" live="alert">
          {state.reasons.map((reason) =>
            reason.code === "company.suspended" ? say(suspendedWords(reason)) : t("notHeld"),
          )}
        </Notice>
      )}
    </form>
  );
}
