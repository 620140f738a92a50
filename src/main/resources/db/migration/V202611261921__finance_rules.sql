-- What a company sets for itself: who must agree to what, and what its lenders want to see. Each change stands in the audit trail.
create table books.covenant (
    company text not null references books.company,
    measure text not null,
    limited numeric(19,4),
    source  text not null,
    primary key (company, measure)
);

create function books.policy_of(c text) returns jsonb language sql stable set search_path = books, pg_temp as $$
    select coalesce(jsonb_agg(to_jsonb(p) - 'company' order by p.number), '[]') from approval_policy p where p.company = c
$$;

create function books.set_policy(c text, rules jsonb, who jsonb) returns void
language plpgsql security definer set search_path = books, pg_temp as $$
declare
    before jsonb;
    after jsonb;
begin
    perform enter(c);
    before := policy_of(c);
    delete from approval_policy p where p.company = c;
    insert into approval_policy
    select c, r.place, r.rule->>'action', (r.rule->>'amount_from')::numeric, (r.rule->>'confidence_below')::numeric,
        r.rule->>'flag', r.rule->>'role', (r.rule->>'people')::int
    from jsonb_array_elements(rules) with ordinality as r (rule, place);
    after := policy_of(c);
    if after <> before then
        perform note(c, who, 'set_policy', 'approval policy', hash_of(before), hash_of(after));
    end if;
end $$;

create function books.covenants_of(c text) returns jsonb language sql stable set search_path = books, pg_temp as $$
    select coalesce(jsonb_agg(to_jsonb(t) - 'company' order by t.measure), '[]') from covenant t where t.company = c
$$;

create function books.set_covenants(c text, told jsonb, who jsonb) returns void
language plpgsql security definer set search_path = books, pg_temp as $$
declare
    before jsonb;
    after jsonb;
begin
    perform enter(c);
    before := covenants_of(c);
    delete from covenant t where t.company = c;
    insert into covenant
    select c, r->>'measure', (r->>'limit')::numeric, r->>'source' from jsonb_array_elements(told) r;
    after := covenants_of(c);
    if after <> before then
        perform note(c, who, 'set_covenants', 'covenants', hash_of(before), hash_of(after));
    end if;
end $$;

revoke all on all functions in schema books from public;
do $$ begin
    if exists (select from pg_roles where rolname = 'baton_app') then
        perform books.serve('baton_app');
    end if;
end $$;
