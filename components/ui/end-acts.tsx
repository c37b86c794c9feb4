"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import type { EndHeard } from "@/lib/contracts/end";
import type { FormState } from "@/lib/contracts/form-state";
import type { Wording } from "@/lib/format/wording";
import { ConfirmConsequence } from "./confirm-consequence";
import { FormAnswer } from "./form-answer";
import { type FormAction, FormDialog } from "./form-dialog";
import { HeardNotice } from "./heard-notice";
import { SecretOnce } from "./secret-once";
import { SubmitButton } from "./submit-button";

type Answer<Reason, Saved> = FormState<Reason, never, Saved>;
type Act<Reason, Saved = undefined> = (
  previous: Answer<Reason, Saved>,
  form: FormData,
) => Promise<Answer<Reason, Saved>>;

/** What may be done to another system's end; the page of each noun gives its own actions. */
export type EndActions<Reason, Failure extends string = never> = {
  readonly test: Act<Reason, EndHeard<Failure>>;
  readonly setState: Act<Reason>;
  readonly rotate: Act<Reason, { readonly secret: string }>;
  readonly remove: FormAction<Reason>;
};

type Removal = {
  readonly description: string;
  /** What is given up with it. */
  readonly open: { readonly count: number; readonly label: string };
  readonly submit: string;
};

type EndActsProps<Reason, Failure extends string> = EndActions<Reason, Failure> & {
  /** The hidden field by which every act knows the end. */
  readonly field: { readonly name: string; readonly value: string };
  readonly name: string;
  readonly isActive: boolean;
  readonly wordsOf: (reason: Reason) => Wording;
  readonly failureWords: (error: NonNullable<EndHeard<Failure>["error"]>) => Wording;
  readonly removal: Removal;
  /** Acts of the noun's own, before the removal. */
  readonly more?: ReactNode;
  /** What pausing does to what waits. */
  readonly note?: string | undefined;
};

/** Test, pause or resume, rotate the secret, remove: each says what came of it where it stands. */
export function EndActs<Reason, Failure extends string = never>(props: EndActsProps<Reason, Failure>) {
  const { field, name, isActive, test, setState, rotate, remove, wordsOf, failureWords, removal, more, note } = props;
  const t = useTranslations("end");
  const [tested, submitTest, testing] = useActionState(test, { status: "idle" });
  const [turned, submitState] = useActionState(setState, { status: "idle" });
  const [rotated, submitRotate] = useActionState(rotate, { status: "idle" });
  const words = { refused: t("refused"), invalid: t("invalid"), wordsOf };
  const heard = tested.status === "saved" ? tested.saved : undefined;
  const secret = rotated.status === "saved" ? rotated.saved?.secret : undefined;
  const id = <input type="hidden" {...field} />;
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
        {more}
        <FormDialog
          {...words}
          trigger={t("remove")}
          triggerVariant="quiet"
          title={t("removeTitle", { name })}
          description={removal.description}
          action={remove}
          onDone={() => {}}
        >
          {() => (
            <>
              {id}
              <ConfirmConsequence
                title={t("removeConsequence")}
                consequences={[{ figure: String(removal.open.count), label: removal.open.label }]}
                acknowledgement={t("removeRead")}
                confirmLabel={removal.submit}
              />
            </>
          )}
        </FormDialog>
      </div>
      {note && <p className="text-xs text-ink-2">{note}</p>}
      <FormAnswer state={tested} {...words} />
      <FormAnswer state={turned} {...words} />
      <FormAnswer state={rotated} {...words} />
      {heard && <HeardNotice heard={heard} failureWords={failureWords} />}
      {secret && <SecretOnce title={t("rotated")} note={t("rotatedNote")} value={secret} label={t("secret")} />}
    </div>
  );
}
