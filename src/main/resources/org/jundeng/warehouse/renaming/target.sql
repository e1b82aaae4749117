-- Where a target stood. A night on which both ids were assessed keeps the two apart.
update standing s
set target_id = r.id
from renamed r
where s.target_id = r.former
  and not exists (select from standing n
                  where n.target_id = r.id and n.region_id = s.region_id
                    and (n.since = s.since or daterange(n.since, n.until) && daterange(s.since, s.until)));

update episode e set target_id = r.id from renamed r where e.target_id = r.former;

insert into config_version (kind, name, hash, content, first_used)
select v.kind, r.id, v.hash, v.content, v.first_used
from config_version v join renamed r on v.name = r.former
where v.kind = 'target'
on conflict do nothing;

-- Another name of the same thing is no change of the rule.
update rule_in_force f
set terms = jsonb_set(
    f.terms,
    '{measures}',
    to_jsonb(replace(f.terms ->> 'measures', 'targetId=' || r.former || ',', 'targetId=' || r.id || ',')))
from renamed r
where strpos(f.terms ->> 'measures', 'targetId=' || r.former) > 0;
