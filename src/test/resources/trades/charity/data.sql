insert into tbl_country values (1,'United States','North America'),(2,'Canada','North America'),(3,'Ireland','Europe'),(4,'Kenya','Africa'),(5,'Nepal','Asia'),(6,'Peru','South America'),(7,'Uganda','Africa'),(8,'Bangladesh','Asia'),(9,'Norway','Europe'),(10,'Haiti','North America'),(11,'Fiji','Oceania');

insert into tbl_donor
select i,
 case when i % 9 = 4 then (array['Brightwater','Summit','Evergreen','Oakwell','Lantern','Cobalt','Harbor','Prairie','Redstone','Juniper'])[1+i/9] || (array[' Logistics',' Software',' Foods',' Insurance'])[1+i%4]
  when i % 14 = 6 then (array['Whitmore','Delgado','Ashby','Lindholm','Kapoor','Fairchild'])[1+i/14] || ' Foundation'
  else (array['Maria','James','Aoife','Sven','Grace','Omar','Linda','Peter','Naomi','Victor','Ellen'])[1+(i*4)%11] || ' ' || (array['Sheridan','Olsen','Baker','Mwangi','Doyle','Price','Novak','Tremblay','Hart'])[1+(i*5+i/11)%9] end,
 case when i % 9 = 4 then 'company' when i % 14 = 6 then 'foundation' else 'individual' end,
 case when i % 8 = 5 then null else 'donor' || i || '@giving.example' end,
 (array[1,1,2,3,1,9,2,1,3,1,4])[1+(i*7)%11], date '2021-01-06' + (i*i*3 + i*41) % 1150, i % 3 <> 0, i % 17 = 3
from generate_series(1,80) i;

insert into tbl_staff values
(1,'Helen Marsh','Executive Director',null,'2021-01-04'),(2,'David Osei','Head of Fundraising',1,'2021-02-01'),(3,'Rosa Iglesias','Campaign Manager',2,'2021-03-15'),(4,'Tom Bellamy','Campaign Manager',2,'2021-08-02'),
(5,'Ingrid Falk','Campaign Manager',2,'2022-05-09'),(6,'Samir Haddad','Events Coordinator',2,'2022-01-17'),(7,'Beth Carver','Volunteer Coordinator',1,'2021-06-07'),(8,'Paul Mensah','Programme Officer',1,'2023-02-20'),(9,'Yuki Tanabe','Programme Officer',8,'2023-09-04'),(10,'Nora Quill','Accountant',1,'2021-04-12');

insert into tbl_cause values (1,'Clean Water'),(2,'Education'),(3,'Child Health'),(4,'Disaster Relief'),(5,'Reforestation'),(6,'Food Security'),(7,'Animal Welfare');

insert into tbl_campaign values
(1,'Wells for Turkana',1,3,120000,'2021-03-01','2021-10-31','completed'),(2,'Back to School 2021',2,4,60000,'2021-07-01','2021-09-30','completed'),(3,'Winter Meals',6,3,45000,'2021-11-15','2022-01-31','completed'),
(4,'Vaccines Now',3,4,90000,'2022-02-01','2022-08-31','completed'),(5,'Earthquake Appeal',4,3,30000,'2022-04-20','2022-07-20','completed'),(6,'Million Trees',5,5,150000,'2022-06-05','2023-06-05','completed'),
(7,'Books Without Borders',2,4,40000,'2022-09-01','2023-02-28','completed'),(8,'Taps and Toilets',1,5,75000,'2023-01-16','2023-08-31','completed'),(9,'Flood Response',4,3,50000,'2023-05-10','2023-09-30','cancelled'),
(10,'School Kitchens',6,5,65000,'2023-09-01','2024-03-31','completed'),(11,'Healthy Start',3,4,110000,'2024-01-08',null,'running'),(12,'Rivers of Life',1,5,95000,'2024-03-22',null,'running'),(13,'Girls in Science',2,2,35000,'2024-06-01',null,'running'),(14,'Mangrove Coast',5,5,80000,'2024-11-01',null,'planned');

