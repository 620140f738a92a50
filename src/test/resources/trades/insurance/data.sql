insert into agency values (1,'Keystone Insurance Partners','Columbus','OH','2021-01-05'),(2,'Bluewater Agency','Cleveland','OH','2021-02-15'),(3,'Hoosier Shield','Indianapolis','IN','2021-03-22'),(4,'Great Lakes Brokers','Detroit','MI','2021-06-01'),(5,'Ridgeline Insurance','Pittsburgh','PA','2021-09-13'),(6,'Maple & Main','Ann Arbor','MI','2022-04-18'),(7,'Derby City Cover','Louisville','KY','2023-02-06');

insert into agt values
(1,'Sharon Pike',1,'OH-55120',12.00,true),(2,'Leonard Voss',1,'OH-55177',11.50,true),(3,'Dina Castellano',2,'OH-56004',12.50,true),(4,'Gregory Hale',2,'OH-56031',10.00,false),(5,'Monique Baptiste',3,'IN-20210',13.00,true),(6,'Curtis Wade',3,'IN-20288',11.00,true),(7,'Yolanda Frey',4,'MI-30177',12.25,true),(8,'Stanley Kubiak',4,'MI-30190',11.75,true),(9,'Priscilla Ong',5,'PA-41102',12.75,true),(10,'Reggie Stroud',5,'PA-41139',10.50,true),(11,'Elaine Marchetti',6,'MI-30455',13.50,true),(12,'Howard Bissell',6,'MI-30460',11.00,false),(13,'Tamara Quick',7,'KY-10087',12.00,true),(14,'Nelson Oduya',7,'KY-10094',11.25,true),(15,'Vivian Starr',1,'OH-55602',10.75,true);

insert into prod values ('AUTOS','Auto Standard','auto',480),('AUTOP','Auto Plus','auto',760),('HOMEB','Homeowners Basic','property',650),('HOMEX','Homeowners Extended','property',1100),('RENTR','Renters Protect','property',140),('MOTOR','Motorcycle Cover','auto',260),('BOPSM','Small Business Package','commercial',1400),('UMBRL','Personal Umbrella','liability',220),('BOATW','Boat and Watercraft','specialty',310),('FARMR','Farm and Ranch','commercial',1900);

insert into cvg values ('COLL','Collision'),('COMP','Comprehensive'),('BI','Bodily injury liability'),('PD','Property damage liability'),('UM','Uninsured motorist'),('DWEL','Dwelling'),('PERS','Personal property'),('LIAB','Personal liability'),('LOU','Loss of use'),('BINT','Business interruption'),('EQBR','Equipment breakdown'),('HULL','Hull damage'),('FLOOD','Flood endorsement');

insert into ins_party
select g, case when g%11=7 then null else (array['Albert','Brenda','Craig','Deborah','Edwin','Felicia','Glenn','Harriet','Ian','Joyce','Kurt','Lorraine','Mitchell','Naomi','Otis','Phyllis','Roland'])[1+(g*6)%17] end,
 case when g%11=7 then (array['Summit Roofing LLC','Taylor Street Deli','Ohio Valley Freight','Blue Barn Farm','Carver Hardware','Lakeside Dental Group','Orion Cleaners','Pine Hill Dairy','Red Door Salon','Steel City Fitness','Wabash Printing','Juniper Cafe','Kettle Creek Brewing'])[1+(g/11)%13] else (array['Aldrich','Benson','Crowley','Dempsey','Engel','Farrow','Gibbs','Hanlon','Irwin','Jessup','Kemper','Langley','Munroe','Novotny','Ogden','Pratt','Ross','Stoltz','Turley','Underhill','Vickers','Weldon','Yates'])[1+(g*8)%23] end,
 case when g%11=7 then 'company' else 'person' end,
 case when g%11<>7 then date '1948-06-11'+((g*g*37+g*611)%20000) end,
 c.ct, c.st, case when g%17<>9 then 300+((g*g*13+g*71)%551) end
from generate_series(1,140) g
cross join lateral (select (array['Columbus','Cleveland','Indianapolis','Detroit','Pittsburgh','Ann Arbor','Louisville','Toledo','Fort Wayne','Columbus'])[k] ct, (array['OH','OH','IN','MI','PA','MI','KY','OH','IN','OH'])[k] st from (select 1+(g*7+g/10)%10 k) z) c;

