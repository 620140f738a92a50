-- Data of the sample database "freight", the same at every load. Load after schema.sql.

insert into pty_mst (pty_id, pty_nm, pty_typ, cty_cd, twn_nm, act_fl, crd_lmt) values
  (1,  'Nordstern Linie',           'K', 'DE', 'Hamburg',     'Y', null),
  (2,  'Oranje Container Lines',    'K', 'NL', 'Rotterdam',   'Y', null),
  (3,  'Pacific Lantern Shipping',  'K', 'SG', 'Singapore',   'Y', null),
  (4,  'Golden Heron Lines',        'K', 'CN', 'Shanghai',    'Y', null),
  (5,  'Atlantic Petrel Carriers',  'K', 'US', 'New York',    'Y', null),
  (6,  'Albatros Air Cargo',        'K', 'DE', 'Frankfurt',   'Y', null),
  (7,  'Silk Arc Rail',             'K', 'CN', 'Chongqing',   'Y', null),
  (8,  'Transalp Trucking',         'K', 'AT', 'Vienna',      'Y', null),
  (9,  'Cygnet Air Freight',        'K', 'GB', 'London',      'Y', null),
  (11, 'Rheinwerk Maschinenbau',    'S', 'DE', 'Duisburg',    'Y', 250000),
  (12, 'Harzer Pumpen',             'S', 'DE', 'Goslar',      'Y', 120000),
  (13, 'Weserchemie',               'S', 'DE', 'Bremen',      'Y', 180000),
  (14, 'Blauwe Dijk Machines',      'S', 'NL', 'Rotterdam',   'Y', 150000),
  (15, 'Liguria Ceramiche',         'S', 'IT', 'Genoa',       'Y', 60000),
  (16, 'Vallesol Citrus',           'S', 'ES', 'Valencia',    'Y', 50000),
  (17, 'Yangtze Bright Electronics','S', 'CN', 'Shanghai',    'Y', 400000),
  (18, 'Ningbo Harbour Tools',      'S', 'CN', 'Ningbo',      'Y', 200000),
  (19, 'Chongqing Cloud Laptops',   'S', 'CN', 'Chongqing',   'Y', 350000),
  (20, 'Hanbit Displays',           'S', 'KR', 'Busan',       'Y', 300000),
  (21, 'Minato Precision',          'S', 'JP', 'Yokohama',    'Y', 280000),
  (22, 'Konkan Textiles',           'S', 'IN', 'Mumbai',      'Y', 90000),
  (23, 'Saigon Lotus Furniture',    'S', 'VN', 'Ho Chi Minh City', 'Y', 70000),
  (24, 'Hudson Valley Medical',     'S', 'US', 'Albany',      'Y', 220000),
  (25, 'Mesa Verde Instruments',    'S', 'US', 'Denver',      'Y', 160000),
  (26, 'Serra Alta Coffee',         'S', 'BR', 'Santos',      'Y', 110000),
  (27, 'Fjordglimt Seafood',        'S', 'NO', 'Oslo',        'Y', 80000),
  (28, 'Straits Polymer',           'S', 'SG', 'Singapore',   'Y', 140000),
  (29, 'Loire Verre',               'S', 'FR', 'Nantes',      'N', 40000),
  (30, 'Alpsee Uhren',              'S', 'CH', 'Biel',        'Y', 60000),
  (31, 'Elbufer Handels',           'C', 'DE', 'Hamburg',     'Y', 130000),
  (32, 'Kaufhaus Lindner',          'C', 'DE', 'Berlin',      'Y', 260000),
  (33, 'Autoteile Brenner',         'C', 'DE', 'Stuttgart',   'Y', 190000),
  (34, 'Maasstad Imports',          'C', 'NL', 'Rotterdam',   'Y', 170000),
  (35, 'Scheldt Wholesale',         'C', 'BE', 'Antwerp',     'Y', 150000),
  (36, 'Pennine Home Stores',       'C', 'GB', 'Leeds',       'Y', 210000),
  (37, 'Maison Corvin',             'C', 'FR', 'Rouen',       'Y', 100000),
  (38, 'Baltyk Market',             'C', 'PL', 'Gdansk',      'Y', 75000),
  (39, 'Big Prairie Outfitters',    'C', 'US', 'Chicago',     'Y', 240000),
  (40, 'Golden Bay Appliances',     'C', 'US', 'Oakland',     'Y', 320000),
  (41, 'Shanghai Pearl Industries', 'C', 'CN', 'Shanghai',    'Y', 270000),
  (42, 'Orchid Bay Trading',        'C', 'KR', 'Busan',       'Y', 90000),
  (43, 'Gulf Dune Trading',         'C', 'AE', 'Dubai',       'Y', 85000),
  (44, 'Wiener Feinkost',           'C', 'AT', 'Vienna',      'Y', 65000),
  (45, 'Plum Gate Foods',           'C', 'JP', 'Tokyo',       'Y', 95000),
  (46, 'Deccan Power Works',        'C', 'IN', 'Pune',        'Y', 105000),
  (47, 'Paulista Motors',           'C', 'BR', 'Sao Paulo',   'Y', 115000),
  (48, 'Kattegat Bolig',            'C', 'DK', 'Aarhus',      'N', 55000),
  (51, 'Hafenagentur Petersen',     'A', 'DE', 'Hamburg',     'Y', null),
  (52, 'Quayside Brokers',          'A', 'GB', 'Felixstowe',  'Y', null),
  (53, 'Empire Customs Services',   'A', 'US', 'New York',    'Y', null);

