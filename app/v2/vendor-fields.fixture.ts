type Fields = {
  readonly request: string;
  readonly answer: string;
  /** Fields of the answer that are not the vendor's, which its SDKs pass over. */
  readonly ours?: string;
};

/** What figures of expenditure are (G22). */
const NOTE = "note";

const PLACE = "indirect_partner_id offset limit";
const AMOUNT_INFO =
  "discounts flexipurchase_coupon_amount coupon_amount stored_card_amount commission_amount consumed_amount";
const ORDER =
  "order_id customer_id service_type_code service_type_name source_type status order_type amount_after_discount official_amount measure_id create_time payment_time currency contract_id amount_info sub_order_infos";

/** Names below a list or an object. */
const within = (prefix: string, names: string) =>
  names
    .split(" ")
    .map((name) => `${prefix}${name}`)
    .join(" ");

/** The fields the vendor's public models have, operation by operation; headers aside. */
export const VENDOR_FIELDS: Readonly<Record<string, Fields>> = {
  ListSubCustomers: {
    request: `account_name customer label association_type associated_on_begin associated_on_end customer_id ${PLACE}`,
    answer: `customer_infos count ${within("customer_infos[].", "customer account_name customer_id associated_on association_type label telephone verified_status country_code customer_type is_frozen account_managers account_managers[].account_name xaccount_id xaccount_type customer_level email")}`,
  },
  CreateSubCustomer: {
    request:
      "domain_name email verification_code domain_area xaccount_id xaccount_type password is_close_market_ms indirect_partner_id include_association_result",
    answer: "domain_id domain_name",
  },
  ShowSubCustomerBudget: {
    request: "customer_id indirect_partner_id",
    answer: "budget_amount used_amount measure_id currency budget_type",
  },
  ListSubCustomerBudget: {
    request: "customer_ids indirect_partner_id",
    answer: `measure_id currency budget_infos ${within("budget_infos[].", "customer_id budget_amount used_amount budget_type")}`,
  },
  UpdateSubCustomerBudget: {
    request: "customer_id budget_amount cancel_partner_frozen indirect_partner_id budget_type frozen_operate_type",
    answer: "",
  },
  ListSubCustomerBudgetRecords: {
    request: `customer_id operation_type budget_type ${PLACE}`,
    answer: `total_count measure_id currency record_list ${within("record_list[].", "budget_amount operation_type operation_time operator budget_type partner_corp_name partner_account_name")}`,
  },
  FreezeSubCustomers: {
    request: "customer_ids reason indirect_partner_id freeze_type",
    answer: `error_details ${within("error_details[].", "error_code error_msg id")}`,
  },
  UnfreezeSubCustomers: {
    request: "customer_ids reason indirect_partner_id unfreeze_type",
    answer: `error_details ${within("error_details[].", "error_code error_msg id")}`,
  },
  ListIndirectPartners: {
    request: `account_name associated_on_begin associated_on_end ${PLACE}`,
    answer: `count indirect_partners ${within("indirect_partners[].", "indirect_partner_id mobile_phone email account_name name associated_on account_manager_id account_manager_name")}`,
  },
  ListCustomerOrders: {
    request: `order_id customer_id create_time_begin create_time_end service_type_code status order_type order_by payment_time_begin payment_time_end method ${PLACE}`,
    answer: `total_count order_infos ${within("order_infos[].", `${ORDER} enterprise_projects agent_pay_info ${within("amount_info.", AMOUNT_INFO)}`)}`,
  },
  ShowCustomerOrderDetails: {
    request: `order_id ${PLACE}`,
    answer: `total_count order_info order_line_items ${within("order_info.", `${ORDER} user_name pending_payment_end_time ${within("amount_info.", AMOUNT_INFO)}`)} ${within("order_line_items[].", `order_line_item_id service_type_code service_type_name product_id product_spec_desc period_type period_num effective_time expire_time subscription_num amount_after_discount official_amount amount_info currency category_code product_owner_service commercial_resource base_product_info order_id ${within("amount_info.", AMOUNT_INFO)}`)}`,
  },
  ShowRefundOrderDetails: {
    request: "order_id customer_id indirect_partner_id",
    answer: `total_count refund_infos ${within("refund_infos[].", "id amount measure_id customer_id resource_type_code service_type_code resource_type_name service_type_name region_code base_order_id")}`,
  },
  ListCustomerOnDemandResources: {
    request: `customer_id region_code service_type_code resource_ids effective_time_begin effective_time_end status ${PLACE}`,
    answer: `total_count resources ${within("resources[].", "customer_id region_code availability_zone_code service_type_code resource_type_code service_type_name resource_type_name resource_id resource_name effective_time expire_time status resource_spec_code resource_info product_spec_desc")}`,
  },
  ListPayPerUseCustomerResources: {
    request:
      "resource_ids order_id only_main_resource status_list offset limit expire_time_begin expire_time_end service_type_code customer_id",
    answer: `data total_count ${within("data[].", "id resource_id resource_name region_code service_type_code resource_type_code resource_type_name service_type_name resource_spec_code project_id product_id parent_resource_id is_main_resource status effective_time expire_time expire_policy product_spec_desc spec_size spec_size_measure_id update_time enterprise_project")}`,
  },
  ListSubCustomerCoupons: {
    request:
      "coupon_id order_id promotion_plan_id coupon_type status active_start_time active_end_time offset limit source_id",
    answer: `count user_coupons ${within("user_coupons[].", "coupon_id coupon_code status customer_id coupon_type measure_id face_value valid_time expire_time order_id promotion_plan_id plan_name plan_desc media_type fetch_method use_limits active_time reserve_time promotion_id create_time coupon_version balance lock_order_id coupon_usage is_frozen currency extend_param1 source_id")}`,
  },
  ShowPartnerConsumptionQuota: {
    request: "",
    answer:
      "consumption_quota amount coupon_amount due_amount unbilled_amount used_consumption_quota measure_id currency",
  },
  ShowCustomerExpenditureQuota: {
    request: "",
    answer: "granting_amount granting_amount_used percentage_granting_amount_used measure_id currency",
    ours: NOTE,
  },
  ShowCustomerMonthlySum: {
    request: "bill_cycle service_type_code enterprise_project_id offset limit method sub_customer_id",
    answer: `total_count bill_sums consume_amount debt_amount coupon_amount flexipurchase_coupon_amount stored_value_card_amount cash_amount credit_amount writeoff_amount measure_id currency ${within("bill_sums[].", "bill_cycle resource_type_code service_type_code service_type_name resource_type_name charging_mode official_amount official_discount_amount truncated_amount consume_amount coupon_amount flexipurchase_coupon_amount stored_value_card_amount debt_amount writeoff_amount cash_amount credit_amount measure_id bill_type customer_id account_name")}`,
    ours: NOTE,
  },
  ListCustomerselfResourceRecords: {
    request:
      "cycle cloud_service_type region charge_mode bill_type resource_id enterprise_project_id include_zero_record method sub_customer_id trade_id bill_date_begin bill_date_end statistic_type offset limit",
    answer: `fee_records total_count currency ${within("fee_records[].", "bill_date bill_type customer_id region region_name cloud_service_type resource_type cloud_service_type_name resource_type_name effective_time expire_time resource_id resource_name resource_tag product_id product_name product_spec_desc sku_code spec_size spec_size_measure_id trade_id id trade_time consume_time account_name relative_order_id enterprise_project_id enterprise_project_name charge_mode order_id period_type period_num usage_type usage usage_measure_id free_resource_usage free_resource_measure_id ri_usage ri_usage_measure_id unit_price unit official_amount discount_amount amount cash_amount credit_amount coupon_amount flexipurchase_coupon_amount stored_card_amount bonus_amount debt_amount adjustment_amount measure_id formula sub_service_type_code sub_service_type_name sub_resource_type_code sub_resource_type_name sub_resource_id sub_resource_name")}`,
    ours: NOTE,
  },
  ListServiceTypes: {
    request: "offset limit",
    answer: `total_count service_types ${within("service_types[].", "service_type_code service_type_name abbreviation")}`,
  },
  ListResourceTypes: {
    request: "resource_type_code offset limit",
    answer: `total_count resource_types ${within("resource_types[].", "resource_type_code resource_type_name resource_type_desc service_type_code")}`,
  },
};
