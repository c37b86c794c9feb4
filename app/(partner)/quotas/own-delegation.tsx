import { getLocale, getTranslations } from "next-intl/server";
import { AuthorityChip } from "@/components/access/authority-chip";
import { QuotaPools } from "@/components/delegation/quota-pools";
import { RecalledTable } from "@/components/delegation/recalled-table";
import { RecordTable } from "@/components/delegation/record-table";
import { TakeTable } from "@/components/delegation/take-table";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { requireVisitor } from "@/lib/auth/session";
import type { QuotaTable } from "@/lib/contracts/delegation-view";
import { getDelegation } from "@/lib/data/delegation/get-delegation";
import { listDelegationRecords } from "@/lib/data/delegation/list-delegation-records";
import type { Permit } from "@/lib/domain/access/permit";
import { PERMISSIONS } from "@/lib/domain/delegation/authority";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";

type OwnDelegationProps = {
  readonly permit: Permit<"delegation.read">;
  readonly table: QuotaTable;
  readonly isPast: boolean;
  readonly at: Date;
};

/** A reseller's own permissions and quota: until when, what its customers take, what was recalled and why. */
export async function OwnDelegation({ permit, table, isPast, at }: OwnDelegationProps) {
  const { company } = permit.actor;
  const [delegation, records, { user }, t, locale] = await Promise.all([
    getDelegation(permit, company.id, at),
    listDelegationRecords(permit, company.id),
    requireVisitor(),
    getTranslations("delegation"),
    getLocale(),
  ]);
  const [own] = table.resellers;
  if (!delegation || !own) return null;
  const shown = { zone: BILLING_ZONE, locale };
  const { stopped, grant, recalled, currency } = delegation;
  const since = grant.since && formatInstant(grant.since, shown);
  return (
    <>
      <Section title={t("section.granted")}>
        {stopped && (
          <Notice kind="warn">
            {t("stop.ownStopped", { since: formatInstant(stopped.since, shown), reason: stopped.reason ?? "–" })}
          </Notice>
        )}
        {!isPast && <p className="text-ink-2">{since ? t("answer.own", { since }) : t("answer.ownNothing")}</p>}
        <div className="flex flex-wrap gap-2">
          {PERMISSIONS.map((permission) => {
            const isHeld = own.permissions.includes(permission);
            return (
              <AuthorityChip
                key={permission}
                permission={t(`permission.${permission}`)}
                holder={isHeld ? "reseller" : "distributor"}
                isYou={isHeld}
                until={(isHeld && own.until) || undefined}
              />
            );
          })}
        </div>
      </Section>
      <Section title={t("section.pools")}>
        <QuotaPools pools={own.pools} currency={currency} of="own" />
      </Section>
      <Section title={t("table.ownCustomers")}>
        <TakeTable
          caption={t("table.ownCustomers")}
          customers={table.customers ?? []}
          currency={currency}
          selectable={false}
        />
      </Section>
      {!isPast && (
        <>
          <Section title={t("section.recalled")}>
            <RecalledTable recalled={recalled} zone={user.timeZone} />
          </Section>
          <Section title={t("section.history")}>
            <RecordTable records={records} currency={currency} zone={user.timeZone} />
          </Section>
        </>
      )}
    </>
  );
}
