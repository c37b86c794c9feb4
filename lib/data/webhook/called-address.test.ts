import { expect, test } from "vitest";
import { calledAddress } from "./post-delivery";

const AT = new Date("2026-11-29T12:00:00.000Z");
const ROBOT = "https://oapi.dingtalk.com/robot/send?access_token=abc";

test("DingTalk's secret signs the address and is not sent", () => {
  const called = new URL(calledAddress("dingtalk", `${ROBOT}&secret=SECkey`, AT));
  expect([...called.searchParams.keys()]).toEqual(["access_token", "timestamp", "sign"]);
  expect(called.searchParams.get("timestamp")).toBe("1795953600000");
  // printf '1795953600000\nSECkey' | openssl dgst -sha256 -hmac SECkey -binary | base64
  expect(called.searchParams.get("sign")).toBe("nwGfAk6csi71wex+hci5qmdpvlk14XZSlGRUHz3P/Yk=");
  expect(called.href).not.toContain("SECkey");
});

test("without one, and at every other tool, the address is called as it was given", () => {
  expect(calledAddress("dingtalk", ROBOT, AT)).toBe(ROBOT);
  expect(calledAddress("standard", "https://ops.example/?secret=x", AT)).toBe("https://ops.example/?secret=x");
});
