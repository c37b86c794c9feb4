"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import type { ChoiceRow, RecipientLine } from "@/lib/contracts/notification-view";
import type { WayObstacle } from "@/lib/domain/notification/hearing";
import type { RecipientReason } from "@/lib/domain/notification/recipient";
import { recipientReasonWords } from "@/lib/format/recipient-reason";
import { type FormAction, FormDialog } from "../ui/form-dialog";
import { ReasonList } from "../ui/reason-list";
import { SubmitButton } from "../ui/submit-button";
import { RecipientFields } from "./recipient-fields";

type Action = FormAction<RecipientReason>;
type Given = {
  readonly zones: readonly string[];
  readonly ownZone: string;
  readonly smsObstacle: WayObstacle | null;
};

type AddRecipientProps = Given & {
  /** Of a company that has chosen nothing. */
  readonly rows: readonly ChoiceRow[];
  readonly action: Action;
};

/** Opens the form for one more; says beside its button what happens next. */
export function AddRecipient({ rows, action, ...given }: AddRecipientProps) {
  const t = useTranslations("notification");
  const [done, setDone] = useState(0);
  return (
    <>
      <p role="status" className="text-sm text-accent">
        {done > 0 && t("recipient.added")}
      </p>
      <FormDialog
        // A new one begins empty.
        key={done}
        trigger={t("recipient.add")}
        title={t("recipient.add")}
        description={t("recipient.addNote")}
        action={action}
        onDone={() => setDone(done + 1)}
        refused={t("recipient.addRefused")}
        invalid={t("invalid.form")}
        wordsOf={recipientReasonWords}
      >
        {(errors) => (
          <>
            <RecipientFields id="new-recipient" recipient={null} rows={rows} errors={errors} {...given} />
            <div>
              <SubmitButton>{t("recipient.addConfirm")}</SubmitButton>
            </div>
          </>
        )}
      </FormDialog>
    </>
  );
}

type RecipientActsProps = Given & {
  readonly recipient: RecipientLine;
  readonly change: Action;
  readonly remove: Action;
  readonly sendAgain: Action;
};

export function RecipientActs({ recipient, change, remove, sendAgain, ...given }: RecipientActsProps) {
  const t = useTranslations("notification.recipient");
  const invalid = useTranslations("notification.invalid")("form");
  const { id, name } = recipient;
  const [saved, setSaved] = useState(false);
  const which = <input type="hidden" name="recipientId" value={id} />;
  const dialog = { triggerVariant: "quiet", invalid, wordsOf: recipientReasonWords } as const;
  return (
    <div className="flex flex-wrap items-center justify-end gap-1 max-md:justify-start">
      <p role="status" className="text-sm text-accent">
        {saved && t("changed")}
      </p>
      {recipient.state !== "confirmed" && <SendAgain recipient={recipient} action={sendAgain} />}
      <FormDialog
        {...dialog}
        trigger={t("change")}
        title={t("changeOf", { name })}
        description={t("changeNote", { email: recipient.email })}
        action={change}
        onDone={() => setSaved(true)}
        refused={t("changeRefused")}
      >
        {(errors) => (
          <>
            {which}
            <RecipientFields id={id} recipient={recipient} rows={recipient.rows} errors={errors} {...given} />
            <div>
              <SubmitButton>{t("changeConfirm")}</SubmitButton>
            </div>
          </>
        )}
      </FormDialog>
      <FormDialog
        {...dialog}
        trigger={t("remove")}
        title={t("removeOf", { name })}
        description={t("removeNote", { email: recipient.email })}
        action={remove}
        onDone={() => {}}
        refused={t("removeRefused")}
      >
        {() => (
          <div>
            {which}
            <SubmitButton variant="danger">{t("removeConfirm")}</SubmitButton>
          </div>
        )}
      </FormDialog>
    </div>
  );
}

function SendAgain({
  recipient: { id, name },
  action,
}: {
  readonly recipient: RecipientLine;
  readonly action: Action;
}) {
  const t = useTranslations("notification.recipient");
  const [state, submit] = useActionState(action, { status: "idle" });
  return (
    <form action={submit} className="flex flex-col items-end gap-1">
      <input type="hidden" name="recipientId" value={id} />
      <SubmitButton variant="quiet" size="sm" aria-label={t("sendAgainTo", { name })}>
        {t("sendAgain")}
      </SubmitButton>
      <p role="status" className="text-sm text-accent">
        {state.status === "saved" && t("sentAgain")}
      </p>
      {state.status === "refused" && <ReasonList reasons={state.reasons.map(recipientReasonWords)} />}
    </form>
  );
}
