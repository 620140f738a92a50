create table agency (
  agcy_id integer primary key,
  agcy_nm varchar(60) not null,
  city varchar(40) not null,
  st_cd char(2) not null,
  appt_dt date not null
);

create table agt (
  agt_id integer primary key,
  agt_nm varchar(60) not null,
  agcy_id integer not null references agency(agcy_id),
  lic_no varchar(12) not null,
  comm_pct numeric(5,2) not null,
  actv_ind boolean not null
);

create table prod (
  prod_cd varchar(6) primary key,
  prod_nm varchar(50) not null,
  lob varchar(20) not null,
  min_prem_amt numeric(10,2) not null
);

create table cvg (
  cvg_cd varchar(8) primary key,
  cvg_desc varchar(60) not null
);

create table ins_party (
  party_id integer primary key,
  first_nm varchar(40),
  last_nm varchar(60) not null,
  party_typ varchar(12) not null,
  birth_dt date,
  city varchar(40) not null,
  st_cd char(2) not null,
  risk_score integer
);

create table pol (
  pol_no varchar(12) primary key,
  prod_cd varchar(6) not null references prod(prod_cd),
  holder_party_id integer not null references ins_party(party_id),
  agt_id integer not null references agt(agt_id),
  issue_dt date not null,
  eff_dt date not null,
  exp_dt date not null,
  ann_prem_amt numeric(10,2) not null,
  pol_stat_cd char(2) not null
);

create table pol_cvg (
  pol_no varchar(12) not null,
  cvg_cd varchar(8) not null,
  limit_amt numeric(12,2) not null,
  ded_amt numeric(10,2) not null,
  primary key (pol_no, cvg_cd)
);

create table adjuster (
  adj_id integer primary key,
  adj_nm varchar(60) not null,
  spec varchar(20) not null,
  hire_dt date not null,
  supv_adj_id integer
);

create table clm (
  clm_no varchar(12) primary key,
  pol_no varchar(12) not null,
  cvg_cd varchar(8) not null,
  clmnt_party_id integer not null,
  adj_id integer,
  loss_dt date not null,
  rpt_dt date not null,
  close_dt date,
  cause_of_loss varchar(30) not null,
  clm_stat_cd char(1) not null,
  rsv_amt numeric(12,2) not null,
  litig_ind boolean not null
);

create table clm_pmt (
  pmt_id integer primary key,
  clm_no varchar(12) not null,
  pmt_dt date not null,
  pmt_amt numeric(12,2) not null,
  pmt_typ varchar(12) not null
);

create table clm_note (
  note_id integer primary key,
  clm_no varchar(12) not null,
  adj_id integer not null,
  note_ts timestamp not null,
  note_txt varchar(120) not null
);

create table vndr (
  vndr_id integer primary key,
  vndr_nm varchar(60) not null,
  vndr_typ varchar(20) not null,
  pref_ind boolean not null
);

create table clm_vndr (
  clm_no varchar(12) not null,
  vndr_id integer not null,
  asgn_dt date not null,
  inv_amt numeric(10,2) not null,
  primary key (clm_no, vndr_id)
);

comment on table agt is 'insurance agents';
comment on table prod is 'insurance products';
comment on table cvg is 'coverages';
comment on table ins_party is 'persons and companies: policyholders and claimants';
comment on table pol is 'policies';
comment on table clm is 'claims';
comment on table clm_pmt is 'claim payments';
comment on table vndr is 'vendors: repair shops, contractors, law firms and so on';
comment on column prod.lob is 'line of business';
comment on column pol.pol_stat_cd is 'AC = active, EX = expired, CN = cancelled, PN = pending';
comment on column pol.ann_prem_amt is 'annual premium';
comment on column pol.holder_party_id is 'policyholder';
comment on column clm.clmnt_party_id is 'claimant';
comment on column clm.clm_stat_cd is 'O = open, C = closed, D = denied';
comment on column clm.rsv_amt is 'reserve';
comment on column clm.rpt_dt is 'date the loss was reported';
comment on column clm.litig_ind is 'true when the claim is in litigation';
comment on column pol_cvg.ded_amt is 'deductible';
comment on column agt.comm_pct is 'commission percent';
comment on column clm_pmt.pmt_typ is 'indemnity, expense or legal';
comment on column vndr.pref_ind is 'preferred vendor';
