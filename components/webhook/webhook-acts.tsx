"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import type { WebhookHeard, WebhookRow } from "@/lib/contracts/webhook";
import type { Topic } from "@/lib/domain/notification/topic";
import type { WebhookReason } from "@/lib/domain/webhook/decide-webhook";
import { webhookReasonWords } from "@/lib/format/webhook-reason";
import { ConfirmConsequence } from "../ui/confirm-consequence";
import { FormAnswer } from "../ui/form-answer";
import { type FormAction, FormDialog } from "../ui/form-dialog";
import { Notice } from "../ui/notice";
import { SecretOnce } from "../ui/secret-once";
import { SubmitButton } from "../ui/submit-button";
import { WebhookFields } from "./webhook-fields";

type Answer<Saved> = FormState<WebhookReason, never, Saved>;
type Act<Saved = undefined> = (previous: Answer<Saved>, form: FormData) => Promise<Answer<Saved>>;

type WebhookActsProps = {
  readonly webhook: WebhookRow;
  readonly topics: readonly Topic[];
  readonly test: Act<WebhookHeard>;
  readonly setState: Act;
  readonly rotate: Act<{ readonly secret: string }>;
  readonly change: FormAction<WebhookReason>;
  readonly remove: FormAction<WebhookReason>;
};

/** Test, pause or resume, rotate the secret, change, remove: each says what came of it where it stands. */
export function WebhookActs(props: WebhookActsProps) {
  const { webhook, test, setState, rotate } = props;
  const t = useTranslations("webhook");
  const [tested, submitTest, testing] = useActionState(test, { status: "idle" });
  const [turned, submitState] = useActionState(setState, { status: "idle" });
  const [rotated, submitRotate] = useActionState(rotate, { status: "idle" });
  const words = { refused: t("refused"), invalid: t("invalid"), wordsOf: webhookReasonWords };
  const heard = tested.status === "saved" ? tested.saved : undefined;
  const secret = rotated.status === "saved" ? rotated.saved?.secret : undefined;
  const id = <input type="hidden" name="webhookId" value={webhook.id} />;
  const isActive = webhook.state === "active";
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        <form action={submitTest} aria-busy={testing}>
          {id}
          <SubmitButton size="sm">{t("test")}</SubmitButton>
        </form>
        <form action={submitState}>
          {id}
          <input type="hidden" name="state" value={isActive ? "paused" : "active"} />
          <SubmitButton size="sm" variant="secondary">
            {t(isActive ? "pause" : "resume")}
          </SubmitButton>
        </form>
        <form action={submitRotate}>
          {id}
          <SubmitButton size="sm" variant="secondary">
            {t("rotate")}
          </SubmitButton>
        </form>
        <ChangeAndRemove {...props} />
      </div>
      {isActive && webhook.waiting > 0 && <p className="text-xs text-ink-2">{t("pauseNote")}</p>}
      <FormAnswer state={tested} {...words} />
      <FormAnswer state={turned} {...words} />
      <FormAnswer state={rotated} {...words} />
      {heard && <HeardNotice heard={heard} />}
      {secret && <SecretOnce title={t("rotated")} note={t("rotatedNote")} value={secret} label={t("secret")} />}
    </div>
  );
}

function ChangeAndRemove({ webhook, topics, change, remove }: WebhookActsProps) {
  const t = useTranslations("webhook");
  const { id: webhookId, name, waiting } = webhook;
  const words = { refused: t("refused"), invalid: t("invalid"), wordsOf: webhookReasonWords };
  const id = <input type="hidden" name="webhookId" value={webhookId} />;
  return (
    <>
      <FormDialog
        {...words}
        trigger={t("change")}
        triggerVariant="secondary"
        title={t("changeTitle", { name })}
        description={t("changeDescription")}
        action={change}
        onDone={() => {}}
      >
        {(errors) => (
          <>
            {id}
            <WebhookFields webhook={webhook} topics={topics} language={webhook.language} errors={errors} />
            <div>
              <SubmitButton>{t("changeSubmit")}</SubmitButton>
            </div>
          </>
        )}
      </FormDialog>
      <FormDialog
        {...words}
        trigger={t("remove")}
        triggerVariant="quiet"
        title={t("removeTitle", { name })}
        description={t("removeDescription")}
        action={remove}
        onDone={() => {}}
      >
        {() => (
          <>
            {id}
            <ConfirmConsequence
              title={t("removeConsequence")}
              consequences={[{ figure: String(waiting), label: t("removeOpen", { count: waiting }) }]}
              acknowledgement={t("removeRead")}
              confirmLabel={t("removeSubmit")}
            />
          </>
        )}
      </FormDialog>
    </>
  );
}

function HeardNotice({ heard: { status, error, milliseconds, response } }: { readonly heard: WebhookHeard }) {
  const t = useTranslations("webhook");
  const said = status === null ? t("heard.silent") : t("heard.status", { status: String(status), milliseconds });
  return (
    <Notice
      kind={error === null ? "done" : "warn"}
      live="status"
      title={t(error === null ? "heard.well" : "heard.amiss")}
    >
      <p>
        {said} {error !== null && t(`error.${error}`)}
      </p>
      {response && (
        <pre className="mt-2 max-h-40 overflow-auto font-mono text-xs whitespace-pre-wrap break-all">{response}</pre>
      )}
    </Notice>
  );
}
