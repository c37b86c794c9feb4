import { requestsPerSecond } from "./http-load";
import { inPairs, type Measured, ratioOf, secondsOf, sidesOf } from "./measure";
import type { Product } from "./product";
import { signIn } from "./sign-in";

/** Pages of the demo's distributor that read most. */
const PAGES = [
  "/",
  "/customers",
  "/resellers",
  "/quotas",
  "/orders",
  "/resources",
  "/deliveries",
  "/products",
  "/operation-log",
];
/** Says one sentence, to anyone, and reads nothing. */
const HELLO = "/sign-in";
const TRIES = 5;

async function secondsOfPage(url: string, cookie: string): Promise<number> {
  return secondsOf(async () => {
    const response = await fetch(url, { headers: { cookie }, redirect: "manual" });
    await response.text();
    if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  });
}

/** The page that takes longest to answer, each asked some times after one unmeasured time. */
async function heaviestOf(baseUrl: string, cookie: string): Promise<string> {
  const found: { readonly path: string; readonly seconds: number }[] = [];
  for (const path of PAGES) {
    const times: number[] = [];
    for (let turn = 0; turn <= TRIES; turn++) times.push(await secondsOfPage(baseUrl + path, cookie));
    found.push({ path, seconds: Math.min(...times.slice(1)) });
  }
  const [heaviest] = found.toSorted((left, right) => right.seconds - left.seconds);
  if (!heaviest) throw new Error("no page was asked");
  return heaviest.path;
}

export async function measureR8({ baseUrl }: Product, pairs: number, seconds: number): Promise<Measured> {
  const cookie = await signIn(baseUrl, "distributor");
  const heaviest = await heaviestOf(baseUrl, cookie);
  const found = await inPairs(
    pairs,
    () => requestsPerSecond({ url: baseUrl + heaviest, headers: { cookie } }, seconds),
    () => requestsPerSecond({ url: baseUrl + HELLO }, seconds),
  );
  return {
    id: "R8",
    what: `the heaviest page (${heaviest}), signed in / a page of the same server that reads nothing`,
    ratio: ratioOf(found),
    pairs,
    sides: sidesOf(found, "requests/s"),
    goal: { first: 0.5, last: 0.8, better: "higher" },
    note: `10 connections; heaviest of ${PAGES.length} pages of the demo's distributor; ${HELLO} is the other`,
  };
}
