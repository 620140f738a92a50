insert into region values ('NTH','Northern Hills'),('CST','Coastal'),('VAL','River Valley'),('MET','Metro'),('ISL','Islands');

insert into substation values
(1,'Aldermoor','NTH',110,63,'2021-01-20'),(2,'Birchgate','NTH',33,25,'2021-03-11'),(3,'Cobble Bay','CST',110,80,'2021-02-02'),(4,'Dunmere','CST',33,31.5,'2022-06-15'),(5,'Eastbrook','VAL',110,63,'2021-05-18'),(6,'Fallow Ford','VAL',33,20,'2023-04-26'),(7,'Granary Street','MET',220,160,'2021-01-29'),(8,'Harbour Cross','MET',110,100,'2021-08-09'),(9,'Ironworks Lane','MET',110,90,'2022-11-21'),(10,'Kelp Point','ISL',33,12.5,'2021-10-13'),(11,'Lindal','CST',33,16,'2024-03-19');

insert into feeder
select g, 'FD-'||lpad(g::text,3,'0'), 1+(g*7)%10, round((2.5+(g*g*17+g*29)%263/9.0)::numeric,1), (array[true,false,false])[1+(g*g+g)%7%3]
from generate_series(1,27) g;

insert into customer_account
select g, 'AC'||(400000+g*137)::text,
 case when g%7=3 then (array['Harrow Bakery','Kestrel Metalworks','Blue Door Cafe','Summit Cold Storage','Fernlea Nursing Home','Tidewater Laundry','Oakridge Garage','Pinnacle Print','Meridian Gym','Larkspur Florist','Stone Quay Hotel','Westbury Dental','Copper Kettle Inn','Rowan Joinery','Valley Feeds','Northstar Data Hall'])[1+(g/7)%16]
 else (array['Anna','Brian','Chloe','Derek','Eileen','Fergus','Gemma','Howard','Isla','Joseph','Kathleen','Liam','Moira'])[1+(g*5)%13]||' '||(array['Ashby','Birch','Crane','Doyle','Everett','Flint','Gower','Hobbs','Irving','Judd','Keane'])[1+(g*3)%11] end,
 case when g%7=3 then case when g%21=10 then 'industrial' else 'business' end else 'residential' end,
 d, case when g%13=6 then d+250+(g*31)%180 end, g%5 in (0,2,3)
from generate_series(1,110) g cross join lateral (select date '2021-01-25'+(g*g*7+g*53)%1010 d) x;

insert into premise
select g, (1+(g*17)%96)||' '||(array['Mill Road','Station Road','Chapel Lane','Harbour Street','Orchard Close','King Street','Quarry Hill','Meadow Way'])[1+(g*3+g/8)%8],
 (array['Aldermoor','Cobble Bay','Dunmere','Eastbrook','Granary','Kelp Point','Fallow Ford','Birchgate'])[1+(g*5+g/9)%8],
 1+(g*g*3+g*7)%101%26, g%6=1
from generate_series(1,120) g;

insert into meter_model values
(1,'Linea 100','Voltren',false,1),(2,'Linea 300','Voltren',false,3),(3,'Pulse S1','Ampera Systems',true,1),(4,'Pulse S3','Ampera Systems',true,3),(5,'GridSense 2','Norrmeter',true,1),(6,'GridSense 2X','Norrmeter',true,3),(7,'Classic D','Halstead',false,1);

insert into meter
select g, (array['VT','AM','NM','HS'])[1+g%4]||lpad(((g*7919+3571)%1000000)::text,7,'0'), 1+(g*g+g*3)%29%6, 1+(g*11)%118, d,
 case when g%14=9 then d+300+(g*23)%200 end, case when g%4<>1 then least(d+120+(g*41)%420, date '2024-12-12') end
from generate_series(1,125) g cross join lateral (select date '2021-02-01'+(g*37)%830 d) x;

insert into tariff values
('STD21','Standard Home 2021','residential',0.2850,0.1820,null,'2021-01-01','2022-03-31'),
('STD22','Standard Home 2022','residential',0.3900,0.2790,null,'2022-04-01','2023-03-31'),
('STD23','Standard Home 2023','residential',0.4600,0.3120,null,'2023-04-01',null),
('NGT22','Night Saver','residential',0.4400,0.3350,0.1410,'2022-01-01',null),
('EVC23','EV Charge Plus','residential',0.4800,0.3290,0.0900,'2023-01-01',null),
('GRN21','Green Home','residential',0.3300,0.2050,null,'2021-06-01',null),
('BUS21','Business Basic','business',0.6200,0.1690,null,'2021-01-01',null),
('BUS23','Business Flex','business',0.7800,0.2480,0.1560,'2023-01-01',null),
('IND21','Industrial Bulk','industrial',2.4500,0.1280,0.0950,'2021-01-01',null),
('SOC22','Social Support','residential',0.1500,0.1650,null,'2022-10-01',null),
('HOL24','Holiday Home','residential',0.3100,0.3490,null,'2024-01-01',null);

