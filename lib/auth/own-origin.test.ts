import { expect, test } from "vitest";
import { isOwnMutation } from "./own-origin";

const PUBLIC = "https://partners.example.test";
const asked = (method: string, pathname: string, headers: Record<string, string>) =>
  isOwnMutation({ method, pathname, headers: new Headers({ host: "localhost:3000", ...headers }) }, PUBLIC);

test("reading is free", () => {
  expect(asked("GET", "/customers", { origin: "https://evil.example.test" })).toBe(true);
});

test("a change comes from this host or the public address", () => {
  expect(asked("POST", "/customers", { origin: "http://localhost:3000" })).toBe(true);
  expect(asked("POST", "/customers", { origin: PUBLIC })).toBe(true);
  expect(asked("POST", "/customers", { origin: "https://evil.example.test" })).toBe(false);
  expect(asked("POST", "/customers", { origin: "null" })).toBe(false);
});

test("a change without Origin is refused unless the browser says same-origin", () => {
  expect(asked("POST", "/customers", {})).toBe(false);
  expect(asked("DELETE", "/customers", { "sec-fetch-site": "same-site" })).toBe(false);
  expect(asked("POST", "/customers", { "sec-fetch-site": "same-origin" })).toBe(true);
});

test("a foreign page cannot sign anybody in or out, a program with next-auth's token can", () => {
  expect(asked("POST", "/api/auth/signout", { origin: "https://evil.example.test" })).toBe(false);
  expect(asked("POST", "/api/auth/callback/credentials", {})).toBe(true);
});

test("a call with a key may come from anywhere, the same header elsewhere helps nobody", () => {
  const headers = { authorization: "Bearer pc_x", origin: "https://evil.example.test" };
  expect(asked("PUT", "/api/v1/customers/1/budget", headers)).toBe(true);
  expect(asked("POST", "/customers", headers)).toBe(false);
});

test("a mail program may end e-mails with one click from anywhere, and do nothing else", () => {
  const headers = { origin: "https://mail.example.test" };
  expect(asked("POST", "/unsubscribe/abc.member.budget~pace.d-_9/one-click", headers)).toBe(true);
  expect(asked("POST", "/unsubscribe/abc.member.budget~pace.d-_9/one-click", {})).toBe(true);
  expect(asked("POST", "/unsubscribe/abc.member.budget~pace.d-_9", headers)).toBe(false);
  expect(asked("POST", "/unsubscribe/x/one-click/../../customers", headers)).toBe(false);
});
