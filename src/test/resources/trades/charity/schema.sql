create table tbl_country (
  country_id   integer primary key,
  country_name varchar(50) not null,
  continent    varchar(20) not null
);

create table tbl_donor (
  donor_id      integer primary key,
  donor_name    varchar(80) not null,
  donor_type    varchar(15) not null,
  email         varchar(100),
  country_id    integer not null references tbl_country (country_id),
  first_contact date not null,
  newsletter    boolean not null default false,
  anonymous     boolean not null default false
);
comment on column tbl_donor.donor_type is 'individual, company, foundation';
comment on column tbl_donor.newsletter is 'true when the donor receives the newsletter';

create table tbl_staff (
  staff_id   integer primary key,
  staff_name varchar(60) not null,
  role       varchar(40) not null,
  supervisor_id integer references tbl_staff (staff_id),
  start_date date not null
);

create table tbl_cause (
  cause_id   integer primary key,
  cause_name varchar(50) not null
);

create table tbl_campaign (
  campaign_id   integer primary key,
  campaign_name varchar(80) not null,
  cause_id      integer not null references tbl_cause (cause_id),
  lead_staff_id integer not null references tbl_staff (staff_id),
  goal_amount   numeric(12,2) not null,
  start_date    date not null,
  end_date      date,
  campaign_status varchar(12) not null
);
comment on table tbl_campaign is 'Fundraising campaigns';
comment on column tbl_campaign.goal_amount is 'Fundraising target in USD';

create table tbl_donation (
  donation_id   integer primary key,
  donor_id      integer not null references tbl_donor (donor_id),
  campaign_id   integer references tbl_campaign (campaign_id),
  donation_date date not null,
  amount        numeric(10,2) not null,
  pay_method    varchar(20) not null,
  recurring     boolean not null,
  refunded      boolean not null default false
);
comment on column tbl_donation.campaign_id is 'Empty for general donations';

create table tbl_volunteer (
  volunteer_id   integer primary key,
  volunteer_name varchar(60) not null,
  city           varchar(40) not null,
  joined_date    date not null,
  is_active      boolean not null
);

create table tbl_skill (
  skill_id   integer primary key,
  skill_name varchar(40) not null
);

create table tbl_volunteer_skill (
  volunteer_id integer not null references tbl_volunteer (volunteer_id),
  skill_id     integer not null references tbl_skill (skill_id),
  level        varchar(12) not null,
  primary key (volunteer_id, skill_id)
);

create table tbl_event (
  event_id    integer primary key,
  event_name  varchar(80) not null,
  campaign_id integer not null references tbl_campaign (campaign_id),
  event_date  date not null,
  venue       varchar(60) not null,
  city        varchar(40) not null,
  cost        numeric(10,2) not null,
  tickets_sold integer not null,
  ticket_price numeric(8,2) not null
);

create table tbl_event_volunteer (
  event_id     integer not null references tbl_event (event_id),
  volunteer_id integer not null references tbl_volunteer (volunteer_id),
  hours        numeric(5,1) not null,
  primary key (event_id, volunteer_id)
);

create table tbl_grant_out (
  grant_id     integer primary key,
  cause_id     integer not null references tbl_cause (cause_id),
  partner_name varchar(80) not null,
  country_id   integer not null references tbl_country (country_id),
  grant_date   date not null,
  amount       numeric(12,2) not null
);
comment on table tbl_grant_out is 'Money passed on to partner organisations';
