-- Numbers of orders that were refused: the next order takes them, so that they leave no gaps.
create table spare_order_numbers (number bigint primary key);

create function take_order_number() returns bigint language plpgsql as $$
declare taken bigint;
begin
  delete from spare_order_numbers where number =
    (select number from spare_order_numbers order by number limit 1 for update skip locked)
  returning number into taken;
  return coalesce(taken, nextval('order_numbers'));
end $$;
