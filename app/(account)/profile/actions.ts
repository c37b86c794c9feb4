"use server";

import { refresh } from "next/cache";
import { cookies } from "next/headers";
import { requestFacts } from "@/lib/auth/request";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { FOLLOW_BROWSER, PasswordInput, ProfileInput, SessionInput } from "@/lib/contracts/profile";
import { endOneSession, endOtherSessions } from "@/lib/data/session/end-sessions";
import { type ChangePasswordReason, changePassword } from "@/lib/data/user/change-password";
import { changeProfile } from "@/lib/data/user/change-profile";
import { LOCALE_COOKIE } from "../../i18n";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

export async function changeProfileAction(_previous: FormState<never>, form: FormData): Promise<FormState<never>> {
  await requirePermit("profile.manage");
  const { user } = await requireVisitor();
  const input = ProfileInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  await changeProfile(user.id, input.data, await requestFacts());
  const { language } = input.data;
  if (language === FOLLOW_BROWSER) (await cookies()).delete(LOCALE_COOKIE);
  else (await cookies()).set(LOCALE_COOKIE, language, { path: "/", maxAge: YEAR_SECONDS, sameSite: "lax" });
  refresh();
  return { status: "saved" };
}

export async function changePasswordAction(
  _previous: FormState<ChangePasswordReason>,
  form: FormData,
): Promise<FormState<ChangePasswordReason>> {
  await requirePermit("profile.manage");
  const { user, sessionHash } = await requireVisitor();
  const input = PasswordInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const decision = await changePassword({ user, sessionHash, ...input.data }, await requestFacts());
  if (!decision.allowed) return { status: "refused", reasons: decision.reasons };
  refresh();
  return { status: "saved" };
}

export async function endSessionAction(form: FormData): Promise<void> {
  await requirePermit("profile.manage");
  const { user } = await requireVisitor();
  const input = SessionInput.safeParse(objectOf(form));
  if (input.success) await endOneSession(user.id, input.data.session);
  refresh();
}

export async function endOtherSessionsAction(): Promise<void> {
  await requirePermit("profile.manage");
  const { user, sessionHash } = await requireVisitor();
  await endOtherSessions(user.id, sessionHash, await requestFacts());
  refresh();
}