insert into prt_cd (prt_cd, prt_nm, cty_cd, rgn_cd, prt_typ) values
  ('DEHAM', 'Hamburg',          'DE', 'EU', 'S'),
  ('DEBRV', 'Bremerhaven',      'DE', 'EU', 'S'),
  ('NLRTM', 'Rotterdam',        'NL', 'EU', 'S'),
  ('BEANR', 'Antwerp',          'BE', 'EU', 'S'),
  ('GBFXT', 'Felixstowe',       'GB', 'EU', 'S'),
  ('FRLEH', 'Le Havre',         'FR', 'EU', 'S'),
  ('ITGOA', 'Genoa',            'IT', 'EU', 'S'),
  ('ESVLC', 'Valencia',         'ES', 'EU', 'S'),
  ('PLGDN', 'Gdansk',           'PL', 'EU', 'S'),
  ('CNSHA', 'Shanghai',         'CN', 'AS', 'S'),
  ('CNNGB', 'Ningbo',           'CN', 'AS', 'S'),
  ('SGSIN', 'Singapore',        'SG', 'AS', 'S'),
  ('KRPUS', 'Busan',            'KR', 'AS', 'S'),
  ('JPYOK', 'Yokohama',         'JP', 'AS', 'S'),
  ('INNSA', 'Nhava Sheva',      'IN', 'AS', 'S'),
  ('VNSGN', 'Ho Chi Minh City', 'VN', 'AS', 'S'),
  ('AEJEA', 'Jebel Ali',        'AE', 'ME', 'S'),
  ('USNYC', 'New York',         'US', 'NA', 'S'),
  ('USLAX', 'Los Angeles',      'US', 'NA', 'S'),
  ('BRSSZ', 'Santos',           'BR', 'SA', 'S'),
  ('DEFRA', 'Frankfurt Airport','DE', 'EU', 'A'),
  ('GBLHR', 'London Heathrow',  'GB', 'EU', 'A'),
  ('NOOSL', 'Oslo Airport',     'NO', 'EU', 'A'),
  ('CNPVG', 'Shanghai Pudong',  'CN', 'AS', 'A'),
  ('JPNRT', 'Tokyo Narita',     'JP', 'AS', 'A'),
  ('USJFK', 'New York JFK',     'US', 'NA', 'A'),
  ('DEDUI', 'Duisburg',         'DE', 'EU', 'I'),
  ('ATVIE', 'Vienna',           'AT', 'EU', 'I'),
  ('PLMAL', 'Malaszewicze',     'PL', 'EU', 'I'),
  ('CNCKG', 'Chongqing',        'CN', 'AS', 'I');

