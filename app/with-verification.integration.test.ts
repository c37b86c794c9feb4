import { eq } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { members, outbox } from "@/db/schema";
import { CODE_FIELD } from "@/lib/contracts/code-fields";
import { makeWorld } from "@/lib/data/budget/governance.fixture";
import { instantOf } from "@/lib/data/instant";
import { MAIL } from "@/lib/data/outbox/queue-mail";
import { inTenant } from "@/lib/data/tenant";
import { choose, enter } from "@/lib/data/verification/verification.fixture";
import type { Actor } from "@/lib/domain/access/actor";
import type { Mail } from "@/lib/domain/alert/mail";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { withVerification } from "./with-verification";

await openTestDatabase({ SMTP_URL: "smtp://127.0.0.1:9", MAIL_FROM: "a@b.example" });

let actor: Actor;
const run = vi.fn<() => Promise<{ readonly status: string }>>();

beforeEach(async () => {
  const { distributor } = await makeWorld();
  [actor = distributor] = await enter(distributor);
  await choose(actor, "email");
  run.mockReset().mockResolvedValue({ status: "saved" });
});

function submit(code: string | null) {
  const form = new FormData();
  form.append("amount", "480");
  if (code !== null) form.append(CODE_FIELD, code);
  return withVerification({ actor }, "set-budget", form, run);
}

async function sentCode(): Promise<string> {
  const rows = await inTenant(actor, (tx) =>
    tx.select({ mail: outbox.payload }).from(outbox).where(eq(outbox.kind, MAIL)).orderBy(outbox.id),
  );
  const newest = rows.at(-1)?.mail as Mail | undefined;
  return newest?.secret["code"] ?? "";
}

test("nothing runs before the right code, and what the form hears names the address only masked", async () => {
  const asked = await submit(null);
  expect(asked).toMatchObject({ status: "code-needed", channel: "email", problem: null });
  expect(JSON.stringify(asked)).toMatch(/"address":"[^"]•••@partner\.example"/);
  expect(Object.keys(asked).toSorted()).toEqual(
    ["address", "channel", "problem", "resendInSeconds", "status", "triesLeft"].toSorted(),
  );
  await submit("no code");
  expect(run).not.toHaveBeenCalled();
  expect(await submit(await sentCode())).toEqual({ status: "saved" });
  expect(run).toHaveBeenCalledTimes(1);
});

test.each(["confirm", "refused", "invalid"])(
  "an answer of %s costs no second code, what is saved does",
  async (status) => {
    await submit(null);
    const code = await sentCode();
    run.mockResolvedValueOnce({ status });
    expect(await submit(code)).toEqual({ status });
    expect(await submit(code)).toEqual({ status: "saved" });
    expect(await submit(code)).toMatchObject({ status: "code-needed" });
    expect(run).toHaveBeenCalledTimes(2);
  },
);

test("a fault leaves the code used, since nobody knows what took effect", async () => {
  await submit(null);
  const code = await sentCode();
  run.mockRejectedValueOnce(new Error("lost"));
  await expect(submit(code)).rejects.toThrow("lost");
  expect(await submit(code)).toMatchObject({ status: "code-needed" });
  expect(run).toHaveBeenCalledTimes(1);
});

test("the same form sent twice at once runs once", async () => {
  await submit(null);
  const code = await sentCode();
  const answers = await Promise.all([submit(code), submit(code)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["code-needed", "saved"]);
  expect(run).toHaveBeenCalledTimes(1);
});

test("whoever was removed meanwhile is sent away, and nothing runs", async () => {
  await submit(null);
  const code = await sentCode();
  await inTenant(actor, async (tx) => tx.update(members).set({ removedAt: await instantOf(tx) }));
  await expect(submit(code)).rejects.toThrow("NEXT_REDIRECT");
  expect(run).not.toHaveBeenCalled();
});
