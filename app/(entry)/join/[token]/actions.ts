"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { requestFacts } from "@/lib/auth/request";
import { currentVisitor } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import { FOLLOW_BROWSER } from "@/lib/contracts/follow-browser";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { declaredOf, JoinAsMemberInput, JoinAsNewCustomerInput, type JoinRefusal } from "@/lib/contracts/join";
import { joinCustomer } from "@/lib/data/development/join-customer";
import { switchCompany } from "@/lib/data/session/switch-company";
import { toAppLocale } from "@/lib/format/locale";
import { LOCALE_COOKIE } from "../../../i18n";

type State = FormState<JoinRefusal>;

export async function joinAsNewCustomerAction(_previous: State, form: FormData): Promise<State> {
  const fields = objectOf(form);
  const input = JoinAsNewCustomerInput.safeParse(fields);
  if (!input.success) return invalid(input.error);
  const { token: secret, companyName, accountName, person: name, email, password } = input.data;
  const language = toAppLocale((await cookies()).get(LOCALE_COOKIE)?.value) ?? FOLLOW_BROWSER;
  const answer = await joinCustomer(
    {
      secret,
      person: { kind: "new", name, email, password, language },
      company: { kind: "new", name: companyName, accountName },
      declared: declaredOf(fields),
    },
    await requestFacts(),
  );
  return answer.allowed ? { status: "saved" } : { status: "refused", reasons: answer.reasons };
}

export async function joinWithCompanyAction(_previous: State, form: FormData): Promise<State> {
  const visitor = await currentVisitor();
  if (!visitor) redirect("/sign-in");
  const fields = objectOf(form);
  const input = JoinAsMemberInput.safeParse(fields);
  if (!input.success) return invalid(input.error);
  const { data } = input;
  const { id: userId, name, email } = visitor.user;
  const company =
    data.company === "new"
      ? { kind: "new" as const, name: data.companyName, accountName: data.accountName }
      : { kind: "existing" as const, memberId: data.membership };
  const person = { kind: "known", userId, name, email } as const;
  const answer = await joinCustomer(
    { secret: data.token, person, company, declared: declaredOf(fields) },
    await requestFacts(),
  );
  if (!answer.allowed) return { status: "refused", reasons: answer.reasons };
  await switchCompany({ sessionHash: visitor.sessionHash, userId, memberId: answer.memberId });
  redirect("/portal");
}
