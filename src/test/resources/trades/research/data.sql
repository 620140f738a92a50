insert into faculties values ('SCI','Faculty of Science','Margaret Thiele'),('ENG','Faculty of Engineering','Anton Rybak'),('MED','Faculty of Medicine','Sunita Rao'),('ENV','Faculty of Environment','Callum Reeves');

insert into departments values ('PHYS','Physics','SCI','Curie Building'),('CHEM','Chemistry','SCI','Curie Building'),('BIO','Biology','SCI','Darwin House'),('MATH','Mathematics','SCI','Noether Hall'),
('MECH','Mechanical Engineering','ENG','Watt Centre'),('ELEC','Electrical Engineering','ENG','Watt Centre'),('NEUR','Neuroscience','MED','Cajal Institute'),('ONCO','Oncology','MED','Cajal Institute'),('CLIM','Climate Studies','ENV','Green Tower'),('SOIL','Soil Science','ENV','Green Tower');

insert into researchers
select i,
 (array['Adele','Boris','Chen','Daria','Emeka','Fiona','Goran','Hana','Isaac','Joanna','Kofi'])[1+(i*4)%11] || ' ' || (array['Abbott','Brennan','Castillo','Dvorak','Engel','Fontaine','Gupta'])[1+(i*3+i/11)%7],
 case when i <= 12 then 'Professor' when i <= 20 then 'Associate Professor' when i <= 28 then 'Lecturer' when i <= 46 then 'Postdoc' else 'PhD Student' end,
 (array['PHYS','CHEM','BIO','MECH','NEUR','CLIM','ELEC','ONCO','SOIL','BIO','MATH','PHYS'])[1+(i*5+i/12)%12],
 case when i > 28 then 1 + (i*7 + i/5)%20 else null end,
 date '2021-01-15' + (i*i*5+i*17)%1130, case when i <= 12 then 22 + (i*13)%41 when i <= 28 then 9 + (i*7)%20 when i <= 46 then 2 + (i*5)%11 else null end, i % 7 <> 3
from generate_series(1,70) i;

insert into funders values (1,'National Science Agency','government','United Kingdom'),(2,'European Frontier Fund','government','Belgium'),(3,'Whitcombe Trust','charity','United Kingdom'),(4,'Heartline Foundation','charity','United States'),(5,'Volta Industries','industry','Germany'),(6,'Polar Climate Alliance','charity','Norway'),(7,'Meridian Pharma','industry','Switzerland'),(8,'Defence Technology Office','government','United Kingdom'),(9,'Alder Seed Fund','charity','Ireland');

insert into grants
select 'G' || (2100 + 100*((i-1)/30) + 1)/100 || '-' || lpad(i::text,3,'0'),
 (array['Quantum Sensors for','Machine Models of','Long-term Study of','Novel Catalysts for','Early Markers of','Field Trials on','Adaptive Control of','Imaging of','Carbon Pathways in'])[1+(i*4)%9] || ' ' || (array['Navigation','Urban Heat','Coral Reefs','Battery Storage','Memory Loss','Peatlands','Wind Turbines','Tumour Growth','Water Treatment','Insect Decline','Glacier Melt'])[1+(i*3)%11],
 1 + (i*i + i*3 + i/7)%8, 1 + (i*5 + i/8)%26, sub,
 case when st = 'submitted' then null else sub + 75 + (i*13)%60 end,
 case when st in ('awarded','completed') then sub + 180 + (i*7)%40 end,
 case when st = 'completed' then least(sub + 180 + (i*7)%40 + 365 + (i%3)*90, date '2024-12-20') when st = 'awarded' then date '2024-12-31' end,
 req, case when st in ('awarded','completed') then round(req * (70 + (i*7)%31) / 100, -2) end, st
from (select i, date '2021-01-20' + i*11 + (i*i)%9 sub, 40000 + ((i*i*7919 + i*3313) % 860)*1000 req,
  case when i > 108 then 'submitted' when i % 8 in (3,6) or i % 13 = 5 then 'rejected' when i <= 60 then 'completed' else 'awarded' end st from generate_series(1,120) i) x;

insert into grant_members
select distinct on (g.grant_ref, r.researcher_id) g.grant_ref, r.researcher_id, 10 + 5*((r.researcher_id + substr(g.grant_ref,5)::int) % 9)
from grants g, generate_series(1,4) k, researchers r
where k <= 1 + (substr(g.grant_ref,5)::int*3) % 4 and r.researcher_id = 5 + (substr(g.grant_ref,5)::int*11 + k*k*7 + k*5) % 60 and r.researcher_id <> g.principal_investigator_id
order by g.grant_ref, r.researcher_id;

insert into grant_expenses
select row_number() over (order by g.grant_ref, k), g.grant_ref, (array['Personnel','Travel','Consumables','Equipment','Personnel','Consumables'])[1+(n*5+k*7+n/6)%6],
 (array['Monthly invoice','Conference visit','Lab supplies','Field campaign',null])[1+(n+k)%5], 350 + ((n*n*17 + k*k*431 + k*n*29) % 14200) + 0.50*(k%2), g.start_date + k*23 + (n*3)%20
