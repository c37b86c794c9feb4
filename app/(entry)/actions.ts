"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { endSession } from "@/lib/auth/end-session";
import { currentVisitor } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import { switchCompany } from "@/lib/data/session/switch-company";
import { changeLanguage } from "@/lib/data/user/change-profile";
import { toAppLocale } from "@/lib/format/locale";
import { LOCALE_COOKIE } from "../i18n";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Remembered by the browser, and by the person when signed in. */
export async function chooseLanguageAction(form: FormData): Promise<void> {
  const locale = toAppLocale(String(objectOf(form)["locale"]));
  if (!locale) return;
  (await cookies()).set(LOCALE_COOKIE, locale, { path: "/", maxAge: YEAR_SECONDS, sameSite: "lax" });
  const visitor = await currentVisitor();
  if (visitor) await changeLanguage(visitor.user.id, locale);
}

export async function signOutAction(): Promise<void> {
  await endSession();
  redirect("/sign-in");
}

export async function switchCompanyAction(form: FormData): Promise<void> {
  const visitor = await currentVisitor();
  if (!visitor) redirect("/sign-in");
  await switchCompany({
    sessionHash: visitor.sessionHash,
    userId: visitor.user.id,
    memberId: String(objectOf(form)["memberId"]),
  });
  redirect("/");
}
