insert into ship_line values
(1,'NORD','Nordwind Lines','Germany','Polar Alliance'),(2,'PACB','Pacific Bridge Shipping','Singapore','Trident Pact'),(3,'MERI','Meridian Container','Switzerland','Polar Alliance'),(4,'HANS','Hanseatica','Germany',null),(5,'KORY','Koryo Marine','South Korea','Trident Pact'),(6,'ATLS','Atlas Ocean','France','Trident Pact'),(7,'LUSO','Luso Atlantic','Portugal',null),(8,'EVST','Eveningstar Maritime','Taiwan','Polar Alliance');

insert into vsl values
(1,'Nordwind Alster','9410021',1,'Liberia',8400,299.9,2009),(2,'Nordwind Elbe','9611134',1,'Germany',14200,366.0,2013),(3,'Nordwind Havel','9785216',1,'Liberia',19800,399.5,2018),
(4,'Pacific Heron','9502348',2,'Singapore',10100,337.0,2011),(5,'Pacific Kestrel','9834455',2,'Singapore',15300,368.5,2020),(6,'Pacific Egret','9302511',2,'Panama',5600,275.0,2006),
(7,'Meridian Aurora','9721100',3,'Panama',18400,395.4,2016),(8,'Meridian Boreas','9721112',3,'Panama',18400,395.4,2016),(9,'Meridian Cinder','9455678',3,'Liberia',6700,294.1,2010),
(10,'Hansa Lübeck','9288120',4,'Germany',2700,208.2,2005),(11,'Hansa Rostock','9288132',4,'Cyprus',2700,208.2,2005),(12,'Hansa Wismar','9650017',4,'Cyprus',3800,223.0,2014),
(13,'Koryo Jade','9880214',5,'South Korea',23900,399.9,2021),(14,'Koryo Amber','9880226',5,'South Korea',23900,399.9,2021),(15,'Koryo Pearl','9540063',5,'Marshall Islands',11000,335.0,2012),
(16,'Atlas Provence','9601219',6,'France',9400,300.1,2013),(17,'Atlas Bretagne','9777101',6,'Malta',17800,396.0,2017),(18,'Atlas Picardie','9777113',6,'France',17900,396.0,2017),
(19,'Luso Tejo','9370244',7,'Portugal',1900,184.0,2007),(20,'Luso Douro','9370256',7,'Portugal',2100,185.5,2008),
(21,'Evening Lotus','9901023',8,'Taiwan',12300,334.8,2022),(22,'Evening Orchid','9901035',8,'Panama',12400,334.8,2023),(23,'Evening Maple','9466510',8,'Panama',8000,294.0,2010);

insert into prt values
(1,'DEHAM','Hamburg','Germany','North Europe'),(2,'NLRTM','Rotterdam','Netherlands','North Europe'),(3,'BEANR','Antwerp','Belgium','North Europe'),(4,'GBFXT','Felixstowe','United Kingdom','North Europe'),(5,'FRLEH','Le Havre','France','North Europe'),(6,'ESVLC','Valencia','Spain','Mediterranean'),(7,'ITGOA','Genoa','Italy','Mediterranean'),(8,'GRPIR','Piraeus','Greece','Mediterranean'),(9,'MAPTM','Tanger Med','Morocco','Mediterranean'),(10,'SGSIN','Singapore','Singapore','Asia'),(11,'CNSHA','Shanghai','China','Asia'),(12,'CNNGB','Ningbo','China','Asia'),(13,'KRPUS','Busan','South Korea','Asia'),(14,'LKCMB','Colombo','Sri Lanka','Asia'),(15,'USNYC','New York','United States','North America'),(16,'USSAV','Savannah','United States','North America'),(17,'BRSSZ','Santos','Brazil','South America');

insert into berth values
(1,'B1','Westkai Terminal',320,12.5,false),(2,'B2','Westkai Terminal',340,13.0,false),(3,'B3','Westkai Terminal',400,15.5,true),(4,'B4','Deepwater Terminal',430,17.5,true),(5,'B5','Deepwater Terminal',430,17.5,true),(6,'B6','Deepwater Terminal',410,16.5,false),(7,'B7','Feeder Quay',220,10.0,false),(8,'B8','Feeder Quay',210,9.5,false);

