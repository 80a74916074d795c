-- Since when the money of an order is on its way.
alter table projects add column payment_submitted_at timestamptz;
