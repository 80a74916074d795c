-- What live projects order later: plugins, renewals, longer cycles.
create table purchases (
  project_id text not null,
  order_number text not null,
  kind text not null,
  plugins jsonb not null,
  cycle text not null,
  price jsonb not null,
  period jsonb,
  payment_method text not null,
  ordered_at timestamptz not null,
  pay_by timestamptz,
  attempt int not null default 0,
  checkout_ref text,
  released_at timestamptz,
  release_cause text,
  paid_at timestamptz,
  cancelled_at timestamptz,
  primary key (project_id, order_number)
);
