import { apiDocument } from "../_plumbing/document";

export const dynamic = "force-static";

export function GET(): Response {
  return Response.json(apiDocument());
}