insert into vsl_mst (vsl_id, vsl_nm, carr_id, teu_cap, blt_yr) values
  (1,  'Nordstern Alster',   1, 8200,  2009),
  (2,  'Nordstern Bille',    1, 9400,  2012),
  (3,  'Nordstern Eider',    1, 13800, 2018),
  (4,  'Oranje Zuidwal',     2, 10100, 2014),
  (5,  'Oranje Merwe',       2, 6700,  2007),
  (6,  'Lantern Jade',       3, 15200, 2019),
  (7,  'Lantern Coral',      3, 11600, 2015),
  (8,  'Lantern Amber',      3, 19800, 2022),
  (9,  'Golden Heron One',   4, 20400, 2021),
  (10, 'Golden Heron Two',   4, 14100, 2016),
  (11, 'Petrel Liberty',     5, 7300,  2010),
  (12, 'Petrel Horizon',     5, 9900,  2017);

insert into cmd_cd (cmd_cd, cmd_ds, haz_fl) values
  ('0304', 'Fish fillets',            'N'),
  ('0805', 'Citrus fruit',            'N'),
  ('0901', 'Coffee',                  'N'),
  ('2905', 'Industrial alcohols',     'Y'),
  ('3208', 'Paints and varnishes',    'Y'),
  ('3901', 'Polymers',                'N'),
  ('6302', 'Household linen',         'N'),
  ('6907', 'Ceramic tiles',           'N'),
  ('8205', 'Hand tools',              'N'),
  ('8413', 'Pumps',                   'N'),
  ('8459', 'Machine tools',           'N'),
  ('8471', 'Laptops and computers',   'N'),
  ('8507', 'Lithium batteries',       'Y'),
  ('8528', 'Displays',                'N'),
  ('8708', 'Vehicle parts',           'N'),
  ('9018', 'Medical instruments',     'N'),
  ('9031', 'Measuring instruments',   'N'),
  ('9403', 'Furniture',               'N');

insert into inc_trm (inc_cd, inc_ds) values
  ('EXW', 'Ex works'),
  ('FOB', 'Free on board'),
  ('CIF', 'Cost, insurance and freight'),
  ('DAP', 'Delivered at place'),
  ('DDP', 'Delivered duty paid');

insert into chg_cd (chg_cd, chg_ds) values
  ('FRT', 'Main freight'),
  ('BAF', 'Fuel surcharge'),
  ('THC', 'Terminal handling'),
  ('CUS', 'Customs service'),
  ('INS', 'Cargo insurance'),
  ('DOC', 'Documentation fee');

insert into cur_rt (cur_cd, rt_eur) values
  ('EUR', 1.000000),
  ('USD', 0.920000),
  ('GBP', 1.170000);

insert into emp_mst (emp_id, emp_nm, off_cd, hir_dt) values
  (1, 'Silke Harms',       'HAM', '2012-04-02'),
  (2, 'Torben Claasen',    'HAM', '2016-09-12'),
  (3, 'Derya Yilmaz',      'HAM', '2020-01-13'),
  (4, 'Joost Verhagen',    'RTM', '2014-06-16'),
  (5, 'Femke Bos',         'RTM', '2021-03-08'),
  (6, 'Wei Ling Tan',      'SIN', '2015-11-02'),
  (7, 'Arjun Pillai',      'SIN', '2019-07-22'),
  (8, 'Maya Goldstein',    'NYC', '2017-02-20'),
  (9, 'Terrence Boyd',     'NYC', '2022-05-09'),
  (10,'Lena Jansen',       'HAM', '2025-10-01');

-- 240 shipments over 32 trade lanes, busy lanes more often. State as of 31 December 2025.
insert into shp_hdr (shp_id, shp_no, shpr_id, cnee_id, carr_id, org_prt, dst_prt, mod_cd, svc_cd, inc_cd, sts_cd, opr_id,
                     bk_dt, pu_dt, sl_dt, ar_dt, dl_dt, prm_dt, dcl_cur)