insert into crane values
(1,'C01',1,'panamax',50,'2021-01-15','A'),(2,'C02',1,'panamax',50,'2021-01-15','M'),(3,'C03',2,'post-panamax',60,'2021-02-22','A'),(4,'C04',2,'post-panamax',60,'2021-02-22','A'),(5,'C05',3,'post-panamax',65,'2021-05-10','A'),(6,'C06',3,'post-panamax',65,'2021-05-10','A'),(7,'C07',4,'super post-panamax',80,'2021-08-02','A'),(8,'C08',4,'super post-panamax',80,'2021-08-02','A'),(9,'C09',4,'super post-panamax',85,'2022-03-14','M'),(10,'C10',5,'super post-panamax',85,'2022-03-14','A'),(11,'C11',5,'super post-panamax',85,'2022-06-20','A'),(12,'C12',5,'super post-panamax',90,'2023-01-30','A'),(13,'C13',6,'super post-panamax',80,'2023-02-13','A'),(14,'C14',6,'post-panamax',65,'2021-04-19','A'),(15,'C15',7,'mobile harbour',40,'2021-01-08','A'),(16,'C16',8,'mobile harbour',40,'2021-01-08','R'),(17,'C17',8,'mobile harbour',45,'2024-04-22','A'),(18,'C18',8,'mobile harbour',45,'2024-12-02','A');

insert into vsl_call
select g, v.vsl_xid, bt.berth_xid, 1+(g*7+v.vsl_xid)%17, 1+(g*7+v.vsl_xid+3+g%11)%17, eta,
 case when st in ('departed','berthed') then eta + make_interval(mins=>(((g*g*13+g*7)%700)-150)::int) end,
 case when st='departed' then eta + make_interval(mins=>(((g*g*13+g*7)%700)-150)::int) + make_interval(hours=>8+((g*29)%31)+(v.cap_teu/1200)) end,
 st, round((4200+v.cap_teu*1.35+(g*17%29)*45)::numeric,2)
from generate_series(1,240) g
join vsl v on v.vsl_xid=1+((g*g*3+g*5)%101)%23
cross join lateral (select (array[4,5,6,3])[1+g%4] big, (array[7,8,7,1])[1+g%4] sml, (array[1,2,3])[1+g%3] mid) q
cross join lateral (select case when v.loa_m>=340 then big when v.loa_m<225 then sml else mid end berth_xid) bt
cross join lateral (select timestamp '2021-03-05 02:00'+make_interval(days=>((g*5.77)+(g*g*3)%7)::int, hours=>(g*5)%21, mins=>(g%4)*15) eta) x
cross join lateral (select case when eta>=timestamp '2024-12-24' then 'planned' when eta>=timestamp '2024-12-21' then 'berthed' when (g*11)%31=4 then 'cancelled' else 'departed' end st) s
where v.blt_yr<=extract(year from eta);

insert into call_crane
select c.call_xid, k.crane_xid, 60+((c.call_xid*37+k.crane_xid*53)%420), round(((60+((c.call_xid*37+k.crane_xid*53)%420))/(22.0+(k.crane_xid*7+c.call_xid)%11))::numeric,1)
from vsl_call c join crane k on k.berth_xid=c.berth_xid and k.in_svc_dt<=c.eta_ts::date
where c.call_stat='departed' and k.stat_cd<>'R' and ((c.call_xid+k.crane_xid)%5<>2);

