"use server";

import { refresh } from "next/cache";
import { cookies } from "next/headers";
import { toDataURL } from "qrcode";
import { requestFacts } from "@/lib/auth/request";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import { FOLLOW_BROWSER } from "@/lib/contracts/follow-browser";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { PasswordInput, ProfileInput, SessionInput } from "@/lib/contracts/profile";
import { FirstCodeInput, PasswordAgainInput } from "@/lib/contracts/verification";
import { endOneSession, endOtherSessions } from "@/lib/data/session/end-sessions";
import { type ChangePasswordReason, changePassword } from "@/lib/data/user/change-password";
import { changeProfile } from "@/lib/data/user/change-profile";
import { type AuthenticatorReason, beginAuthenticator } from "@/lib/data/verification/begin-authenticator";
import { confirmAuthenticator } from "@/lib/data/verification/confirm-authenticator";
import { removeAuthenticator } from "@/lib/data/verification/remove-authenticator";
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

type Act<Saved = undefined> = FormState<AuthenticatorReason, never, Saved>;
type Made = { readonly secret: string; readonly picture: string };

export async function beginAuthenticatorAction(_previous: Act<Made>, form: FormData): Promise<Act<Made>> {
  await requirePermit("profile.manage");
  const { user } = await requireVisitor();
  const input = PasswordAgainInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const decision = await beginAuthenticator(user, input.data.password, await requestFacts());
  if (!decision.allowed) return { status: "refused", reasons: decision.reasons };
  const { secret, address } = decision.made;
  return { status: "saved", saved: { secret, picture: await toDataURL(address, { margin: 2, width: 400 }) } };
}

type Codes = readonly string[];

export async function confirmAuthenticatorAction(_previous: Act<Codes>, form: FormData): Promise<Act<Codes>> {
  await requirePermit("profile.manage");
  const { user } = await requireVisitor();
  const input = FirstCodeInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const decision = await confirmAuthenticator(user.id, input.data.code, await requestFacts());
  if (!decision.allowed) return { status: "refused", reasons: decision.reasons };
  refresh();
  return { status: "saved", saved: decision.recoveryCodes };
}

export async function removeAuthenticatorAction(_previous: Act, form: FormData): Promise<Act> {
  await requirePermit("profile.manage");
  const { user } = await requireVisitor();
  const input = PasswordAgainInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const decision = await removeAuthenticator(user, input.data.password, await requestFacts());
  if (!decision.allowed) return { status: "refused", reasons: decision.reasons };
  refresh();
  return { status: "saved" };
}
