-- A lost link is looked for by the number of its order.
create index projects_order_number on projects (order_number);
