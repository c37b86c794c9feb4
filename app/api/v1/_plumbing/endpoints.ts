import { z } from "zod";
import { BudgetChange, BudgetState } from "@/lib/contracts/api/budget";
import { ConnectorAnswer, ConnectorAnswerTaken } from "@/lib/contracts/api/connector-answer";
import { Customer, CustomerFilter, CustomerPage } from "@/lib/contracts/api/customer";
import {
  ExpenditureStatistics,
  ExpenditureStatisticsFilter,
  ExpenditureSummaryFilter,
  ExpenditureSummaryPage,
} from "@/lib/contracts/api/expenditure";
import {
  ExpenditureDetailsFilter,
  ExpenditureDetailsPage,
  ExpenditureForecast,
  ExpenditureForecastFilter,
} from "@/lib/contracts/api/expenditure-details";
import { OfferFilter, OfferPage } from "@/lib/contracts/api/offer";
import {
  Order,
  OrderFilter,
  OrderPage,
  OrderPlaced,
  OrderPreview,
  OrderQuestion,
  OrderRequest,
} from "@/lib/contracts/api/order";
import type { ProblemCode } from "@/lib/contracts/api/problem";
import {
  PurchaseDecision,
  PurchaseDecisions,
  PurchaseQuestion,
  PurchaseQuestions,
} from "@/lib/contracts/api/purchase-decision";
import { Reservation, ReservationConfirmation, ReservationRequest } from "@/lib/contracts/api/reservation";
import { AllowRequest, BlockRequest, FreezeRequest, LiftRequest } from "@/lib/contracts/api/restriction";
import { UsageEventResults, UsageEvents } from "@/lib/contracts/api/usage-event";
import type { KeyScope } from "@/lib/domain/access/actor";
import type words from "@/messages/en/api-reference.json";

export type Described = {
  /** Its words stand under this id. */
  readonly id: keyof typeof words.summary;
  readonly method: "get" | "post" | "put";
  readonly path: string;
  /** Null: proven by a connector's signature instead of a key. */
  readonly scope: KeyScope | null;
  readonly body?: z.ZodType;
  readonly query?: z.ZodObject;
  readonly answer: z.ZodType;
  /** Whether it answers 201 when it made something, and 200 when that was there already. */
  readonly created?: true;
  readonly problems: readonly ProblemCode[];
};

const READ: readonly ProblemCode[] = ["unknown-key", "no-scope", "too-many-requests"];
const BODY: readonly ProblemCode[] = ["not-json", "invalid-request", "too-large", "not-json-type"];
const ONCE: readonly ProblemCode[] = ["invalid-idempotency-key", "other-request", "still-running"];
const OF_CUSTOMER: readonly ProblemCode[] = ["customer-not-found"];
const WRITE = [...READ, ...BODY, ...ONCE, ...OF_CUSTOMER, "refused"] as const;

