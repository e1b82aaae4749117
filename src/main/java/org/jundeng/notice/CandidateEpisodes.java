// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jundeng.alert.CauseJson;
import org.jundeng.alert.Event;
import org.jundeng.alert.FactsJson;
import org.jundeng.alert.Reason;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.assess.Derivation;
import org.jundeng.assess.Figure;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Levels;
import org.jundeng.catalogue.Target;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.Seen;
import org.jundeng.notice.decision.Sighting;
import org.jundeng.notice.decision.Sightings;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.Sql;

/** Reads the episodes that people may have to be told of, and what was seen in the course of each: two queries. */
final class CandidateEpisodes {

    private static final String QUERY = Sql.resource(CandidateEpisodes.class, "candidate-episodes.sql");
    private static final String SIGHTINGS = Sql.resource(CandidateEpisodes.class, "sightings.sql");

    private CandidateEpisodes() {}

    /** The candidates, in the order in which the episodes were opened; {@code catalogue} knows their targets. */
    static List<CandidateEpisode> read(Connection connection, Catalogue catalogue) throws SQLException {
        Levels levels = catalogue.levels();
        List<CandidateEpisode> candidates = Sql.list(connection, QUERY, row -> candidate(row, levels));
        Map<Long, List<Sighting>> seen = new HashMap<>();
        List<Long> ids = candidates.stream().map(CandidateEpisode::episodeId).toList();
        List<Target> amounts = catalogue.targets().stream()
                .filter(target -> target.type() == Target.Type.CUMULATIVE)
                .toList();
        Derivation formulas = new Derivation(catalogue);
        Sql.each(
                connection,
                SIGHTINGS,
                row -> seen.computeIfAbsent(row.getLong("episode_id"), first -> new ArrayList<>())
                        .add(sighting(row)),
                formulas.formulas(),
                formulas.territories(),
                Sql.numbers(ids),
                Sql.texts(amounts.stream().map(Target::id).toList()),
                Sql.days(amounts.stream().map(Target::from).toList()),
                Sql.numbers(ids));
        return candidates.stream()
                .map(each -> each.with(
                        new Sightings(each.place().regionId(), seen.getOrDefault(each.episodeId(), List.of()))))
                .toList();
    }

    private static Sighting sighting(ResultSet row) throws SQLException {
        Sighting.Line later = line(row, "later");
        return new Sighting(
                row.getLong("event_id"),
                Event.of(row.getString("event")),
                row.getObject("business_date", LocalDate.class),
                row.getInt("periods"),
                seen(row),
                row.getLong("row_no") == 0 ? null : line(row, "line"),
                row.getBoolean("corrects_input") ? line(row, "line") : null,
                line(row, "taken"),
                row.getBoolean("gone"),
                row.getBigDecimal("replaced") == null
                        ? null
                        : new Sighting.Former(row.getBigDecimal("replaced"), row.getBoolean("replaced_none")),
                later == null
                        ? null
                        : new Sighting.Later(row.getBigDecimal("now"), row.getLong("later_row"), later, earlier(row)));
    }

    private static List<Sighting.Earlier> earlier(ResultSet row) throws SQLException {
        if (row.getArray("earlier") == null) {
            return List.of();
        }
        Long[] lines = (Long[]) row.getArray("earlier").getArray();
        BigDecimal[] values = (BigDecimal[]) row.getArray("earlier_values").getArray();
        return IntStream.range(0, lines.length)
                .mapToObj(i -> new Sighting.Earlier(lines[i], values[i]))
                .toList();
    }

    private static Sighting.Line line(ResultSet row, String name) throws SQLException {
        Long id = row.getObject(name + "_id", Long.class);
        return id == null
                ? null
                : new Sighting.Line(
                        id,
                        row.getString(name + "_kind"),
                        row.getString(name + "_bureau"),
                        row.getString(name + "_name"),
                        row.getString(name + "_by"),
                        row.getObject(name + "_on", LocalDate.class));
    }

    private static CandidateEpisode candidate(ResultSet row, Levels levels) throws SQLException {
        CandidateEpisode.Change change = new CandidateEpisode.Change(
                row.getLong("event_id"),
                Event.of(row.getString("event")),
                CauseJson.read(Reason.of(row.getString("reason")), row.getString("change_detail"), levels),
                row.getObject("changed_on", LocalDate.class),
                row.getLong("ordinal"),
                row.getBigDecimal("before"),
                vouched(row));
        String author = row.getString("author");
        return new CandidateEpisode(
                row.getLong("episode_id"),
                new WatchedPlace(row.getString("rule_id"), row.getString("region_id"), row.getString("feed")),
                row.getString("target_id"),
                row.getString("indicator"),
                row.getString("state").equals("open"),
                levels.known(row.getString("level")),
                row.getObject("opened_on", LocalDate.class),
                change,
                seen(row),
                author == null
                        ? null
                        : new CandidateEpisode.Note(
                                row.getLong("note_event"),
                                author,
                                row.getString("note"),
                                row.getObject("noted_on", LocalDate.class)),
                row.getBoolean("acknowledged"),
                Sightings.NONE,
                row.getInt("openings"),
                handed(row));
    }

    private static CandidateEpisode.Handed handed(ResultSet row) throws SQLException {
        String author = row.getString("handed_by");
        return author == null
                ? null
                : new CandidateEpisode.Handed(
                        row.getLong("handed_event"),
                        row.getString("handed_to"),
                        author,
                        row.getString("handed_why"),
                        row.getObject("handed_on", LocalDate.class),
                        row.getLong("handed_times"));
    }

    private static CandidateEpisode.Vouched vouched(ResultSet row) throws SQLException {
        Long deliveryId = row.getObject("vouched_id", Long.class);
        return deliveryId == null
                ? null
                : new CandidateEpisode.Vouched(
                        deliveryId,
                        row.getString("vouched_kind"),
                        row.getString("vouched_by"),
                        row.getObject("vouched_on", LocalDate.class));
    }

    private static Seen seen(ResultSet row) throws SQLException {
        BigDecimal measure =
                row.getBigDecimal("measure") == null ? row.getBigDecimal("obs_value") : row.getBigDecimal("measure");
        return measure == null
                ? null
                : new Seen(figure(row), measure, row.getBigDecimal("bound"), FactsJson.read(row.getString("detail")));
    }

    private static Figure figure(ResultSet row) throws SQLException {
        LocalDate firstDay = row.getObject("time_period", LocalDate.class);
        if (firstDay == null) {
            return null;
        }
        long rowNo = row.getLong("row_no");
        String method = row.getString("method");
        String absent = row.getString("absent");
        return new Figure(
                row.getLong("series_id"),
                new TimePeriod(Freq.valueOf(row.getString("freq")), firstDay),
                row.getBigDecimal("obs_value"),
                null,
                new Figure.Source(
                        row.getLong("delivery_id"),
                        rowNo,
                        row.getString("source_name"),
                        method,
                        absent == null ? List.of() : List.of(absent.split(" "))),
                ObsStatus.A,
                parts(row));
    }

    private static Figure.Parts parts(ResultSet row) throws SQLException {
        BigDecimal reported = row.getBigDecimal("reported");
        return reported == null
                ? null
                : new Figure.Parts(
                        reported,
                        row.getBigDecimal("total"),
                        row.getBigDecimal("lowest"),
                        row.getBigDecimal("highest"));
    }
}
