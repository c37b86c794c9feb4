import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type Behaviour = "accept" | "refuse" | "refuse-for-good" | "hang" | "drop" | "drop-after";

export interface SmtpEnd {
  readonly url: string;
  /** Whole messages as they came, oldest first. */
  readonly received: string[];
  /** When each of them was whole, by `performance.now()`. */
  readonly receivedAt: number[];
  behave(behaviour: Behaviour): void;
  stop(): Promise<void>;
}

/** A real SMTP end for tests, on a free port of this machine, that can be told to be troublesome. */
export async function startSmtpEnd(): Promise<SmtpEnd> {
  const received: string[] = [];
  const receivedAt: number[] = [];
  let behaviour: Behaviour = "accept";
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 100,
    onRcptTo(_address, _session, answer) {
      if (behaviour === "refuse") return answer(Object.assign(new Error("try later"), { responseCode: 451 }));
      if (behaviour === "refuse-for-good") return answer(Object.assign(new Error("nobody"), { responseCode: 550 }));
      answer();
    },
    onData(stream, session, answer) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        if (behaviour === "hang") return;
        if (behaviour === "drop") return cut(session.id);
        received.push(Buffer.concat(parts).toString("utf8"));
        receivedAt.push(performance.now());
        // Taken, but whoever sent it never hears so.
        if (behaviour === "drop-after") return cut(session.id);
        answer();
      });
    },
  });
  server.on("error", () => {});
  const cut = (sessionId: string) => {
    for (const connection of server.connections) {
      const { session, _socket } = connection as unknown as {
        readonly session?: { readonly id: string };
        readonly _socket: { destroy(): void };
      };
      if (session?.id === sessionId) _socket.destroy();
    }
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    receivedAt,
    behave: (next) => {
      behaviour = next;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A header of a received message, unfolded. */
export function headerOf(message: string, name: string): string | undefined {
  const head = message.split("\r\n\r\n", 1)[0]?.replaceAll(/\r\n[ \t]+/g, " ") ?? "";
  return new RegExp(`^${name}:\\s*(.*)$`, "im").exec(head)?.[1]?.trim();
}
