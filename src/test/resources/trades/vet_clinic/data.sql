insert into clinics values
(1,'Riverside Animal Hospital','Portland','OR','503-555-0101','2021-01-18',true,8),
(2,'Cedar Park Veterinary','Seattle','WA','206-555-0114','2021-03-02',false,5),
(3,'Harbor Pet Care','Tacoma','WA','253-555-0122','2021-06-14',false,4),
(4,'Green Meadow Vets','Eugene','OR','541-555-0137','2021-09-20',false,4),
(5,'Lakeshore Animal Clinic','Bellevue','WA','425-555-0149','2022-02-07',true,6),
(6,'Sunnyside Pet Hospital','Boise','ID','208-555-0155','2022-05-16',false,5),
(7,'Oak Street Veterinary','Salem','OR','503-555-0168','2022-10-03',false,3),
(8,'Northgate Pet Emergency','Seattle','WA','206-555-0173','2023-04-11',true,7);

insert into vets values
(1,1,'Helen','Marsh','surgery','OR-20114','2021-01-18',142000),
(2,1,'Tomas','Rivera','general practice','OR-20231','2021-02-01',104500),
(3,1,'Priya','Nair','dermatology','OR-20877','2022-03-14',121000),
(4,2,'Walter','Boone','general practice','WA-31002','2021-03-02',99800),
(5,2,'Agnes','Lindqvist','dentistry','WA-31245','2021-08-16',116000),
(6,3,'Marcus','Chen','general practice','WA-31377','2021-06-14',97500),
(7,3,'Olivia','Santos','exotics','WA-31580','2022-01-10',108200),
(8,4,'Daniel','Furlong','general practice','OR-21003','2021-09-20',95400),
(9,4,'Ruth','Abara','surgery','OR-21016','2023-02-06',131500),
(10,5,'Jun','Takeda','cardiology','WA-32011','2022-02-07',149000),
(11,5,'Caroline','Webb','general practice','WA-32044','2022-02-21',103300),
(12,5,'Samuel','Ortiz','emergency','WA-32190','2022-07-04',127400),
(13,6,'Nora','Haines','general practice','ID-40031','2022-05-16',92100),
(14,6,'Peter','Kowal','surgery','ID-40057','2023-01-09',126800),
(15,7,'Isabel','Quinn','general practice','OR-21455','2022-10-03',94700),
(16,8,'Victor','Dahl','emergency','WA-33008','2023-04-11',133900),
(17,8,'Amina','Yusuf','emergency','WA-33015','2023-04-24',129600),
(18,8,'Gordon','Pace','cardiology','WA-33120','2024-09-02',138700);

insert into owners
select g,
 (array['Alice','Ben','Clara','David','Emma','Frank','Grace','Henry','Irene','Jack','Karen','Luis','Maria','Nathan','Olga','Paul','Quentin','Rosa','Simon','Tina','Umar','Vera'])[1+(g*5)%22],
 (array['Adams','Baker','Castillo','Dawson','Ellis','Foster','Garner','Hughes','Ibarra','Jensen','Kerr','Lowell','Mercer','Nolan','Osborn','Pruitt','Reyes','Shaw','Tran'])[1+(g*7)%19],
 case when g%9=4 then null else 'owner'||g||'@example.com' end,
 (array['Portland','Seattle','Tacoma','Eugene','Bellevue','Boise','Salem','Seattle','Portland','Kirkland'])[1+(g*3)%10],
 date '2021-01-20'+(g*29)%1200,
 g%3=1
from generate_series(1,45) g;

insert into pets
select g, 1+((g*g*3+g*11)%997)%41,
 (array['Bella','Max','Luna','Charlie','Daisy','Rocky','Milo','Coco','Oscar','Ruby','Toby','Willow','Ziggy','Pepper','Hazel','Finn','Olive','Gus','Nala','Biscuit','Shadow','Poppy','Bruno','Mochi','Juno','Thor','Kiki','Rusty'])[1+(g*9)%28],
 s.species,
 case s.species
  when 'dog' then (array['Labrador Retriever','Beagle','German Shepherd','Poodle','Boxer','Dachshund'])[1+(g*5)%6]
  when 'cat' then (array['Domestic Shorthair','Siamese','Maine Coon','Persian'])[1+(g*3)%4]
  when 'rabbit' then (array['Holland Lop','Rex'])[1+g%2]
  when 'bird' then (array['Cockatiel','Budgerigar'])[1+g%2]
  else null end,
 case when (g*13)%7<4 then 'F' else 'M' end,
 date '2012-02-10'+((g*g*17+g*101)%4200),
 case s.species when 'dog' then 6.2+(g*37%290)/10.0 when 'cat' then 2.9+(g*29%41)/10.0 when 'rabbit' then 1.2+(g%14)/10.0 when 'bird' then 0.1+(g%3)/10.0 else 0.4+(g%20)/10.0 end,
 (g*11)%5<3,
 case when g%17=6 then date '2023-09-01'+(g*7)%400 end
