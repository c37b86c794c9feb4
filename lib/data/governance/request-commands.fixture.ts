import fc from "fast-check";
import type { RequestWish } from "@/lib/contracts/request";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { permit } from "../budget/governance.fixture";
import { approveRequest } from "../request/approve-request";
import { createRequest } from "../request/create-request";
import { rejectRequest } from "../request/reject-request";
import { withdrawRequest } from "../request/withdraw-request";
import { modelApprove } from "./approval-model.fixture";
import { amount, customer, exhaustion, origins, type } from "./governing-commands.fixture";
import { hoursToEnd, permissions, place, quota, untilOf } from "./granting-commands.fixture";
import { customerAt, type Model, type ModelRequest, type Place } from "./model.fixture";
import { actorOf, codesOf, idOf, listOf, type Real } from "./real.fixture";
import { modelAsk, modelClose } from "./request-model.fixture";
import { Step, textOf } from "./step.fixture";

const messageToCustomer = fc.constant(null);
const aboutCustomer: fc.Arbitrary<RequestWish> = fc.oneof(
  fc.record({ kind: fc.constantFrom("adjust-budget" as const, "activate" as const), type, amount, action: exhaustion }),
  fc.record({ kind: fc.constant("lift" as const), origins, messageToCustomer }),
  fc.record({ kind: fc.constantFrom("freeze-account", "freeze-account-and-resources" as const), messageToCustomer }),
);
const aboutGrant: fc.Arbitrary<RequestWish> = fc.oneof(
  fc.record({ kind: fc.constant("permission" as const), permissions, monthlyQuota: quota, oneTimeQuota: quota }),
  fc.record({ kind: fc.constant("quota" as const), monthlyQuota: quota, oneTimeQuota: quota }),
);

const askStep = (by: (model: Model) => Place, about: number | null, wish: RequestWish) =>
  new Step(
    `asks ${textOf(wish)} about ${about ?? "itself"}`,
    (model) => modelAsk(model, by(model), about, wish),
    async (real, model) => {
      const input = { customerId: about === null ? null : idOf(real, about), reason: "Contract signed", wish };
      const answer = await createRequest(permit(actorOf(real, by(model)), "request.create"), input);
      if (answer.allowed) real.requestIds.push(answer.requestId);
      return listOf(answer);
    },
  );

// Mostly the reseller that the customer is with.
const asker = fc.constantFrom("its own", "its own", "its own", "its own", "another");
const askerOf = (name: string, index: number) => (model: Model) => {
  const { at } = customerAt(model, index);
  return name === "its own" ? (at ?? 0) : at === 0 ? 1 : 0;
};
const asking = fc
  .tuple(asker, customer, aboutCustomer)
  .map(([by, about, wish]) => askStep(askerOf(by, about), about, wish));
const askingForGrant = fc.tuple(place, aboutGrant).map(([by, wish]) => askStep(() => by, null, wish));

/** One that waits, or if none does, any. */
function positionOf({ requests }: Model, pick: number): number {
  const waiting = requests.flatMap(({ state }, position) => (state === "pending" ? [position] : []));
  return waiting[pick % waiting.length] ?? pick % requests.length;
}

function requestAt(model: Model, pick: number): ModelRequest {
  const request = model.requests[positionOf(model, pick)];
  if (!request) throw new Error("no such request");
  return request;
}
const requestIdOf = ({ requestIds }: Real, model: Model, pick: number) => requestIds[positionOf(model, pick)] ?? "";
const isAnyAsked = ({ requests }: Readonly<Model>) => requests.length > 0;

/** Other values than those asked for. */
const others = fc.record({ amount, origins, monthlyQuota: quota, oneTimeQuota: quota });
type Others = typeof others extends fc.Arbitrary<infer Values> ? Values : never;

function changed(wish: RequestWish, { amount: sum, origins: named, monthlyQuota, oneTimeQuota }: Others): RequestWish {
  if ("amount" in wish) return { ...wish, amount: sum };
  if (wish.kind === "lift") return { ...wish, origins: named };
  return "monthlyQuota" in wish ? { ...wish, monthlyQuota, oneTimeQuota } : wish;
}

function versionOf({ resellers, customers }: Model, { wish, by, about }: ModelRequest): number {
  if (about === null) return resellers[by].version;
  return "amount" in wish ? (customers[about]?.version ?? 0) : 0;
}

const approving = fc
  .tuple(fc.nat(5), fc.option(others, { nil: null, freq: 1 }), hoursToEnd)
  .map(([pick, values, hours]) => {
    const inputOf = (model: Model) => {
      const request = requestAt(model, pick);
      const { wish, about } = request;
      const until = about === null ? untilOf(model, hours) : null;
      return { wish: values === null ? wish : changed(wish, values), until, version: versionOf(model, request) };
    };
    return new Step(
      `approves request ${pick} with ${textOf(values) ?? "what was asked"} for ${hours} hours`,
      (model) => modelApprove(model, { ...inputOf(model), position: positionOf(model, pick) }),
      async (real, model) => {
        const answer = await approveRequest(permit(real.world.distributor, "request.decide"), {
          ...inputOf(model),
          requestId: requestIdOf(real, model, pick),
          note: null,
          agreementVersion: FREEZE_AGREEMENT_VERSION,
          now: true,
          confirmed: true,
        });
        return "reasons" in answer ? codesOf(answer.reasons) : [];
      },
      isAnyAsked,
    );
  });

const closing = fc.tuple(fc.nat(5), fc.constantFrom("rejected" as const, "withdrawn" as const)).map(
  ([pick, state]) =>
    new Step(
      `request ${pick} is ${state}`,
      (model) => modelClose(model, requestAt(model, pick), state),
      async (real, model) => {
        const requestId = requestIdOf(real, model, pick);
        const { by } = requestAt(model, pick);
        return listOf(
          state === "rejected"
            ? await rejectRequest(permit(real.world.distributor, "request.decide"), { requestId, note: "No room" })
            : await withdrawRequest(permit(actorOf(real, by), "request.withdraw"), { requestId }),
        );
      },
      isAnyAsked,
    ),
);

/** What a reseller asks for, and what becomes of it. */
export const REQUESTING = [asking, asking, asking, askingForGrant, approving, approving, closing];
