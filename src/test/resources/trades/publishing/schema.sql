create table imprints (
  imprint_id integer primary key,
  imprint_name varchar(60) not null,
  founded_year integer not null,
  focus varchar(40) not null
);

create table editors (
  editor_id integer primary key,
  editor_name varchar(60) not null,
  imprint_id integer not null references imprints(imprint_id),
  joined_on date not null,
  is_freelance boolean not null
);

create table agents (
  agent_id integer primary key,
  agent_name varchar(60) not null,
  agency_name varchar(60) not null,
  commission_rate numeric(4,1) not null
);

create table authors (
  author_id integer primary key,
  pen_name varchar(60) not null,
  legal_name varchar(60) not null,
  country varchar(40) not null,
  birth_year integer,
  agent_id integer references agents(agent_id)
);

create table genres (
  genre_id integer primary key,
  genre_name varchar(40) not null,
  parent_genre_id integer references genres(genre_id)
);

create table books (
  book_id integer primary key,
  title varchar(120) not null,
  imprint_id integer not null references imprints(imprint_id),
  acquiring_editor_id integer not null references editors(editor_id),
  copy_editor_id integer references editors(editor_id),
  first_published date,
  pages integer not null,
  language varchar(20) not null,
  status varchar(16) not null
);

create table book_authors (
  book_id integer not null references books(book_id),
  author_id integer not null references authors(author_id),
  contribution varchar(16) not null,
  royalty_share numeric(5,2) not null,
  primary key (book_id, author_id)
);

create table book_genres (
  book_id integer not null references books(book_id),
  genre_id integer not null references genres(genre_id),
  primary key (book_id, genre_id)
);

create table editions (
  edition_id integer primary key,
  book_id integer not null references books(book_id),
  isbn varchar(17) not null unique,
  format varchar(12) not null,
  list_price numeric(6,2) not null,
  released_on date not null,
  print_run integer,
  out_of_print boolean not null default false
);

create table contracts (
  contract_id integer primary key,
  book_id integer not null references books(book_id),
  author_id integer not null references authors(author_id),
  signed_on date not null,
  manuscript_due_on date not null,
  delivered_on date,
  advance_amount numeric(10,2) not null,
  royalty_rate numeric(4,1) not null
);

create table retailers (
  retailer_id integer primary key,
  retailer_name varchar(60) not null,
  channel varchar(20) not null,
  country varchar(40) not null,
  discount_pct numeric(4,1) not null
);

create table monthly_sales (
  edition_id integer not null references editions(edition_id),
  retailer_id integer not null references retailers(retailer_id),
  sales_month date not null,
  copies_sold integer not null,
  copies_returned integer not null,
  net_revenue numeric(10,2) not null,
  primary key (edition_id, retailer_id, sales_month)
);

create table royalty_payments (
  payment_id integer primary key,
  contract_id integer not null references contracts(contract_id),
  period_end date not null,
  amount numeric(10,2) not null,
  paid_on date
);

create table reviews (
  review_id integer primary key,
  book_id integer not null references books(book_id),
  outlet varchar(60) not null,
  reviewed_on date not null,
  stars integer
);

comment on table monthly_sales is 'copies sold and returned by edition, retailer and month';
comment on column monthly_sales.sales_month is 'first day of the month';
comment on column books.status is 'published, in production, under contract or cancelled';
comment on column authors.agent_id is 'literary agent, null when the author has none';
comment on column contracts.advance_amount is 'advance paid to the author';
comment on column reviews.stars is '1 to 5, null when the outlet gives no stars';
comment on column book_authors.royalty_share is 'percent of the book''s royalties';
