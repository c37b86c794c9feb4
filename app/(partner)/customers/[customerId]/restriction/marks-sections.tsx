import { getTranslations } from "next-intl/server";
import { DeletionHolds } from "@/components/restriction/deletion-holds";
import { Protection } from "@/components/restriction/protection";
import { Section } from "@/components/ui/section";
import type { CustomerDetails } from "@/lib/contracts/customer-view";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { isHeldBy } from "@/lib/domain/delegation/authority";
import {
  holdDeletionAction,
  protectCustomerAction,
  releaseDeletionAction,
  unprotectCustomerAction,
} from "./marks/actions";

type MarksProps = { readonly customer: CustomerDetails; readonly actor: Actor; readonly zone: string };

/** Protection and deletion holds, with what the viewer may do about them. */
export async function MarksSections({ customer, actor, zone }: MarksProps) {
  const t = await getTranslations("restriction");
  const { id, name, protection, holds, authority } = customer;
  const holdsResources = isHeldBy(authority, "freeze-resources", actor.company.kind);
  return (
    <div className="grid gap-x-12 gap-y-10 md:grid-cols-2">
      <Section title={t("protection.title")}>
        <Protection
          customerId={id}
          name={name}
          protection={protection}
          zone={zone}
          may={issuePermit(actor, "restriction.protect") !== null}
          protect={protectCustomerAction}
          unprotect={unprotectCustomerAction}
        />
      </Section>
      <Section title={t("hold.title")}>
        <DeletionHolds
          customerId={id}
          name={name}
          holds={holds}
          zone={zone}
          may={holdsResources && issuePermit(actor, "restriction.hold-deletion") !== null}
          hold={holdDeletionAction}
          release={releaseDeletionAction}
        />
      </Section>
    </div>
  );
}
