insert into beer_style (style_id, style_name, family) values
(1,'IPA','ale'),(2,'Pale Ale','ale'),(3,'Stout','ale'),(4,'Porter','ale'),(5,'Pilsner','lager'),(6,'Helles','lager'),(7,'Wheat Beer','ale'),(8,'Saison','ale'),(9,'Dunkel','lager'),(10,'Sour','wild'),(11,'Barleywine','ale'),(12,'Amber Ale','ale');

insert into beer (beer_id, beer_name, style_id, abv, ibu, launched_on, seasonal, retired_on) values
(1,'Copper Heron',12,5.2,28,'2021-02-01',false,null),
(2,'Hop Lantern',1,6.8,65,'2021-02-15',false,null),
(3,'Night Ferry',3,7.1,40,'2021-03-10',false,null),
(4,'Millrace Pils',5,4.8,35,'2021-03-22',false,null),
(5,'Golden Sluice',6,4.9,20,'2021-04-19',false,null),
(6,'Orchard Fog',7,5.0,14,'2021-05-11',true,null),
(7,'Barn Swallow',8,6.2,24,'2021-06-21',true,null),
(8,'Coal Barge',4,5.7,32,'2021-10-04',false,null),
(9,'Juniper Line',2,5.4,38,'2022-01-17',false,null),
(10,'Double Lantern',1,8.4,88,'2022-03-07',false,null),
(11,'Sour Cherry Quay',10,4.3,8,'2022-06-01',true,null),
(12,'Old Lockkeeper',11,10.6,55,'2022-11-14',true,null),
(13,'Harvest Dunkel',9,5.3,22,'2022-09-12',true,'2023-12-31'),
(14,'Session Heron',2,3.9,30,'2023-02-20',false,null),
(15,'Citrus Weir',1,6.1,58,'2023-04-03',false,'2024-06-30'),
(16,'Passion Gose',10,4.6,6,'2023-06-05',true,null),
(17,'Oatmeal Tug',3,5.9,34,'2023-10-16',false,null),
(18,'White Towpath',7,4.7,12,'2024-03-11',false,null),
(19,'Keller Helles',6,5.1,19,'2024-05-06',false,null),
(20,'Smoke Signal',4,6.3,30,'2024-10-21',true,null);

insert into supplier (supplier_id, supplier_name, country, contact_email, organic_certified) values
(1,'Northfield Maltings','United Kingdom','sales@northfield.example',false),
(2,'Bavaria Malz','Germany','info@bavariamalz.example',true),
(3,'Yakima Crown Hops','United States','orders@yakimacrown.example',false),
(4,'Saaz Valley Growers','Czechia',null,true),
(5,'Kentish Hop Garden','United Kingdom','hello@kenthop.example',true),
(6,'Levure Nord','Belgium','contact@levurenord.example',false),
(7,'Tasman Hops','New Zealand','trade@tasmanhops.example',false),
(8,'Orchard Direct','United Kingdom',null,false),
(9,'Polder Grains','Netherlands','grain@polder.example',true);

insert into ingredient (ingredient_id, ingredient_name, kind, supplier_id, cost_per_kg, stock_kg, reorder_level_kg) values
(1,'Maris Otter','malt',1,1.10,4200,1500),
(2,'Pilsner Malt','malt',2,1.25,3100,1200),
(3,'Munich Malt','malt',2,1.40,650,700),
(4,'Crystal Malt','malt',1,1.65,480,300),
(5,'Roasted Barley','malt',1,1.80,210,250),
(6,'Wheat Malt','malt',2,1.30,900,400),
(7,'Flaked Oats','adjunct',1,1.55,330,200),
(8,'Citra','hop',3,32.50,62,40),
(9,'Mosaic','hop',3,30.80,45,40),
(10,'Saaz','hop',4,24.00,80,30),
(11,'East Kent Goldings','hop',5,22.40,71,25),
(12,'Fuggle','hop',5,20.90,18,20),
(13,'Nelson Sauvin','hop',7,38.60,12,15),
(14,'Ale Yeast','yeast',6,74.00,9,6),
(15,'Lager Yeast','yeast',6,81.50,7,6),
(16,'Saison Yeast','yeast',6,88.00,3,4),
(17,'Cherry Puree','adjunct',8,6.20,140,60),
(18,'Coriander Seed','adjunct',8,9.80,15,5),
(19,'Smoked Malt','malt',2,2.10,160,100),
(20,'Magnum','hop',4,18.70,55,20),
(21,'Passion Fruit Puree','adjunct',8,7.90,75,50),
(22,'Cascade','hop',3,21.30,38,30);