insert into contract
select g, a.account_id, 1+(g*13)%119, t.tariff_code, s, s+5+(g*7)%24,
 a.closed_date, (array['web','phone','web','broker','field agent','web'])[1+(g*5)%6]
from generate_series(1,125) g
join customer_account a on a.account_id=1+(g*17)%107
cross join lateral (select a.opened_date+case when g>107 then 200 else 1 end s) x
cross join lateral (select tariff_code from tariff t where t.customer_type=a.customer_type and t.valid_from<=s and (t.valid_to is null or t.valid_to>=s) and t.tariff_code<>'HOL24' order by (ascii(substr(t.tariff_code,1,1))*7+g*11)%37, t.tariff_code limit 1) t
where a.closed_date is null or s+40<a.closed_date;

insert into meter_reading
select row_number() over (order by m.meter_id, n), m.meter_id, rd,
 round((case when mm.phases=3 then 780 else 310 end*(0.7+((m.meter_id*37+n*53)%61)/70.0)*(case when extract(month from rd) in (11,12,1,2) then 1.35 when extract(month from rd) in (6,7,8) then 0.75 else 1 end))::numeric,2),
 case when p.has_solar then round((45+((m.meter_id*19+n*31)%97)*(case when extract(month from rd) in (5,6,7,8) then 2.1 else 0.6 end))::numeric,2) else 0 end,
 case when mm.smart then 'remote' else (array['manual','estimated','customer'])[1+(m.meter_id+n*2)%3] end
from meter m join meter_model mm using (model_id) join premise p using (premise_id)
cross join generate_series(1,12) n
cross join lateral (select m.installed_date+n*91 rd) x
where rd<=date '2024-12-31' and (m.removed_date is null or rd<=m.removed_date) and n<=4+m.meter_id%5;

insert into bill
select row_number() over (order by c.contract_id, n), c.contract_id, ps, ps+90, k, round(k*t.unit_rate+91*t.standing_charge,2), ps+90+21,
 case when st='paid' then ps+90+3+(c.contract_id*7+n*11)%30 end, st
from contract c join tariff t using (tariff_code) join customer_account a using (account_id)
cross join generate_series(1,8) n
cross join lateral (select c.start_date+(n-1)*91 ps) x
cross join lateral (select round((case a.customer_type when 'industrial' then 9200 when 'business' then 2400 else 780 end*(0.65+((c.contract_id*29+n*43)%67)/80.0))::numeric,2) k) y
cross join lateral (select case when (c.contract_id*5+n*3)%31=4 then 'disputed' when ps+90>date '2024-10-01' and (c.contract_id+n)%3=1 or (c.contract_id*7+n*13)%37=9 then 'open' else 'paid' end st) z
where ps+90<=date '2024-11-28' and (c.end_date is null or ps+90<=c.end_date) and n<=3+c.contract_id%5;

insert into outage
select g, st, case when g<>118 and st<timestamp '2024-12-20' then st+make_interval(mins=>case when pl then 120+(g*13)%240 else 25+(g*g*7+g*19)%610 end) end,
 case when pl then 'planned maintenance' else (array['storm','equipment failure','tree contact','vehicle collision','storm','animal','equipment failure'])[1+(g*g+g)%43%7] end, pl
from generate_series(1,118) g
cross join lateral (select timestamp '2021-02-11 05:20'+make_interval(days=>((g*11.8)+(g*g)%9)::int, hours=>(g*7)%24, mins=>(g*13)%60) st, g%5=2 pl) x;

insert into outage_feeder
select o.outage_id, f.feeder_id, 15+(o.outage_id*37+f.feeder_id*61)%430
from outage o join feeder f on f.feeder_id in (1+(o.outage_id*o.outage_id*3+o.outage_id)%79%25, case when o.outage_id%3=0 then 1+(o.outage_id*7)%24 else 0 end, case when o.outage_id%8=5 then 1+(o.outage_id*11)%23 else 0 end);