insert into tbl_donation (donation_id, donor_id, campaign_id, donation_date, amount, pay_method, recurring, refunded)
select row_number() over (order by dt, i), d, c, dt, amt, (array['Card','Bank Transfer','Card','PayPal','Check','Card','Direct Debit'])[1+(i*5+i/7)%7], i % 4 = 1, i % 47 = 11
from (
 select i, d, c.campaign_id c, coalesce(c.start_date + (i*i*7+i*31) % (coalesce(c.end_date, date '2024-11-30') - c.start_date), date '2021-02-01' + (i*37)%1390) dt,
  case when dn.donor_type = 'company' then 500 + (i*i*9)%6500 when dn.donor_type = 'foundation' then 4000 + (i*i*77)%21000 else (array[10,25,50,20,100,35,75,250,15,60,40])[1+(i*3+i/11)%11] end amt
 from (select i, 1 + (i*19 + (i*i)%7 + i/12) % 72 d, case when i % 9 = 0 then null else 1 + (i*5 + (i*i)%4 + i/30) % 13 end c from generate_series(1,640) i) x
 join tbl_donor dn on dn.donor_id = x.d left join tbl_campaign c on c.campaign_id = x.c) y
where i % 13 <> 7 or c is distinct from 9;

insert into tbl_volunteer
select i, (array['Amy','Brian','Chloe','Dev','Erin','Frank','Gina','Hank','Isla'])[1+(i*4)%9] || ' ' || (array['Walsh','Santos','Berg','Kimani','Foster','Lopez','Reid','Chandra'])[1+(i*3)%8],
 (array['Boston','Dublin','Toronto','Boston','Oslo','Chicago','Seattle'])[1+(i*3+i/7)%7], date '2021-02-10' + (i*23)%1300, i % 6 <> 4
from generate_series(1,48) i;

insert into tbl_skill values (1,'First Aid'),(2,'Photography'),(3,'Driving'),(4,'Translation'),(5,'Bookkeeping'),(6,'Cooking'),(7,'Web Design'),(8,'Public Speaking'),(9,'Sign Language');

insert into tbl_volunteer_skill
select v, s, (array['basic','good','expert'])[1+(v+s*2)%3] from generate_series(1,48) v, generate_series(1,8) s where (v*s*5 + v*v + s*3) % 11 < 3 + s%2;

insert into tbl_event values
(1,'Spring Gala',1,'2021-05-22','Harborview Hotel','Boston',14500,210,95),(2,'Walk for Water',1,'2021-09-12','Riverside Park','Boston',3200,640,15),(3,'Charity Quiz Night',2,'2021-08-19','The Old Exchange','Dublin',900,120,20),
(4,'Soup Kitchen Open Day',3,'2021-12-11','St Brigid Hall','Dublin',1100,85,10),(5,'Run for Health',4,'2022-05-08','City Stadium','Toronto',6800,880,30),(6,'Benefit Concert',5,'2022-06-18','Fjord Arena','Oslo',18800,950,45),
(7,'Tree Planting Day',6,'2022-10-01','Lincoln Woods','Chicago',2100,300,5),(8,'Autumn Auction',6,'2022-11-19','Drake Ballroom','Chicago',9600,160,120),(9,'Readathon',7,'2022-11-05','Central Library','Toronto',700,240,8),
(10,'Water Gala',8,'2023-05-20','Harborview Hotel','Boston',16200,225,110),(11,'Summer Fair',8,'2023-07-15','Green Lake Park','Seattle',4300,710,12),(12,'Chefs Against Hunger',10,'2023-11-04','Pier 9 Market','Seattle',12400,260,85),
(13,'Holiday Bazaar',10,'2023-12-09','St Brigid Hall','Dublin',1900,340,6),(14,'Midwinter Dinner',11,'2024-02-10','Harborview Hotel','Boston',15100,190,125),(15,'Run for Health 2024',11,'2024-05-12','City Stadium','Toronto',7200,940,32),
(16,'Paddle Day',12,'2024-08-03','Oslo Marina','Oslo',3900,280,18),(17,'Science Night',13,'2024-10-17','Museum of Discovery','Boston',2600,310,14);

insert into tbl_event_volunteer
select e, v.volunteer_id, 2 + (e*3 + v.volunteer_id*5) % 13 * 0.5
from generate_series(1,17) e join tbl_volunteer v on (v.volunteer_id*7 + e*e*3 + e*v.volunteer_id) % 13 < 3 and v.volunteer_id % 12 <> 5
join tbl_event ev on ev.event_id = e and v.joined_date <= ev.event_date;

insert into tbl_grant_out
select i, 1 + (i*3 + i/6) % 6, (array['Maji Safi Trust','Himal Care','Andes Sin Hambre','Green Delta','Kampala Learning Hub','Ayiti Rebuild','Nairobi Child Clinic','Sagarmatha Schools'])[1+(i*5)%8],
 (array[4,5,6,8,7,10,4,5])[1+(i*5)%8], date '2021-06-15' + i*31, 4000 + (i*i*431) % 26000
from generate_series(1,40) i;
