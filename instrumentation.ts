import type { Instrumentation } from "next";

export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { startProcess } = await import("@/lib/jobs/start-process");
  await startProcess();
}

export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { logFault } = await import("@/lib/log");
  logFault(error, { path: request.path, method: request.method, headers: request.headers, route: context.routePath });
};
