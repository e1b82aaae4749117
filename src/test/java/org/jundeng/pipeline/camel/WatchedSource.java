// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.contract.Watermark;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.inbox.Spooled;
import org.jundeng.pipeline.night.ConfigCopies;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.night.TestPipeline;
import org.jundeng.pipeline.workspace.AnsweredQuestion;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Pull;
import org.jundeng.warehouse.ledger.Watermarks;
import org.jundeng.warehouse.sql.UncheckedSqlException;

/** A bureau's table of insured persons with the time of each row's last change, and the feed that pulls it. */
public final class WatchedSource implements AutoCloseable {

    static final String FEED = "hrss-insurance";
    static final String EARLY = "watermark: {column: changed_at, type: timestamp, overlap: PT0S}";
    static final String LATE = "watermark: {column: changed_at, type: timestamp, overlap: PT1H}";
    private static final String CONTRACT = """
            feed: hrss-insurance
            bureau: hrss
            steward: hrss-steward
            name: {zh: 参保人数, en: Insured persons}
            format: sql
            source:
              name: hrss
              sql: select region_code, month, pension, changed_at from insured where closed
              %s
            layout: wide
            freq: M
            columns:
              - {name: region_code, role: ref-area}
              - {name: month, role: time-period}
              - {name: pension, role: obs-value, indicator: pension-insured, unit: 人}
              - {name: changed_at, role: ignore}
            bad-rows: {policy: refuse-delivery}
            deletions: %s
            """;

    private final String url;
    private final TestPipeline bench;
    private final Path contract;
    private RunningPipeline running;

    public WatchedSource(Path folder, TestWarehouse warehouse) throws IOException {
        url = warehouse.url().replace("currentSchema=jundeng", "currentSchema=public");
        Path config = folder.resolve("config");
        ConfigCopies.whole(config);
        contract = config.resolve("feeds/hrss/hrss-insurance.yaml");
        bench = new TestPipeline(folder.resolve("workspace"), warehouse)
                .with(config, Path.of("routes"))
                .source("HRSS", url);
        execute("create table insured (region_code char(6), month date, pension numeric, changed_at timestamp,"
                + " closed boolean not null default true, primary key (region_code, month))");
    }

    /** From now on pulls under a contract with these lines. */
    public WatchedSource promising(String watermark, String deletions) {
        close();
        try {
            Files.writeString(contract, CONTRACT.formatted(watermark, deletions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        running = bench.begin();
        return this;
    }

    public WatchedSource promising(String watermark) {
        return promising(watermark, "{policy: ignore}");
    }

    /** A figure of a region, changed at a time of 2014-07-01. */
    public WatchedSource row(String region, String month, int pension, String time) {
        String changed = time == null ? "null" : "'2014-07-01 " + time + "'";
        execute("insert into insured values ('%1$s', '%2$s-01', %3$d, %4$s) on conflict (region_code, month)"
                        .formatted(region, month, pension, changed)
                + " do update set pension = excluded.pension, changed_at = excluded.changed_at");
        return this;
    }

    public WatchedSource execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
        return this;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    public LedgerLine pull() {
        return line(running.edges().pull(FEED));
    }

    public LedgerLine pullEverything() {
        return line(running.edges().pull(FEED, new PullRequest(true, false)));
    }

    /** The answer to a question asked now for everything that changed at 10:00 or later: claimed, not yet taken. */
    public Claim answer() throws IOException {
        Inbox inbox = pipeline().inbox();
        String question = new Watermarks(pipeline().opened().database())
                .of(FEED)
                .orElseThrow()
                .question();
        String asked = inbox.stamp();
        Path file = inbox.newSpool("hrss", FEED);
        Files.write(
                file,
                texts("select row_to_json(x) from (select region_code, month, pension, changed_at from insured"
                        + " where changed_at >= '2014-07-01 10:00' order by 1, 2) x"));
        String reached = texts("select to_char(max(changed_at), 'YYYY-MM-DD\"T\"HH24:MI') from insured")
                .get(0);
        Pull pull = new Pull(question, Watermark.Type.TIMESTAMP, "2014-07-01T10:00", reached, 0, 0);
        return inbox.claimSpool("hrss", FEED, new Spooled(file, new AnsweredQuestion(asked, pull), false));
    }

    private static LedgerLine line(PullResult result) {
        return result instanceof PullResult.Pulled pulled ? pulled.line() : ((PullResult.Failed) result).line();
    }

    public Pipeline pipeline() {
        return running.pipeline();
    }

    /** What the source holds, as {@link #known} writes it. */
    public List<String> held() {
        return texts("select region_code || ' ' || to_char(month, 'YYYY-MM') || ' ' || pension from insured"
                + " where closed order by 1");
    }

    private List<String> texts(String sql) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
        return rows;
    }

    /** What the warehouse holds: code, period and value, M if the value is missing. */
    public List<String> known() {
        return TestPipeline.observations(pipeline()).stream()
                .map(row -> row.split(" "))
                .map(row -> row[2] + " " + row[3] + " " + (row[5].equals("M") ? "M" : row[4]))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