from (select *, substr(grant_ref,5)::int n from grants where start_date is not null) g, generate_series(1,9) k
where k <= 2 + (n*5)%8 and n % 19 <> 8 and g.start_date + k*23 + (n*3)%20 <= coalesce(g.end_date, date '2024-12-31');

insert into labs values (1,'Cold Atoms Lab','PHYS','C-014',2),(2,'Laser Lab','PHYS','C-021',3),(3,'Synthesis Lab','CHEM','C-110',3),(4,'Spectroscopy Suite','CHEM','C-115',2),(5,'Molecular Biology Lab','BIO','D-201',2),(6,'Insectary','BIO','D-007',2),(7,'Engine Test Cell','MECH','W-003',3),(8,'Robotics Lab','MECH','W-120',1),(9,'Power Electronics Lab','ELEC','W-210',2),(10,'Imaging Centre','NEUR','I-101',2),(11,'Cell Culture Lab','ONCO','I-305',3),(12,'Ice Core Archive','CLIM','G-B01',1),(13,'Soil Mechanics Lab','SOIL','G-012',1);

insert into equipment
select 'EQ-' || lpad(i::text,4,'0'),
 (array['Centrifuge','Confocal Microscope','Mass Spectrometer','Oscilloscope','3D Printer','Gas Chromatograph','Freeze Dryer','Signal Generator','PCR Cycler','Vacuum Pump','Laser Cutter','Incubator'])[1+(i*5)%12] || ' ' || (array['A1','B2','X200','Pro','Mini','S5'])[1+(i/12)%6],
 (array['Hallmark Scientific','Zenit Optics','Norden Instruments','Kestrel Labs','Takumi'])[1+(i*3+i/7)%5], 1 + (i*7 + i/9)%12, date '2021-02-01' + (i*i*3 + i*47)%1380,
 900 + ((i*i*613 + i*2797) % 148000), (array['good','good','new','fair','good','broken','fair'])[1+(i*4+i/6)%7], null
from generate_series(1,66) i;
update equipment e set grant_ref = g.grant_ref
from (select grant_ref, row_number() over (order by grant_ref) rn from grants where status in ('awarded','completed')) g
where substr(e.asset_no,4)::int % 3 = 1 and g.rn = 1 + (substr(e.asset_no,4)::int * 5) % 60;

insert into equipment_bookings
select i, 'EQ-' || lpad((1 + ((i*17 + i/6) % 58) * (9 + i%5) / 13)::text,4,'0'), 1 + (i*13 + (i*i)%11 + i/9)%66, ts, ts + (1 + (i*3)%8) * interval '1 hour', i % 12 = 7
from (select i, timestamp '2023-01-09 08:00:00' + (i*2 - (i*7)%5 + 3) * interval '1 day' + (i*5%9) * interval '1 hour' ts from generate_series(1,345) i) x;

insert into maintenance_visits
select i, 'EQ-' || lpad((1 + (i*19 + i/5)%61)::text,4,'0'), date '2022-01-12' + i*9, (array['inspection','repair','calibration','inspection'])[1+(i*3+i/8)%4], 60 + (i*i*37 + i*11)%1900, (array['Vera Holm','Ian Castle','Mei Tan','Rudi Fuchs'])[1+(i*7+i/6)%4]
from generate_series(1,115) i;

insert into publications
select i, (array['Evidence for','Limits of','A new model of','On the origin of','Measuring','Advances in'])[1+(i*5)%6] || ' ' || (array['spin coherence','soil carbon loss','reef recovery','turbine fatigue','synaptic decay','tumour metabolism','catalyst ageing','pollinator ranges','ice sheet flow','grid stability','protein folding'])[1+(i*3)%11] || case when i > 66 then ', revisited' else '' end,
 (array['Annals of Open Science','Northern Physics Letters','Journal of Living Systems','Applied Energy Notes','Clinical Frontiers','Earth Record'])[1+(i*7+i/4)%6], date '2021-04-10' + (i*i*3 + i*31)%1340, (i*i*11 + i*3)%157, i % 5 < 3,
 (select grant_ref from (select grant_ref, row_number() over (order by grant_ref) rn from grants where status = 'completed') g where rn = 1 + (i*7)%90)
from generate_series(1,95) i;

insert into publication_authors
select distinct on (p.pub_id, 1 + (p.pub_id*13 + k*k*5 + k*17) % 62) p.pub_id, 1 + (p.pub_id*13 + k*k*5 + k*17) % 62, k
from publications p, generate_series(1,5) k where k <= 1 + (p.pub_id*3)%5
order by p.pub_id, 1 + (p.pub_id*13 + k*k*5 + k*17) % 62, k;
insert into publication_authors
select p, 4, 6 from unnest(array[2,11,19,34,47,58,73,90]) p on conflict do nothing;