insert into pol
select 'P'||(100000+g*211)::text, p.prod_cd, h.party_id, a.agt_id, d, d+(g*5)%18, d+(g*5)%18+364,
 round((p.min_prem_amt*(1.05+((g*g*7+g*29)%83)/60.0))::numeric,2),
 case when d+(g*5)%18>date '2024-12-15' then 'PN' when (g*19)%23 in (2,11) then 'CN' when d+(g*5)%18+364<date '2024-12-15' then 'EX' else 'AC' end
from generate_series(1,210) g
cross join lateral (select date '2021-02-03'+(g*6.7)::int d) x
join ins_party h on h.party_id=1+((g*g*3+g*13)%683)%128
cross join lateral (select prod_cd, min_prem_amt from prod where (h.party_typ='company')=(lob='commercial') and prod_cd<>'FARMR' or (h.party_typ='company' and prod_cd='FARMR' and h.party_id%2=0) order by ((ascii(prod_cd)*11+ascii(substr(prod_cd,5,1))*7)*(g+3)+g*g*5)%43, prod_cd limit 1) p
cross join lateral (select agt_id from agt where agt_id<>15 order by (agt_id*(g+agt_id)*13)%47, agt_id limit 1) a;
update pol set exp_dt=date '2024-12-31' where exp_dt>date '2024-12-31';

insert into pol_cvg
select p.pol_no, c.cvg_cd, (array[25000,50000,100000,250000,300000])[1+(substr(p.pol_no,2)::int/211+length(c.cvg_cd)*2+ascii(c.cvg_cd))%5], (array[250,500,1000,500,2500])[1+(substr(p.pol_no,2)::int%97+ascii(c.cvg_cd))%5]
from pol p join prod d using (prod_cd) join cvg c on
 c.cvg_cd = any (case d.prod_cd when 'AUTOS' then array['COLL','BI','PD'] when 'AUTOP' then array['COLL','COMP','BI','PD','UM'] when 'MOTOR' then array['COLL','BI'] when 'HOMEB' then array['DWEL','LIAB'] when 'HOMEX' then array['DWEL','PERS','LIAB','LOU'] when 'RENTR' then array['PERS','LIAB'] when 'BOPSM' then array['BINT','EQBR','LIAB'] when 'FARMR' then array['DWEL','EQBR','LIAB'] when 'BOATW' then array['HULL','LIAB'] else array['LIAB'] end);

insert into adjuster values (1,'Marlene Dietz','property','2021-01-11',null),(2,'Owen Sadler','auto','2021-01-18',1),(3,'Kimberly Roach','auto','2021-03-08',2),(4,'Theo Lambros','property','2021-05-24',1),(5,'Janice Wu','liability','2021-08-30',1),(6,'Brandon Teller','auto','2022-02-14',2),(7,'Sylvia Moreau','commercial','2022-06-20',1),(8,'Desmond Clay','property','2023-01-23',4),(9,'Ingrid Falk','auto','2023-07-10',2),(10,'Perry Nolan','liability','2024-11-18',5);

insert into clm
select 'C'||to_char(rd,'YY')||lpad(g::text,5,'0'), p.pol_no, cv.cvg_cd,
 case when cv.cvg_cd in ('BI','PD','LIAB') then case when 1+(g*13)%136=p.holder_party_id then 140 else 1+(g*13)%136 end else p.holder_party_id end,
 case when g%27=11 then null else (select adj_id from adjuster a where a.hire_dt<=rd and a.adj_id<>10 order by (a.adj_id*(a.adj_id+g)*7)%41, adj_id limit 1) end,
 ld, rd, case when st in ('C','D') then least(rd+12+((g*g*5+g*17)%190), date '2024-12-27') end,
 case when cv.cvg_cd in ('COLL','PD','BI','UM') then (array['rear-end collision','intersection accident','parking lot','single vehicle','animal strike'])[1+(g*7)%5]
  when cv.cvg_cd='COMP' then (array['hail','theft','glass breakage'])[1+(g*7)%3]
  when cv.cvg_cd in ('DWEL','PERS','LOU') then (array['water damage','fire','wind','theft','hail','water damage'])[1+(g*5)%6]
  when cv.cvg_cd='HULL' then 'collision on water' when cv.cvg_cd in ('BINT','EQBR') then (array['equipment failure','fire','power surge'])[1+g%3] else (array['slip and fall','dog bite','property damage'])[1+(g*2)%3] end,
 st, case when st='O' then 600+((g*g*31+g*131)%701)*25 else 0 end, (g*11)%19=4
