-- name: a customer that joined without a budget is still frozen by its association
select c.distributor_id, c.id from customers c
join associations a on a.distributor_id = c.distributor_id and a.id = c.association_id
where a.origin <> 'brought-over' and a.ended_at is null
  and not exists (select 1 from budgets b where b.distributor_id = c.distributor_id and b.customer_id = c.id)
  and not exists (
    select 1 from freeze_causes f
    where f.distributor_id = c.distributor_id and f.customer_id = c.id
      and f.origin = 'association-default' and f.ended_at is null);

-- name: every budget is the newest of its adjustment records
select b.distributor_id, b.customer_id from budgets b
where not exists (
  select 1 from budget_records r
  where r.distributor_id = b.distributor_id and r.customer_id = b.customer_id and r.at = b.set_at
    and r.operation = 'set' and r.type = b.type and r.amount = b.amount and r.action = b.action
    and r.lift_when_restored = b.lift_when_restored
    and r.at = (select max(n.at) from budget_records n where n.distributor_id = r.distributor_id and n.customer_id = r.customer_id));

-- name: a one-time sum exists exactly while the budget is one-time, from the same month
select coalesce(b.distributor_id, o.distributor_id) as distributor_id, coalesce(b.customer_id, o.customer_id) as customer_id
from (select * from budgets where type = 'one-time') b
full join one_time_usage o on o.distributor_id = b.distributor_id and o.customer_id = b.customer_id
where b.customer_id is null or o.customer_id is null or b.counts_from <> o.counts_from;

-- name: one mark per customer, budget period and amount
select distributor_id, customer_id, period, amount from budget_marks
group by distributor_id, customer_id, period, amount having count(*) > 1;

-- name: the present budget's mark is not below what its usage has reached
select b.distributor_id, b.customer_id, s.used, m.mark from budgets b
cross join (
  select to_char((clock_timestamp() + (select ahead from clock)) at time zone interval '8 hours', 'YYYY-MM') as month
) n
cross join lateral (
  select coalesce(case when b.type = 'one-time'
    then (select o.used from one_time_usage o where o.distributor_id = b.distributor_id and o.customer_id = b.customer_id)
    else (select c.counted from customer_months c
          where c.distributor_id = b.distributor_id and c.customer_id = b.customer_id and c.month = n.month) end, 0) as used
) s
left join budget_marks m on m.distributor_id = b.distributor_id and m.customer_id = b.customer_id and m.amount = b.amount
  and m.period = case when b.type = 'one-time' then 'from ' || b.counts_from else n.month end
where (s.used * 100 >= b.amount * 75 and coalesce(m.mark, 0) < 75)
  or (s.used * 100 >= b.amount * 90 and coalesce(m.mark, 0) < 90)
  or (s.used >= b.amount and coalesce(m.mark, 0) < 100);

-- name: at most one alert per threshold of a mark, and none above the mark
select a.distributor_id, a.customer_id, a.period, a.amount, a.threshold from alerts a
left join budget_marks m on m.distributor_id = a.distributor_id and m.customer_id = a.customer_id
  and m.period = a.period and m.amount = a.amount
where a.kind = 'budget-threshold'
group by a.distributor_id, a.customer_id, a.period, a.amount, a.threshold, m.mark
having count(*) > 1 or coalesce(m.mark, 0) < a.threshold;

-- name: an alert on pace stands at the whole budget, of a month or of a one-time budget, once an amount
select distributor_id, customer_id, period, amount from alerts
where kind = 'budget-pace'
group by distributor_id, customer_id, period, amount
having count(*) > 1 or bool_or(threshold <> 100 or amount <= 0 or period !~ '^(from )?[0-9]{4}-[0-9]{2}(/|$)');

-- name: an alert is resolved exactly when it has the instant of it
select distributor_id, id, state from alerts where (state = 'resolved') <> (resolved_at is not null);

-- name: no customer has two open alerts on pace
select distributor_id, customer_id from alerts
where kind = 'budget-pace' and state = 'open' group by distributor_id, customer_id having count(*) > 1;

-- name: every dismissed anomaly has its audit entry with the same change id
select d.distributor_id, d.customer_id, d.day from anomaly_dismissals d
left join audit_entries e on e.distributor_id = d.distributor_id and e.change_id = d.change_id
  and e.action = 'anomaly.dismissed' and e.customer_id = d.customer_id
where e.id is null;

-- name: an alert of a budget is sent exactly once
select a.distributor_id, a.id from alerts a
left join outbox o on o.distributor_id = a.distributor_id and o.alert_id = a.id and o.kind <> 'alert-resolved'
where a.kind in ('budget-threshold', 'budget-pace')
group by a.distributor_id, a.id
having count(o.id) <> 1;

-- name: another alert is told no more often than it came, came back or got worse, and its end no more often than it ended
with told as (
  select distributor_id, alert_id, count(*) filter (where kind = 'alert-resolved') as ends,
    count(*) filter (where kind <> 'alert-resolved') as times
  from outbox where alert_id is not null group by distributor_id, alert_id)
select a.distributor_id, a.id from alerts a
join told t on t.distributor_id = a.distributor_id and t.alert_id = a.id
join lateral (
  select count(*) filter (where s.kind in ('raised', 'reopened', 'worsened')) as turns,
    count(*) filter (where s.kind = 'resolved') as ends
  from alert_steps s where s.distributor_id = a.distributor_id and s.alert_id = a.id) steps on true
where t.times > steps.turns or t.ends > steps.ends;

-- name: an alert that stands is with a company that is to deal with it, or each has dealt with it
select a.distributor_id, a.id from alerts a
where a.state = 'open' and not exists (
  select 1 from alert_handlings h where h.distributor_id = a.distributor_id and h.alert_id = a.id
    and (h.resolved_at is null or h.resolved_by_id is not null));

-- name: an alert whose cause is gone stands with no company
select h.distributor_id, h.alert_id, h.company_id from alert_handlings h
join alerts a on a.distributor_id = h.distributor_id and a.id = h.alert_id
where a.state = 'resolved' and h.resolved_at is null;

-- name: what was raised was raised with somebody
select a.distributor_id, a.id from alerts a
where not exists (select 1 from alert_handlings h where h.distributor_id = a.distributor_id and h.alert_id = a.id);

-- name: what stands with a company has its steps, the first of them that it was raised
select h.distributor_id, h.alert_id, h.company_id from alert_handlings h
where not exists (select 1 from alert_steps s
  where s.distributor_id = h.distributor_id and s.alert_id = h.alert_id and s.company_id = h.company_id and s.kind = 'raised');

-- name: an outbox row is waiting, delivered with its instant, or dead with its error
select distributor_id, id, state from outbox
where (state = 'delivered') <> (delivered_at is not null) or (state = 'dead' and error is null);

-- name: an e-mail that has left or was given up holds no link and no code
select distributor_id, id from outbox
where kind = 'mail' and state <> 'waiting' and payload -> 'secret' <> '{}'::jsonb;

-- name: every change of a budget has its audit entry with the same change id
select r.distributor_id, r.id from budget_records r
where not exists (
  select 1 from audit_entries e
  where e.distributor_id = r.distributor_id and e.change_id = r.change_id and e.customer_id = r.customer_id);

-- name: every freeze and its end have their audit entries with the same change ids
select f.distributor_id, f.id from freeze_causes f
where not exists (
    select 1 from audit_entries e
    where e.distributor_id = f.distributor_id and e.change_id = f.change_id and e.customer_id = f.customer_id)
  or (f.ended_at is not null and not exists (
    select 1 from audit_entries e
    where e.distributor_id = f.distributor_id and e.change_id = f.end_change_id and e.customer_id = f.customer_id));

-- name: every pay-per-use block and its end have their audit entries with the same change ids
select p.distributor_id, p.id from pay_per_use_blocks p
where not exists (
    select 1 from audit_entries e
    where e.distributor_id = p.distributor_id and e.change_id = p.change_id and e.customer_id = p.customer_id)
  or (p.ended_at is not null and not exists (
    select 1 from audit_entries e
    where e.distributor_id = p.distributor_id and e.change_id = p.end_change_id and e.customer_id = p.customer_id));

