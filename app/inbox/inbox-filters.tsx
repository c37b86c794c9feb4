import { getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/ui/filter-bar";
import type { MessagesQuery } from "@/lib/contracts/message";
import type { Actor } from "@/lib/domain/access/actor";
import { topicsOf } from "@/lib/domain/notification/hearing";

type InboxFiltersProps = { readonly path: string; readonly query: MessagesQuery; readonly actor: Actor };

export async function InboxFilters({ path, query, actor }: InboxFiltersProps) {
  const [t, topic] = [await getTranslations("message"), await getTranslations("notification.topic")];
  const { state, topic: chosen, customer, from, to } = query;
  const isFiltered = [state, chosen, customer, from, to].some((value) => value !== null);
  const ofPartner = actor.company.kind !== "customer";
  return (
    <FilterBar
      action={path}
      label={t("filter")}
      filters={[
        {
          name: "state",
          label: t("show"),
          value: state ?? "",
          options: [
            { value: "", label: t("all") },
            { value: "unread", label: t("unreadOnly") },
          ],
        },
        {
          name: "topic",
          label: t("about"),
          value: chosen ?? "",
          options: [
            { value: "", label: t("anything") },
            ...topicsOf(actor).map((value) => ({ value, label: topic(value) })),
          ],
        },
        ...(ofPartner
          ? [
              {
                kind: "text" as const,
                name: "customer",
                label: t("customer"),
                placeholder: t("anyCustomer"),
                value: customer ?? "",
              },
            ]
          : []),
        { kind: "date", name: "from", label: t("from"), value: from ?? "" },
        { kind: "date", name: "to", label: t("to"), value: to ?? "" },
      ]}
      clearHref={isFiltered ? path : null}
    />
  );
}
