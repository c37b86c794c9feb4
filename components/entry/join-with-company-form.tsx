"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import type { JoiningCause } from "@/lib/domain/development/failure";
import { joiningCauseWords } from "@/lib/format/development-reason";
import { keepInput } from "../ui/keep-input";
import { RadioCards } from "../ui/radio-cards";
import { useWording } from "../ui/use-wording";
import { DeclarationFields } from "./declaration-fields";
import { CompanyFields, ConfirmJoining, type JoinAction, JoinProblem, openStatements, useErrorOf } from "./join-parts";

/** A company of the person's own. */
export type OwnCompany = {
  readonly memberId: string;
  readonly name: string;
  readonly accountName: string;
  /** Null: it may join. */
  readonly objection: JoiningCause | null;
};

type JoinWithCompanyFormProps = {
  readonly token: string;
  readonly partner: string;
  readonly companies: readonly OwnCompany[];
  readonly action: JoinAction;
};

const NEW = "new";

/** A signed-in person brings a company that has no partner any more, or a new one. */
export function JoinWithCompanyForm({ token, partner, companies, action }: JoinWithCompanyFormProps) {
  const t = useTranslations("join");
  const say = useWording();
  const [state, submit, pending] = useActionState(action, { status: "idle" });
  const first = companies.find(({ objection }) => objection === null)?.memberId ?? NEW;
  const [chosen, setChosen] = useState(first);
  const errorOf = useErrorOf(state);
  const isNew = chosen === NEW;
  return (
    <form action={submit} onReset={keepInput} aria-busy={pending} className="flex flex-col gap-5">
      <JoinProblem state={state} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="company" value={isNew ? NEW : "existing"} />
      <RadioCards
        name="membership"
        legend={t("which", { partner })}
        defaultValue={first}
        error={errorOf("membership")}
        onValueChange={setChosen}
        options={[
          ...companies.map(({ memberId, name, accountName, objection }) => ({
            value: memberId,
            label: name,
            detail: objection ? t("cannot", { why: say(joiningCauseWords(objection)) }) : accountName,
          })),
          { value: NEW, label: t("newCompany"), detail: t("newCompanyDetail") },
        ]}
      />
      {isNew && <CompanyFields state={state} />}
      <DeclarationFields partner={partner} returns={!isNew} open={openStatements(state)} />
      <ConfirmJoining state={state} partner={partner} />
    </form>
  );
}