with lane (lane_no, mod_cd, org_prt, dst_prt, carr_id, s1, s2, c1, c2, days) as (values
  (0,  'S', 'CNSHA', 'DEHAM', 4, 17, 18, 31, 32, 34),
  (1,  'S', 'CNSHA', 'NLRTM', 3, 17, 18, 34, 35, 32),
  (2,  'S', 'CNNGB', 'GBFXT', 4, 18, 17, 36, 36, 35),
  (3,  'S', 'CNSHA', 'USLAX', 3, 17, 18, 40, 39, 16),
  (4,  'S', 'KRPUS', 'DEHAM', 3, 20, 20, 32, 33, 36),
  (5,  'S', 'JPYOK', 'USLAX', 5, 21, 21, 40, 39, 12),
  (6,  'S', 'INNSA', 'DEHAM', 1, 22, 22, 31, 32, 26),
  (7,  'S', 'INNSA', 'FRLEH', 2, 22, 22, 37, 37, 24),
  (8,  'S', 'VNSGN', 'NLRTM', 3, 23, 23, 34, 36, 30),
  (9,  'S', 'DEHAM', 'USNYC', 1, 11, 12, 39, 39, 13),
  (10, 'S', 'DEBRV', 'USNYC', 5, 13, 11, 39, 40, 12),
  (11, 'S', 'DEHAM', 'CNSHA', 4, 11, 12, 41, 41, 35),
  (12, 'S', 'NLRTM', 'USNYC', 2, 14, 14, 39, 39, 11),
  (13, 'S', 'DEHAM', 'INNSA', 1, 12, 13, 46, 46, 25),
  (14, 'S', 'NLRTM', 'BRSSZ', 2, 14, 13, 47, 47, 18),
  (15, 'S', 'BRSSZ', 'DEHAM', 1, 26, 26, 31, 31, 19),
  (16, 'S', 'BRSSZ', 'PLGDN', 2, 26, 26, 38, 38, 22),
  (17, 'S', 'ITGOA', 'USNYC', 5, 15, 15, 39, 40, 15),
  (18, 'S', 'ESVLC', 'GBFXT', 1, 16, 16, 36, 36, 6),
  (19, 'S', 'SGSIN', 'BEANR', 3, 28, 28, 35, 35, 25),
  (20, 'S', 'DEHAM', 'AEJEA', 1, 13, 12, 43, 43, 20),
  (21, 'A', 'DEFRA', 'USJFK', 6, 11, 12, 40, 39, 1),
  (22, 'A', 'CNPVG', 'DEFRA', 6, 19, 17, 33, 32, 2),
  (23, 'A', 'USJFK', 'DEFRA', 6, 24, 25, 33, 31, 1),
  (24, 'A', 'USJFK', 'GBLHR', 9, 24, 25, 36, 36, 1),
  (25, 'A', 'NOOSL', 'JPNRT', 9, 27, 27, 45, 45, 2),
  (26, 'R', 'CNCKG', 'DEDUI', 7, 19, 19, 31, 33, 17),
  (27, 'R', 'DEDUI', 'CNCKG', 7, 11, 13, 41, 41, 18),
  (28, 'T', 'DEDUI', 'ATVIE', 8, 13, 12, 44, 44, 2),
  (29, 'T', 'ESVLC', 'DEHAM', 8, 16, 16, 31, 31, 4),
  (30, 'T', 'ITGOA', 'ATVIE', 8, 15, 15, 44, 44, 2),
  (31, 'S', 'DEHAM', 'KRPUS', 3, 11, 12, 42, 42, 33)
), pick as (
  select i, (i * 7919 % 1009) % 40 as slot,
         date '2024-01-09' + i * 3 + (i * i) % 4 as bk_dt
  from generate_series(1, 240) as i
), raw as (
  select p.i, l.*, p.bk_dt,
         p.bk_dt + 2 + (p.i * 5) % 6 + case when p.i >= 239 then 6 else 0 end as pu_dt,
         p.bk_dt + 2 + (p.i * 5) % 6 + 1 + (p.i * 3) % 5 + case when p.i >= 236 then 6 else 0 end as sl_dt
  from pick p
  join lane l on l.lane_no = case when p.slot < 32 then p.slot else (array[0, 1, 9, 0, 3, 22, 11, 0])[p.slot - 31] end
), dated as (
  select r.*,
         r.sl_dt + r.days + (r.i * 7) % 5 - 1 + case when r.i % 13 = 0 then 9 else 0 end as ar_dt,
         r.sl_dt + r.days + (r.i * 7) % 5 - 1 + case when r.i % 13 = 0 then 9 else 0 end + 1 + (r.i * 3 + r.i / 4) % 6
           + case when r.i > 185 and r.i % 8 = 1 then 150 else 0 end as dl_dt
  from raw r
)
select i, 'SH' || to_char(bk_dt, 'YY') || '-' || lpad(i::text, 4, '0'),
       case when i / 5 % 2 = 0 then s1 else s2 end,
       case when i / 3 % 2 = 0 then c1 else c2 end,
       carr_id, org_prt, dst_prt, mod_cd,
       case when mod_cd = 'A' and i % 3 <> 0 then 'X' when i % 5 = 0 then 'E' else 'S' end,
       (array['FOB', 'DAP', 'EXW', 'FOB', 'CIF', 'DDP'])[1 + (i * 5 + i / 7) % 6],
       case when i % 31 = 0 then 'X'
            when dl_dt <= date '2025-12-31' then 'D'
            when ar_dt <= date '2025-12-31' then 'A'
            when sl_dt <= date '2025-12-31' then 'T'
            when pu_dt <= date '2025-12-31' then 'P'
            else 'B' end,
       case substr(org_prt, 1, 2)
         when 'DE' then 1 + i % 3
         when 'NL' then 4 + i % 2 when 'IT' then 4 when 'ES' then 5 when 'NO' then 5
         when 'US' then 8 + i % 2 when 'BR' then 8
         else 6 + i % 2 end,
       bk_dt,
       case when i % 31 <> 0 and pu_dt <= date '2025-12-31' then pu_dt end,
       case when i % 31 <> 0 and sl_dt <= date '2025-12-31' then sl_dt end,
       case when i % 31 <> 0 and ar_dt <= date '2025-12-31' then ar_dt end,
       case when i % 31 <> 0 and dl_dt <= date '2025-12-31' then dl_dt end,
       bk_dt + days + 14,
       case when substr(org_prt, 1, 2) in ('DE', 'NL', 'IT', 'ES', 'NO') then 'EUR' else 'USD' end