from generate_series(1,260) g
join lateral (select pol_no, holder_party_id, eff_dt, exp_dt from pol where pol_stat_cd<>'PN' and eff_dt<date '2024-11-25' order by pol_no offset ((g*g*5+g*23)%1009)%195 limit 1) p on true
cross join lateral (select cvg_cd from pol_cvg k where k.pol_no=p.pol_no order by (ascii(cvg_cd)*g)%31, cvg_cd limit 1) cv
cross join lateral (select least(p.eff_dt+((g*53)%330), date '2024-12-05') ld) x
cross join lateral (select ld+(g*g+g*3)%26*(case when g%8=0 then 2 else 1 end) rd0) y0
cross join lateral (select least(rd0, date '2024-12-12') rd) y
cross join lateral (select case when rd>date '2024-07-15' and g%3<>0 then 'O' when (g*17)%21 in (5,12) then 'D' when g%23=8 then 'O' else 'C' end st) z;

insert into clm_pmt
select row_number() over (order by c.clm_no, n), c.clm_no, least(c.rpt_dt+6+n*((c.k*7)%29+3), date '2024-12-30'), round((95+((c.k*c.k*17+n*409+c.k*37)%887)*(case when c.cvg_cd in ('DWEL','BINT','BI') then 3.1 when c.cvg_cd in ('COLL','HULL','EQBR') then 1.3 else 0.6 end))::numeric,2),
 case when n=1 then 'indemnity' when c.litig_ind then 'legal' else (array['indemnity','expense'])[1+(c.k+n)%2] end
from (select *, substr(clm_no,4)::int k from clm) c cross join generate_series(1,3) n
where c.clm_stat_cd<>'D' and n<=case when c.clm_stat_cd='O' then c.k%3 else 1+c.k%3 end;

insert into clm_note
select row_number() over (order by c.clm_no, n), c.clm_no, c.adj_id, c.rpt_dt+make_interval(days=>n*2, hours=>9+(c.k+n)%8), (array['First contact with claimant made','Photos of damage received','Coverage confirmed','Estimate requested from vendor','Police report received','Waiting for medical records'])[1+(c.k*5+n)%6]
from (select *, substr(clm_no,4)::int k from clm) c cross join generate_series(1,2) n where c.adj_id is not null and n<=1+c.k%2 and c.k%7<>3;

insert into vndr values (1,'Apex Auto Body','body shop',true),(2,'Riverside Collision','body shop',false),(3,'ClearView Glass','glass repair',true),(4,'DryRight Restoration','water mitigation',true),(5,'Hartwell Roofing','contractor',false),(6,'Beacon Builders','contractor',true),(7,'Lowry & Finch Law','law firm',true),(8,'Midwest Towing','towing',false),(9,'Insight Forensics','engineer',false),(10,'Swift Rentals','rental car',true),(11,'Harbor Marine Repair','boat yard',false),(12,'Crown Catering Tents','temporary housing',false);

insert into clm_vndr
select c.clm_no, v.vndr_id, c.rpt_dt+2+(c.k+v.vndr_id)%9, 120+((c.k*c.k*7+v.vndr_id*97)%311)*14
from (select *, substr(clm_no,4)::int k from clm) c join vndr v on
 (c.cvg_cd in ('COLL','PD','COMP','UM') and v.vndr_id in (1+c.k%2, case when c.k%3=0 then 8 when c.k%3=1 then 10 else 3 end)) or
 (c.cvg_cd in ('DWEL','PERS','LOU') and v.vndr_id in (4+c.k%3, case when c.k%4=0 then 9 else 4 end)) or
 (c.litig_ind and v.vndr_id=7) or (c.cvg_cd='HULL' and v.vndr_id=11)
where c.k%5<>3;
