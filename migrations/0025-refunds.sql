-- Money that goes back to customers.
create table refunds (
  project_id text not null,
  refund_id text not null,
  payment_ref text not null,
  gross_cents int not null,
  way text not null,
  status text not null,
  refund_ref text,
  cause text,
  requested_by text not null,
  at timestamptz not null,
  changed_at timestamptz not null,
  primary key (project_id, refund_id)
);

-- What is left of each payment; a declined refund takes nothing.
create view payment_balances as
  select p.project_id, p.payment_ref, p.outcome, p.currency, p.amount_cents,
    p.amount_cents - coalesce((
      select sum(r.gross_cents) from refunds r
      where r.project_id = p.project_id and r.payment_ref = p.payment_ref
        and r.status <> 'declined'), 0)::int as left_cents
  from payments p;

-- What a caseworker has to settle, the most pressing first; it is gone as soon as it is settled.
create view money_tasks as
  select project_id, 1 as rank, 'refundFailed' as task from refunds where status = 'failed'
  union all
  select project_id, 2, 'refundToApprove' from refunds where status = 'requested'
  union all
  select project_id, 3, 'refundToTransfer' from refunds
    where status = 'approved' and way = 'transfer'
  union all
  select project_id, 4, case outcome
      when 'mismatched' then 'paymentMismatched'
      when 'late' then 'paymentArrivedLate'
      else 'paymentInExcess' end
    from payment_balances where outcome in ('mismatched', 'late', 'excess') and left_cents > 0;

-- A column could not tell when the last of several was settled.
alter table projects drop column open_task;
