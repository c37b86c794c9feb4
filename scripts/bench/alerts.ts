import { setTimeout as pause } from "node:timers/promises";
import { createTransport } from "nodemailer";
import { migrate } from "@/db/migrate";
import { closeDatabases } from "@/lib/data/database";
import { readEnvironment } from "@/lib/env";
import { freePort, startBuilt, stopChild } from "../built-server";
import { type Crossings, openCrossings } from "../crossings";
import { productEnvironment } from "../environment";
import { type HttpEnd, startHttpEnd } from "../http-end";
import { startTemporaryPostgres } from "../postgres";
import { type SmtpEnd, startSmtpEnd } from "../smtp-end";
import { type Measured, shortOf, spreadOf } from "./measure";

const CROSSINGS = 50;
const GOAL_SECONDS = 2;
const PATIENCE_MS = 60_000;
/** Between two, so that nothing of the one is left when the next begins. */
const REST_MS = 300;
const QUIET_MS = 5_000;

type Turn = { readonly mail: number; readonly webhook: number; readonly direct: number };

/** Seconds from `since` until it had arrived. */
async function secondsUntil(arrivedAt: () => number | undefined, since: number): Promise<number> {
  for (;;) {
    const at = arrivedAt();
    if (at !== undefined) return (at - since) / 1000;
    if (performance.now() - since > PATIENCE_MS) throw new Error("an alert was not delivered within a minute");
    await pause(1);
  }
}

/** The same message, handed over by a plain client. */
async function handOver(smtp: SmtpEnd, raw: string): Promise<number> {
  const transport = createTransport(smtp.url);
  const [since, length] = [performance.now(), smtp.received.length + 1];
  await transport.sendMail({ envelope: { from: "partner@center.example", to: "lin@bench.example" }, raw });
  transport.close();
  return secondsUntil(() => smtp.receivedAt[length - 1], since);
}

/** What making the customers told is on its way too. */
async function untilQuiet({ received }: SmtpEnd): Promise<void> {
  for (let before = -1; before < received.length; ) {
    before = received.length;
    await pause(QUIET_MS);
  }
}

async function takeTurn(crossings: Crossings, number: number, smtp: SmtpEnd, http: HttpEnd): Promise<Turn> {
  const [mails, posts] = [smtp.received.length, http.received.length];
  // What else is told meanwhile is of no crossing.
  const mailOf = () => smtp.received.findIndex((raw, index) => index >= mails && crossings.isTold(number, raw));
  const postOf = () => http.received.slice(posts).find(({ body }) => crossings.isTold(number, body));
  await crossings.cross(number);
  const committed = performance.now();
  const [mail, webhook] = await Promise.all([
    secondsUntil(() => smtp.receivedAt[mailOf()], committed),
    secondsUntil(() => postOf()?.at, committed),
  ]);
  const direct = await handOver(smtp, smtp.received[mailOf()] ?? "");
  await pause(REST_MS);
  return { mail, webhook, direct };
}

function percentile95(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;
}

function measuredOf(turns: readonly Turn[]): Measured {
  const told = (values: readonly number[]) =>
    `${shortOf(spreadOf(values).median)} s (p95 ${shortOf(percentile95(values))} s)`;
  const mails = turns.map(({ mail }) => mail);
  const webhooks = turns.map(({ webhook }) => webhook);
  const direct = turns.map((turn) => turn.direct);
  const slower = Math.max(spreadOf(mails).median, spreadOf(webhooks).median);
  return {
    id: "R16",
    what: "committed charge to delivered alert by e-mail / the same e-mail handed to the SMTP end directly (time)",
    ratio: spreadOf(turns.map((turn) => turn.mail / turn.direct)),
    pairs: turns.length,
    sides: `e-mail ${told(mails)}, webhook ${told(webhooks)} against ${told(direct)}`,
    goal: { seconds: GOAL_SECONDS, median: slower },
    note: "one server with its jobs, one crossing at a time; the goal is the slower way's median in seconds",
  };
}

/** On a database and a server of its own, since its ends are on this machine. */
export async function measureR16(): Promise<Measured> {
  const [database, port, smtp, http] = [
    await startTemporaryPostgres(),
    await freePort(),
    await startSmtpEnd(),
    await startHttpEnd(),
  ];
  const former = { ...process.env };
  const ends = { SMTP_URL: smtp.url, MAIL_FROM: "partner@center.example", CONNECTOR_ALLOW_PRIVATE: "1" };
  const env = { ...productEnvironment(database.url, port), ...ends };
  const turnTo = async (variables: NodeJS.ProcessEnv) => {
    await closeDatabases();
    for (const name of Object.keys(ends)) delete process.env[name];
    Object.assign(process.env, variables);
    readEnvironment();
  };
  try {
    await migrate(database.url);
    await turnTo(env);
    const wish = { name: "bench-alerts", customers: CROSSINGS + 1, each: 1 };
    const crossings = await openCrossings({ ...wish, email: "lin@bench.example", webhookUrl: http.url });
    const server = await startBuilt(env, port);
    try {
      await untilQuiet(smtp);
      await takeTurn(crossings, 0, smtp, http);
      const turns: Turn[] = [];
      for (let number = 1; number <= CROSSINGS; number++) turns.push(await takeTurn(crossings, number, smtp, http));
      return measuredOf(turns);
    } finally {
      await stopChild(server);
    }
  } finally {
    await turnTo(former);
    await Promise.all([smtp.stop(), http.stop()]);
    await database.stop();
  }
}
