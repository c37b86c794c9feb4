import { z } from "zod";
import type { AttemptError } from "@/lib/domain/connector/attempt";
import { CONNECTOR_NAME_MAX, CONNECTOR_URL_MAX, type ConnectorState } from "@/lib/domain/connector/connector";
import type { FreezeLevel } from "@/lib/domain/restriction/freeze";
import { listed } from "./fields";
import { line } from "./invitation";

const id = z.uuid("id");

const SOURCE_MAX = 100;

/** Names of sources as a form has them: one a line or between commas; none: all. */
const sources = z
  .string()
  .max(4000, "sources")
  .regex(/^[^\0]*$/, "sources")
  .default("")
  .transform((text) => [...new Set(text.split(/[\n,]/).map((one) => one.trim()))].filter((one) => one !== ""))
  .refine((names) => names.length <= SOURCE_MAX && names.every((name) => name.length <= SOURCE_MAX), "sources")
  .transform((names) => (names.length === 0 ? null : names));

export const NewConnectorInput = z.object({
  name: line(CONNECTOR_NAME_MAX, "name").min(1, "name"),
  url: z.url({ protocol: /^https?$/, error: "url" }).max(CONNECTOR_URL_MAX, "url"),
  sources,
});
export type NewConnectorInput = z.infer<typeof NewConnectorInput>;

export const ConnectorInput = z.object({ connectorId: id });
export const ConnectorStateInput = z.object({ connectorId: id, state: z.enum(["active", "paused"]) });
export const RetryInput = z.object({ placeIds: listed(id) });

/** What is kept of an order until it leaves: as things stood when it was ordered. */
export type OrderPayload = {
  readonly connectorId: string;
  readonly customer: { readonly id: string; readonly accountName: string };
  readonly accounts: readonly string[];
  readonly number: number;
  /** In force from then on; null: not frozen. */
  readonly level: FreezeLevel | null;
  readonly formerLevel: FreezeLevel | null;
  /** ISO. */
  readonly orderedAt: string;
};

export type ConnectorRow = {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly sources: readonly string[] | null;
  readonly state: ConnectorState;
  readonly createdAt: Date;
  /** Until when the former secret is valid too; null: there is none. */
  readonly formerSecretUntil: Date | null;
  /** Orders that wait for an answer, and those that came to nothing. */
  readonly ordered: number;
  readonly failed: number;
};

export type AttemptRow = {
  readonly id: string;
  /** Null: a test. */
  readonly order: {
    readonly placeId: string;
    readonly customerId: string;
    readonly customer: string;
    readonly level: FreezeLevel | null;
    readonly isFailed: boolean;
  } | null;
  readonly attempt: number;
  readonly startedAt: Date;
  readonly milliseconds: number;
  readonly status: number | null;
  readonly error: AttemptError | null;
};