-- name: every budget, freeze, lift and block was done by the party that held the authority then
with acts as (
  select distributor_id, id, customer_id, at, by, 'set-budget' as permission from budget_records where operation = 'set'
  union all
  select distributor_id, id, customer_id, since, by,
    case level when 'account' then 'freeze-account' else 'freeze-resources' end from freeze_causes where origin = 'manual'
  union all
  select distributor_id, id, customer_id, ended_at, ended_by,
    case level when 'account' then 'freeze-account' else 'freeze-resources' end from freeze_causes f
  -- One that is raised gives way to the higher one and is not lifted; that one asks for its own permission.
  where ended_at is not null and not exists (
    select 1 from freeze_causes n
    where n.distributor_id = f.distributor_id and n.customer_id = f.customer_id and n.origin = f.origin
      and n.change_id = f.end_change_id and n.since = f.ended_at)
  union all
  select distributor_id, id, customer_id, since, by, 'freeze-account' from pay_per_use_blocks where origin = 'manual'
  union all
  select distributor_id, id, customer_id, ended_at, ended_by, 'freeze-account' from pay_per_use_blocks where ended_at is not null
)
select a.distributor_id, a.id, a.customer_id, a.at, a.permission, a.by
from acts a
-- Two acts of one millisecond, one before the grant and one after it, are both right.
cross join (values (true), (false)) turn(counts)
left join lateral (
  select s.reseller_id from associations s
  where s.distributor_id = a.distributor_id and s.customer_id = a.customer_id
    and s.started_at <= a.at and coalesce(s.ended_at >= a.at, true)
  order by s.started_at desc limit 1
) s on true
left join lateral (
  select r.permissions, r.until from delegation_records r
  where r.distributor_id = a.distributor_id and r.reseller_id = s.reseller_id and (r.at < a.at or (turn.counts and r.at = a.at))
  order by r.at desc, r.id desc limit 1
) g on true
left join lateral (
  select array_agg(permission) as permissions from recalls r cross join unnest(r.permissions) permission
  where r.distributor_id = a.distributor_id and r.customer_id = a.customer_id
    and (r.since < a.at or (turn.counts and r.since = a.at))
    and (r.ended_at is null or r.ended_at > a.at or (not turn.counts and r.ended_at = a.at))
) r on true
where a.by ->> 'kind' not in ('system', 'operator')
  -- A base comes over as found, whoever holds what over it from then on (G20).
  and not exists (
    select 1 from customers c
    join associations o on o.distributor_id = c.distributor_id and o.customer_id = c.id and o.origin = 'brought-over'
    where c.distributor_id = a.distributor_id and c.id = a.customer_id and c.created_at = a.at)
group by a.distributor_id, a.id, a.customer_id, a.at, a.permission, a.by
having bool_and(a.by ->> 'companyKind' <> case
    when a.permission = any(g.permissions) and coalesce(g.until > a.at, true)
      and not coalesce(a.permission = any(r.permissions), false)
    then 'reseller' else 'distributor' end);

-- name: at every setting the greater of budget and usage, summed over a reseller's customers, fits its quota
select distributor_id, id, quota, quota_taken from budget_records where quota_taken > quota;

-- name: a grant is the newest of its records, and its open recalls are of permissions it gives
select d.distributor_id, d.reseller_id from delegations d
where not exists (
    select 1 from delegation_records r
    where r.distributor_id = d.distributor_id and r.reseller_id = d.reseller_id and r.at = d.set_at
      and r.permissions = d.permissions and r.monthly_quota is not distinct from d.monthly_quota
      and r.one_time_quota is not distinct from d.one_time_quota and r.until is not distinct from d.until)
  or exists (
    select 1 from recalls r
    where r.distributor_id = d.distributor_id and r.reseller_id = d.reseller_id and r.ended_at is null
      and not r.permissions <@ d.permissions);

-- name: every change of a delegation, and every recall and its end, has its audit entry with the same change id
select distributor_id, id, change_id from (
  select distributor_id, id, change_id from delegation_records
  union all
  select distributor_id, id, change_id from recalls
  union all
  select distributor_id, id, end_change_id from recalls where ended_at is not null
) changes
where not exists (
  select 1 from audit_entries e
  where e.distributor_id = changes.distributor_id and e.change_id = changes.change_id);

-- name: a recall names its customer in the log, and its end too
select r.distributor_id, r.id from recalls r
where not exists (
    select 1 from audit_entries e
    where e.distributor_id = r.distributor_id and e.change_id = r.change_id
      and (e.customer_id = r.customer_id or e.action = 'delegation.changed'))
  or (r.ended_at is not null and not exists (
    select 1 from audit_entries e
    where e.distributor_id = r.distributor_id and e.change_id = r.end_change_id
      and (e.customer_id = r.customer_id or e.subject_id = r.reseller_id::text)));

-- name: a stop of a reseller's purchases has its audit entry of that instant
select r.distributor_id, r.id, r.stopped_at from resellers r
where r.stopped_at is not null and not exists (
  select 1 from audit_entries e
  where e.distributor_id = r.distributor_id and e.subject_id = r.id::text and e.action = 'reseller.stopped'
    and e.at = r.stopped_at);

-- name: a mark of a quota is one of its thresholds
select distributor_id, reseller_id, kind, mark from quota_marks where mark not in (75, 90, 100);

-- name: warnings of a grant's end are of 30, 7 and 1 days, and of an end that was granted
select w.distributor_id, w.reseller_id, w.until, w.days from delegation_warnings w
where w.days not in (30, 7, 1) or not exists (
  select 1 from delegation_records r
  where r.distributor_id = w.distributor_id and r.reseller_id = w.reseller_id and r.until = w.until);

-- name: the newest history of a customer's month is what it stands at
select m.distributor_id, m.customer_id, m.month, m.spent, m.counted, h.spent as kept, h.counted as kept_counted
from customer_months m
left join lateral (
  select h.spent, h.counted from usage_history h
  where h.distributor_id = m.distributor_id and h.customer_id = m.customer_id and h.month = m.month
  order by h.minute desc limit 1
) h on true
where m.spent <> coalesce(h.spent, 0) or m.counted <> coalesce(h.counted, 0);

-- name: one open freeze cause per customer and origin
select distributor_id, customer_id, origin from freeze_causes where ended_at is null
group by distributor_id, customer_id, origin having count(*) > 1;

-- name: one open pay-per-use block per customer and origin
select distributor_id, customer_id, origin from pay_per_use_blocks where ended_at is null
group by distributor_id, customer_id, origin having count(*) > 1;

-- name: only an exhausted budget's cause has a month or goes, and no cause ends before it began
select distributor_id, id, origin, month, gone_at, since, ended_at from (
  select distributor_id, id, origin, month, gone_at, since, ended_at, ended_by from freeze_causes
  union all
  select distributor_id, id, origin, month, gone_at, since, ended_at, ended_by from pay_per_use_blocks
) causes
where (origin <> 'budget-exhausted' and (month is not null or gone_at is not null))
  or gone_at < since or ended_at < since or (ended_at is null) <> (ended_by is null);

-- Charges and sums

-- name: spent and counted of a customer's month are the sums over its charges
select coalesce(m.distributor_id, c.distributor_id) as distributor_id, coalesce(m.customer_id, c.customer_id) as customer_id,
  coalesce(m.month, c.month) as month, m.spent, c.spent as charged, m.counted, c.counted as charged_in_budget
from customer_months m
full join (
  select distributor_id, customer_id, month, sum(spent) as spent, coalesce(sum(spent) filter (where in_budget), 0) as counted
  from charges where removed_in is null and customer_id is not null
  group by distributor_id, customer_id, month
) c on c.distributor_id = m.distributor_id and c.customer_id = m.customer_id and c.month = m.month
where coalesce(m.spent, 0) <> coalesce(c.spent, 0) or coalesce(m.counted, 0) <> coalesce(c.counted, 0);

-- name: a one-time budget's used is the sum over its customer's charges since the month it counts from
select o.distributor_id, o.customer_id, o.used, c.used as charged
from one_time_usage o
left join lateral (
  select coalesce(sum(c.spent), 0) as used from charges c
  where c.distributor_id = o.distributor_id and c.customer_id = o.customer_id and c.month >= o.counts_from
    and c.in_budget and c.removed_in is null
) c on true
where o.used <> c.used;

-- name: day roll-ups are the sums over their charges, and add up to spent
select coalesce(u.distributor_id, c.distributor_id) as distributor_id, coalesce(u.customer_id, c.customer_id) as customer_id,
  coalesce(u.day, c.day) as day, coalesce(u.service, c.service) as service,
  u.spent, c.spent as charged, u.refunded, c.refunded as charged_back, u.listed, c.listed as charged_list, u.rows, c.rows as charged_rows