from dated;

-- One to three lines a shipment, goods by shipper.
insert into shp_ln (shp_id, ln_no, cmd_cd, pkg_qt, pkg_typ, wt_kg, vol_cbm, ln_val)
with goods (shpr_id, odd_cd, even_cd, val_kg, pkg_typ) as (values
  (11, '8459', '8708', 22.0, 'P'), (12, '8413', '8459', 18.0, 'P'), (13, '2905', '3208', 3.2, 'D'),
  (14, '8459', '8413', 20.0, 'P'), (15, '6907', '6907', 1.4, 'P'), (16, '0805', '0805', 1.1, 'C'),
  (17, '8528', '8507', 24.0, 'C'), (18, '8205', '8507', 7.5, 'C'), (19, '8471', '8507', 65.0, 'C'),
  (20, '8528', '8471', 31.0, 'C'), (21, '9031', '8459', 48.0, 'P'), (22, '6302', '6302', 6.0, 'C'),
  (23, '9403', '6302', 4.5, 'C'), (24, '9018', '9031', 140.0, 'C'), (25, '9031', '9018', 95.0, 'C'),
  (26, '0901', '0901', 5.2, 'B'), (27, '0304', '0304', 9.5, 'C'), (28, '3901', '3208', 1.9, 'B')
), base as (
  select h.shp_id, n as ln_no, case when n % 2 = 1 then g.odd_cd else g.even_cd end as cmd_cd, g.pkg_typ, g.val_kg,
         case h.mod_cd when 'A' then 180 + (h.shp_id * 37 + n * 53) % 640
                       when 'T' then 2100 + (h.shp_id * 131 + n * 211) % 5200
                       else 3400 + (h.shp_id * 277 + n * 613) % 9800 end as wt
  from shp_hdr h
  join goods g on g.shpr_id = h.shpr_id
  cross join generate_series(1, 3) as n
  where n <= 1 + (h.shp_id * 5 + h.shp_id / 6) % 3
)
select shp_id, ln_no, cmd_cd,
       greatest(1, wt / case pkg_typ when 'P' then 620 when 'D' then 190 when 'B' then 60 else 24 end),
       pkg_typ, wt + 0.5 * (shp_id % 2), round(wt / 310.0 + ln_no * 0.35, 2),
       round(wt * val_kg * (90 + (shp_id * 7 + ln_no * 3) % 21) / 100, 2)
