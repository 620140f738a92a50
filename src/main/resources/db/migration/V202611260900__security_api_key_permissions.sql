-- What each key may. Rows that a replica of an older version writes have none and may what they
-- always might.
alter table api_key add column permissions text[];
