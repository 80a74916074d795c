-- A paid order is not released while something that it needs is not there.
alter table projects add column withheld jsonb;
create index projects_withheld on projects (id) where withheld is not null;

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
      when 'refused' then 'renewalRefused'
      else 'paymentInExcess' end
    from payment_balances where outcome in ('mismatched', 'late', 'excess', 'refused') and left_cents > 0
      and not is_disputed
  union all
  select b.project_id, 7, 'releaseWithheld' from payment_balances b
    join projects p on p.id = b.project_id
    where p.withheld is not null and b.outcome = 'confirmed' and b.left_cents > 0
      and not b.is_disputed;