from day_rollups u
full join (
  select distributor_id, customer_id, day, association_id, service, charging_mode, region, sum(spent) as spent,
    coalesce(sum(spent) filter (where spent < 0), 0) as refunded, coalesce(sum(list_cost) filter (where is_shown), 0) as listed, count(*) filter (where is_shown) as rows
  from (
    select *, category not in ('tax', 'credit') and not (origin <> 'delivery' and spent <> list_cost) as is_shown
    from charges where removed_in is null and customer_id is not null
  ) shown
  group by distributor_id, customer_id, day, association_id, service, charging_mode, region
) c on c.distributor_id = u.distributor_id and c.customer_id = u.customer_id and c.day = u.day
  and c.association_id = u.association_id and c.service = u.service and c.charging_mode = u.charging_mode
  and c.region = u.region
where coalesce(u.spent, 0) <> coalesce(c.spent, 0) or coalesce(u.listed, 0) <> coalesce(c.listed, 0)
  or coalesce(u.rows, 0) <> coalesce(c.rows, 0) or coalesce(u.refunded, 0) <> coalesce(c.refunded, 0);

-- name: month roll-ups are the sums over their days
select coalesce(m.distributor_id, d.distributor_id) as distributor_id, coalesce(m.customer_id, d.customer_id) as customer_id,
  coalesce(m.month, d.month) as month, coalesce(m.service, d.service) as service, m.spent, d.spent as of_days
from month_rollups m
full join (
  select distributor_id, customer_id, to_char(day, 'YYYY-MM') as month, association_id, service, charging_mode, region,
    sum(spent) as spent, sum(refunded) as refunded, sum(listed) as listed, sum(rows) as rows
  from day_rollups group by 1, 2, 3, 4, 5, 6, 7
) d on d.distributor_id = m.distributor_id and d.customer_id = m.customer_id and d.month = m.month
  and d.association_id = m.association_id and d.service = m.service and d.charging_mode = m.charging_mode
  and d.region = m.region
where coalesce(m.spent, 0) <> coalesce(d.spent, 0) or coalesce(m.refunded, 0) <> coalesce(d.refunded, 0)
  or coalesce(m.listed, 0) <> coalesce(d.listed, 0) or coalesce(m.rows, 0) <> coalesce(d.rows, 0);

-- name: what a closed month stands at is what it closed with and what moved it since
select coalesce(f.distributor_id, k.distributor_id) as distributor_id, coalesce(f.customer_id, k.customer_id) as customer_id,
  coalesce(f.month, k.month) as month, f.spent, k.spent as moved, m.spent as stands
from closed_month_figures f
full join (
  select distributor_id, month, customer_id, sum(spent) as spent, sum(counted) as counted
  from closed_month_changes group by 1, 2, 3
) k on k.distributor_id = f.distributor_id and k.month = f.month and k.customer_id = f.customer_id
left join customer_months m on m.distributor_id = coalesce(f.distributor_id, k.distributor_id)
  and m.month = coalesce(f.month, k.month) and m.customer_id = coalesce(f.customer_id, k.customer_id)
where coalesce(f.spent, 0) + coalesce(k.spent, 0) <> coalesce(m.spent, 0)
  or coalesce(f.counted, 0) + coalesce(k.counted, 0) <> coalesce(m.counted, 0);

-- name: what is parked of an account is the sum over its charges without a customer
select a.distributor_id, a.account_id, a.parked_rows, c.rows, a.parked_amount, c.amount
from cloud_accounts a
left join lateral (
  select count(*) as rows, coalesce(sum(c.spent), 0) as amount from charges c
  where c.distributor_id = a.distributor_id and c.account_id = a.account_id and c.customer_id is null
    and c.removed_in is null
) c on true
where a.parked_rows <> c.rows or a.parked_amount <> c.amount;

-- name: every charge lies in the month of its day, and the day in which it starts unless a purchase came after its period
select distributor_id, id, month, day, charge_start from charges
where month <> to_char(day, 'YYYY-MM')
  or (day <> (charge_start at time zone interval '8 hours')::date
    and not (category = 'purchase' and origin = 'delivery' and day < (charge_start at time zone interval '8 hours')::date
      and day = (date_trunc('month', day) + interval '1 month - 1 day')::date));

-- name: at most one revision of a delivery is in force, and the delivery names it
select d.distributor_id, d.id, d.revision, r.numbers from deliveries d
left join lateral (
  select array_agg(r.number) as numbers from delivery_revisions r
  where r.distributor_id = d.distributor_id and r.delivery_id = d.id and r.state = 'applied'
) r on true
where (d.revision is null) <> (r.numbers is null)
  or (d.revision is not null and r.numbers <> array[d.revision]);

-- name: the revision in force has exactly its rows and its sum
select r.distributor_id, r.delivery_id, r.number, r.rows, c.rows as charged_rows, r.listed, c.listed as charged
from delivery_revisions r
left join lateral (
  select count(*) as rows, coalesce(sum(c.list_cost), 0) as listed from charges c
  where c.distributor_id = r.distributor_id and c.delivery_id = r.delivery_id and c.removed_in is null
) c on true
where r.state = 'applied' and (r.rows <> c.rows or r.listed <> c.listed);

-- name: only held revisions have rows waiting, all of them
select r.distributor_id, r.delivery_id, r.number, r.state, r.rows, s.rows as waiting
from delivery_revisions r
left join lateral (
  select count(*) as rows from staged_charges s
  where s.distributor_id = r.distributor_id and s.delivery_id = r.delivery_id and s.revision = r.number
) s on true
where s.rows <> case when r.state = 'held' then r.rows else 0 end;

-- name: what a revision dropped counts nowhere
select distributor_id, id, delivery_id, removed_in, spent from charges
where removed_in is not null and (spent <> 0 or removed_in <= added_in);

-- name: an event id stands once, with one charge in its month
select coalesce(e.distributor_id, c.distributor_id) as distributor_id, e.source, e.event_id, c.id
from event_ids e
full join (select distributor_id, month, id from charges where origin = 'event') c
  on c.distributor_id = e.distributor_id and c.month = e.month and c.id = e.charge_id
where e.charge_id is null or c.id is null;