from base;

update shp_hdr h
set gr_wt_kg = t.wt, vol_cbm = t.vol, dcl_val = t.val
from (select shp_id, sum(wt_kg) as wt, sum(vol_cbm) as vol, sum(ln_val) as val from shp_ln group by shp_id) t
where t.shp_id = h.shp_id;

-- Sixty containers, the last six refrigerated.
insert into cntr (cntr_id, cntr_no, cntr_typ, tar_kg)
select i,
       (array['NSLU', 'ORJU', 'PLSU', 'GHLU', 'APCU'])[1 + i % 5] || lpad((3120000 + i * 7919)::text, 7, '0'),
       case when i > 54 then '40RF' else (array['20GP', '40HC', '40GP', '40HC', '20GP', '40HC'])[1 + i % 6] end,
       case when i > 54 then 4600 else (array[2250, 3900, 3750, 3900, 2250, 3900])[1 + i % 6] end
from generate_series(1, 60) as i;

insert into shp_cntr (shp_id, cntr_id, seal_no)
select h.shp_id,
       case when h.shpr_id = 16 then 55 + (h.shp_id + n) % 6 else 1 + (h.shp_id * 7 + n * 13) % 54 end,
       'SL' || lpad((40000 + h.shp_id * 17 + n * 5)::text, 6, '0')
from shp_hdr h
cross join generate_series(0, 2) as n
where h.mod_cd in ('S', 'R') and h.sl_dt is not null
  and n < 1 + (case when h.shp_id % 2 = 0 then 1 else 0 end) + (case when h.shp_id % 10 = 0 then 1 else 0 end);

-- Route legs of shipments that have left, some by way of another port.
insert into rt_leg (shp_id, leg_no, fr_prt, to_prt, vsl_id, etd, atd, eta, ata)
with via (org_prt, dst_prt, mid_prt) as (values
  ('CNSHA', 'DEHAM', 'SGSIN'), ('CNNGB', 'GBFXT', 'SGSIN'), ('KRPUS', 'DEHAM', 'SGSIN'), ('INNSA', 'DEHAM', 'AEJEA'),
  ('VNSGN', 'NLRTM', 'SGSIN'), ('DEHAM', 'CNSHA', 'SGSIN'), ('DEHAM', 'INNSA', 'AEJEA'), ('BRSSZ', 'PLGDN', 'NLRTM'),
  ('CNCKG', 'DEDUI', 'PLMAL'), ('DEHAM', 'KRPUS', 'SGSIN')
), base as (
  select h.shp_id, h.org_prt, h.dst_prt, v.mid_prt, h.mod_cd, h.carr_id, h.sl_dt, h.ar_dt,
         h.prm_dt - h.bk_dt - 14 as days, greatest(0, (h.shp_id * 3) % 5 - 2) as slip
  from shp_hdr h
  left join via v on v.org_prt = h.org_prt and v.dst_prt = h.dst_prt
  where h.sl_dt is not null
), ship (carr_id, first_id, cnt) as (values (1, 1, 3), (2, 4, 2), (3, 6, 3), (4, 9, 2), (5, 11, 2))
select b.shp_id, 1, b.org_prt, coalesce(b.mid_prt, b.dst_prt),
       case when b.mod_cd = 'S' then s.first_id + b.shp_id % s.cnt end,
       b.sl_dt - b.slip, b.sl_dt,
       case when b.mid_prt is null then b.sl_dt - b.slip + b.days else b.sl_dt - b.slip + b.days / 2 end,
       case when b.mid_prt is null then b.ar_dt
            when b.sl_dt + b.days / 2 <= date '2025-12-31' then b.sl_dt + b.days / 2 end
