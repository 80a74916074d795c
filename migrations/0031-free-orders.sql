-- What a public order that costs nothing waits for.
alter table projects add column free_release text;

-- What the work queue asks for at every look: by invoice, or free and not for its customer to confirm.
drop index projects_invoice_to_approve;
create index projects_to_approve on projects (ordered_at)
  where status = 'pending_payment' and invoice_approved_at is null
    and (payment_method = 'invoice' or ((price->>'grossCents')::int = 0
      and free_release is distinct from 'emailConfirmation'));

-- Public orders that cost nothing, by a keyed hash of the mailbox; one of each goes on by itself.
create table free_orders (
  project_id text primary key,
  person_id text not null references person_keys on delete cascade,
  mailbox_hmac text not null,
  is_first boolean not null
);
create unique index free_order_taken on free_orders (mailbox_hmac) where is_first;
create index free_orders_mailbox on free_orders (mailbox_hmac);
create index free_orders_person on free_orders (person_id);
