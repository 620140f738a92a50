create table artist (
  artistid integer primary key,
  displayname varchar(80) not null,
  nationality varchar(40),
  birthyear integer,
  deathyear integer,
  gender varchar(10)
);

create table department (
  departmentid integer primary key,
  departmentname varchar(60) not null,
  headcuratorid integer
);

create table curator (
  curatorid integer primary key,
  fullname varchar(80) not null,
  departmentid integer not null,
  email varchar(80),
  startdate date not null
);

create table gallery (
  galleryid integer primary key,
  galleryname varchar(60) not null,
  floor integer not null,
  areasqm integer not null,
  climatecontrolled boolean not null
);

create table artwork (
  artworkid integer primary key,
  accessionno varchar(16) not null,
  title varchar(120) not null,
  departmentid integer not null,
  galleryid integer,
  objecttype varchar(30) not null,
  medium varchar(40) not null,
  yearmade integer,
  acquisitiondate date not null,
  acquisitionmethod varchar(20) not null,
  insurancevalue numeric(14,2) not null,
  onview boolean not null
);

create table artworkartist (
  artworkid integer not null,
  artistid integer not null,
  role varchar(20) not null,
  primary key (artworkid, artistid)
);

create table institution (
  institutionid integer primary key,
  institutionname varchar(100) not null,
  city varchar(60) not null,
  country varchar(40) not null,
  institutiontype varchar(20) not null
);

create table loan (
  loanid integer primary key,
  direction varchar(3) not null,
  institutionid integer not null,
  approvedbyid integer not null,
  requestdate date not null,
  startdate date,
  enddate date,
  returneddate date,
  loanstatus varchar(12) not null,
  loanfee numeric(10,2) not null
);

create table loanitem (
  loanid integer not null,
  artworkid integer not null,
  insuredvalue numeric(14,2) not null,
  conditionout varchar(12) not null,
  conditionin varchar(12),
  primary key (loanid, artworkid)
);

create table exhibition (
  exhibitionid integer primary key,
  title varchar(100) not null,
  leadcuratorid integer not null,
  galleryid integer not null,
  opendate date not null,
  closedate date not null,
  ticketprice numeric(6,2) not null,
  budget numeric(12,2) not null
);

create table exhibitionartwork (
  exhibitionid integer not null,
  artworkid integer not null,
  labelno integer not null,
  primary key (exhibitionid, artworkid)
);

create table visitorcount (
  visitdate date not null,
  exhibitionid integer not null,
  ticketssold integer not null,
  freeentries integer not null,
  primary key (visitdate, exhibitionid)
);

create table conservation (
  conservationid integer primary key,
  artworkid integer not null,
  conservatorname varchar(60) not null,
  treatment varchar(40) not null,
  startdate date not null,
  finishdate date,
  cost numeric(10,2) not null
);
