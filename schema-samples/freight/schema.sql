-- Sample database "freight": a freight forwarder, in the style of an old system with short names.
-- Several references are not declared as foreign keys here, semantics.yaml names them all.
-- PostgreSQL 15 or newer. Load into an empty database, before data.sql.

create table pty_mst (
  pty_id   integer primary key,
  pty_nm   varchar(60) not null unique,
  pty_typ  char(1) not null check (pty_typ in ('S', 'C', 'K', 'A')),
  cty_cd   char(2) not null,
  twn_nm   varchar(40) not null,
  act_fl   char(1) not null check (act_fl in ('Y', 'N')),
  crd_lmt  numeric(12,2)
);

create table prt_cd (
  prt_cd  char(5) primary key,
  prt_nm  varchar(40) not null,
  cty_cd  char(2) not null,
  rgn_cd  char(2) not null,
  prt_typ char(1) not null check (prt_typ in ('S', 'A', 'I'))
);

create table vsl_mst (
  vsl_id   integer primary key,
  vsl_nm   varchar(40) not null unique,
  carr_id  integer not null references pty_mst (pty_id),
  teu_cap  integer not null,
  blt_yr   integer not null
);

create table cmd_cd (
  cmd_cd  char(4) primary key,
  cmd_ds  varchar(60) not null,
  haz_fl  char(1) not null check (haz_fl in ('Y', 'N'))
);

create table inc_trm (
  inc_cd  char(3) primary key,
  inc_ds  varchar(40) not null
);

create table chg_cd (
  chg_cd  char(3) primary key,
  chg_ds  varchar(40) not null
);

create table cur_rt (
  cur_cd  char(3) primary key,
  rt_eur  numeric(10,6) not null
);

create table emp_mst (
  emp_id  integer primary key,
  emp_nm  varchar(40) not null unique,
  off_cd  char(3) not null,
  hir_dt  date not null
);

create table shp_hdr (
  shp_id    integer primary key,
  shp_no    varchar(12) not null unique,
  shpr_id   integer not null references pty_mst (pty_id),
  cnee_id   integer not null references pty_mst (pty_id),
  carr_id   integer not null,
  org_prt   char(5) not null references prt_cd (prt_cd),
  dst_prt   char(5) not null,
  mod_cd    char(1) not null check (mod_cd in ('S', 'A', 'R', 'T')),
  svc_cd    char(1) not null check (svc_cd in ('E', 'S', 'X')),
  inc_cd    char(3) not null references inc_trm (inc_cd),
  sts_cd    char(1) not null check (sts_cd in ('B', 'P', 'T', 'A', 'D', 'X')),
  opr_id    integer not null,
  bk_dt     date not null,
  pu_dt     date,
  sl_dt     date,
  ar_dt     date,
  dl_dt     date,
  prm_dt    date not null,
  gr_wt_kg  numeric(10,1),
  vol_cbm   numeric(8,2),
  dcl_val   numeric(12,2),
  dcl_cur   char(3) not null
);

create table shp_ln (
  shp_id   integer not null references shp_hdr (shp_id),
  ln_no    integer not null,
  cmd_cd   char(4) not null references cmd_cd (cmd_cd),
  pkg_qt   integer not null,
  pkg_typ  char(1) not null check (pkg_typ in ('C', 'P', 'D', 'B')),
  wt_kg    numeric(10,1) not null,
  vol_cbm  numeric(8,2) not null,
  ln_val   numeric(12,2) not null,
  primary key (shp_id, ln_no)
);

create table cntr (
  cntr_id   integer primary key,
  cntr_no   char(11) not null unique,
  cntr_typ  char(4) not null check (cntr_typ in ('20GP', '40GP', '40HC', '40RF')),
  tar_kg    integer not null
);

create table shp_cntr (
  shp_id   integer not null references shp_hdr (shp_id),
  cntr_id  integer not null references cntr (cntr_id),
  seal_no  varchar(12) not null,
  primary key (shp_id, cntr_id)
);

create table rt_leg (
  shp_id  integer not null references shp_hdr (shp_id),
  leg_no  integer not null,
  fr_prt  char(5) not null,
  to_prt  char(5) not null,
  vsl_id  integer,
  etd     date not null,
  atd     date,
  eta     date not null,
  ata     date,
  primary key (shp_id, leg_no)
);

create table inv_hd (
  inv_id   integer primary key,
  inv_no   varchar(12) not null unique,
  shp_id   integer not null references shp_hdr (shp_id),
  bil_id   integer not null,
  inv_dt   date not null,
  due_dt   date not null,
  pd_dt    date,
  ist_cd   char(1) not null check (ist_cd in ('O', 'P', 'D', 'V')),
  cur_cd   char(3) not null,
  tot_amt  numeric(12,2) not null,
  tot_eur  numeric(12,2) not null
);

create table inv_ln (
  inv_id  integer not null references inv_hd (inv_id),
  ln_no   integer not null,
  chg_cd  char(3) not null,
  amt     numeric(12,2) not null,
  primary key (inv_id, ln_no)
);

create table trk_ev (
  ev_id   integer primary key,
  shp_id  integer not null,
  ev_cd   char(3) not null,
  ev_ts   timestamp not null,
  prt_cd  char(5)
);

create table cst_dcl (
  cst_id   integer primary key,
  dcl_no   varchar(12) not null unique,
  shp_id   integer not null,
  brk_id   integer not null,
  fil_dt   date not null,
  clr_dt   date,
  cst_sts  char(1) not null check (cst_sts in ('C', 'H', 'P')),
  dty_amt  numeric(12,2) not null,
  cur_cd   char(3) not null
);

create table usr_log (
  log_id  integer primary key,
  emp_id  integer not null,
  log_ts  timestamp not null,
  act_tx  varchar(60) not null
);

create index on shp_hdr (shpr_id);
create index on shp_hdr (cnee_id);
create index on shp_hdr (carr_id);
create index on shp_hdr (bk_dt);
create index on inv_hd (shp_id);
create index on trk_ev (shp_id);

comment on table pty_mst is 'Party master: shippers, consignees, carriers, agents';
comment on table shp_hdr is 'Shipment header';
comment on column shp_hdr.prm_dt is 'Promised delivery date';
comment on column shp_hdr.dcl_val is 'Declared value of the goods in currency dcl_cur';
comment on column inv_hd.tot_amt is 'Invoice total in currency cur_cd';
comment on column inv_hd.tot_eur is 'Invoice total in EUR';
