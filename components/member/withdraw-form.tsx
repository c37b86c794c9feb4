"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import { type MembershipReason, memberReasonWords } from "@/lib/format/member-reason";
import { ReasonList } from "../ui/reason-list";
import { SubmitButton } from "../ui/submit-button";

type WithdrawalReason = Extract<MembershipReason, { code: "company.suspended" | "invitation.unknown" }>;
type State = FormState<WithdrawalReason>;
type WithdrawFormProps = {
  readonly invitationId: string;
  readonly action: (previous: State, form: FormData) => Promise<State>;
};

/** Closes one pending invitation. */
export function WithdrawForm({ invitationId, action }: WithdrawFormProps) {
  const t = useTranslations("member");
  const [state, submit] = useActionState(action, { status: "idle" });
  return (
    <form action={submit} className="ml-auto flex flex-col items-end gap-2">
      <input type="hidden" name="invitationId" value={invitationId} />
      <SubmitButton variant="quiet" size="sm">
        {t("withdraw")}
      </SubmitButton>
      {state.status === "refused" && <ReasonList reasons={state.reasons.map(memberReasonWords)} />}
    </form>
  );
}