from base b left join ship s on s.carr_id = b.carr_id
union all
select b.shp_id, 2, b.mid_prt, b.dst_prt,
       case when b.mod_cd = 'S' then s.first_id + (b.shp_id + 1) % s.cnt end,
       b.sl_dt - b.slip + b.days / 2 + 2,
       case when b.sl_dt + b.days / 2 + 2 <= date '2025-12-31' then b.sl_dt + b.days / 2 + 2 end,
       b.sl_dt - b.slip + b.days, b.ar_dt
from base b left join ship s on s.carr_id = b.carr_id
where b.mid_prt is not null;

-- One invoice for each shipment that has left, to shipper or consignee by incoterm.
insert into inv_hd (inv_id, inv_no, shp_id, bil_id, inv_dt, due_dt, pd_dt, ist_cd, cur_cd, tot_amt, tot_eur)
with base as (
  select row_number() over (order by h.sl_dt, h.shp_id) as inv_id, h.shp_id, h.sl_dt,
         case when h.inc_cd in ('EXW', 'FOB') then h.cnee_id else h.shpr_id end as bil_id
  from shp_hdr h
  where h.sl_dt is not null and h.sl_dt + 2 <= date '2025-12-31'
), paid as (
  select b.*, p.cty_cd, b.sl_dt + 2 as inv_dt, b.sl_dt + 32 as due_dt, b.sl_dt + 32 + (b.shp_id * 7) % 25 - 14 as pd_dt
  from base b join pty_mst p on p.pty_id = b.bil_id
)
select inv_id, 'IN' || to_char(inv_dt, 'YY') || '-' || lpad(inv_id::text, 4, '0'), shp_id, bil_id, inv_dt, due_dt,
       case when shp_id % 37 <> 0 and shp_id % 23 <> 0 and shp_id % 19 <> 0 and pd_dt <= date '2025-12-31' then pd_dt end,
       case when shp_id % 37 = 0 then 'V'
            when shp_id % 23 = 0 then 'D'
            when shp_id % 19 = 0 or pd_dt > date '2025-12-31' then 'O'
            else 'P' end,
       case when cty_cd = 'GB' then 'GBP' when cty_cd in ('DE', 'NL', 'BE', 'FR', 'IT', 'ES', 'PL', 'AT', 'NO') then 'EUR' else 'USD' end,
       0, 0
from paid;

