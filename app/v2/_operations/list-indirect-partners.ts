import { endOfSecond, pageOf, utcText } from "@/lib/contracts/vendor/fields";
import { ListIndirectPartnersInput, ListIndirectPartnersOutput } from "@/lib/contracts/vendor/partner";
import { listResellersAt } from "@/lib/data/company/list-resellers-at";
import { knownOf } from "../_plumbing/answer";
import { operation } from "../_plumbing/operation";

export const listIndirectPartners = operation({
  name: "ListIndirectPartners",
  method: "POST",
  path: "/v2/partners/indirect-partners/query",
  purpose: "a distributor's resellers, who joined last first",
  action: "reseller.read",
  input: ListIndirectPartnersInput,
  output: ListIndirectPartnersOutput,
  run: async ({ permit, input }) => {
    const wanted = {
      id: input.indirect_partner_id?.toLowerCase(),
      accountName: input.account_name,
      createdFrom: input.associated_on_begin,
      createdTo: endOfSecond(input.associated_on_end),
    };
    const { resellers, count } = await listResellersAt(permit, wanted, pageOf(input));
    return {
      body: {
        count,
        indirect_partners: resellers.map(({ id, name, accountName, email, phone, createdAt, manager }) => ({
          indirect_partner_id: id,
          account_name: accountName,
          name,
          associated_on: utcText(createdAt),
          ...knownOf({
            mobile_phone: phone,
            email,
            account_manager_id: manager?.memberId,
            account_manager_name: manager?.name,
          }),
        })),
      },
    };
  },
});
