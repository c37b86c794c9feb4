import { GlobalCredentials } from "@huaweicloud/huaweicloud-sdk-core/auth/GlobalCredentials";
import { ClientBuilder } from "@huaweicloud/huaweicloud-sdk-core/ClientBuilder";
import type { HcClient } from "@huaweicloud/huaweicloud-sdk-core/HcClient";
import { type AccessKey, type Fields, operationNamed } from "./vendor.fixture";

/** The vendor's own client, given nothing but another endpoint and a key of ours. */
export function clientOf(endpoint: string, { accessKeyId, secret }: AccessKey): HcClient {
  const credential = new GlobalCredentials().withAk(accessKeyId).withSk(secret).withDomainId("any");
  const client = new ClientBuilder<HcClient>((made) => made).withEndpoint(endpoint).withCredential(credential).build();
  // It would print every refusal that a test expects, with what it sent.
  Object.assign((client as unknown as { httpClient: object }).httpClient, { _logger: { debug() {}, error() {} } });
  return client;
}

export type Answered = { readonly status: number; readonly code: string | null; readonly body: Fields };

/** What an operation answers that client, as the vendor's generated clients call it. */
export async function answerTo(client: HcClient, name: string, fields: Fields): Promise<Answered> {
  const { method, path } = operationNamed(name);
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, one = ""]) => one);
  const pathParams = Object.fromEntries(names.map((one) => [one, fields[one]]));
  const rest = Object.fromEntries(Object.entries(fields).filter(([one]) => !names.includes(one)));
  const sent = method === "GET" ? { queryParams: rest, data: undefined } : { queryParams: {}, data: rest };
  try {
    const options = { method, url: path, contentType: "application/json", headers: {}, pathParams, ...sent };
    const { httpStatusCode: status, ...body } = (await client.sendRequest(options as never)) as Fields;
    return { status: Number(status), code: null, body };
  } catch (thrown) {
    const { httpStatusCode, errorCode, errorMsg } = thrown as Fields;
    if (httpStatusCode === undefined) throw thrown;
    return { status: Number(httpStatusCode), code: String(errorCode), body: { errorMsg } };
  }
}