insert into inv_ln (inv_id, ln_no, chg_cd, amt)
select i.inv_id, row_number() over (partition by i.inv_id order by c.ord), c.chg_cd, c.amt
from inv_hd i
join shp_hdr h on h.shp_id = i.shp_id
join cur_rt r on r.cur_cd = i.cur_cd
join cur_rt d on d.cur_cd = h.dcl_cur
cross join lateral (values
  (1, 'FRT', round((case h.mod_cd when 'A' then 210 + h.gr_wt_kg * 4.2 when 'R' then 900 + h.gr_wt_kg * 0.34
                                 when 'T' then 420 + h.gr_wt_kg * 0.12
                                 else 780 + h.gr_wt_kg * 0.11 + (h.prm_dt - h.bk_dt) * 21 end)
                    * (case h.svc_cd when 'X' then 1.35 when 'E' then 0.9 else 1 end) / r.rt_eur, 2)),
  (2, 'BAF', round(case when h.mod_cd in ('S', 'A') then (140 + h.gr_wt_kg * 0.018) / r.rt_eur else 0 end, 2)),
  (3, 'THC', round(case when h.mod_cd in ('S', 'R') then (230 + (h.shp_id * 13) % 60) / r.rt_eur else 0 end, 2)),
  (4, 'CUS', round(case when h.mod_cd <> 'T' then (75 + (h.shp_id * 11) % 40) / r.rt_eur else 0 end, 2)),
  (5, 'INS', round(case when h.shp_id % 3 = 0 then h.dcl_val * d.rt_eur * 0.0015 / r.rt_eur else 0 end, 2)),
  (6, 'DOC', round(case when h.shp_id % 4 = 0 then 45 / r.rt_eur else 0 end, 2))
) as c(ord, chg_cd, amt)
where c.amt > 0;

update inv_hd i
set tot_amt = t.amt, tot_eur = round(t.amt * r.rt_eur, 2)
from (select inv_id, sum(amt) as amt from inv_ln group by inv_id) t, cur_rt r
where t.inv_id = i.inv_id and r.cur_cd = i.cur_cd;

-- Tracking events out of the dates of the shipments.
insert into trk_ev (ev_id, shp_id, ev_cd, ev_ts, prt_cd)
select row_number() over (order by e.ev_dt, h.shp_id, e.ord), h.shp_id, e.ev_cd,
       e.ev_dt + time '06:00' + make_interval(mins => (h.shp_id * 37 + e.ord * 101) % 780), e.prt_cd
from shp_hdr h
cross join lateral (values
  (1, 'PUP', h.pu_dt, null),
  (2, 'DEP', h.sl_dt, h.org_prt),
  (3, 'ARR', h.ar_dt, h.dst_prt),
  (4, 'HLD', case when h.shp_id % 12 = 5 then h.ar_dt end, h.dst_prt),
  (5, 'DLV', h.dl_dt, h.dst_prt)
) as e(ord, ev_cd, ev_dt, prt_cd)
where e.ev_dt is not null;

-- Import declarations of arrived shipments that crossed a customs border into the EU, Britain or the USA.
insert into cst_dcl (cst_id, dcl_no, shp_id, brk_id, fil_dt, clr_dt, cst_sts, dty_amt, cur_cd)
select row_number() over (order by h.ar_dt, h.shp_id),
       'CD' || lpad((row_number() over (order by h.ar_dt, h.shp_id) * 3 + 10000)::text, 6, '0'),
       h.shp_id,
       case d.cty_cd when 'GB' then 52 when 'US' then 53 else 51 end,
       h.ar_dt,
       case when h.dl_dt is not null then least(h.dl_dt, h.ar_dt + h.shp_id % 3) end,
       case when h.dl_dt is not null then 'C' when h.shp_id % 16 = 1 or h.shp_id % 12 = 5 then 'H' else 'P' end,
       round(h.dcl_val * (2 + h.shp_id % 5) / 100, 2),
       h.dcl_cur
from shp_hdr h
join prt_cd o on o.prt_cd = h.org_prt
join prt_cd d on d.prt_cd = h.dst_prt
where h.ar_dt is not null
  and d.cty_cd in ('DE', 'NL', 'BE', 'FR', 'PL', 'AT', 'GB', 'US')
  and not (o.cty_cd in ('DE', 'NL', 'IT', 'ES') and d.cty_cd in ('DE', 'NL', 'BE', 'FR', 'PL', 'AT'));

insert into usr_log (log_id, emp_id, log_ts, act_tx)
select i, 1 + (i * 7) % 10, timestamp '2025-12-01 07:30:00' + make_interval(hours => i * 13 % 700, mins => i * 17 % 60),
       (array['login', 'print invoice', 'change shipment', 'export list', 'logout'])[1 + i % 5]
from generate_series(1, 40) as i;

analyze;
