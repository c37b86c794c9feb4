"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { signInProblemOf } from "./sign-in-problem";

export type Persona = {
  readonly email: string;
  readonly name: string;
  readonly company: string;
  readonly companyKind: "distributor" | "reseller" | "customer";
  readonly roles: readonly string[];
};

type PersonasProps = {
  readonly personas: readonly Persona[];
  readonly password: string;
  readonly target: string;
};

/** In the demo only: one click signs in with the demo's password, the usual way. */
export function Personas({ personas, password, target }: PersonasProps) {
  const t = useTranslations("entry");
  const role = useTranslations("member.role");
  const [pending, setPending] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const enter = async (email: string) => {
    if (pending !== null) return;
    setPending(email);
    const found = await signInProblemOf(email, password);
    if (found === null) location.assign(target);
    else {
      setProblem(found);
      setPending(null);
    }
  };

  return (
    <section aria-labelledby="personas" className="max-w-2xl">
      <h2 id="personas" className="border-b border-ink pb-1.5 text-base">
        {t("personas")}
      </h2>
      <ul>
        {personas.map(({ email, name, company, companyKind, roles }) => (
          <li key={email} className="border-b border-line">
            <button
              type="button"
              onClick={() => enter(email)}
              aria-busy={pending === email}
              className="grid min-h-10 w-full grid-cols-[6rem_1fr] items-baseline gap-x-3 px-2 py-2 text-left -outline-offset-2 hover:bg-hover sm:grid-cols-[6rem_9rem_1fr] pointer-coarse:min-h-12"
            >
              <span className="text-sm text-ink-2">{t(`kind.${companyKind}`)}</span>
              <span className="font-semibold">{name}</span>
              <span className="text-sm text-ink-2 max-sm:col-start-2">
                {company} · {roles.map((one) => role(one)).join(", ")}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="pt-2 text-sm text-ink-2">
        {problem !== null && t(`problem.${problem}`)}
      </p>
    </section>
  );
}
