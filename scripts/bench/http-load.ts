import autocannon from "autocannon";

const CONNECTIONS = 10;

export type Load = {
  readonly url: string;
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** Requests answered a second over `seconds`; anything but success ends the measure. */
export async function requestsPerSecond(load: Load, seconds: number): Promise<number> {
  const result = await autocannon({ ...load, connections: CONNECTIONS, duration: seconds });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${load.url}: ${result.non2xx} answers were no success, ${result.errors} connections failed`);
  }
  return result.requests.total / result.duration;
}
