import { getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/ui/filter-bar";
import type { FilterChoice } from "@/components/ui/filter-chip";
import { ALERT_AGES, ALERT_SORTS, type AlertListQuery, alertsHref } from "@/lib/contracts/alert";
import type { AlertHandler } from "@/lib/contracts/alert-view";
import { listCustomerResellers } from "@/lib/data/customer/list-customer-resellers";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { SEVERITIES } from "@/lib/domain/alert/alert";
import { HANDLING_STATES } from "@/lib/domain/alert/handling";
import { seenKinds } from "@/lib/domain/alert/seen-kinds";

type FiltersProps = {
  readonly actor: Actor;
  readonly query: AlertListQuery;
  readonly handlers: readonly AlertHandler[];
};

export async function AlertFilters({ actor, query, handlers }: FiltersProps) {
  const t = await getTranslations("alert");
  const reading = actor.company.kind === "distributor" ? issuePermit(actor, "customer.read") : null;
  const resellers = reading ? await listCustomerResellers(reading) : [];
  const choice = (
    name: "state" | "severity" | "kind" | "owner" | "age" | "reseller" | "sort",
    options: readonly (readonly [value: string, label: string])[],
  ): FilterChoice => ({
    name,
    label: t(`filter.${name}`),
    value: query[name] ?? "",
    options: options.map(([value, label]) => ({ value, label })),
  });
  const any = ["", t("filter.any")] as const;
  const me = actor.via.kind === "person" ? actor.via.memberId : null;
  const { customer, sort } = query;
  const isFiltered = Object.values({ ...query, sort: null, after: null }).some((value) => value !== null);
  return (
    <FilterBar
      action="/alerts"
      label={t("filter.label")}
      lead={t("filter.lead")}
      filters={[
        choice("state", [
          ["", t("filter.standing")],
          ...HANDLING_STATES.map((state) => [state, t(`filter.states.${state}`)] as const),
          ["all", t("filter.all")],
        ]),
        choice("severity", [any, ...SEVERITIES.map((severity) => [severity, t(`severity.${severity}`)] as const)]),
        choice("kind", [any, ...seenKinds(actor).map((kind) => [kind, t(`kindName.${kind}`)] as const)]),
        choice("owner", [
          ["", t("filter.anybody")],
          ["mine", t("filter.mine")],
          ["nobody", t("filter.nobody")],
          ...handlers.filter(({ id }) => id !== me).map(({ id, name }) => [id, name] as const),
        ]),
        choice("age", [
          ["", t("filter.anyAge")],
          ...Object.keys(ALERT_AGES).map((age) => [age, t(`filter.${age}`)] as const),
        ]),
        ...(resellers.length === 0
          ? []
          : [choice("reseller", [any, ...resellers.map(({ id, name }) => [id, name] as const)])]),
        choice(
          "sort",
          ALERT_SORTS.map((one) => [one === "gravest" ? "" : one, t(`filter.${one}`)] as const),
        ),
      ]}
      kept={customer === null ? {} : { customer }}
      clearHref={isFiltered ? alertsHref({ sort }) : null}
    />
  );
}
