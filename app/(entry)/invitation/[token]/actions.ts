"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { requestFacts } from "@/lib/auth/request";
import { currentVisitor } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import { FOLLOW_BROWSER } from "@/lib/contracts/follow-browser";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { JoinAsNewPersonInput, JoinInput } from "@/lib/contracts/invitation";
import { type AcceptReason, acceptInvitation } from "@/lib/data/invitation/accept-invitation";
import { switchCompany } from "@/lib/data/session/switch-company";
import { toAppLocale } from "@/lib/format/locale";
import { LOCALE_COOKIE } from "../../../i18n";

export async function joinAsNewPersonAction(
  _previous: FormState<AcceptReason>,
  form: FormData,
): Promise<FormState<AcceptReason>> {
  const input = JoinAsNewPersonInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const { token, ...person } = input.data;
  const chosen = toAppLocale((await cookies()).get(LOCALE_COOKIE)?.value);
  const newPerson = { ...person, language: chosen ?? FOLLOW_BROWSER };
  const answer = await acceptInvitation({ secret: token, newPerson }, await requestFacts());
  return answer.allowed ? { status: "saved" } : { status: "refused", reasons: answer.reasons };
}

export async function joinAction(_previous: FormState<AcceptReason>, form: FormData): Promise<FormState<AcceptReason>> {
  const visitor = await currentVisitor();
  if (!visitor) redirect("/sign-in");
  const input = JoinInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const { id: userId, email, name } = visitor.user;
  const knownPerson = { userId, email, name };
  const answer = await acceptInvitation({ secret: input.data.token, knownPerson }, await requestFacts());
  if (!answer.allowed) return { status: "refused", reasons: answer.reasons };
  await switchCompany({ sessionHash: visitor.sessionHash, userId, memberId: answer.memberId });
  redirect("/");
}
