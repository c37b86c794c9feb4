import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export type Posted = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** By `performance.now()`. */
  readonly at: number;
};

export interface HttpEnd {
  readonly url: string;
  /** Oldest first. */
  readonly received: Posted[];
  stop(): Promise<void>;
}

/** A real HTTP end for tests, on a free port of this machine, that takes whatever is posted. */
export async function startHttpEnd(): Promise<HttpEnd> {
  const received: Posted[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request).catch(() => null);
    // Cut off half way: whoever posted it is gone.
    if (body === null) return;
    received.push({ headers: request.headers as Record<string, string>, body, at: performance.now() });
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
