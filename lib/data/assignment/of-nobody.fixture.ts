/** Of no customer and no reseller: the company's own, or the caller's. */
export const OF_NOBODY: readonly string[] = [
  "claimKey",
  // One's own exports; whose rows they take is proven by their totals, for account managers too.
  "listExports",
  "openExport",
  "requestExport",
  // Who is not a customer yet is nobody's to look after.
  "createLink",
  "inviteCustomers",
  "listAttempts",
  "listLinks",
  "listPreregistrations",
  "preregisterCustomers",
  "withdrawLink",
  // The catalogue is everybody's.
  "getOffer",
  "listOfferChoices",
  "listOffers",
  "listOrderedServices",
  "getCurrency",
  "getOwnGrant",
  "getPaceRule",
  "getSuspensions",
  "keepAnswer",
  "listDemoMails",
  "listInvitations",
  "listMembers",
];