/** Every address of the API. */
export const ENDPOINTS: readonly Described[] = [
  {
    id: "postPurchaseDecisions",
    method: "post",
    path: "/api/v1/purchase-decisions",
    scope: "decisions",
    body: z.union([PurchaseQuestion, PurchaseQuestions]),
    answer: z.union([PurchaseDecision, PurchaseDecisions]),
    problems: [...READ, ...BODY, ...OF_CUSTOMER],
  },
  {
    id: "postReservations",
    method: "post",
    path: "/api/v1/reservations",
    scope: "decisions",
    body: ReservationRequest,
    answer: Reservation,
    problems: WRITE,
  },
  {
    ...ofReservation("getReservationsId", ""),
    method: "get",
    problems: [...READ, "reservation-not-found"],
  },
  {
    ...ofReservation("postReservationsIdConfirm", "/confirm"),
    body: ReservationConfirmation,
    problems: [...READ, ...BODY, ...ONCE, "reservation-not-found", "refused"],
  },
  ofReservation("postReservationsIdRelease", "/release"),
  {
    id: "getOffers",
    method: "get",
    path: "/api/v1/offers",
    scope: "orders",
    query: OfferFilter,
    answer: OfferPage,
    problems: [...READ, "invalid-request"],
  },
  {
    id: "postOrdersPreview",
    method: "post",
    path: "/api/v1/orders/preview",
    scope: "orders",
    body: OrderQuestion,
    answer: OrderPreview,
    problems: [...READ, ...BODY, ...OF_CUSTOMER],
  },
  {
    id: "postOrders",
    method: "post",
    path: "/api/v1/orders",
    scope: "orders",
    body: OrderRequest,
    answer: OrderPlaced,
    created: true,
    problems: [...READ, ...BODY, "invalid-idempotency-key", ...OF_CUSTOMER, "refused"],
  },
  {
    id: "getOrders",
    method: "get",
    path: "/api/v1/orders",
    scope: "orders",
    query: OrderFilter,
    answer: OrderPage,
    problems: [...READ, "invalid-request", ...OF_CUSTOMER],
  },
  {
    id: "getOrdersId",
    method: "get",
    path: "/api/v1/orders/{id}",
    scope: "orders",
    answer: Order,
    problems: [...READ, "order-not-found"],
  },
  ofOrder("postOrdersIdPay", "/pay"),
  ofOrder("postOrdersIdCancel", "/cancel"),
  {
    id: "postUsageEvents",
    method: "post",
    path: "/api/v1/usage-events",
    scope: "usage",
    body: UsageEvents,
    answer: UsageEventResults,
    problems: [...READ, ...BODY, ...ONCE],
  },
  {
    id: "getCustomers",
    method: "get",
    path: "/api/v1/customers",
    scope: "customers",
    query: CustomerFilter,
    answer: CustomerPage,
    problems: [...READ, "invalid-request"],
  },
  reading("getCustomersId", "", Customer),
  reading("getCustomersIdBudget", "/budget", BudgetState),
  {
    ...writing("putCustomersIdBudget", "/budget", BudgetChange, BudgetState),
    method: "put",
    problems: [...WRITE, "version-needed", "confirmation-needed"],
  },
  writing("postCustomersIdFreeze", "/freeze", FreezeRequest),
  writing("postCustomersIdLift", "/lift", LiftRequest),
  writing("postCustomersIdBlockPayPerUse", "/block-pay-per-use", BlockRequest),
  writing("postCustomersIdAllowPayPerUse", "/allow-pay-per-use", AllowRequest),
  ofExpenditure("getExpenditureSummary", "summary", ExpenditureSummaryFilter, ExpenditureSummaryPage),
  ofExpenditure("getExpenditureDetails", "details", ExpenditureDetailsFilter, ExpenditureDetailsPage),
  ofExpenditure("getExpenditureStatistics", "statistics", ExpenditureStatisticsFilter, ExpenditureStatistics),
  ofExpenditure("getExpenditureForecast", "forecast", ExpenditureForecastFilter, ExpenditureForecast),
  {
    id: "postConnectorAnswers",
    method: "post",
    path: "/api/v1/connector-answers",
    scope: null,
    body: ConnectorAnswer,
    answer: ConnectorAnswerTaken,
    problems: [...BODY, "wrong-signature", "order-not-found", "too-many-requests"],
  },
];

function ofReservation(id: Described["id"], rest: string): Described {
  const path = `/api/v1/reservations/{id}${rest}`;
  const problems = [...READ, ...ONCE, "reservation-not-found", "refused"] as const;
  return { id, method: "post", path, scope: "decisions", answer: Reservation, problems };
}

function ofOrder(id: Described["id"], rest: string): Described {
  const problems = [...READ, ...ONCE, "order-not-found", "refused"] as const;
  return { id, method: "post", path: `/api/v1/orders/{id}${rest}`, scope: "orders", answer: Order, problems };
}

function reading(id: Described["id"], rest: string, answer: z.ZodType): Described {
  const path = `/api/v1/customers/{id}${rest}`;
  return { id, method: "get", path, scope: "customers", answer, problems: [...READ, ...OF_CUSTOMER] };
}

function writing(id: Described["id"], rest: string, body: z.ZodType, answer: z.ZodType = Customer): Described {
  const path = `/api/v1/customers/{id}${rest}`;
  return { id, method: "post", path, scope: "customers", body, answer, problems: WRITE };
}

function ofExpenditure(id: Described["id"], rest: string, query: z.ZodObject, answer: z.ZodType): Described {
  const problems = [...READ, "invalid-request", ...OF_CUSTOMER] as const;
  return { id, method: "get", path: `/api/v1/expenditure/${rest}`, scope: "expenditure", query, answer, problems };
}
