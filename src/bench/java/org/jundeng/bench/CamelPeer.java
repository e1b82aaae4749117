// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;

/** The route of the textbooks: split by line, an Exchange a row, a thousand of them gathered, inserted as a batch. */
final class CamelPeer {

    private static final int BATCH_ROWS = 1_000;

    private final DataSource rewriting;
    private final AtomicLong split = new AtomicLong();
    private final AtomicLong inserted = new AtomicLong();
    private final CountDownLatch allInserted = new CountDownLatch(1);
    private volatile long all = -1;

    private CamelPeer(DataSource rewriting) {
        this.rewriting = rewriting;
    }

    static void load(Path file, DataSource rewriting) throws Exception {
        CamelPeer peer = new CamelPeer(rewriting);
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(peer.routes());
            context.start();
            context.createProducerTemplate().sendBody("direct:file", text);
            if (!peer.allInserted.await(1, TimeUnit.HOURS)) {
                throw new IllegalStateException("the route did not end");
            }
        }
    }

    private RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:file")
                        .split(body().tokenize("\n"))
                        .streaming()
                        .process(CamelPeer.this::resolve)
                        .aggregate(constant(true), new GroupedBodyAggregationStrategy())
                        .completionSize(BATCH_ROWS)
                        .completionPredicate(exchangeProperty(Exchange.SPLIT_COMPLETE))
                        .process(CamelPeer.this::store);
            }
        };
    }

    private void resolve(Exchange exchange) {
        String line = exchange.getMessage().getBody(String.class);
        long rowNo = split.incrementAndGet();
        if (exchange.getProperty(ExchangePropertyKey.SPLIT_COMPLETE, false, Boolean.class)) {
            all = rowNo;
        }
        exchange.getMessage().setBody(rowNo == 1 ? null : Observed.of(Arrays.asList(line.split(",", -1)), rowNo));
    }

    private void store(Exchange exchange) throws SQLException {
        insert(exchange.getMessage().getBody(List.class), rewriting);
        long so = inserted.addAndGet(exchange.getProperty(ExchangePropertyKey.AGGREGATED_SIZE, Integer.class));
        if (so == all) {
            allInserted.countDown();
        }
    }

    private static void insert(List<?> rows, DataSource rewriting) throws SQLException {
        try (Connection connection = rewriting.getConnection();
                PreparedStatement insert = connection.prepareStatement(Observed.INSERT)) {
            connection.setAutoCommit(false);
            for (Object row : rows) {
                if (row instanceof Observed observed) {
                    observed.bind(insert);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
            connection.commit();
        }
    }
}