-- name: a metered charge is an hour of its resource, on its account, once, and none reaches beyond what was metered
select e.distributor_id, e.event_id, c.id from event_ids e
left join charges c on c.distributor_id = e.distributor_id and c.month = e.month and c.id = e.charge_id
left join resources r on r.distributor_id = e.distributor_id and r.id::text = c.resource_id
cross join lateral (select date_trunc('hour', c.charge_start, 'UTC') as hour) h
where e.source = 'metering' and (
  r.id is null or c.account_id <> r.account_id or c.service <> r.service or c.list_cost <= 0
  or e.event_id <> r.id || '/' || to_char(h.hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  or c.charge_end > h.hour + interval '1 hour'
  or c.charge_start < r.started_at or c.charge_end > coalesce(r.metered_until, r.closed_at, 'infinity'));

-- name: what is metered is paid by the hour, from its start to no later than its close, and closed it is only until that is charged
select distributor_id, id, mode, period_unit, started_at, metered_until, closed_at from resources
where metered_until is not null
  and (period_unit <> 'hour' or metered_until < started_at or metered_until > closed_at);

-- name: what was enabled has its entry in the log, and a key; what was ordered has neither
select r.distributor_id, r.id from resources r
left join lateral (
  select count(*) as entries from audit_entries e
  where e.distributor_id = r.distributor_id and e.action = 'resource.enabled' and e.subject_id = r.id::text
    and e.customer_id = r.customer_id and e.at = r.started_at
) e on true
where e.entries <> case when r.idempotency_key is null then 0 else 1 end;

-- name: an event's charge is brought by one event id
select distributor_id, charge_id from event_ids group by distributor_id, charge_id having count(*) > 1;

-- name: a charge is of the customer its account is mapped to on its day, and of the association it starts in
with spans as (
  select a.distributor_id, a.customer_id, a.id, a.counts_since, coalesce(a.ended_at, 'infinity') as before,
    case when lag(a.id) over (partition by a.distributor_id, a.customer_id order by a.started_at, a.id) is null
      then '-infinity' else a.started_at end as since
  from associations a
)
select c.distributor_id, c.id, c.account_id, c.day, c.charge_start, c.customer_id, m.customer_id as mapped,
  c.association_id, s.id as association
from charges c
left join lateral (
  select m.customer_id from account_mappings m
  where m.distributor_id = c.distributor_id and m.account_id = c.account_id and m.undone_at is null
    and (m.from_day is null or m.from_day <= c.day)
  order by m.from_day desc nulls last, m.mapped_at desc, m.id desc limit 1
) m on true
left join customers u on u.distributor_id = c.distributor_id and u.id = m.customer_id
left join spans s on s.distributor_id = c.distributor_id and s.customer_id = m.customer_id
  and c.charge_start >= s.since and c.charge_start < s.before
where c.removed_in is null
  and (c.customer_id is distinct from case when s.id is not null then m.customer_id end
    or c.association_id is distinct from s.id
    or c.in_budget <> coalesce(c.charge_start >= s.counts_since and (s.counts_since = u.associated_at
      or c.month < to_char(u.associated_at at time zone interval '8 hours', 'YYYY-MM')), false));

-- name: a customer has one open association, which its row names, unless its last one ended when the row says
select c.distributor_id, c.id, c.association_id, c.disassociated_at, a.ended_at from customers c
left join associations a on a.distributor_id = c.distributor_id and a.id = c.association_id
where a.customer_id is distinct from c.id or a.reseller_id is distinct from c.reseller_id
  or a.counts_since <> c.associated_at
  or a.ended_at is distinct from c.disassociated_at
  or exists (
    select 1 from associations o
    where o.distributor_id = c.distributor_id and o.customer_id = c.id and o.id <> a.id
      and (o.ended_at is null or o.ended_at > a.started_at));

-- name: a customer without a partner has no budget, no open freeze or block, no recall, and nothing waits about it
select c.distributor_id, c.id from customers c
where c.disassociated_at is not null and (
  exists (select 1 from budgets b where b.distributor_id = c.distributor_id and b.customer_id = c.id)
  or exists (select 1 from one_time_usage o where o.distributor_id = c.distributor_id and o.customer_id = c.id)
  or exists (
    select 1 from freeze_causes f
    where f.distributor_id = c.distributor_id and f.customer_id = c.id and f.ended_at is null)
  or exists (
    select 1 from pay_per_use_blocks p
    where p.distributor_id = c.distributor_id and p.customer_id = c.id and p.ended_at is null)
  or exists (
    select 1 from recalls r where r.distributor_id = c.distributor_id and r.customer_id = c.id and r.ended_at is null)
  or exists (
    select 1 from requests q
    where q.distributor_id = c.distributor_id and q.customer_id = c.id and q.state = 'pending')
  or exists (
    select 1 from restriction_acts o
    where o.distributor_id = c.distributor_id and o.customer_id = c.id
      and o.state in ('awaiting-second-person', 'waiting'))
  or exists (
    select 1 from disassociations d
    where d.distributor_id = c.distributor_id and d.customer_id = c.id and d.decided_at is null));

-- name: what a customer had spent of a pool stays taken once an end: no two parts of one change and kind
select distributor_id, customer_id, change_id, kind from quota_residues
group by distributor_id, customer_id, change_id, kind having count(*) > 1;

-- name: no more than three requests of a side in three months
select d.distributor_id, d.customer_id, d.side, d.asked_at, count(*) from disassociations d
join associations a on a.distributor_id = d.distributor_id and a.id = d.association_id
join disassociations e on e.distributor_id = d.distributor_id and e.customer_id = d.customer_id and e.side = d.side
  and e.asked_at <= d.asked_at
  and e.asked_at at time zone interval '8 hours' > (d.asked_at at time zone interval '8 hours') - interval '3 months'
join associations f on f.distributor_id = e.distributor_id and f.id = e.association_id
  and f.reseller_id is not distinct from a.reseller_id
group by d.distributor_id, d.customer_id, d.side, d.id, d.asked_at having count(*) > 3;

-- name: every end of an association, every request for one and its answer has its audit entry with the same change id
select distributor_id, id, change_id from (
  select distributor_id, id, customer_id, end_change_id as change_id from associations where ended_at is not null
  union all
  select distributor_id, id, customer_id, change_id from disassociations
  union all
  select distributor_id, id, customer_id, decision_change_id from disassociations where decided_at is not null
) changes
where not exists (
  select 1 from audit_entries e
  where e.distributor_id = changes.distributor_id and e.change_id = changes.change_id
    and e.customer_id = changes.customer_id);

-- name: an approved request ended its association, by the side that had not asked
select d.distributor_id, d.id from disassociations d
left join associations a on a.distributor_id = d.distributor_id and a.id = d.association_id
where d.state = 'approved' and (
  a.ending is distinct from 'disassociated' or a.end_change_id is distinct from d.decision_change_id
  or (d.by ->> 'companyKind' = 'customer') = (d.decided_by ->> 'companyKind' = 'customer'));

-- name: a charge spends all of its list cost or nothing, nothing if it never counts
select distributor_id, id, counting, list_cost, spent from charges
where spent not in (0, list_cost) or (counting = 'never' and spent <> 0)
  or (counting = 'always' and removed_in is null and origin = 'delivery' and spent <> list_cost);

-- name: used commitment of an open month counts exactly where no counted purchase of its customer covers it
select c.distributor_id, c.id, c.commitment_id, c.list_cost, c.spent
from charges c
where c.counting = 'unless-covered' and c.removed_in is null and c.list_cost <> 0
  and not exists (select 1 from closed_months k where k.distributor_id = c.distributor_id and k.month = c.month)
  and (c.spent = 0) <> exists (
    select 1 from charges p
    where p.distributor_id = c.distributor_id and p.commitment_id = c.commitment_id and p.category = 'purchase'
      and p.removed_in is null and p.customer_id is not distinct from c.customer_id
      and (p.customer_id is not null or p.account_id = c.account_id) and (p.in_budget or not c.in_budget));

-- name: estimates count on no day that a delivery of the same account covers, and on every other day
select c.distributor_id, c.id, c.account_id, c.day, c.list_cost, c.spent
from charges c
where c.origin <> 'delivery' and c.list_cost <> 0
  and (c.spent = 0) <> exists (
    select 1 from coverages v
    where v.distributor_id = c.distributor_id and v.account_id = c.account_id and c.day between v.from_day and v.to_day);

-- name: every revision and every mapping has its audit entry
select r.distributor_id, r.delivery_id::text as id, r.number::text as what from delivery_revisions r
where not exists (
  select 1 from audit_entries e
  where e.distributor_id = r.distributor_id and e.subject_kind = 'delivery' and e.subject_id = r.delivery_id::text
    and e.after ->> 'importId' = r.import_id::text)
union all
select m.distributor_id, m.id::text, m.account_id from account_mappings m
where not exists (
  select 1 from audit_entries e
  where e.distributor_id = m.distributor_id and e.subject_kind = 'account' and e.subject_id = m.account_id
    and e.customer_id = m.customer_id);

-- name: the sealed log has every position once, from 1, without a gap
select distributor_id, count(position) as sealed, max(position) as last from audit_entries
where position is not null
group by distributor_id
having count(position) <> max(position) or count(distinct position) <> max(position) or min(position) <> 1;

-- name: an entry of the log is sealed with place and hash, or with neither
select distributor_id, id from audit_entries
where (position is null) <> (hash is null) or (hash is not null and hash !~ '^[0-9a-f]{64}$');

-- name: no two entries of the log have one hash
select distributor_id, hash from audit_entries where hash is not null group by distributor_id, hash having count(*) > 1;

-- name: every member and every invitation has its audit entry
select m.distributor_id, m.id from members m
where m.created_at > (select min(a.at) from audit_entries a where a.distributor_id = m.distributor_id)
  and not exists (
    select 1 from audit_entries a
    where a.distributor_id = m.distributor_id and a.subject_kind = 'member' and a.subject_id = m.id::text)
union all
select i.distributor_id, i.id from invitations i
where not exists (
    select 1 from audit_entries a
    where a.distributor_id = i.distributor_id and a.subject_kind = 'invitation' and a.subject_id = i.id::text);

-- name: a company with members has an administrator, or its first one is invited and has not answered yet
select m.distributor_id, m.company_id from members m where m.removed_at is null
group by m.distributor_id, m.company_id
having not bool_or('administrator' = any (m.roles)) and not exists (
  select 1 from invitations i
  where i.distributor_id = m.distributor_id and i.company_id = m.company_id
    and 'administrator' = any (i.roles) and i.accepted_at is null);

-- Customer development

-- name: every pre-registration, link to customers, attempt and starting policy has its audit entry with the same change id
select p.distributor_id, p.id, p.what from (
  select distributor_id, id, change_id, 'pre-registration' as what from preregistrations
  union all
  select distributor_id, id, change_id, 'link' from customer_invitations
  union all
  select distributor_id, id, change_id, 'attempt' from association_attempts
  union all
  select distributor_id, partner_id, change_id, 'policy' from starting_policies
) p
where not exists (
  select 1 from audit_entries e where e.distributor_id = p.distributor_id and e.change_id = p.change_id);

-- name: a link was used by exactly the customers that joined by it
select i.distributor_id, i.id, i.uses, a.joined from customer_invitations i
left join lateral (
  select count(*) as joined from association_attempts a
  where a.distributor_id = i.distributor_id and a.invitation_id = i.id and a.outcome = 'associated'
) a on true
where i.uses <> a.joined;

-- name: a pre-registration became the customer that joined by one of its links, and no other
select p.distributor_id, p.id, p.customer_id from preregistrations p
left join lateral (
  select array_agg(distinct a.customer_id) as customers from customer_invitations i
  join association_attempts a on a.distributor_id = i.distributor_id and a.invitation_id = i.id and a.outcome = 'associated'
  where i.distributor_id = p.distributor_id and i.preregistration_id = p.id
) a on true
where a.customers is distinct from case when p.customer_id is null then null else array[p.customer_id] end;

-- name: a pre-registration has at most one link that nobody used and nobody withdrew
select distributor_id, preregistration_id from customer_invitations
where preregistration_id is not null and used_at is null and withdrawn_at is null
group by distributor_id, preregistration_id having count(*) > 1;

-- name: an attempt names its customer exactly when it succeeded, and its causes exactly when it failed
select distributor_id, id, outcome from association_attempts
where (outcome = 'associated') <> (customer_id is not null) or (outcome = 'failed') <> (jsonb_array_length(causes) > 0);

-- name: whoever joined by a link was frozen by its association in that very change
select a.distributor_id, a.id, a.customer_id from association_attempts a
where a.outcome = 'associated' and not exists (
  select 1 from freeze_causes f
  where f.distributor_id = a.distributor_id and f.customer_id = a.customer_id and f.origin = 'association-default'
    and f.change_id = a.change_id);

-- name: no foreign key between tenant tables crosses a distributor
with tenant_tables as (
  select c.oid from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'distributor_id' and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and c.relname not in ('directory', 'credentials', 'sessions'))
select k.conname, k.conrelid::regclass::text as source, k.confrelid::regclass::text as target
from pg_constraint k
where k.contype = 'f'
  and k.conrelid in (select oid from tenant_tables) and k.confrelid in (select oid from tenant_tables)
  and not exists (
    select 1 from unnest(k.conkey, k.confkey) as pair (source_column, target_column)
    join pg_attribute s on s.attrelid = k.conrelid and s.attnum = pair.source_column and s.attname = 'distributor_id'
    join pg_attribute t on t.attrelid = k.confrelid and t.attnum = pair.target_column and t.attname = 'distributor_id');

-- name: every tenant table and partition has row-level security forced
select c.relname from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attname = 'distributor_id' and not a.attisdropped
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  and c.relname not in ('directory', 'credentials', 'sessions')
  and not (c.relrowsecurity and c.relforcerowsecurity);

-- name: the application role has no right on a partition itself
select c.relname from pg_class c
where c.relispartition and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
  and has_table_privilege('partner_center_app', c.oid, 'select, insert, update, delete');

-- name: one pending request a customer and kind, and for permission and quota a reseller and kind
select distributor_id, coalesce(customer_id, reseller_id) as about, kind, count(*) from requests
where state = 'pending'
group by distributor_id, customer_id, reseller_id, kind
having count(*) > 1;

-- name: every request was asked and, once decided, answered in its thread
select r.distributor_id, r.id, r.state, e.asked, e.answered from requests r
left join lateral (
  select count(*) filter (where e.kind = 'asked') as asked,
    count(*) filter (where e.kind in ('approved', 'approved-with-changes', 'rejected', 'withdrawn', 'superseded')) as answered,
    bool_or(e.kind = r.state or (r.state = 'approved' and e.kind = 'approved-with-changes')) as fits
  from request_entries e where e.distributor_id = r.distributor_id and e.request_id = r.id
) e on true
where e.asked <> 1 or e.answered <> (case when r.state = 'pending' then 0 else 1 end)
  or (r.state <> 'pending' and not e.fits);

-- name: every entry of a request has its audit entry
select e.distributor_id, e.request_id, e.id, e.kind from request_entries e
where not exists (
  select 1 from audit_entries a
  where a.distributor_id = e.distributor_id and a.change_id = e.change_id and a.subject_kind = 'request'
    and a.subject_id = e.request_id::text and a.action = 'request.' || e.kind);

-- name: an approved request names the change that did it, by which something else was audited too
select r.distributor_id, r.id, r.kind, r.execution_change_id from requests r
where r.state = 'approved' and not exists (
  select 1 from audit_entries a
  where a.distributor_id = r.distributor_id and a.change_id = r.execution_change_id and a.subject_kind <> 'request');

-- name: whoever looks after somebody is an account manager of the partner whose customer or reseller that is
select a.distributor_id, a.id, a.member_id from assignments a
join members m on m.distributor_id = a.distributor_id and m.id = a.member_id
left join customers c on c.distributor_id = a.distributor_id and c.id = a.customer_id
where a.ended_at is null and (
  m.removed_at is not null or not ('account-manager' = any (m.roles)) or m.company_id <> a.company_id
  or a.company_id <> (case when a.customer_id is null then a.distributor_id
    else coalesce(c.reseller_id, c.distributor_id) end));

-- name: a customer or reseller was never looked after by two at once
select a.distributor_id, a.id, b.id as other from assignments a
join assignments b on b.distributor_id = a.distributor_id and b.id > a.id
  and (b.customer_id = a.customer_id or b.reseller_id = a.reseller_id)
  and b.since < coalesce(a.ended_at, 'infinity') and a.since < coalesce(b.ended_at, 'infinity');

-- name: every assignment and its end has its audit entry
select a.distributor_id, a.id from assignments a
where not exists (
    select 1 from audit_entries e
    where e.distributor_id = a.distributor_id and e.change_id = a.change_id
      and e.subject_id = coalesce(a.customer_id, a.reseller_id)::text and e.action like '%assigned')
  or (a.ended_at is not null and not exists (
    select 1 from audit_entries e
    where e.distributor_id = a.distributor_id and e.change_id = a.end_change_id
      and e.subject_id = coalesce(a.customer_id, a.reseller_id)::text and e.action like '%assigned'));
-- name: the present state of every distributor and reseller is that of its open suspension
with companies as (
  select distributor_id, 'distributor' as kind, distributor_id as id, state from distributors
  union all
  select distributor_id, 'reseller', id, state from resellers)
select c.distributor_id, c.kind, c.id, c.state, s.state as open_state from companies c
left join company_states s on s.distributor_id = c.distributor_id and s.company_kind = c.kind
  and s.company_id = c.id and s.ended_at is null
where c.state <> coalesce(s.state, 'active');

-- name: suspensions of a company follow one another, and belong to a company
select s.distributor_id, s.company_id, s.id from company_states s
where s.ended_at < s.since
  or exists (
    select 1 from company_states o
    where o.distributor_id = s.distributor_id and o.company_id = s.company_id and o.id <> s.id
      and o.since < coalesce(s.ended_at, 'infinity') and s.since < coalesce(o.ended_at, 'infinity'))
  or (s.company_kind = 'distributor' and s.company_id <> s.distributor_id)
  or (s.company_kind = 'reseller' and not exists (
    select 1 from resellers r where r.distributor_id = s.distributor_id and r.id = s.company_id));

-- name: every suspension and its end has its audit entry
select s.distributor_id, s.company_id, s.id from company_states s
where not exists (
    select 1 from audit_entries a
    where a.distributor_id = s.distributor_id and a.change_id = s.change_id and a.action = 'company.suspended')
  or (s.end_change_id is not null and not exists (
    select 1 from audit_entries a
    where a.distributor_id = s.distributor_id and a.change_id = s.end_change_id
      and a.action in ('company.suspended', 'company.reinstated')));

-- name: what was last ordered of a customer is the level in force of its open causes
with last as (
  select distinct on (distributor_id, customer_id) distributor_id, customer_id, level
  from ordered_levels order by distributor_id, customer_id, number desc),
in_force as (
  select distributor_id, customer_id,
    case when bool_or(level = 'account-and-resources') then 'account-and-resources' else 'account' end as level
  from freeze_causes where ended_at is null group by distributor_id, customer_id)
select l.distributor_id, l.customer_id, l.level as ordered, f.level as in_force
from last l
left join in_force f on f.distributor_id = l.distributor_id and f.customer_id = l.customer_id
where l.level is distinct from f.level;

-- name: every ordered level changes the level, counts on by one and has its audit entry
select a.distributor_id, a.id, a.number from ordered_levels a
left join ordered_levels b
  on b.distributor_id = a.distributor_id and b.customer_id = a.customer_id and b.number = a.number - 1
where a.level is not distinct from a.former_level
  or (a.number > 1 and (b.id is null or b.level is distinct from a.former_level))
  or not exists (
    select 1 from audit_entries e
    where e.distributor_id = a.distributor_id and e.change_id = a.change_id and e.customer_id = a.customer_id);

-- name: every ordered level has our own place confirmed, and only the latest has places that are open or failed
select a.distributor_id, a.id from ordered_levels a
where (select count(*) from restriction_places p
    where p.distributor_id = a.distributor_id and p.ordered_level_id = a.id and p.kind = 'own' and p.state = 'confirmed') <> 1
  or exists (
    select 1 from restriction_places p
    join ordered_levels later on later.distributor_id = a.distributor_id and later.customer_id = a.customer_id
      and later.number > a.number
    where p.distributor_id = a.distributor_id and p.ordered_level_id = a.id and p.state in ('ordered', 'failed'));

-- name: an order to a connector is in the outbox under its own id, waiting only while it is ordered, dead only with an error
select p.distributor_id, p.id, p.state, o.state as sent from restriction_places p
left join outbox o on o.distributor_id = p.distributor_id and o.id = p.id and o.kind = 'connector-order'
where p.kind = 'connector' and (
  o.id is null
  or (o.state = 'waiting' and p.state <> 'ordered')
  or (o.state = 'dead' and o.error is null)
  or (o.state = 'dead' and p.state = 'ordered'));

-- name: one open order of a customer and kind
select distributor_id, customer_id, kind, count(*) from restriction_acts
where state in ('awaiting-second-person', 'waiting')
group by distributor_id, customer_id, kind
having count(*) > 1;

-- name: every order of a restriction, and what became of it, has its audit entry
select r.distributor_id, r.id, r.state from restriction_acts r
where not exists (
    select 1 from audit_entries a
    where a.distributor_id = r.distributor_id and a.change_id = r.change_id and a.action = 'restriction.ordered'
      and a.subject_id = r.customer_id::text)
  or (r.ended_at is not null and not exists (
    select 1 from audit_entries a
    where a.distributor_id = r.distributor_id and a.change_id = r.end_change_id
      and a.action = 'restriction.order-' || r.state and a.subject_id = r.customer_id::text));

-- name: an order that ran did what it says, under the same change
select r.distributor_id, r.id, r.kind from restriction_acts r
where r.state = 'ran' and r.kind <> 'release' and not exists (
  select 1 from freeze_causes c
  where c.distributor_id = r.distributor_id and c.customer_id = r.customer_id and c.origin = any (r.origins)
    and case r.kind
      when 'freeze' then c.change_id = r.end_change_id and c.level = r.level and c.since >= r.runs_at
      else c.end_change_id = r.end_change_id end);

-- name: a release that ran deleted something and gave each of the others its reasons; no other release deleted
select r.distributor_id, r.id, r.state from restriction_acts r
left join act_resources n on n.distributor_id = r.distributor_id and n.act_id = r.id
where r.kind = 'release'
group by r.distributor_id, r.id, r.state
having count(n.resource_id) = 0
  or (r.state = 'ran') <> (count(*) filter (where n.outcome = 'released') > 0)
  or (r.state = 'ran' and count(*) filter (where n.outcome is null) > 0);

-- name: a released resource had two people, was due, and no hold was open
select r.distributor_id, r.id from resources r
where r.closed_cause = 'released' and (
  not exists (
    select 1 from act_resources n
    join restriction_acts o on o.distributor_id = n.distributor_id and o.id = n.act_id
    where n.distributor_id = r.distributor_id and n.resource_id = r.id and n.outcome = 'released'
      and o.kind = 'release' and o.state = 'ran' and o.customer_id = r.customer_id
      and o.confirmed_by ->> 'id' <> o.by ->> 'id' and o.user_id is not null
      and r.closed_at >= o.confirmed_at and r.closed_at <= o.ended_at)
  or not case when r.expires_at is null
    then exists (
      select 1 from freeze_causes f
      where f.distributor_id = r.distributor_id and f.customer_id = r.customer_id
        and f.level = 'account-and-resources' and f.since <= r.closed_at - interval '15 days'
        and coalesce(f.ended_at > r.closed_at, true) and coalesce(f.gone_at > r.closed_at, true))
    else r.expires_at <= r.closed_at - interval '30 days' end
  or exists (
    select 1 from deletion_holds h
    where h.distributor_id = r.distributor_id and h.customer_id = r.customer_id
      and h.since <= r.closed_at and coalesce(h.ended_at > r.closed_at, true)));

-- name: every resource that its customer or two people deleted has its audit entry
select r.distributor_id, r.id, r.closed_cause from resources r
where r.closed_cause in ('deleted', 'released') and not exists (
  select 1 from audit_entries a
  where a.distributor_id = r.distributor_id and a.action = 'resource.' || r.closed_cause
    and a.subject_id = r.id::text and a.at = r.closed_at);

-- name: nobody confirms their own order
select distributor_id, id from restriction_acts
where confirmed_by is not null and confirmed_by ->> 'id' = by ->> 'id';

-- name: a protected customer's resources were frozen by two people
select c.distributor_id, c.id from freeze_causes c
join customer_protections p on p.distributor_id = c.distributor_id and p.customer_id = c.customer_id
  and p.since < c.since and coalesce(p.ended_at > c.since, true)
where c.level = 'account-and-resources' and c.second_person is null
  -- A cause that returns was confirmed, or not asked for, when it was first opened.
  and c.reason <> 'budget-used-up-again';

-- name: every mark of protection and every deletion hold has its audit entry, and its end another
with marks as (
  select distributor_id, customer_id, change_id, end_change_id, ended_at, 'restriction.protected' as begun,
    'restriction.unprotected' as over from customer_protections
  union all
  select distributor_id, customer_id, change_id, end_change_id, ended_at, 'restriction.deletion-held',
    'restriction.deletion-released' from deletion_holds)
select m.distributor_id, m.customer_id, m.begun from marks m
where not exists (
    select 1 from audit_entries a
    where a.distributor_id = m.distributor_id and a.change_id = m.change_id and a.action = m.begun)
  or (m.ended_at is not null and not exists (
    select 1 from audit_entries a
    where a.distributor_id = m.distributor_id and a.change_id = m.end_change_id and a.action = m.over));

-- name: an order is the sum of its lines; paid, each has its resource and its charge: amount, day, account
select o.distributor_id, o.id from orders o
where o.amount is distinct from (select sum(l.amount) from order_lines l
    where l.distributor_id = o.distributor_id and l.order_id = o.id)
  or exists (
    select 1 from order_lines l
    left join charges c on c.distributor_id = l.distributor_id and c.month = l.month and c.id = l.id
    left join order_lines b on b.distributor_id = l.distributor_id and b.id = l.refunds_line_id
    left join orders p on p.distributor_id = o.distributor_id and p.id = coalesce(b.order_id, o.id)
    where l.distributor_id = o.distributor_id and l.order_id = o.id
      and case when o.accepted_at is null then l.month is not null or l.effective_at is not null
        else c.id is null or l.resource_id is null or c.origin <> 'order' or c.category <> 'purchase'
          or c.list_cost <> l.amount or c.account_id <> o.account_id or c.charge_start <> p.accepted_at
          or l.month <> to_char(p.accepted_at at time zone interval '8 hours', 'YYYY-MM')
          or c.day <> (p.accepted_at at time zone interval '8 hours')::date end);

-- name: what is given back of a line is no more than it took
select l.distributor_id, l.id from order_lines l
join order_lines b on b.distributor_id = l.distributor_id and b.refunds_line_id = l.id
join orders o on o.distributor_id = b.distributor_id and o.id = b.order_id and o.accepted_at is not null
group by l.distributor_id, l.id, l.amount
having -sum(b.amount) > l.amount;

-- name: a subscription that was paid has a resource of its own, of its offer, account and customer
select l.distributor_id, l.id from order_lines l
join orders o on o.distributor_id = l.distributor_id and o.id = l.order_id
left join resources r on r.distributor_id = l.distributor_id and r.id = l.resource_id
where o.type = 'subscription' and o.accepted_at is not null
  and (r.id is null or r.account_id <> o.account_id or r.customer_id <> o.customer_id or r.started_at <> o.accepted_at);

-- name: a charge of an order is a line of it
select c.distributor_id, c.id from charges c
left join order_lines l on l.distributor_id = c.distributor_id and l.id = c.id
where c.origin = 'order' and l.id is null;

-- name: no order was accepted while its customer was frozen
select o.distributor_id, o.id, f.origin from orders o
join freeze_causes f on f.distributor_id = o.distributor_id and f.customer_id = o.customer_id
  -- An order and a freeze of one millisecond came one after the other, either way.
  and f.since < o.accepted_at and coalesce(f.ended_at > o.accepted_at, true)
-- A cause that lifts when the budget is restored is open no longer once it is gone (G6).
where o.type <> 'unsubscription' and (f.ended_at is not null or f.gone_at is null or f.gone_at > o.accepted_at);

-- name: no order was accepted while a company above its customer was suspended
select o.distributor_id, o.id, s.company_kind from orders o
join associations a on a.distributor_id = o.distributor_id and a.id = o.association_id
join company_states s on s.distributor_id = o.distributor_id
  and s.company_id in (o.distributor_id, a.reseller_id)
  and o.type <> 'unsubscription' and s.since < o.accepted_at and coalesce(s.ended_at > o.accepted_at, true);

-- name: no order was accepted while a company above its customer heeded its own credit and knew it to be used up
select o.distributor_id, o.id, k.company_kind from orders o
join associations a on a.distributor_id = o.distributor_id and a.id = o.association_id
join credit_rules k on k.distributor_id = o.distributor_id
  and k.company_id in (o.distributor_id, a.reseller_id)
  and o.type <> 'unsubscription' and k.since < o.accepted_at and coalesce(k.ended_at > o.accepted_at, true)
join lateral (
  select p.* from partner_credits p
  where p.distributor_id = k.distributor_id and p.company_id = k.company_id and p.at <= o.accepted_at
  order by p.as_of desc, p.id desc limit 1
) newest on newest.at < o.accepted_at and newest.due + newest.unbilled - newest.balance - newest.coupons >= newest.quota;

-- name: a credit was heeded by one rule at a time, and records and rules belong to a distributor or reseller
select k.distributor_id, k.company_id, k.id from credit_rules k
where k.ended_at < k.since
  or exists (
    select 1 from credit_rules o
    where o.distributor_id = k.distributor_id and o.company_id = k.company_id and o.id <> k.id
      and o.since < coalesce(k.ended_at, 'infinity') and k.since < coalesce(o.ended_at, 'infinity'))
union all
select c.distributor_id, c.company_id, c.id from (
  select distributor_id, company_kind, company_id, id from partner_credits
  union all
  select distributor_id, company_kind, company_id, id from credit_rules
) c
where case c.company_kind when 'distributor' then c.company_id <> c.distributor_id
  else not exists (select 1 from resellers r where r.distributor_id = c.distributor_id and r.id = c.company_id) end;

-- name: every record of a credit, every rule about it and its end have their audit entries
select c.distributor_id, c.id from (
  select distributor_id, id, change_id, 'credit.recorded' as action from partner_credits
  union all
  select distributor_id, id, change_id, 'credit.rule-set' from credit_rules
  union all
  select distributor_id, id, end_change_id, 'credit.rule-set' from credit_rules where ended_at is not null
) c
where not exists (
  select 1 from audit_entries e
  where e.distributor_id = c.distributor_id and e.change_id = c.change_id and e.action = c.action);

-- name: every order has its audit entry
select o.distributor_id, o.id from orders o
where not exists (
  select 1 from audit_entries a
  where a.distributor_id = o.distributor_id and a.change_id = o.change_id and a.at = o.created_at
    and case o.type when 'subscription' then a.action in ('order.placed', 'order.submitted', 'order.prepared')
      when 'renewal' then a.action = 'order.renewed' when 'change' then a.action = 'order.changed'
      when 'unsubscription' then a.action = 'order.unsubscribed' else a.action = 'order.converted' end
    and a.subject_id = o.id::text and a.customer_id = o.customer_id);

-- name: an order that was paid or cancelled later has an entry of that instant, and only then
select o.distributor_id, o.id from orders o
left join audit_entries a on a.distributor_id = o.distributor_id and a.customer_id = o.customer_id
  and a.subject_id = o.id::text and a.action in ('order.placed', 'order.paid', 'order.cancelled', 'order.renewed',
    'order.changed', 'order.unsubscribed', 'order.converted')
group by o.distributor_id, o.id, o.accepted_at, o.cancelled_at
having count(a.id) <> num_nonnulls(o.accepted_at, o.cancelled_at)
  or count(a.id) <> count(*) filter (
    where a.at = case when a.action = 'order.cancelled' then o.cancelled_at else o.accepted_at end);

-- name: an order's reseller is that of the association it was placed in
select o.distributor_id, o.id from orders o
left join associations a on a.distributor_id = o.distributor_id and a.id = o.association_id
where a.id is null or a.customer_id <> o.customer_id or a.reseller_id is distinct from o.reseller_id;

-- name: an order a partner prepared was told to its customer
select o.distributor_id, o.id from orders o
where o.source = 'partner' and not exists (
  select 1 from messages m
  where m.distributor_id = o.distributor_id and m.company_id = o.customer_id and m.kind = 'order-prepared'
    and m.at = o.created_at and m.facts ->> 'orderId' = o.id::text);

-- name: what is paid in advance runs until the end of its last paid term
select r.distributor_id, r.id, r.expires_at from resources r
where r.expires_at is not null and r.expires_at is distinct from (
  select max(l.expires_at) from order_lines l
  join orders o on o.distributor_id = l.distributor_id and o.id = l.order_id
  where l.distributor_id = r.distributor_id and l.resource_id = r.id and l.kind = 'term' and o.accepted_at is not null);

-- name: no two terms of a resource overlap
select l.distributor_id, l.resource_id, l.id from order_lines l
join order_lines n on n.distributor_id = l.distributor_id and n.resource_id = l.resource_id and n.kind = 'term'
  and n.id <> l.id and n.effective_at < l.expires_at and l.effective_at < n.expires_at
where l.kind = 'term';

-- name: an automatic renewal was paid after the term before it ended and before its grace did
select o.distributor_id, o.id from orders o
join order_lines l on l.distributor_id = o.distributor_id and l.order_id = o.id
where o.source = 'automatic' and (o.type <> 'renewal' or o.accepted_at < l.effective_at
  or o.accepted_at >= l.effective_at + interval '15 days'
  or not exists (
    select 1 from order_lines b
    where b.distributor_id = l.distributor_id and b.resource_id = l.resource_id and b.kind = 'term'
      and b.expires_at = l.effective_at));

-- name: an automatic renewal is refused within grace, given up after it, and nothing is tried once it was
select a.distributor_id, a.id from renewal_attempts a
where a.at < a.expires_at or a.ended <> (a.at >= a.expires_at + interval '15 days')
  or not exists (
    select 1 from audit_entries e
    where e.distributor_id = a.distributor_id and e.subject_id = a.resource_id::text and e.at = a.at
      and e.action = case when a.ended then 'resource.renewal-given-up' else 'resource.renewal-refused' end);

-- name: an order's price is that of the catalogue's version in force as it was made
select l.distributor_id, l.id from order_lines l
join orders o on o.distributor_id = l.distributor_id and o.id = l.order_id
where l.kind = 'term' and not exists (
  select 1 from catalogue_prices p
  where p.offer_id = l.offer_id and p.valid_from = l.price_valid_from and p.amount = l.price
    and p.valid_from <= o.created_at
    and not exists (
      select 1 from catalogue_prices n
      where n.offer_id = p.offer_id and n.valid_from > p.valid_from and n.valid_from <= o.created_at));

-- name: no import gave an offer that was in force a price of a day past
select p.offer_id, p.valid_from from catalogue_prices p
join catalogue_imports i on i.id = p.import_id
where p.valid_from <= i.at and exists (
  select 1 from catalogue_prices f
  join catalogue_imports earlier on earlier.id = f.import_id
  where f.offer_id = p.offer_id and f.valid_from <= i.at and earlier.at < i.at);

-- name: what is reserved of a month is the sum of its reservations that nobody has ended, lapsed ones included
select coalesce(m.distributor_id, r.distributor_id) as distributor_id, coalesce(m.customer_id, r.customer_id) as customer_id,
  coalesce(m.month, r.month) as month, m.reserved, r.amount
from (select * from customer_months where reserved <> 0) m
full join (
  select distributor_id, customer_id, month, sum(amount) as amount from reservations where state = 'open'
  group by distributor_id, customer_id, month
) r on r.distributor_id = m.distributor_id and r.customer_id = m.customer_id and r.month = m.month
where m.reserved is distinct from r.amount;

-- name: what is reserved of a one-time budget is the same sum since it counts
select o.distributor_id, o.customer_id, o.reserved from one_time_usage o
where o.reserved <> coalesce((
  select sum(r.amount) from reservations r
  where r.distributor_id = o.distributor_id and r.customer_id = o.customer_id and r.state = 'open'
    and r.month >= o.counts_from), 0);

-- name: a reservation belongs to the month it was made in, and one confirmed is one charge of it, at what was bought
select r.distributor_id, r.id from reservations r
left join charges c on c.distributor_id = r.distributor_id and c.month = r.month and c.id = r.charge_id
where r.month <> to_char(r.made_at at time zone interval '8 hours', 'YYYY-MM')
  or (r.state = 'confirmed' and (c.id is null or c.list_cost <> r.confirmed or c.category <> 'purchase'
    or c.charge_start <> r.made_at or c.account_id <> r.account_id));

-- name: every reservation and its end have their audit entries with the same change ids
select r.distributor_id, r.id from reservations r
where not exists (
    select 1 from audit_entries e
    where e.distributor_id = r.distributor_id and e.change_id = r.change_id and e.customer_id = r.customer_id)
  or (r.end_change_id is not null and not exists (
    select 1 from audit_entries e
    where e.distributor_id = r.distributor_id and e.change_id = r.end_change_id and e.customer_id = r.customer_id));

-- name: every question of a customer and what became of it have their audit entries with the same change ids
select q.distributor_id, q.id from customer_questions q
where not exists (
    select 1 from audit_entries e
    where e.distributor_id = q.distributor_id and e.change_id = q.change_id and e.customer_id = q.customer_id
      and e.action = 'question.asked')
  or (q.decision_change_id is not null and not exists (
    select 1 from audit_entries e
    where e.distributor_id = q.distributor_id and e.change_id = q.decision_change_id and e.customer_id = q.customer_id
      and e.action = 'question.' || q.state));

-- name: at most five questions of a customer are open in one association, and at most twenty were put on one day
select q.distributor_id, q.customer_id, 'open' as what from customer_questions q where q.state = 'open'
group by q.distributor_id, q.customer_id, q.association_id having count(*) > 5
union all
select q.distributor_id, q.customer_id, 'day' from customer_questions q
group by q.distributor_id, q.customer_id, (q.asked_at at time zone interval '8 hours')::date having count(*) > 20;

-- name: a question asks the partner of its association
select q.distributor_id, q.id from customer_questions q
join associations a on a.distributor_id = q.distributor_id and a.id = q.association_id
where a.customer_id <> q.customer_id or a.reseller_id is distinct from q.reseller_id;

-- name: what is left of a coupon is its amount less what it paid and what was taken back, and never below zero
select c.distributor_id, c.id, c.remaining from coupons c
left join (
  select distributor_id, coupon_id, sum(amount) as paid from coupon_uses group by distributor_id, coupon_id
) u on u.distributor_id = c.distributor_id and u.coupon_id = c.id
where c.remaining < 0 or c.remaining <> c.amount - coalesce(u.paid, 0) - coalesce(c.withdrawn, 0);

-- name: coupons of an order are its customer's, were valid when it was paid, and pay no more than its amount
select u.distributor_id, u.order_id from coupon_uses u
join orders o on o.distributor_id = u.distributor_id and o.id = u.order_id
join coupons c on c.distributor_id = u.distributor_id and c.id = u.coupon_id
group by u.distributor_id, u.order_id, o.amount
having sum(u.amount) > o.amount
  or bool_or(u.customer_id <> o.customer_id or c.customer_id <> o.customer_id or u.association_id <> o.association_id
    or u.month <> to_char(u.at at time zone interval '8 hours', 'YYYY-MM')
    or u.at < c.starts_at or u.at >= c.ends_at or c.issued_at > u.at or u.at > c.withdrawn_at);

-- name: coupons of a month are its customer's, were valid in it, and pay what its settlement says
with paid as (
  select u.distributor_id, u.customer_id, u.month, sum(u.amount) as amount,
    bool_or(c.customer_id <> u.customer_id or u.at > c.withdrawn_at
      or c.starts_at >= ((u.month || '-01')::date + interval '1 month' - interval '8 hours') at time zone 'UTC'
      or c.ends_at <= ((u.month || '-01')::date - interval '8 hours') at time zone 'UTC') as strange
  from coupon_uses u
  join coupons c on c.distributor_id = u.distributor_id and c.id = u.coupon_id
  where u.order_id is null
  group by u.distributor_id, u.customer_id, u.month)
select coalesce(p.distributor_id, s.distributor_id) as distributor_id, coalesce(p.customer_id, s.customer_id) as customer_id,
  coalesce(p.month, s.month) as month, p.amount, s.paid
from paid p
full join coupon_settlements s
  on s.distributor_id = p.distributor_id and s.customer_id = p.customer_id and s.month = p.month
where coalesce(p.amount, 0) is distinct from s.paid or p.strange;

-- name: a coupon waits for the first month it may pay that is not settled, and for none if there is none
select c.distributor_id, c.id, c.next_settlement from coupons c
cross join lateral (
  select min(to_char(m, 'YYYY-MM')) filter (where s.month is null) as month
  from generate_series(
    date_trunc('month', c.starts_at at time zone interval '8 hours'),
    date_trunc('month', (c.ends_at - interval '1 millisecond') at time zone interval '8 hours'),
    interval '1 month') m
  left join coupon_settlements s on s.distributor_id = c.distributor_id and s.customer_id = c.customer_id
    and s.month = to_char(m, 'YYYY-MM')
) first
where c.next_settlement is distinct from first.month;

-- name: a coupon pays only for the time with the distributor in which it was given
select u.distributor_id, u.id from coupon_uses u
join coupons c on c.distributor_id = u.distributor_id and c.id = u.coupon_id
join associations a on a.distributor_id = u.distributor_id and a.id = u.association_id
where a.customer_id <> u.customer_id or c.issued_at < a.counts_since or exists (
  select 1 from associations later
  where later.distributor_id = a.distributor_id and later.customer_id = a.customer_id
    and later.counts_since > a.counts_since and later.counts_since <= c.issued_at);

-- name: no month was settled before it was over
select distributor_id, customer_id, month from coupon_settlements
where settled_at < (((month || '-01')::date + interval '1 month') - interval '8 hours') at time zone 'UTC';

-- name: every coupon, its withdrawal, its uses and every settlement have their audit entries
with written as (
  select distributor_id, customer_id, change_id, 'coupon.issued' as action from coupons
  union all
  select distributor_id, customer_id, withdraw_change_id, 'coupon.withdrawn' from coupons where withdrawn is not null
  union all
  select distributor_id, customer_id, change_id, case when order_id is null then 'coupon.settled' else 'coupon.used' end
  from coupon_uses
  union all
  select distributor_id, customer_id, change_id, 'coupon.settled' from coupon_settlements)
select w.distributor_id, w.customer_id, w.change_id, w.action from written w
where not exists (
  select 1 from audit_entries a
  where a.distributor_id = w.distributor_id and a.change_id = w.change_id and a.action = w.action
    and a.customer_id = w.customer_id);

-- name: what is kept of an export is of its last run, whole where it is done, and gone where it ended
select j.distributor_id, j.id from export_jobs j
left join (
  select distributor_id, export_id, count(*) as parts, max(number) + 1 as numbers, min(attempt) as first_run,
    max(attempt) as last_run
  from export_parts group by 1, 2) p on p.distributor_id = j.distributor_id and p.export_id = j.id
where (p.parts is not null and (j.state not in ('running', 'done') or p.first_run <> j.attempt or p.last_run <> j.attempt))
  or p.parts <> p.numbers
  or (j.state = 'done' and (j.rows_done > 0) <> (p.parts is not null));

-- name: an export that is done says of which moment it is and what stands above its rows; one that failed says why
select distributor_id, id from export_jobs
where (state in ('done', 'expired') and num_nulls(as_of, sheet, bytes, finished_at) > 0)
  or (state = 'failed') <> (failure is not null);

-- name: every export was recorded when it was asked for
select j.distributor_id, j.id from export_jobs j
where not exists (
  select 1 from audit_entries a
  where a.distributor_id = j.distributor_id and a.change_id = j.id
    and a.action in ('export.requested', 'operation-log.exported'));
