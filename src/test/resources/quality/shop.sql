-- A shop with planted faults: each is named where it is planted, all other rows are in order.
create table customer (
  id integer primary key,
  name text,
  email text,
  country text,
  updated_at timestamptz
);
create table purchase (
  id integer primary key,
  customer_id integer,
  number text,
  amount numeric(10,2),
  discount_pct integer,
  state text,
  "booked % on" date
);
create table remark (note text, said_by text);

insert into customer
select n, 'Customer ' || (array['Ada','Ben','Cleo','Dan','Eva','Finn','Gus','Hal','Ida','Jo'])[n % 10 + 1] || ' No ' || n,
       'person' || n || '@example.org', (array['DE','FR','PL'])[n % 3 + 1],
       timestamptz '2026-01-01 00:00+00' + n * interval '1 minute'
from generate_series(1, 200) n;

-- not_null: 3 names
update customer set name = null where id in (11, 12, 13);
-- pattern: 4 e-mail addresses
update customer set email = 'nobody' where id = 20;
update customer set email = 'a b@example.org' where id = 21;
update customer set email = '@example.org' where id = 22;
update customer set email = 'x@example' where id = 23;
-- allowed: 2 countries
update customer set country = 'XX' where id in (30, 31);
-- duplicates, normalized: 50 and 51; by words also 52; 53 and 54 letter by letter
update customer set name = 'Müller & Söhne, GmbH' where id = 50;
update customer set name = '  muller  sohne gmbh' where id = 51;
update customer set name = 'GmbH Müller Söhne' where id = 52;
update customer set name = 'Twin' where id in (53, 54);
-- freshness: one row of the year 2099 must not hide that the rest is old
update customer set updated_at = '2099-01-01' where id = 60;

insert into purchase
select n, n % 200 + 1, 'P-' || n, n, n % 50, 'paid', date '2025-01-01' + n % 300
from generate_series(1, 1000) n;

-- foreign_key: 5 without a customer; one with none at all is in order
update purchase set customer_id = 9000 + id where id <= 5;
update purchase set customer_id = null where id = 6;
-- unique: three rows of one number, two of another
update purchase set number = 'P-100' where id in (101, 102);
update purchase set number = 'P-200' where id = 201;
-- range: 7 below, 2 above
update purchase set amount = -1 where id between 301 and 307;
update purchase set amount = 5000.01 where id in (310, 311);
-- range of dates: 1 in the future
update purchase set "booked % on" = '2031-01-01' where id = 400;

insert into remark values ('fine', 'a'), ('fine', 'a'), ('it''s | <b>', 'b'), (null, 'c');
