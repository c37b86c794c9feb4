import type { APIRequestContext } from "@playwright/test";
import { COMPANY_KINDS } from "@/lib/domain/access/actor";
import { type Answer, callAction } from "./outside/call-action";
import { absurdForms, formOf, namelessFields, rightFields } from "./outside/forms";
import { inTurns } from "./outside/in-turns";
import { openScene, type Party, type Scene } from "./outside/scene";
import { actionNamed, type ServerAction } from "./outside/server-actions";
import { type Caller, verdictOf } from "./outside/verdict";
import { expect, test } from "./persona";

/** Whoever may act without being signed in has no role. */
const NOBODY: Caller = { kind: "customer", role: "viewer" };

type Inputs = Readonly<Record<string, readonly unknown[]>>;

const ORIGIN = process.env["PARTNER_CENTER_URL"] ?? "";
let scene: Scene;

test.beforeAll(async ({ playwright }) => {
  scene = await openScene(playwright.request, ORIGIN);
});

test.afterAll(() => scene.close());

const argumentsOf = ({ arity }: ServerAction, form: FormData) => [{ status: "idle" }, form].slice(2 - arity);

/** What is not theirs, sent by somebody who may; to an account manager nothing of the company is assigned. */
function foreignInputs(action: ServerAction, { own, foreign: others }: Party, { role }: Caller): Inputs {
  const foreign = role === "account-manager" ? [...others, own] : others;
  // Half own, half foreign: where the reseller is all that is named, that half is simply one's own.
  const namesReseller = /^(reseller\.stop|starting-policy\.|delegation\.)/.test(action.asks);
  const attempts = (namesReseller ? foreign.slice(0, 1) : foreign).map((things, index) => [
    `things of others, ${index + 1}`,
    argumentsOf(action, formOf(namelessFields(things))),
  ]);
  return Object.fromEntries(attempts);
}

/** What no page sends, by somebody who may. */
function absurdInputs(action: ServerAction, { own }: Party): Inputs {
  // A starting policy is made of choices and an amount: without a text of its own that form is in order.
  const hasText = (name: string) => action.asks !== "starting-policy.set" || name !== "a zero byte in every text";
  const absurd = Object.entries(absurdForms(own)).filter(([name]) => hasText(name));
  const forms = absurd.map(([name, form]) => [name, argumentsOf(action, form)]);
  const noForms = { nothing: [], nulls: [null, null], "no form": [{ customerId: own.customerId }, ["text", 7]] };
  return { ...noForms, ...Object.fromEntries(forms) };
}

/** What would be in order if the sender might. */
function rightInputs(action: ServerAction, { own }: Party): Inputs {
  return { "the right form": argumentsOf(action, formOf(rightFields(own))) };
}

// The rows of a batch answer one by one, each for itself. What follows the answer is the page drawn anew.
const isSaved = ({ text }: Answer) => {
  const answer = text.split("\n").find((line) => line.includes('"status":"saved"'));
  return answer !== undefined && !/"(?:rows|reasons?)":/.test(answer);
};

function* callsOf(caller: Caller | null, request: APIRequestContext, party: Party, tried: Set<string>) {
  for (const action of scene.actions) {
    const expected = verdictOf(caller, action.asks);
    // Without arguments there is nothing absurd to say: whoever may call it acts.
    if (expected === "acts" && action.arity === 0) continue;
    // How input is read does not depend on the role, so the first role that may tries it all.
    const isFirst = expected === "acts" && !tried.has(action.id);
    if (isFirst) tried.add(action.id);
    const inputs =
      expected === "acts"
        ? { ...foreignInputs(action, party, caller ?? NOBODY), ...(isFirst ? absurdInputs(action, party) : {}) }
        : rightInputs(action, party);
    for (const [name, args] of Object.entries(inputs)) {
      yield async () => {
        const answer = await callAction(request, action, args, { origin: ORIGIN });
        if (answer.outcome === expected && !isSaved(answer)) return null;
        const who = caller === null ? "a stranger" : `${caller.kind} ${caller.role}`;
        return `${action.name} by ${who} with ${name}: ${answer.status} ${answer.outcome}, not ${expected}${isSaved(answer) ? ", and saved" : ""}`;
      };
    }
  }
}

test("a right call goes through and is seen in what is stored", async () => {
  const { company, own } = scene.parties.distributor;
  const before = await scene.content();
  const action = actionNamed(scene.actions, "setBudgetAction");
  const form = argumentsOf(action, formOf(rightFields(own)));
  const answer = await callAction(company.administrator.request, action, form, { origin: ORIGIN });
  expect(answer.text).toContain('"status":"saved"');
  expect(await scene.content()).not.toEqual(before);
});

test("a stranger is sent to the sign-in page by every action and changes nothing", async () => {
  const before = await scene.content();
  const request = await scene.founder.stranger();
  expect.soft(await inTurns(callsOf(null, request, scene.parties.distributor, new Set()))).toEqual([]);
  expect(await scene.content()).toEqual(before);
});

for (const kind of COMPANY_KINDS) {
  test(`no role of a ${kind} gets further than the access table says, whatever it sends to any action`, async () => {
    test.slow();
    const party = scene.parties[kind];
    const staff = await scene.founder.staff(party.company);
    const before = await scene.content();
    const tried = new Set<string>();
    const calls = staff.flatMap((member) => [...callsOf(member, member.request, party, tried)]);
    expect.soft(await inTurns(calls)).toEqual([]);
    expect(await scene.content()).toEqual(before);
  });
}

test("no action runs for another site, nor for a request that does not say where it comes from", async () => {
  const { company, own } = scene.parties.distributor;
  const before = await scene.content();
  const origins: readonly Readonly<Record<string, string>>[] = [
    { origin: "https://elsewhere.example" },
    { origin: "null" },
    { origin: "https://elsewhere.example", "x-forwarded-host": "elsewhere.example" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    {},
  ];
  const calls = scene.actions.flatMap((action) =>
    origins.map((headers) => async () => {
      const form = argumentsOf(action, formOf(rightFields(own)));
      const { outcome, status } = await callAction(company.administrator.request, action, form, headers);
      return status === 403 ? null : `${action.name} with ${JSON.stringify(headers)}: ${status} ${outcome}`;
    }),
  );
  expect.soft(await inTurns(calls)).toEqual([]);
  expect(await scene.content()).toEqual(before);
});