from generate_series(1,75) g
cross join lateral (select (array['dog','cat','dog','cat','dog','rabbit','cat','dog','bird','dog','cat','reptile'])[1+(g*7+g/12)%12] species) s;

insert into treatments values
(1,'EX01','Wellness exam','consultation',62.00),
(2,'EX02','Emergency exam','consultation',148.00),
(3,'DN01','Dental cleaning','dentistry',285.00),
(4,'DN02','Tooth extraction','dentistry',190.00),
(5,'SG01','Spay or neuter','surgery',340.00),
(6,'SG02','Mass removal','surgery',620.00),
(7,'SG03','Fracture repair','surgery',1850.00),
(8,'LB01','Blood panel','laboratory',118.00),
(9,'LB02','Urinalysis','laboratory',54.00),
(10,'IM01','X-ray','imaging',175.00),
(11,'IM02','Ultrasound','imaging',260.00),
(12,'GR01','Nail trim','grooming',22.00),
(13,'GR02','Ear cleaning','grooming',35.00),
(14,'TH01','Laser therapy','therapy',80.00),
(15,'TH02','Acupuncture','therapy',95.00);

insert into medications values
(1,'Carprofen','Zoral Animal Health',false,1.85),
(2,'Amoxicillin','Brightvet Labs',false,0.95),
(3,'Prednisone','Brightvet Labs',false,0.60),
(4,'Gabapentin','Medipaw',true,1.10),
(5,'Apoquel','Zoral Animal Health',false,3.40),
(6,'Metronidazole','Brightvet Labs',false,0.72),
(7,'Tramadol','Medipaw',true,1.25),
(8,'Enalapril','Cardiopet',false,1.48),
(9,'Pimobendan','Cardiopet',false,2.95),
(10,'Insulin glargine','Norvet',false,8.60),
(11,'Ivermectin','Norvet',false,2.10),
(12,'Phenobarbital','Medipaw',true,0.88),
(13,'Methadone','Medipaw',true,6.75);

insert into appointments
select g, p, v.id,
 case when g%11=3 and v.id<>1+(g*5)%17 then 1+(g*5)%17 end,
 v.clinic_id,
 sch - make_interval(days=>1+(g*13)%24, hours=>(g*3)%6),
 sch,
 case when sch>=timestamp '2024-12-10' then 'scheduled' when (g*29)%23<3 then 'cancelled' when (g*29)%23=7 then 'no_show' else 'completed' end,
 (array['check-up','vaccination','limping','skin problem','dental','check-up','vomiting','injury','follow-up'])[1+((g*g+g*4)%101)%9]
from generate_series(1,420) g
cross join lateral (select 1+((g*g*7+g*19)%1013)%71 p, greatest(timestamp '2021-02-01', date '2021-02-01'+(g*3.38)::int) + make_interval(hours=>8+(g*7)%10, mins=>((g*5)%4)*15) sch) x
cross join lateral (select id, clinic_id from vets where hired_on<=sch::date order by (id*31+g*17)%53, id limit 1) v;

insert into appointment_treatments
select a.id, t.id, case when t.category in ('dentistry','imaging','therapy') then 1+(a.id%3)%2 else 1 end,
 round(t.list_price*(1+((a.id*7)%5-2)*0.02),2)
from appointments a join treatments t on t.id in (1+((a.id*a.id*3+a.id*5)%211)%15, 1+((a.id*13+4)%97)%14, case when a.id%3=0 then 1+(a.id*11)%9 else 1 end)
where a.status='completed' and t.id<>15;

insert into prescriptions
select row_number() over (order by a.id, m.id), a.id, m.id, a.scheduled_at::date, 5+((a.id*7+m.id*3)%6)*5, (a.id+m.id)%4
from appointments a join medications m on m.id in (1+((a.id*a.id+a.id*7)%127)%12, case when a.id%5=2 then 1+(a.id*3)%11 else 0 end)
where a.status='completed' and (a.id*7)%10<6;

insert into vaccinations
select g, p.id, 1+(g*7)%15, case p.species when 'dog' then (array['rabies','distemper','parvovirus','bordetella'])[1+(g*3)%4] when 'cat' then (array['rabies','feline leukemia','calicivirus'])[1+g%3] else 'myxomatosis' end,
 d, d+case when g%3=0 then 1095 else 365 end
from generate_series(1,160) g
join pets p on p.id=1+((g*g*5+g*3)%463)%73
cross join lateral (select date '2022-11-15'+(g*53+g*g)%760 d) x
where p.species in ('dog','cat','rabbit') and p.birth_date<d;

insert into invoices
select row_number() over (order by a.id), a.id, a.scheduled_at::date+(a.id%3),
 case when (a.id*7)%13=5 then null else a.scheduled_at::date+(a.id%3)+((a.id*11)%38) end,
 sum(x.quantity*x.unit_price),
 case when (a.id*7)%13=5 then null else (array['card','cash','insurance','card','bank transfer'])[1+(a.id*3)%5] end
from appointments a join appointment_treatments x on x.appointment_id=a.id group by a.id, a.scheduled_at;