insert into cust values
(1,'Alpenblick Trading','forwarder','Austria',30,true),(2,'Brandt Maschinenbau','manufacturer','Germany',45,true),(3,'Casa Verde Imports','importer','Spain',30,true),(4,'Delta Coffee Roasters','importer','Netherlands',30,true),(5,'Eastgate Electronics','manufacturer','China',60,true),(6,'Fjord Seafood Export','exporter','Norway',14,true),(7,'Golden Rice Co','exporter','Thailand',30,true),(8,'Hartmann Chemie','manufacturer','Germany',45,true),(9,'Iberia Ceramics','exporter','Spain',30,false),(10,'Jutland Furniture','manufacturer','Denmark',30,true),(11,'Kim & Park Auto Parts','manufacturer','South Korea',60,true),(12,'Lakeview Logistics','forwarder','United States',45,true),(13,'Monsoon Textiles','exporter','India',30,true),(14,'Northern Pulp','manufacturer','Finland',45,true),(15,'Orchard Fresh','importer','United Kingdom',14,true),(16,'Pampas Beef','exporter','Brazil',21,true),(17,'Quayside Forwarding','forwarder','United Kingdom',30,true),(18,'Rhein Toys','importer','Germany',30,false),(19,'Silk Road Shipping','forwarder','China',60,true),(20,'Tulip Flowers','exporter','Netherlands',14,true),(21,'Umbria Olive Oil','exporter','Italy',30,true),(22,'Vienna Instruments','manufacturer','Austria',30,true);

insert into cntr
select g, l.line_cd||lpad(((g*7919+12345)%1000000)::text,6,'0')||(g%10)::text, case when g%3=0 then 20 else 40 end,
 (array['DRY','DRY','REEF','DRY','TANK','DRY','OPEN','DRY','REEF'])[1+(g*4)%9],
 case when g%3=0 then 2200+(g*13)%180 else 3700+(g*17)%260 end, l.line_xid
from generate_series(1,180) g join ship_line l on l.line_xid=1+(g*5+g/8)%8;

insert into bkg
select g, 'BK'||to_char(d,'YYMM')||lpad(g::text,4,'0'), s, case when 1+(g*11+4)%20=s then 21 else 1+(g*11+4)%20 end,
 (array['I','E','I','E','T'])[1+(g*7)%5],
 (array['machinery','coffee','electronics','frozen fish','rice','chemicals','ceramic tiles','furniture','auto parts','textiles','paper pulp','fresh fruit','frozen beef','toys'])[1+(g*g+g*9)%97%14],
 d, 1800+((g*g*29+g*61)%743)*22
from generate_series(1,260) g
cross join lateral (select 1+((g*g*5+g*3)%211)%20 s, date '2021-02-12'+(g*5.36)::int d) x;

insert into cntr_move
select row_number() over (order by b.bkg_xid, n), 1+(b.bkg_xid*13+n*41)%176, b.bkg_xid, c.call_xid,
 case when b.dir_cd='I' then 'discharge' when b.dir_cd='E' then 'load' when n%2=1 then 'discharge' else 'load' end,
 5200+((b.bkg_xid*71+n*463)%211)*105,
 b.cmdty_nm='chemicals' or (b.bkg_xid*7+n)%37=0,
 ind, case when c.call_stat='departed' then ind+2+(b.bkg_xid*5+n*3)%16 end,
 case when c.call_stat='departed' then greatest(0,(2+(b.bkg_xid*5+n*3)%16)-5)*38.50 else 0 end
from bkg b cross join generate_series(1,4) n
cross join lateral (select call_xid, eta_ts, call_stat from vsl_call vc where vc.eta_ts>=b.bkg_dt+9 and vc.call_stat<>'cancelled' order by eta_ts, call_xid offset (b.bkg_xid+n)%3 limit 1) c
cross join lateral (select c.eta_ts::date-case when b.dir_cd='E' then 6 else 0 end ind) i
where n<=1+(b.bkg_xid*3)%4;
update cntr_move set yard_out_dt=null, stor_amt=0 where yard_out_dt>date '2024-12-31';

insert into insp
select row_number() over (order by m.move_xid), m.move_xid, m.yard_in_dt+1, case when m.haz_flg then 'Port Safety Authority' when m.move_xid%3=0 then 'Food Inspection Office' else 'Customs' end, r,
 case when r='FAIL' then 250+(m.move_xid*37%23)*50 else 0 end
from cntr_move m cross join lateral (select case when (m.move_xid*11)%17 in (3,8) then 'FAIL' when (m.move_xid*11)%17=5 then 'HOLD' else 'PASS' end r) x
where m.haz_flg and m.move_xid%3<>1 or (m.move_xid*7)%11<2;
