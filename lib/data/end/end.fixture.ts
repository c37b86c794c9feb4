import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";

export type HeardCall = {
  readonly id: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What stands in `data` of the message. */
  readonly data: Record<string, unknown>;
};

type Behaviour = (response: ServerResponse, call: HeardCall) => void;

/** A provider's end on loopback that does what it is told and remembers what it heard. */
export async function openEnd() {
  const heard: HeardCall[] = [];
  const state: { behave: Behaviour } = { behave: answer(200, { state: "confirmed" }) };
  const server = createServer(async (request, response) => {
    const call = await readCall(request);
    heard.push(call);
    state.behave(response, call);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/orders`,
    heard,
    does: (behave: Behaviour) => {
      state.behave = behave;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readCall(request: IncomingMessage): Promise<HeardCall> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts).toString("utf8");
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  return { id: headers["webhook-id"] ?? "", body, headers, data: JSON.parse(body).data };
}

export function answer(status: number, body: unknown = "", headers: Record<string, string> = {}): Behaviour {
  return (response) => {
    response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));
  };
}

/** What a provider would send back, signed with a connector's secret. */
export function signedAnswer(secret: string, body: object, at: Date) {
  const raw = JSON.stringify(body);
  const id = `answer-${at.getTime()}`;
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign(id, at, raw),
  };
  return { raw, headers };
}
