"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { TestHeard } from "@/lib/contracts/connector";
import type { FormState } from "@/lib/contracts/form-state";
import type { ConnectorReason, ConnectorState } from "@/lib/domain/connector/connector";
import { connectorReasonWords } from "@/lib/format/connector-reason";
import { ConfirmConsequence } from "../ui/confirm-consequence";
import { FormAnswer } from "../ui/form-answer";
import { type FormAction, FormDialog } from "../ui/form-dialog";
import { Notice } from "../ui/notice";
import { SecretOnce } from "../ui/secret-once";
import { SubmitButton } from "../ui/submit-button";

type Answer<Saved> = FormState<ConnectorReason, never, Saved>;
type Act<Saved = undefined> = (previous: Answer<Saved>, form: FormData) => Promise<Answer<Saved>>;

type ConnectorActsProps = {
  readonly connectorId: string;
  readonly name: string;
  readonly state: ConnectorState;
  /** Orders that wait there, or came to nothing. */
  readonly open: number;
  readonly test: Act<TestHeard>;
  readonly setState: Act;
  readonly rotate: Act<{ readonly secret: string }>;
  readonly remove: FormAction<ConnectorReason>;
};

/** Test, pause or resume, rotate the secret, remove: each says what came of it where it stands. */
export function ConnectorActs(props: ConnectorActsProps) {
  const { connectorId, name, state, open, test, setState, rotate, remove } = props;
  const t = useTranslations("connector");
  const [tested, submitTest, testing] = useActionState(test, { status: "idle" });
  const [turned, submitState] = useActionState(setState, { status: "idle" });
  const [rotated, submitRotate] = useActionState(rotate, { status: "idle" });
  const words = { refused: t("refused"), invalid: t("invalid"), wordsOf: connectorReasonWords };
  const heard = tested.status === "saved" ? tested.saved : undefined;
  const secret = rotated.status === "saved" ? rotated.saved?.secret : undefined;
  const id = <input type="hidden" name="connectorId" value={connectorId} />;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        <form action={submitTest} aria-busy={testing}>
          {id}
          <SubmitButton size="sm">{t("test")}</SubmitButton>
        </form>
        <form action={submitState}>
          {id}
          <input type="hidden" name="state" value={state === "active" ? "paused" : "active"} />
          <SubmitButton size="sm" variant="secondary">
            {t(state === "active" ? "pause" : "resume")}
          </SubmitButton>
        </form>
        <form action={submitRotate}>
          {id}
          <SubmitButton size="sm" variant="secondary">
            {t("rotate")}
          </SubmitButton>
        </form>
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
                consequences={[{ figure: String(open), label: t("removeOpen", { count: open }) }]}
                acknowledgement={t("removeRead")}
                confirmLabel={t("removeSubmit")}
              />
            </>
          )}
        </FormDialog>
      </div>
      <FormAnswer state={tested} {...words} />
      <FormAnswer state={turned} {...words} />
      <FormAnswer state={rotated} {...words} />
      {heard && <HeardNotice heard={heard} />}
      {secret && <SecretOnce title={t("rotated")} note={t("rotatedNote")} value={secret} label={t("secret")} />}
    </div>
  );
}

function HeardNotice({ heard: { status, error, milliseconds, body } }: { readonly heard: TestHeard }) {
  const t = useTranslations("connector");
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
      {body && (
        <pre className="mt-2 max-h-40 overflow-auto font-mono text-xs whitespace-pre-wrap break-all">{body}</pre>
      )}
    </Notice>
  );
}
