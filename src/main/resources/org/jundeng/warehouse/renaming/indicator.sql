-- Figures. A series goes on as it is, with its number, where the present id has none for the same place.
update series s
set indicator = r.id
from renamed r
where s.indicator = r.former
  and not exists (select from series n
                  where n.indicator = r.id and n.region_id = s.region_id and n.freq = s.freq
                    and n.dimensions = s.dimensions);

-- Where it has one, that takes over the periods that it lacks, with all that was known of them before.
create temp table taken_over on commit drop as
select s.series_id as former, n.series_id as now, o.time_period
from renamed r
join series s on s.indicator = r.former
join series n on n.indicator = r.id and n.region_id = s.region_id and n.freq = s.freq and n.dimensions = s.dimensions
join observation o on o.series_id = s.series_id
where not exists (select from observation x where x.series_id = n.series_id and x.time_period = o.time_period);

update observation o set series_id = t.now
from taken_over t where o.series_id = t.former and o.time_period = t.time_period;

update revision v set series_id = t.now
from taken_over t where v.series_id = t.former and v.time_period = t.time_period;

update standing x set series_id = t.now
from taken_over t where x.series_id = t.former and x.time_period = t.time_period;

update episode_event x set series_id = t.now
from taken_over t where x.series_id = t.former and x.time_period = t.time_period;

update past_breach x set series_id = t.now
from taken_over t where x.series_id = t.former and x.time_period = t.time_period;

-- What was derived of two halves of a series is derived anew of the whole one.
delete from derived d
using renamed r join series s on s.indicator = r.former
where d.series_id = s.series_id;

delete from disagreement d
using renamed r join series s on s.indicator = r.former
where d.series_id = s.series_id;

delete from derivation where exists (select from taken_over);

drop table taken_over;

update episode e set indicator = r.id from renamed r where e.indicator = r.former;

update silence x set indicator = r.id from renamed r where x.indicator = r.former;

update past_breach b set indicator = r.id from renamed r where b.indicator = r.former;

update rejected_figure f set indicator = r.id from renamed r where f.indicator = r.former;

update unconfirmed_coverage c set indicator = r.id from renamed r where c.indicator = r.former;

insert into config_version (kind, name, hash, content, first_used)
select v.kind, r.id, v.hash, v.content, v.first_used
from config_version v join renamed r on v.name = r.former
where v.kind = 'indicator'
on conflict do nothing;

-- Another name of the same thing is no change of the rule.
update rule_in_force f
set terms = jsonb_set(
    f.terms,
    '{measures}',
    to_jsonb(replace(
        replace(f.terms ->> 'measures', 'indicator=' || r.former || ']', 'indicator=' || r.id || ']'),
        'indicator=' || r.former || ',',
        'indicator=' || r.id || ',')))
from renamed r
where strpos(f.terms ->> 'measures', 'indicator=' || r.former) > 0;
