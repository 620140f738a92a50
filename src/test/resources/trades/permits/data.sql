insert into ref_district values ('NO','Northgate',48200),('HA','Harbourside',31750),('OT','Old Town',22400),('WE','Westfield',56900),('RI','Riverbend',40100),('GA','Garden Hills',27300),('IN','Industrial Park',3100);

insert into ref_permit_type values ('NEW','New Construction',1450),('ALT','Alteration',420),('DEM','Demolition',380),('ELE','Electrical',160),('PLU','Plumbing',145),('ROO','Roofing',190),('SGN','Sign',85),('SOL','Solar Installation',110);

insert into ref_status values ('P','Pending'),('R','In Review'),('I','Issued'),('C','Closed'),('D','Denied'),('X','Expired'),('W','Withdrawn');

insert into ref_violation values
('E-101','Exposed wiring','major',450),('E-107','Missing ground fault protection','major',380),('P-204','Improper venting','minor',150),('P-210','Leaking joint','minor',120),
('S-301','Insufficient load bearing support','critical',2500),('S-305','Missing guard rail','major',600),('F-402','Blocked fire exit','critical',1800),('F-409','Missing smoke detector','major',300),
('G-501','Debris on site','minor',90),('G-512','Work beyond permit scope','major',950),('A-601','Ramp too steep','minor',200);

insert into parcel
select 'P-' || lpad((1000+i*7)::text, 5, '0'),
 (3 + (i*17)%190)::text || ' ' || (array['Maple Street','Harbour Road','Station Avenue','Linden Lane','Mill Street','Queen Street','Elm Court','Foundry Way','River Walk','Chapel Hill'])[1+(i*3)%10],
 (array['NO','HA','OT','WE','RI','WE','GA','NO','WE','OT','IN'])[1+(i*5)%11],
 case when i % 11 in (2,6) then 'COM' when i % 11 = 2 then 'MIX' when (i*5)%11 = 10 then 'IND' when i % 9 = 4 then 'MIX' else 'RES' end,
 220 + (i*i*13 + i*71) % 3100, case when i % 12 = 0 then null when i = 41 then 1889 else 1895 + (i*i*3 + i*29) % 126 end
from generate_series(1,90) i;

insert into contractor values
(1,'Bedrock Builders','L-20144','General','2024-10-15','555-0101'),(2,'Sutter & Sons','L-18832','General','2024-08-31','555-0102'),(3,'Voltline Electric','L-30571','Electrical','2024-12-31','555-0103'),
(4,'Brightspark Services','L-30990','Electrical','2023-06-30',null),(5,'Clearwater Plumbing','L-41207','Plumbing','2024-05-31','555-0105'),(6,'Pipe Dreams','L-41555','Plumbing','2024-11-30','555-0106'),
(7,'Topside Roofing','L-52018','Roofing','2024-09-30','555-0107'),(8,'Slate & Shingle','L-52333','Roofing','2022-12-31',null),(9,'Sunfield Solar','L-61009','Solar','2024-10-31','555-0109'),
(10,'Helio Works','L-61040','Solar','2024-07-31','555-0110'),(11,'Wreckers United','L-70012','Demolition','2023-10-31','555-0111'),(12,'Signature Signs','L-80100','Signage','2024-06-30','555-0112'),
(13,'Harlan Construction','L-20410','General','2024-12-15','555-0113'),(14,'Cornerstone Group','L-20777','General','2023-02-28','555-0114'),(15,'Old Mill Carpentry','L-91020','Carpentry','2024-04-30','555-0115'),(16,'Granite Paving','L-92031','Paving','2024-01-31',null);

insert into applicant
select i, case when i % 5 = 0 then (array['Seaview Estates Ltd','Lakemont Holdings','Corner Bakery Inc','Union Storage Co','Fairway Hotels','Pinewood Clinics','Metro Cinemas','Bluebird Cafe'])[i/5]
 when i in (7,21,33) then (array['City Parks Department','Unified School District','Water Authority'])[1+i/14]
 else (array['Alice','Robert','Priya','Samuel','Wendy','Carlos','Grace','Henry','Yasmin'])[1+(i*4)%9] || ' ' || (array['Turner','Nakamura','Bishop','Lowe','Romero','Stone','Whitaker','Okoye'])[1+(i*3)%8] end,
 case when i % 5 = 0 then 'COMPANY' when i in (7,21,33) then 'PUBLIC' else 'PERSON' end,
 case when i % 7 = 3 then null else 'applicant' || i || '@post.example' end
from generate_series(1,40) i;

insert into inspector values
(1,'Dolores Vance','Structural','2021-02-15','NO'),(2,'Peter Lindgren','Electrical','2021-05-03','WE'),(3,'Aisha Rahman','Plumbing','2021-09-20','RI'),(4,'Gordon Pike','Structural','2022-01-10','OT'),
(5,'Marta Salinas','Fire Safety','2022-03-28','HA'),(6,'Kevin Brandt','Electrical','2022-11-07','NO'),(7,'Lena Fischer','General','2023-04-17','GA'),(8,'Tobias Hale','General','2023-08-21','WE'),(9,'Ruth Amadi','Fire Safety','2024-10-01',null);

