insert into mbr
select i,
 (array['Hillcrest','Willow Creek','Sunny Acre','Old Oak','Fox Hollow','Meadowlark','Stonebridge','Green Valley','Apple Gate','Long Barn','Windmill','Brookside','Cedar Ridge'])[1+(i*5)%13] || (array[' Farm',' Estate',' Holding'])[1+(i/13)%3],
 (array['Walter','Hanne','Joseph','Marit','Colin','Edda','Oskar','Ruth'])[1+(i*3)%8] || ' ' || (array['Thorne','Pedersen','Applegate','Weiss','Hollis','Maddox','Sorley'])[1+(i*2+i/7)%7],
 (array['Ashford','Brindle','Copley','Dunmere','Elstow'])[1+(i*2+i/9)%5], date '2021-01-04' + (i*37)%1050,
 case when i in (9,23,31) then date '2024-02-28' + i else null end, i % 4 = 1 or i % 7 = 2, 5 + (i*i*3 + i*11)%46
from generate_series(1,36) i;

insert into fld
select row_number() over (order by m, k), m, (array['Upper Field','River Meadow','Long Strip','South Slope','Home Field','Mill Piece'])[1+(m+k*2)%6], 1.5 + ((m*m*7 + k*k*31 + m*k) % 190)/10.0,
 (array['loam','clay','sandy','loam','peat'])[1+(m*2+k)%5], (m+k)%3 = 0
from generate_series(1,36) m, generate_series(1,4) k where k <= 1 + (m*3)%4;

insert into crop values ('WHT','Wheat','Cereal'),('BAR','Barley','Cereal'),('OAT','Oats','Cereal'),('MAI','Maize','Cereal'),('POT','Potatoes','Root'),('CAR','Carrots','Root'),('ONI','Onions','Vegetable'),('CAB','Cabbage','Vegetable'),('APP','Apples','Fruit'),('PEA','Pears','Fruit'),('RAP','Rapeseed','Oilseed'),('LIN','Linseed','Oilseed');

insert into plntg
select row_number() over (order by y, f.fld_no), f.fld_no, c.crop_cd,
 make_date(y, 3, 1) + (f.fld_no*7 + y) % 60, case when y = 2024 and f.fld_no % 6 = 3 then null else make_date(y, 8, 1) + (f.fld_no*11 + y*3) % 75 end,
 (f.area_ha * (2200 + (f.fld_no*173 + y*37) % 3900))::int
from fld f, generate_series(2021,2024) y
join lateral (select crop_cd, row_number() over (order by crop_cd) rn from crop where crop_cd <> 'LIN') c on true
join mbr m on true
where m.mbr_no = f.mbr_no and c.rn = 1 + (f.fld_no*5 + y*3 + f.fld_no/4) % 11 and (f.fld_no + y) % 5 <> 0 and make_date(y,3,1) + 60 >= m.join_dt;

insert into dpt values ('ASH','Ashford Granary','Ashford',4200),('BRN','Brindle Cold Store','Brindle',1800),('COP','Copley Mill','Copley',3600),('DUN','Dunmere Packhouse','Dunmere',950),('ELS','Elstow Silo','Elstow',6100);

