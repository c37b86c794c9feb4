import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { KeptInput } from "@/components/entry/kept-input";
import { Personas } from "@/components/entry/personas";
import { SignInForm } from "@/components/entry/sign-in-form";
import { EntryShell } from "@/components/shell/entry-shell";
import { ThemeChoice } from "@/components/shell/theme-choice";
import { oidcName } from "@/lib/auth/oidc";
import { currentVisitor } from "@/lib/auth/session";
import { hasAnyCompany } from "@/lib/data/company/has-any-company";
import { listDemoPersonas } from "@/lib/data/user/list-demo-personas";
import { env } from "@/lib/env";
import { LanguageSwitch } from "../language-switch";
import { FirstRun } from "./first-run";

type Search = {
  readonly searchParams: Promise<{ readonly next?: string | string[]; readonly error?: string | string[] }>;
};

const DEMO_PASSWORD = "partner-center-demo";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("entry"))("signIn") };
}

export default async function SignInPage({ searchParams }: Search) {
  const { next, error } = await searchParams;
  const target = localPathOf(next);
  if (await currentVisitor()) redirect(target);
  if (!(await hasAnyCompany())) return <FirstRun />;

  const t = await getTranslations("entry");
  const personas = env().PARTNER_CENTER_DEMO ? await listDemoPersonas() : [];
  return (
    <EntryShell
      title={t("signInTitle")}
      footer={
        <div className="flex flex-wrap items-end justify-between gap-4">
          <LanguageSwitch />
          <ThemeChoice />
        </div>
      }
      aside={personas.length > 0 && <Personas personas={personas} password={DEMO_PASSWORD} target={target} />}
    >
      <KeptInput />
      <SignInForm target={target} singleSignOn={oidcName()} failed={typeof error === "string"} />
    </EntryShell>
  );
}

/** Never a way out of this site. */
function localPathOf(given: string | string[] | undefined): Route {
  const isLocal = typeof given === "string" && /^\/(?![/\\])[^\\]*$/.test(given);
  return (isLocal ? given : "/") as Route;
}