insert into permit
select 'B' || to_char(ad,'YY') || '-' || lpad(i::text,4,'0'), pt, 'P-' || lpad((1000+(1+(i*37 + i/7)%84)*7)::text,5,'0'), 1 + (i*11 + i/9)%38, st, ad,
 case when st in ('I','C','X') then ad + 6 + (i*i*5+i*13) % 72 end,
 case when st in ('I','C','X') then least(ad + 6 + (i*i*5+i*13) % 72 + 180 + (i%3)*90, date '2024-12-31') end,
 case pt when 'NEW' then 180000 + (i*i*731) % 1450000 when 'ALT' then 12000 + (i*i*97) % 160000 when 'DEM' then 9000 + (i*i*41)%52000 when 'SGN' then 800 + (i*i*7)%6200 else 2400 + (i*i*29)%38000 end,
 case pt when 'NEW' then 'Construct new building' when 'ALT' then (array['Kitchen remodel','Interior partition walls','Rear extension','Basement conversion'])[1+i%4] when 'DEM' then 'Demolish existing structure' when 'ELE' then 'Rewiring and panel upgrade' when 'PLU' then 'Replace water lines' when 'ROO' then 'Replace roof covering' when 'SGN' then 'Install illuminated sign' else 'Rooftop solar panels' end
from (select i, date '2021-01-11' + i*4 - (i*i)%3 ad,
 (array['ALT','ELE','NEW','PLU','ROO','ALT','SOL','ELE','DEM','SGN','ALT','PLU','SOL'])[1+(i*5+i/13)%13] pt,
 case when i > 318 then (array['P','R','I','P','R'])[1+i%5] when i % 13 = 4 then 'D' when i % 29 = 6 then 'W' when i % 11 = 8 then 'X' when i > 270 or i % 6 = 1 then 'I' else 'C' end st
 from generate_series(1,345) i) x;

insert into permit_contractor
select p.permit_nbr, case p.ptype_cd when 'ELE' then 3 + n%2 when 'PLU' then 5 + n%2 when 'ROO' then 7 + (n%3)/2 when 'SOL' then 9 + n%2 when 'DEM' then 11 when 'SGN' then 12 else (array[1,2,13,1,14])[1+n%5] end, 'PRIME'
from (select *, substr(permit_nbr,5)::int n from permit) p where n % 8 <> 3;
insert into permit_contractor
select p.permit_nbr, (array[3,5,15,3,4,5,7])[1+(n/2+k*2)%7], 'SUB'
from (select *, substr(permit_nbr,5)::int n from permit) p, generate_series(0,1) k
where p.ptype_cd in ('NEW','ALT') and n % 8 <> 3 and (p.ptype_cd = 'NEW' or n % 3 = 0);

insert into inspection
select row_number() over (order by p.permit_nbr, k), p.permit_nbr, 1 + (n*5 + k*3 + n/11) % 8,
 (array['Foundation','Framing','Final','Final','Rough-in','Safety'])[1+(n+k*2)%6], p.issue_dt + 14*k + n%9,
 case when p.issue_dt + 14*k + n%9 + n%4 > '2024-11-15' then null else p.issue_dt + 14*k + n%9 + n%4 end,
 case when p.issue_dt + 14*k + n%9 + n%4 > '2024-11-15' then null when (n*3+k*5+n/7)%10 < 2 then 'FAIL' when (n*3+k*5+n/7)%10 = 5 then 'PARTIAL' else 'PASS' end
from (select *, substr(permit_nbr,5)::int n from permit where issue_dt is not null) p, generate_series(1,4) k
where k <= case p.ptype_cd when 'NEW' then 4 when 'ALT' then 2 + n%2 else 1 + n%2 end and n % 10 <> 9 and p.issue_dt + 14*k + n%9 <= '2024-12-31';

insert into inspection_violation
select i.inspn_id, v.viol_cd, case when i.inspn_id % 4 = 1 or i.compl_dt + 30 > '2024-12-31' then null else i.compl_dt + 7 + i.inspn_id % 23 end
from inspection i
join (select viol_cd, row_number() over (order by viol_cd) rn from ref_violation) v
  on v.rn in (1 + (i.inspn_id*7) % 10, case when i.inspn_id % 3 = 0 then 1 + (i.inspn_id*3 + 4) % 10 else 1 + (i.inspn_id*7) % 10 end)
where i.result in ('FAIL','PARTIAL');

insert into fee_payment
select row_number() over (order by p.permit_nbr, k), p.permit_nbr, case when k = 1 then p.appl_dt + n%3 else p.issue_dt end,
 case when k = 1 then round(t.base_fee * 0.4,2) else round(t.base_fee * 0.6 + p.est_cost * 0.004,2) end,
 case when k = 1 then 'Application' else 'Issuance' end
from (select *, substr(permit_nbr,5)::int n from permit) p join ref_permit_type t on t.ptype_cd = p.ptype_cd, generate_series(1,2) k
where (k = 1 and n % 14 <> 5) or (k = 2 and p.issue_dt is not null);
