-- What banks ask back of payments.
create table disputes (
  project_id text not null,
  dispute_ref text not null,
  payment_ref text not null,
  amount_cents int not null,
  reason text not null,
  answer_by timestamptz,
  status text not null,
  returned_at timestamptz,
  settled_at timestamptz,
  at timestamptz not null,
  changed_at timestamptz not null,
  primary key (project_id, dispute_ref)
);

-- What is left of each payment, after what went back and what the bank took back. While the bank
-- decides, nothing of it may be paid back.
create or replace view payment_balances as
  select p.project_id, p.payment_ref, p.outcome, p.currency, p.amount_cents,
    p.amount_cents - coalesce((
      select sum(r.gross_cents) from refunds r
      where r.project_id = p.project_id and r.payment_ref = p.payment_ref
        and r.status <> 'declined'), 0)::int - coalesce((
      select sum(d.amount_cents) from disputes d
      where d.project_id = p.project_id and d.payment_ref = p.payment_ref
        and d.returned_at is not null), 0)::int as left_cents,
    exists (
      select from disputes d
      where d.project_id = p.project_id and d.payment_ref = p.payment_ref
        and d.status = 'open') as is_disputed
  from payments p;

-- What a caseworker has to settle, the most pressing first; it is gone as soon as it is settled. What
-- must wait for the bank's decision is no task until then.
create or replace view money_tasks as
  select project_id, 1 as rank, 'refundFailed' as task from refunds r where status = 'failed'
    and not exists (select from disputes d where d.project_id = r.project_id
      and d.payment_ref = r.payment_ref and d.status = 'open')
  union all
  select project_id, 2, 'refundToApprove' from refunds r where status = 'requested'
    and not exists (select from disputes d where d.project_id = r.project_id
      and d.payment_ref = r.payment_ref and d.status = 'open')
  union all
  select project_id, 3, 'refundToTransfer' from refunds r
    where status = 'approved' and way = 'transfer'
    and not exists (select from disputes d where d.project_id = r.project_id
      and d.payment_ref = r.payment_ref and d.status = 'open')
  union all
  select project_id, 4, 'chargeDisputed' from disputes where status = 'open'
  union all
  select project_id, 5, 'paymentReturned' from disputes d
    where returned_at is not null and settled_at is null
    and exists (select from payments p where p.project_id = d.project_id
      and p.payment_ref = d.payment_ref and p.outcome = 'confirmed')
  union all
  select project_id, 6, case outcome
      when 'mismatched' then 'paymentMismatched'
      when 'late' then 'paymentArrivedLate'
      else 'paymentInExcess' end
    from payment_balances where outcome in ('mismatched', 'late', 'excess') and left_cents > 0
      and not is_disputed;