insert into dlv
select row_number() over (order by dt, i), mbr_no, crop_cd, dpt_cd, dt, qty, gr, moist, prc, trk
from (
 select i, p.mbr_no, p.crop_cd, (array['ASH','BRN','COP','ELS','DUN','ASH','ELS'])[1+(p.fld_no*3+p.plntg_no/5+k)%7] dpt_cd, p.harv_dt + k*3 + i%4 dt,
  (p.exp_kg * (18 + (i*i*3 + i*7)%19) / 100)::int qty, (array['A','B','A','A','C','B','A'])[1+(i*3+i/7)%7] gr,
  case when p.crop_grp in ('Cereal','Oilseed') then 10 + (i*7 % 91)/10.0 end moist,
  (case p.crop_cd when 'WHT' then 0.21 when 'BAR' then 0.18 when 'OAT' then 0.19 when 'MAI' then 0.2 when 'POT' then 0.16 when 'CAR' then 0.31 when 'ONI' then 0.27 when 'CAB' then 0.24 when 'APP' then 0.55 when 'PEA' then 0.68 else 0.44 end * (0.85 + (i*11%31)/100.0))::numeric(6,3) prc,
  case when i % 9 = 4 then null else 1 + (i*5 + i/8) % 7 end trk
 from (select q.*, f.mbr_no, c.crop_grp, (q.plntg_no*3) n from plntg q join fld f on f.fld_no = q.fld_no join crop c on c.crop_cd = q.crop_cd where q.harv_dt is not null) p
 join generate_series(0,2) k on k <= (p.plntg_no*2)%3, lateral (select p.n + k as i) z
 where p.mbr_no not in (12, 28)
) d where not (mbr_no in (9,23,31) and dt >= '2024-03-01');

insert into trk values (1,'AF 12 KLM','Gus Farrell',12.0,true),(2,'AF 77 PRT','Nell Baxter',18.5,true),(3,'BR 05 XYN','Ivo Kerr',9.0,true),(4,'CO 31 DDF','Dora Finch',24.0,true),(5,'CO 88 LLQ','Pat Morrow',7.5,false),(6,'EL 19 GHT','Simon Vale',18.0,true),(7,'EL 42 BNA','Ada Crane',12.5,true),(8,'DU 66 ZTE','Kit Lawson',26.0,true);

insert into buyer values (1,'Golden Crust Bakeries','Processor','United Kingdom'),(2,'Nordmalt Brewing','Processor','Denmark'),(3,'FreshWay Supermarkets','Retailer','United Kingdom'),(4,'Corner Greens','Retailer','Ireland'),(5,'Cidre du Bocage','Processor','France'),(6,'Holland Crisp BV','Processor','Netherlands'),(7,'Rhine Oil Mills','Processor','Germany'),(8,'Atlantic Grain Trading','Trader','Ireland'),(9,'City School Meals','Public','United Kingdom'),(10,'Baltic Feed','Trader','Poland');

insert into sale
select i, 1 + ((i*7 + i/4 + (i*i)%13) % 9) * (3 + i%7) / 9, (array['ASH','COP','ELS','BRN','DUN'])[1+(i*3+i/4)%5], date '2021-09-06' + i*8, date '2021-09-06' + i*8 + 30,
 case when i > 138 or i % 19 = 7 then null else date '2021-09-06' + i*8 + 9 + (i*i*3)%38 end
from generate_series(1,145) i;

insert into sale_ln
select s.sale_no, k, c.crop_cd, 800 + (s.sale_no*s.sale_no*17 + k*971) % 14500, (0.24 + ((c.rn*7) % 11)/20.0 + (s.sale_no % 9)/100.0)::numeric(6,3)
from sale s, generate_series(1,4) k
join (select crop_cd, row_number() over (order by crop_cd)-1 rn from crop where crop_cd <> 'LIN') c on true
where k <= 1 + (s.sale_no*3 + s.sale_no/7) % 4 and c.rn = (s.sale_no*5 + k*3 + s.sale_no/11 + k*(s.sale_no%2)) % 11;

insert into eqp values (1,'Combine Harvester',480,'2021-03-12'),(2,'Potato Digger',210,'2021-05-20'),(3,'Seed Drill',135,'2022-02-15'),(4,'Sprayer',95,'2021-04-08'),(5,'Baler',160,'2022-06-30'),(6,'Fruit Platform',120,'2023-07-18'),(7,'Stump Grinder',75,'2023-11-02');
insert into eqp_rent
select distinct 1 + (i*5 + i/9)%6, 1 + (i*11 + i/6)%34, date '2023-08-01' + (i*i*3 + i*29) % 480, 1 + (i*3)%6 from generate_series(1,120) i;
