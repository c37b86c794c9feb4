/** Of no customer and no reseller: the company's own, or the caller's. */
export const OF_NOBODY: readonly string[] = [
  "claimKey",
  // One's own exports; whose rows they take is proven by their totals, for account managers too.
  "listExports",
  "openExport",
  "requestExport",
  // One's own schedules, and views, which are addresses and no answers.
  "deleteView",
  "endSchedule",
  "listSchedules",
  "listViews",
  "renameView",
  "saveView",
  "setSchedule",
  "shareView",
  // What one chose to hear, and up to when one's own inbox is read.
  "getOwnChoices",
  "markAllRead",
  "setOwnChoices",
  // Which months are closed is everybody's.
  "getFreshness",
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
  "listResourceTypes",
  "listServiceTypes",
  "listOrderedServices",
  // Who of the company may handle alerts, and whether anything moved on its boards.
  "getBoardMark",
  "getAlertLimits",
  "listAlertHandlers",
  "getCurrency",
  "getOwnGrant",
  "getPaceRule",
  "getSuspensions",
  "keepAnswer",
  "listDemoMails",
  "listInvitations",
  "listMembers",
];
