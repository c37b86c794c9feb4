import { getTranslations } from "next-intl/server";
import { PolicySection } from "@/components/development/policy-section";
import { Section } from "@/components/ui/section";
import { requireVisitor } from "@/lib/auth/session";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { getStartingPolicy } from "@/lib/data/development/get-starting-policy";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { removeStartingPolicyAction, setStartingPolicyAction } from "./policy-actions";

type PolicyProps = {
  readonly actor: Actor;
  /** Whose customers; null: the actor's own. */
  readonly reseller: { readonly id: string; readonly name: string } | null;
};

/** The starting policy of a partner's customers, with its acts where the viewer may set it. */
export async function Policy({ actor, reseller }: PolicyProps) {
  const reading = issuePermit(actor, "development.read");
  const money = issuePermit(actor, "customer.read");
  if (!reading || !money) return null;
  const [policy, currency, { user }, t] = await Promise.all([
    getStartingPolicy(reading, reseller?.id ?? actor.company.id),
    getCurrency(money),
    requireVisitor(),
    getTranslations("development.policy"),
  ]);
  const maySet = issuePermit(actor, "starting-policy.set") !== null;
  return (
    <Section title={t("title")}>
      <PolicySection
        policy={policy}
        reseller={reseller}
        currency={currency}
        zone={user.timeZone}
        actions={maySet ? { set: setStartingPolicyAction, remove: removeStartingPolicyAction } : null}
      />
    </Section>
  );
}
