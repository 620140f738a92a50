create table beer_style (
  style_id serial primary key,
  style_name varchar(40) not null,
  family varchar(20) not null
);

create table beer (
  beer_id serial primary key,
  beer_name varchar(60) not null,
  style_id integer not null references beer_style(style_id),
  abv numeric(4,1) not null,
  ibu integer not null,
  launched_on date not null,
  seasonal boolean not null,
  retired_on date
);

create table supplier (
  supplier_id serial primary key,
  supplier_name varchar(80) not null,
  country varchar(40) not null,
  contact_email varchar(80),
  organic_certified boolean not null
);

create table ingredient (
  ingredient_id serial primary key,
  ingredient_name varchar(60) not null,
  kind varchar(12) not null,
  supplier_id integer not null references supplier(supplier_id),
  cost_per_kg numeric(8,2) not null,
  stock_kg numeric(10,1) not null,
  reorder_level_kg numeric(10,1) not null
);

create table recipe_ingredient (
  beer_id integer not null references beer(beer_id),
  ingredient_id integer not null references ingredient(ingredient_id),
  kg_per_hl numeric(7,3) not null,
  primary key (beer_id, ingredient_id)
);

create table employee (
  employee_id serial primary key,
  full_name varchar(60) not null,
  job_title varchar(40) not null,
  manager_id integer references employee(employee_id),
  hired_on date not null,
  hourly_rate numeric(6,2) not null
);

create table tank (
  tank_id serial primary key,
  tank_code varchar(8) not null unique,
  tank_type varchar(20) not null,
  capacity_hl integer not null,
  installed_on date not null
);

create table batch (
  batch_id serial primary key,
  batch_no varchar(12) not null unique,
  beer_id integer not null references beer(beer_id),
  tank_id integer not null references tank(tank_id),
  brewer_id integer not null references employee(employee_id),
  checked_by_id integer references employee(employee_id),
  brewed_on date not null,
  packaged_on date,
  volume_hl numeric(7,1) not null,
  loss_hl numeric(6,1) not null,
  status varchar(12) not null
);

create table customer (
  customer_id serial primary key,
  customer_name varchar(80) not null,
  channel varchar(20) not null,
  city varchar(40) not null,
  credit_limit numeric(10,2) not null,
  since date not null
);

create table sales_order (
  order_id serial primary key,
  customer_id integer not null references customer(customer_id),
  sales_rep_id integer not null references employee(employee_id),
  ordered_on date not null,
  delivered_on date,
  status varchar(12) not null
);

create table order_line (
  order_id integer not null references sales_order(order_id),
  line_no integer not null,
  beer_id integer not null references beer(beer_id),
  pack varchar(12) not null,
  quantity integer not null,
  unit_price numeric(8,2) not null,
  primary key (order_id, line_no)
);

create table award (
  award_id serial primary key,
  beer_id integer not null references beer(beer_id),
  competition varchar(60) not null,
  medal varchar(8) not null,
  award_year integer not null
);

comment on column beer.abv is 'alcohol by volume, percent';
comment on column beer.ibu is 'bitterness';
comment on column batch.checked_by_id is 'employee who signed off the quality check';
comment on column batch.status is 'fermenting, packaged or dumped';
comment on column ingredient.kind is 'malt, hop, yeast or adjunct';
