create table faculties (
  code varchar(5) primary key,
  name varchar(60) not null,
  dean varchar(60) not null
);

create table departments (
  dept_code    varchar(6) primary key,
  name         varchar(60) not null,
  faculty_code varchar(5) not null references faculties (code),
  building     varchar(40) not null
);

create table researchers (
  researcher_id integer primary key,
  full_name     varchar(80) not null,
  title         varchar(30) not null,
  dept_code     varchar(6) not null references departments (dept_code),
  mentor_id     integer references researchers (researcher_id),
  hired         date not null,
  h_index       integer,
  full_time     boolean not null
);
comment on column researchers.title is 'Professor, Associate Professor, Lecturer, Postdoc or PhD Student';
comment on column researchers.mentor_id is 'Researcher who supervises this one';

create table funders (
  funder_id   integer primary key,
  name        varchar(80) not null,
  funder_type varchar(20) not null,
  country     varchar(40) not null
);

create table grants (
  grant_ref       varchar(12) primary key,
  title           varchar(120) not null,
  funder_id       integer not null references funders (funder_id),
  principal_investigator_id integer not null references researchers (researcher_id),
  submitted_on    date not null,
  decided_on      date,
  start_date      date,
  end_date        date,
  requested_amount numeric(12,2) not null,
  awarded_amount   numeric(12,2),
  status          varchar(12) not null
);
comment on table grants is 'Grant applications and awards';
comment on column grants.status is 'submitted, awarded, rejected, completed';

create table grant_members (
  grant_ref     varchar(12) not null references grants (grant_ref),
  researcher_id integer not null references researchers (researcher_id),
  effort_pct    integer not null,
  primary key (grant_ref, researcher_id)
);
comment on table grant_members is 'Co-investigators on a grant';
comment on column grant_members.effort_pct is 'Share of working time in percent';

create table grant_expenses (
  expense_id  integer primary key,
  grant_ref   varchar(12) not null references grants (grant_ref),
  category    varchar(20) not null,
  description varchar(80),
  amount      numeric(10,2) not null,
  spent_on    date not null
);

create table labs (
  lab_id    integer primary key,
  lab_name  varchar(60) not null,
  dept_code varchar(6) not null,
  room      varchar(12) not null,
  safety_level integer not null
);

create table equipment (
  asset_no     varchar(10) primary key,
  name         varchar(80) not null,
  manufacturer varchar(40) not null,
  lab_id       integer not null,
  bought_on    date not null,
  price        numeric(10,2) not null,
  condition    varchar(15) not null,
  grant_ref    varchar(12)
);
comment on column equipment.grant_ref is 'Grant that paid for the item, if any';

create table equipment_bookings (
  booking_id    integer primary key,
  asset_no      varchar(10) not null,
  researcher_id integer not null,
  starts_at     timestamp not null,
  ends_at       timestamp not null,
  cancelled     boolean not null
);

create table maintenance_visits (
  visit_id   integer primary key,
  asset_no   varchar(10) not null,
  visit_date date not null,
  kind       varchar(15) not null,
  cost       numeric(8,2) not null,
  technician varchar(60) not null
);

create table publications (
  pub_id    integer primary key,
  title     varchar(160) not null,
  journal   varchar(60) not null,
  published date not null,
  citations integer not null,
  open_access boolean not null,
  grant_ref varchar(12) references grants (grant_ref)
);

create table publication_authors (
  pub_id        integer not null references publications (pub_id),
  researcher_id integer not null references researchers (researcher_id),
  author_order  integer not null,
  primary key (pub_id, researcher_id)
);
