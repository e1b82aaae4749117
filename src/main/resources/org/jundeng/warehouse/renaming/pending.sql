-- Which of the renamings find something that can go on under the present id, by their places in the lists.
select w.place
from unnest(?::text[], ?::text[], ?::text[]) with ordinality w (kind, former, id, place)
where case w.kind
        when 'indicator' then
            exists (select from series s
                    where s.indicator = w.former
                      and (not exists (select from series n
                                       where n.indicator = w.id and n.region_id = s.region_id and n.freq = s.freq
                                         and n.dimensions = s.dimensions)
                           or exists (select from observation o
                                      where o.series_id = s.series_id
                                        and not exists (select from series n
                                                        join observation x using (series_id)
                                                        where n.indicator = w.id and n.region_id = s.region_id
                                                          and n.freq = s.freq and n.dimensions = s.dimensions
                                                          and x.time_period = o.time_period))))
            or exists (select from episode e where e.indicator = w.former)
            or exists (select from silence x where x.indicator = w.former)
            or exists (select from past_breach b where b.indicator = w.former)
            or exists (select from unconfirmed_coverage c where c.indicator = w.former)
        when 'target' then
            exists (select from standing s
                    where s.target_id = w.former
                      and not exists (select from standing n
                                      where n.target_id = w.id and n.region_id = s.region_id
                                        and (n.since = s.since
                                             or daterange(n.since, n.until) && daterange(s.since, s.until))))
            or exists (select from episode e where e.target_id = w.former)
        else
            exists (select from episode e
                    where e.rule_id = w.former
                      and (e.state = 'closed'
                           or not exists (select from episode n
                                          where n.rule_id = w.id and n.state <> 'closed' and n.region_id = e.region_id
                                            and n.feed = e.feed and n.dimensions = e.dimensions)))
            or exists (select from silence x where x.rule_id = w.former)
            or exists (select from past_breach b
                       where b.rule_id = w.former
                         and (b.ended_on is not null
                              or not exists (select from past_breach n
                                             where n.rule_id = w.id and n.ended_on is null
                                               and n.region_id = b.region_id and n.freq = b.freq
                                               and n.time_period = b.time_period)))
            or exists (select from rule_in_force f
                       where f.rule_id = w.former
                         and not exists (select from rule_in_force n where n.rule_id = w.id))
      end
order by w.place
