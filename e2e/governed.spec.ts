import {
  ACTS,
  type ActName,
  authorityIn,
  type DelegationState,
  expectedOf,
  type GovernedAct,
  nameOf,
  permissionsOf,
  type Seat,
  WIDER_ACTS,
} from "@/lib/domain/access/governed-acts.fixture";
import { type Authority, type Holder, PERMISSIONS } from "@/lib/domain/delegation/authority";
import { type GovernedScene, openGovernedScene } from "./outside/governed-scene";
import { CALLS, callEndpoint, callWay, type GovernedName, ROUND, WAYS } from "./outside/governed-ways";
import { inTurns } from "./outside/in-turns";
import { expect, test } from "./persona";

const ORIGIN = process.env["PARTNER_CENTER_URL"] ?? "";
const EVERY_ACT = Object.entries({ ...ACTS, ...WIDER_ACTS }) as [GovernedName, GovernedAct][];
const ENDPOINT_ACTS = Object.entries(ACTS) as [ActName, GovernedAct][];

// Thousands of calls without a page: a trace of them would cost more than they do.
test.use({ trace: "off" });
// One customer goes from state to state.
test.describe.configure({ mode: "serial" });

let scene: GovernedScene;
/** Of the customer's budget. */
let version = 0;

test.beforeAll(async ({ playwright }) => {
  test.slow();
  scene = await openGovernedScene(playwright.request, ORIGIN);
});

test.afterAll(() => scene.close());

/** What came of it by the codes in an answer; whoever may is refused for `but` alone. */
function outcomeOf(text: string, but: readonly string[]): string {
  const answer = text.split("\n").find((line) => line.includes('"code":"')) ?? "";
  const codes = [...answer.matchAll(/"code":"([a-z-]+\.[a-z-]+)"/g)].flatMap(([, code]) => code ?? []);
  if (codes.some((code) => code.endsWith(".customer-unknown"))) return "unknown";
  if (codes.some((code) => /\.(not-holder|held-yourself)$/.test(code))) return "not-holder";
  const isExpected = codes.length > 0 && codes.every((code) => but.includes(code));
  return isExpected ? "acts" : `refused for ${codes} (${text.slice(0, 200)})`;
}

function* actionCalls(authority: Authority) {
  for (const { seat, request } of scene.people) {
    for (const [name, act] of EVERY_ACT) {
      const { action, fields, but } = WAYS[name];
      yield async () => {
        const way = { action, fields: fields(scene.customerId) };
        const { outcome, text } = await callWay(request, scene.actions, way, ORIGIN);
        const found = outcome === "acts" ? outcomeOf(text, but) : outcome;
        const expected = expectedOf(seat, act, authority);
        return found === expected ? null : `${nameOf(seat)}: ${name}: ${found}, not ${expected}`;
      };
    }
  }
}

/** Keys without the scope are refused before anything is looked at, and may ask only so often: not in every state. */
const isAsked = ({ by }: Seat, state: DelegationState) =>
  !("scope" in by) || by.scope === "customers" || state === "none" || process.env["PARTNER_CENTER_LONG"] === "1";

function* endpointCalls(state: DelegationState, authority: Authority) {
  for (const { seat, secret } of scene.keys.filter((key) => isAsked(key.seat, state))) {
    for (const [name, act] of ENDPOINT_ACTS) {
      yield async () => {
        const { status, text } = await callEndpoint(scene.courier, secret, scene.customerId, CALLS[name]);
        const byStatus = { 403: "no-access", 404: "unknown" }[status];
        const found = byStatus ?? outcomeOf(text, WAYS[name].but);
        const expected = expectedOf(seat, act, authority);
        return found === expected ? null : `${nameOf(seat)}: ${name}: ${status} ${found}, not ${expected}`;
      };
    }
  }
}

type Deed = { readonly step: (typeof ROUND)[number]; readonly holder: Holder };
type Done = { readonly isDone: boolean; readonly text: string };

const budgetNow = ({ name }: Deed["step"]) => (name === "set a budget" ? { amount: `${10 + version}`, version } : {});

async function doByForm({ step, holder }: Deed): Promise<Done> {
  const { distributor, resellers } = scene.tenant;
  const { request } = (holder === "distributor" ? distributor : resellers[0]).administrator;
  const { action, fields } = WAYS[step.name];
  const form = { ...fields(scene.customerId), ...step.fields, ...budgetNow(step), version: String(version) };
  const { text } = await callWay(request, scene.actions, { action, fields: form }, ORIGIN);
  return { isDone: text.includes('"status":"saved"'), text };
}

async function doByKey({ step, holder }: Deed): Promise<Done> {
  const key = scene.tenant.keys.find(({ kind, scope }) => kind === holder && scope === "customers");
  const call = CALLS[step.name];
  const body = { ...call.body, ...step.body, ...budgetNow(step) };
  const { status, text } = await callEndpoint(scene.courier, key?.secret ?? "", scene.customerId, { ...call, body });
  return { isDone: status === 200, text };
}

/** Whoever holds what it needs does it for real, by a form and by a key. */
async function actAsHolder(authority: Authority): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const way of [doByForm, doByKey]) {
    for (const step of ROUND) {
      const holder = authority[step.needs ?? ACTS[step.name].needs];
      const { isDone, text } = await way({ step, holder });
      if (!isDone) wrong.push(`${way.name} of the ${holder}: ${step.name}: ${text.slice(0, 300)}`);
      if (isDone && step.name === "set a budget") version += 1;
    }
  }
  return wrong;
}

type Enter = (turn: GovernedScene["turn"]) => Promise<unknown>;
const granting = (state: DelegationState): readonly [DelegationState, Enter] => [
  state,
  (turn) => turn.grant(permissionsOf(state)),
];

/** One after the other; the long run splits the permissions as well. */
const STATES: readonly (readonly [DelegationState, Enter])[] = [
  ["none", () => Promise.resolve()],
  ...(process.env["PARTNER_CENTER_LONG"] === "1" ? PERMISSIONS.map(granting) : []),
  granting("all"),
  ["stopped", (turn) => turn.stop()],
  ["recalled", (turn) => turn.resume().then(() => turn.recall())],
  ["revoked", (turn) => turn.revoke()],
];

for (const [state, enter] of STATES) {
  test(`with ${state} delegated, every role and key gets exactly what table, scope and authority say`, async () => {
    test.setTimeout(240_000);
    await enter(scene.turn);
    const authority = authorityIn(state, new Date());
    expect.soft(await actAsHolder(authority)).toEqual([]);
    const before = await scene.content();
    expect.soft(await inTurns([...actionCalls(authority), ...endpointCalls(state, authority)])).toEqual([]);
    expect(await scene.content()).toEqual(before);
  });
}