insert into recipe_ingredient
select b.beer_id, i.ingredient_id, round((case i.kind when 'malt' then 6+(b.beer_id*5+i.ingredient_id*3)%14 when 'hop' then 0.12*b.ibu/(10+i.ingredient_id)+0.05 when 'yeast' then 0.08 else 1.5+(b.beer_id%4) end)::numeric,3)
from beer b join beer_style s using (style_id) join ingredient i on
 i.ingredient_id = case when s.family='lager' then 15 when s.style_id=8 then 16 else 14 end
 or i.ingredient_id = case when s.family='lager' then 2 else 1 end
 or (s.style_id in (3,4) and i.ingredient_id in (5,12))
 or (s.style_id in (1,2) and i.ingredient_id in (8,9+(b.beer_id%2)*13))
 or (b.beer_id=10 and i.ingredient_id in (13,20,4))
 or (b.beer_id in (1,12,13,8) and i.ingredient_id in (3,4))
 or (s.family='lager' and i.ingredient_id=10)
 or (s.style_id in (7,10) and i.ingredient_id=6)
 or (b.beer_id in (6,18,16) and i.ingredient_id=18)
 or (b.beer_id=11 and i.ingredient_id=17) or (b.beer_id=16 and i.ingredient_id=21)
 or (b.beer_id=17 and i.ingredient_id=7)
 or (s.style_id in (8,11,12) and i.ingredient_id=11);

insert into employee (employee_id, full_name, job_title, manager_id, hired_on, hourly_rate) values
(1,'Edith Lorne','General Manager',null,'2021-01-04',48.00),
(2,'Magnus Reith','Head Brewer',1,'2021-01-04',39.50),
(3,'Carla Dimmock','Brewer',2,'2021-02-08',27.80),
(4,'Owen Pryce','Brewer',2,'2021-08-02',26.40),
(5,'Saira Malik','Brewer',2,'2022-04-11',25.90),
(6,'Tobias Venn','Quality Technician',2,'2021-05-17',24.60),
(7,'Lucy Harrow','Quality Technician',2,'2023-01-09',23.75),
(8,'Neil Cavanagh','Sales Manager',1,'2021-03-01',35.20),
(9,'Joanna Brisk','Sales Representative',8,'2021-06-07',22.50),
(10,'Dev Kapoor','Sales Representative',8,'2022-02-14',22.90),
(11,'Marta Iglesias','Sales Representative',8,'2023-03-20',21.80),
(12,'Colin Tate','Cellar Hand',2,'2022-09-05',17.40),
(13,'Freya Holt','Cellar Hand',2,'2024-01-15',16.90),
(14,'Bernard Oakes','Accountant',1,'2021-11-22',31.00),
(15,'Ines Roche','Brewer',2,'2024-02-05',24.80);

insert into tank (tank_id, tank_code, tank_type, capacity_hl, installed_on) values
(1,'FV-01','fermenter',20,'2021-01-11'),(2,'FV-02','fermenter',20,'2021-01-11'),(3,'FV-03','fermenter',30,'2021-01-25'),(4,'FV-04','fermenter',40,'2022-02-21'),(5,'FV-05','fermenter',40,'2022-02-28'),(6,'FV-06','fermenter',60,'2023-05-15'),(7,'OV-01','open vessel',15,'2021-04-12'),(8,'BB-01','bright tank',30,'2021-01-25'),(9,'BB-02','bright tank',50,'2022-03-14'),(10,'FD-01','foeder',25,'2022-05-02');

insert into batch (batch_id, batch_no, beer_id, tank_id, brewer_id, checked_by_id, brewed_on, packaged_on, volume_hl, loss_hl, status)
select g, 'B'||to_char(d,'YY')||'-'||lpad(g::text,4,'0'), b.beer_id, t.tank_id, e.employee_id,
 case when st='fermenting' then null when d>=date '2023-01-20' and g%3=1 then 7 when d>=date '2021-05-17' then 6 else 2 end,
 d, case when st='packaged' then least(d+14+(g*11)%23, date '2024-12-30') end,
 round((t.capacity_hl*(0.80+((g*7)%17)/100.0))::numeric,1),
 round((t.capacity_hl*(0.02+((g*g*5+g)%31)/700.0))::numeric,1), st
from generate_series(1,260) g
cross join lateral (select date '2021-03-01'+(g*5.36)::int d) x
cross join lateral (select beer_id from beer where launched_on<=d and (retired_on is null or retired_on>d) order by ((beer_id*37+g*23)*(beer_id+g))%101, beer_id limit 1) b
cross join lateral (select tank_id, capacity_hl from tank where installed_on<=d and tank_type not in ('bright tank') order by ((tank_id*41+g*19)*(tank_id+g))%61, tank_id limit 1) t
cross join lateral (select employee_id from employee where job_title in ('Brewer','Head Brewer') and hired_on<=d order by (employee_id*43+g*31)%67, employee_id limit 1) e
cross join lateral (select case when d>=date '2024-12-05' then 'fermenting' when (g*17)%29 in (4,19) then 'dumped' else 'packaged' end st) z;

