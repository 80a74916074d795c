-- Who looks after an item of the work queue of the admin's first page; free again after 8 hours.
create table work_claims (
  item text primary key,
  person_id text not null,
  claimed_at timestamptz not null
);

-- What the work queue asks for at every look, however many projects there are.
create index projects_stalled on projects ((stalled->>'at')) where stalled is not null;
create index projects_invoice_to_approve on projects (ordered_at)
  where status = 'pending_payment' and payment_method = 'invoice' and invoice_approved_at is null;
