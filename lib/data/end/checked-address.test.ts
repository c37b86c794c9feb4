import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { isPrivateHost, isPublicAddress, publicLookup } from "./checked-address";
import { postToEnd } from "./post-to-end";

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "172.16.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
  "224.0.0.1",
  "255.255.255.255",
  "::1",
  "::",
  "fe80::1",
  "fd00::1",
  "::ffff:10.0.0.1",
  "::ffff:169.254.169.254",
  "64:ff9b::a00:1",
  "2002:a00:1::1",
  "nonsense",
])("%s is no public address", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111"])("%s is one", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test("a host is private by its address or as localhost, however it is written", () => {
  const hosts = ["http://127.1/", "http://2130706433/", "http://[::1]/", "http://localhost/", "http://a.localhost./"];
  for (const url of hosts) expect(isPrivateHost(new URL(url).hostname), url).toBe(true);
  expect(isPrivateHost("provider.example")).toBe(false);
});

test("a name that leads to this machine is not connected to", async () => {
  const error = await new Promise<Error | null>((resolve) => publicLookup("localhost", {}, (fault) => resolve(fault)));
  expect(error?.message).toBe("no public address");
});

test("no address of this machine is called unless the installation allows it", async () => {
  let calls = 0;
  const server = createServer((_request, response) => {
    calls += 1;
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const post = (url: string, allowsPrivate: boolean) => postToEnd({ url, headers: {}, body: "{}", allowsPrivate });
  const refused = { status: null, error: "private-address" };
  expect(await post(`https://127.0.0.1:${port}/`, false)).toEqual(refused);
  expect(await post(`https://[::ffff:127.0.0.1]:${port}/`, false)).toEqual(refused);
  expect(await post(`https://localhost:${port}/`, false)).toEqual(refused);
  expect(await post(`http://8.8.8.8/`, false)).toEqual({ status: null, error: "insecure" });
  expect(calls).toBe(0);
  expect(await post(`http://127.0.0.1:${port}/`, true)).toEqual({ status: 200, body: "{}" });
  server.close();
});
