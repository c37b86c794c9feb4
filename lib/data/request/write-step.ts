import "server-only";
import type { Transaction } from "@/db/client";
import { requestEntries } from "@/db/schema";
import type { RequestLine } from "@/lib/contracts/request-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { CompanyNotice } from "@/lib/domain/alert/company-notice";
import type { RequestEntryKind } from "@/lib/domain/request/request";
import { stampOf } from "../actor-stamp";
import { tellCompanies } from "../alert/write-notices";
import { plainOf, recordAudit } from "../audit";
import { newId } from "../new-id";

export type RequestStep = {
  readonly request: Pick<RequestLine, "id" | "kind" | "reseller" | "customer">;
  readonly kind: RequestEntryKind;
  readonly changeId: string;
  readonly at: Date;
  readonly text: string | null;
  /** Values asked or executed, or reasons why not; null: none. */
  readonly values: unknown;
};

type RequestNotice = Extract<CompanyNotice, { facts: { requestId: string } }>;

const NOTICED: Readonly<Record<RequestEntryKind, RequestNotice["kind"]>> = {
  asked: "request-asked",
  commented: "request-commented",
  approved: "request-approved",
  "approved-with-changes": "request-approved",
  "execution-failed": "request-failed",
  rejected: "request-rejected",
  withdrawn: "request-withdrawn",
  superseded: "request-superseded",
};

/** One step of a request: its entry in the thread, its audit entry, and the notice to the other side. */
export async function writeStep(tx: Transaction, actor: Actor, step: RequestStep): Promise<void> {
  const { request, kind, changeId, at, text, values } = step;
  const { distributorId } = actor;
  await tx.insert(requestEntries).values({
    distributorId,
    id: newId(),
    requestId: request.id,
    changeId,
    kind,
    by: stampOf(actor),
    at,
    text,
    values: values === null ? null : plainOf(values),
  });
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: `request.${kind}`,
      subject: {
        kind: "request",
        id: request.id,
        name: (request.customer ?? request.reseller).name,
        customerId: request.customer?.id ?? null,
      },
      after: { kind: request.kind, values },
      reason: text,
    },
  ]);
  const to =
    actor.company.kind === "distributor"
      ? { kind: "reseller" as const, id: request.reseller.id }
      : { kind: "distributor" as const, id: distributorId };
  const facts = {
    requestId: request.id,
    request: request.kind,
    reseller: request.reseller.name,
    customer: request.customer?.name ?? null,
    text,
  };
  const notice: RequestNotice = { urgent: false, kind: NOTICED[kind], facts };
  await tellCompanies(tx, distributorId, at, [{ to: [to], notice, customerId: request.customer?.id ?? null }]);
}
