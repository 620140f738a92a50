create table ref_district (
  dist_cd char(2) primary key,
  dist_nm varchar(40) not null,
  pop_cnt integer not null
);
comment on table ref_district is 'City districts';
comment on column ref_district.pop_cnt is 'Population at the last census';

create table ref_permit_type (
  ptype_cd   varchar(4) primary key,
  ptype_desc varchar(60) not null,
  base_fee   numeric(8,2) not null
);
comment on table ref_permit_type is 'Kinds of permits';

create table ref_status (
  stat_cd   char(1) primary key,
  stat_desc varchar(30) not null
);
comment on table ref_status is 'Status codes of permits';

create table ref_violation (
  viol_cd   varchar(6) primary key,
  viol_desc varchar(80) not null,
  severity  varchar(10) not null,
  fine_amt  numeric(8,2) not null
);
comment on table ref_violation is 'Catalogue of code violations';

create table parcel (
  parcel_nbr varchar(12) primary key,
  addr       varchar(80) not null,
  dist_cd    char(2) not null references ref_district (dist_cd),
  zone_cd    varchar(4) not null,
  lot_sqm    integer not null,
  yr_built   integer
);
comment on table parcel is 'Land parcels with their address';
comment on column parcel.lot_sqm is 'Lot size in square metres';
comment on column parcel.zone_cd is 'RES, COM, IND or MIX';

create table contractor (
  contr_id   integer primary key,
  contr_nm   varchar(60) not null,
  lic_nbr    varchar(12) not null,
  trade      varchar(30) not null,
  lic_exp_dt date not null,
  phone      varchar(20)
);
comment on column contractor.lic_exp_dt is 'Date on which the licence expires';

create table applicant (
  appl_id integer primary key,
  appl_nm varchar(60) not null,
  appl_type varchar(12) not null,
  email   varchar(80)
);
comment on column applicant.appl_type is 'PERSON, COMPANY or PUBLIC';

create table inspector (
  insp_id   integer primary key,
  insp_nm   varchar(60) not null,
  specialty varchar(30) not null,
  hire_dt   date not null,
  dist_cd   char(2)
);
comment on column inspector.dist_cd is 'Home district of the inspector';

create table permit (
  permit_nbr varchar(12) primary key,
  ptype_cd   varchar(4) not null references ref_permit_type (ptype_cd),
  parcel_nbr varchar(12) not null references parcel (parcel_nbr),
  appl_id    integer not null references applicant (appl_id),
  stat_cd    char(1) not null,
  appl_dt    date not null,
  issue_dt   date,
  exp_dt     date,
  est_cost   numeric(12,2) not null,
  work_desc  varchar(120)
);
comment on table permit is 'Building permits applied for';
comment on column permit.appl_dt is 'Application date';
comment on column permit.issue_dt is 'Date the permit was issued';
comment on column permit.exp_dt is 'Expiry date';
comment on column permit.est_cost is 'Estimated construction cost';

create table permit_contractor (
  permit_nbr varchar(12) not null,
  contr_id   integer not null,
  role_cd    varchar(5) not null,
  primary key (permit_nbr, contr_id)
);
comment on column permit_contractor.role_cd is 'PRIME or SUB';

create table inspection (
  inspn_id   integer primary key,
  permit_nbr varchar(12) not null,
  insp_id    integer not null,
  inspn_type varchar(20) not null,
  sched_dt   date not null,
  compl_dt   date,
  result     varchar(8)
);
comment on column inspection.sched_dt is 'Scheduled date';
comment on column inspection.compl_dt is 'Date carried out; empty when still open';
comment on column inspection.result is 'PASS, FAIL or PARTIAL';

create table inspection_violation (
  inspn_id    integer not null,
  viol_cd     varchar(6) not null,
  resolved_dt date,
  primary key (inspn_id, viol_cd)
);

create table fee_payment (
  pay_id     integer primary key,
  permit_nbr varchar(12) not null,
  pay_dt     date not null,
  amt        numeric(10,2) not null,
  fee_type   varchar(20) not null
);