insert into customer (customer_id, customer_name, channel, city, credit_limit, since) values
(1,'The Crooked Anchor','pub','Bristol',4000,'2021-03-15'),
(2,'Dockside Tap','pub','Bristol',6000,'2021-04-02'),
(3,'Bellweather Inn','pub','Bath',3500,'2021-04-20'),
(4,'Fennel & Rye','restaurant','Bath',2500,'2021-06-11'),
(5,'Corner Bottle Shop','retail','Cardiff',5000,'2021-06-28'),
(6,'Severn Wholesale','wholesale','Gloucester',25000,'2021-07-05'),
(7,'Greenleaf Grocers','retail','Exeter',8000,'2021-09-13'),
(8,'Cask & Candle','pub','Cardiff',4500,'2021-11-08'),
(9,'Harbourmaster Hotel','hotel','Swansea',7000,'2022-01-24'),
(10,'Mendip Drinks','wholesale','Wells',18000,'2022-02-17'),
(11,'The Tin Whistle','pub','Exeter',3000,'2022-04-29'),
(12,'Brick Oven Kitchen','restaurant','Bristol',2000,'2022-06-06'),
(13,'Hop & Vine','retail','Bristol',6500,'2022-08-15'),
(14,'Plough and Stars','pub','Taunton',3200,'2022-10-31'),
(15,'Westgate Cinema Bar','venue','Cardiff',5500,'2023-01-16'),
(16,'Nordlys Import','export','Oslo',40000,'2023-03-27'),
(17,'Bière du Canal','export','Lille',30000,'2023-05-09'),
(18,'Avonmouth Arena','venue','Bristol',15000,'2023-09-04'),
(19,'Quantock Lodge','hotel','Taunton',4000,'2024-02-12'),
(20,'Smokehouse 21','restaurant','Swansea',2800,'2024-04-08'),
(21,'Lantern Street Market','retail','Bath',3600,'2024-08-19'),
(22,'Rhondda Beer Club','retail','Cardiff',1500,'2024-11-25');

insert into sales_order (order_id, customer_id, sales_rep_id, ordered_on, delivered_on, status)
select g, c.customer_id, r.employee_id, d, case when st='delivered' then d+1+(g*7)%9 end, st
from generate_series(1,340) g
cross join lateral (select date '2021-06-10'+(g*3.75)::int+(g*g*3)%17 d) x
cross join lateral (select customer_id from customer where since<=d and customer_id<>22 order by (customer_id*29+g*17+g*g)%83, customer_id limit 1) c
cross join lateral (select employee_id from employee where job_title='Sales Representative' and hired_on<=d order by (employee_id*13+g*11)%19, employee_id limit 1) r
cross join lateral (select case when d>=date '2024-12-15' then 'open' when (g*19)%21 in (3,10) then 'cancelled' else 'delivered' end st) z;

insert into order_line
select o.order_id, n, b.beer_id, p.pack,
 case p.pack when 'keg 30l' then 2+(o.order_id*3+n)%9 when 'cask 41l' then 1+(o.order_id+n*2)%5 when 'case 24' then 4+(o.order_id*5+n*7)%30 else 6+(o.order_id*7+n)%20 end,
 round((case p.pack when 'keg 30l' then 96+b.abv*6 when 'cask 41l' then 104+b.abv*5 when 'case 24' then 34+b.abv*2.5 else 18+b.abv*1.8 end)::numeric,2)
from sales_order o join customer c using (customer_id)
cross join generate_series(1,3) n
cross join lateral (select beer_id, abv from beer where launched_on<=o.ordered_on and (retired_on is null or retired_on>o.ordered_on) order by (beer_id*31+o.order_id*13+n*47)%97, beer_id limit 1) b
cross join lateral (select case when c.channel in ('pub','venue','hotel') then (array['keg 30l','cask 41l','keg 30l','case 24'])[1+(o.order_id+n)%4] when c.channel in ('retail','restaurant') then (array['case 24','bottle box'])[1+(o.order_id+n)%2] else (array['keg 30l','case 24'])[1+(o.order_id*3+n)%2] end pack) p
where n<=1+o.order_id%3;

insert into award (award_id, beer_id, competition, medal, award_year) values
(1,3,'Western Beer Challenge','gold',2021),(2,2,'Western Beer Challenge','silver',2021),(3,4,'Isle Brewing Cup','bronze',2021),
(4,2,'Isle Brewing Cup','gold',2022),(5,8,'Western Beer Challenge','bronze',2022),(6,10,'Continental Craft Awards','silver',2022),(7,3,'Continental Craft Awards','gold',2022),
(8,12,'Western Beer Challenge','gold',2023),(9,11,'Isle Brewing Cup','silver',2023),(10,10,'Western Beer Challenge','gold',2023),(11,4,'Continental Craft Awards','silver',2023),(12,1,'Isle Brewing Cup','bronze',2023),
(13,18,'Isle Brewing Cup','silver',2024),(14,17,'Western Beer Challenge','bronze',2024),(15,12,'Continental Craft Awards','gold',2024),(16,19,'Isle Brewing Cup','gold',2024),(17,2,'Continental Craft Awards','bronze',2024),(18,16,'Western Beer Challenge','silver',2024);
