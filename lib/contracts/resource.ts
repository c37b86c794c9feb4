import { z } from "zod";
import { RESOURCE_STATUSES } from "@/lib/domain/resource/status";
import { EXPIRING_DAYS, RESOURCE_TABS } from "@/lib/domain/resource/tab";
import { listed, maybe, NO_ZERO_BYTE } from "./fields";

const words = (max: number) => z.string().trim().min(1).max(max).regex(NO_ZERO_BYTE);

/** What a list can be narrowed to: a status, or what is due for deletion now. */
export const RESOURCE_FILTERS = [...RESOURCE_STATUSES, "due"] as const;
export type ResourceFilter = (typeof RESOURCE_FILTERS)[number];

/** The address of a list of resources; what is not understood is left out rather than refused. */
export const ResourceListQuery = z.object({
  tab: z.enum(RESOURCE_TABS).catch("yearly-monthly").default("yearly-monthly"),
  /** Part of the resource's, product's or customer's name, or the resource's id. */
  q: maybe(words(100)),
  service: maybe(words(60)),
  region: maybe(words(40)),
  /** Null: everything that is not closed. */
  status: maybe(z.enum(RESOURCE_FILTERS)),
  /** Expires within that many days. */
  expires: maybe(z.coerce.number().refine((days) => EXPIRING_DAYS.some((known) => known === days))),
  after: maybe(z.uuid()),
  before: maybe(z.uuid()),
});
export type ResourceListQuery = z.infer<typeof ResourceListQuery>;

export const RenameResourceInput = z.object({
  resourceId: z.uuid(),
  /** Its length is the decision's matter. */
  name: z.string().max(4000).regex(NO_ZERO_BYTE).trim(),
});
export type RenameResourceInput = z.infer<typeof RenameResourceInput>;

export const DeleteResourceInput = z.object({ resourceId: z.uuid() });
export type DeleteResourceInput = z.infer<typeof DeleteResourceInput>;

/** Resources of one customer that are to be deleted. */
export const ReleaseOrderInput = z.object({
  customerId: z.uuid(),
  resourceIds: listed(z.uuid()),
  reason: z.preprocess((value) => value ?? "", z.string().trim().max(4000).regex(NO_ZERO_BYTE)),
});
export type ReleaseOrderInput = z.infer<typeof ReleaseOrderInput>;

/** Within how many days what is listed is due for deletion; 0: now. */
export const DUE_WITHIN = [0, 7, 15] as const;

/** The address of the list of what is due for deletion. */
export const DueListQuery = z.object({
  within: z.coerce
    .number()
    .refine((days) => DUE_WITHIN.some((known) => known === days))
    .catch(0)
    .default(0),
  after: maybe(z.string().max(600)),
  before: maybe(z.string().max(600)),
});
export type DueListQuery = z.infer<typeof DueListQuery>;
