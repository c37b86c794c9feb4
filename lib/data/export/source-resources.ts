import "server-only";
import { and, desc, lt } from "drizzle-orm";
import { resources } from "@/db/schema";
import { ResourceListQuery } from "@/lib/contracts/resource";
import type { ResourceLine } from "@/lib/contracts/resource-view";
import { decimalOf } from "@/lib/domain/money/money";
import { resourceFilterOf } from "../resource/resource-filter";
import { selectResources, toResourceLines } from "../resource/select-resources";
import type { ExportSource, Say } from "./content";
import { PAGE, pagesOf, type TableRow, tableCells, tableColumns, tableNotes, timeCell } from "./table";

const COLUMNS = {
  resourceId: "text",
  resource: "words",
  customer: "text",
  customerId: "text",
  resourceStatus: "text",
  product: "text",
  service: "text",
  specification: "text",
  region: "text",
  chargingMode: "text",
  quantity: "number",
  unit: "text",
  price: "number",
  startedAt: "text",
  expiresAt: "text",
  autoRenewal: "text",
  deletionDueAt: "text",
  closedAt: "text",
} as const;

/** Resources as their list has them, the newest first. */
export const resourcesSource: ExportSource = async (tx, asked) => {
  const { actor, at, say } = asked;
  const where = resourceFilterOf(actor.distributorId, ResourceListQuery.parse(asked.query), at);
  const pages = pagesOf<ResourceLine>(PAGE, async (last) => {
    const beyond = last === null ? undefined : lt(resources.id, last.id);
    const found = await selectResources(tx, actor, at, and(where, beyond)).orderBy(desc(resources.id)).limit(PAGE);
    return toResourceLines(tx, actor, found, at);
  });
  return {
    columns: tableColumns(COLUMNS, say),
    notes: tableNotes(asked),
    noteColumn: say("export.column.note"),
    rows: (async function* () {
      for await (const page of pages) yield page.map((resource) => tableCells(COLUMNS, rowOf(resource, say)));
    })(),
  };
};

function rowOf(resource: ResourceLine, say: Say): TableRow<typeof COLUMNS> {
  return {
    resourceId: resource.id,
    resource: resource.name,
    customer: resource.customer.name,
    customerId: resource.customer.id,
    resourceStatus: say(`resource.status.${resource.status}`),
    product: resource.product,
    service: resource.service,
    specification: resource.specification,
    region: resource.regionName,
    chargingMode: say(`catalogue.mode.${resource.mode}`),
    quantity: String(resource.quantity),
    unit: resource.unit,
    price: resource.price === null ? null : decimalOf(resource.price),
    startedAt: timeCell(resource.startedAt),
    expiresAt: timeCell(resource.expiresAt),
    autoRenewal: say(`export.word.${resource.autoRenew ? "yes" : "no"}`),
    deletionDueAt: timeCell(resource.deletionDueAt),
    closedAt: timeCell(resource.closedAt),
  };
}
