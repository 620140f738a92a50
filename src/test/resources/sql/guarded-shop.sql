create type mood as enum ('calm', 'busy');
create table customers (
    id int primary key, name text not null, city text, country char(2), joined date,
    credit numeric(12,2), active boolean, mood mood, tags text[], profile jsonb, vat_id uuid,
    "Odd Name" text);
create table products (id int primary key, name text, price numeric(10,2), weight float8, added timestamptz);
create table orders (
    id int primary key, customer_id int references customers, ordered timestamp, status text,
    total numeric(12,2), note text);
create table order_items (
    order_id int references orders, product_id int references products, quantity int, price money,
    primary key (order_id, product_id));
create table employees (
    id int primary key, name text, boss_id int, department text, salary numeric, hired date, shift time);
create table audit_log (id int, what text);
create table canary (id int primary key, word text);
create view big_orders as select * from orders where total > 100;
insert into customers select n, 'Customer ' || n, (array['Bern','Oslo','Rome'])[n % 3 + 1], 'CH',
    date '2023-01-01' + n, n * 10.5, n % 2 = 0, (array['calm','busy']::mood[])[n % 2 + 1],
    array['a','b'], jsonb_build_object('age', n, 'likes', jsonb_build_array('tea', 'rum')), null, 'odd'
    from generate_series(1, 40) n;
insert into products select n, 'Product ' || n, n * 2.25, n / 3.0, timestamptz '2024-01-01 00:00Z' + n * interval '1 day'
    from generate_series(1, 20) n;
insert into orders select n, n % 40 + 1, timestamp '2024-01-01' + n * interval '9 hours',
    (array['open','paid','late'])[n % 3 + 1], n * 3.75, null from generate_series(1, 200) n;
insert into order_items select n, n % 20 + 1, n % 7 + 1, n::numeric::money from generate_series(1, 200) n;
insert into employees select n, 'Employee ' || n, nullif(n / 2, 0), (array['ops','it'])[n % 2 + 1],
    1000 + n, date '2020-01-01' + n * 30, time '08:00' from generate_series(1, 15) n;
insert into audit_log values (1, 'secret');
insert into canary values (1, 'alive');
analyze;
