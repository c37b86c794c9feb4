import type { Todo } from "@/components/home/todo-list";
import { listRenewalsAtRisk } from "@/lib/data/order/list-renewals-at-risk";
import type { Permit } from "@/lib/domain/access/permit";

/** Automatic renewals that the viewer's company can help: refused ones, and those of a week that will not fit (G19). */
export async function loadRenewalTodos(permit: Permit<"home.read">): Promise<readonly Todo[]> {
  const renewals = await listRenewalsAtRisk(permit);
  const count = (wanted: "refused" | "ahead") => renewals.filter(({ state }) => state === wanted).length;
  return [
    { kind: "renewals-refused", count: count("refused"), href: "/customers/renewals" },
    { kind: "renewals-ahead", count: count("ahead"), href: "/customers/renewals" },
  ];
}
