"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import type { CompanyKind, MemberRole } from "@/lib/domain/access/actor";
import { type MembershipReason, memberReasonWords } from "@/lib/format/member-reason";
import { CodeStep } from "../ui/code-step";
import { Dialog } from "../ui/dialog";
import { keepInput } from "../ui/keep-input";
import { Notice } from "../ui/notice";
import { ReasonList } from "../ui/reason-list";
import { SubmitButton } from "../ui/submit-button";
import { RoleFields } from "./role-fields";

type FormAction<R> = (previous: FormState<R>, form: FormData) => Promise<FormState<R>>;
type MemberActionsProps<R extends MembershipReason, S extends MembershipReason> = {
  readonly member: { readonly id: string; readonly name: string; readonly roles: readonly MemberRole[] };
  readonly companyKind: CompanyKind;
  readonly changeRoles: FormAction<R>;
  readonly remove: FormAction<S>;
};

export function MemberActions<R extends MembershipReason, S extends MembershipReason>(props: MemberActionsProps<R, S>) {
  const { member, companyKind, changeRoles, remove } = props;
  const t = useTranslations("member");
  const [rolesState, submitRoles] = useActionState(changeRoles, { status: "idle" });
  const [removeState, submitRemove] = useActionState(remove, { status: "idle" });
  return (
    <div className="flex justify-end gap-1">
      <Dialog
        width="sm"
        trigger={t("changeRoles")}
        triggerVariant="quiet"
        triggerSize="sm"
        title={t("changeRolesOf", { name: member.name })}
        description={t("bitesAtOnce")}
      >
        <form action={submitRoles} onReset={keepInput} className="flex flex-col gap-4">
          {rolesState.status === "refused" && <ReasonList reasons={rolesState.reasons.map(memberReasonWords)} />}
          {rolesState.status === "saved" && (
            <Notice kind="done" live="status">
              {t("saved")}
            </Notice>
          )}
          <input type="hidden" name="memberId" value={member.id} />
          <RoleFields key={member.roles.join()} idPrefix={member.id} companyKind={companyKind} chosen={member.roles} />
          <div>
            <SubmitButton>{t("saveRoles")}</SubmitButton>
          </div>
          <CodeStep state={rolesState} />
        </form>
      </Dialog>
      <Dialog
        width="sm"
        trigger={t("remove")}
        triggerVariant="quiet"
        triggerSize="sm"
        title={t("removeTitle", { name: member.name })}
        description={t("removeNote")}
      >
        <form action={submitRemove} onReset={keepInput} className="flex flex-col items-start gap-4">
          {removeState.status === "refused" && <ReasonList reasons={removeState.reasons.map(memberReasonWords)} />}
          <input type="hidden" name="memberId" value={member.id} />
          <SubmitButton variant="danger">{t("removeConfirm")}</SubmitButton>
          <CodeStep state={removeState} />
        </form>
      </Dialog>
    </div>
  );
}
