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
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;

/** The route of the textbooks: split by line, an Exchange a row, a thousand of them gathered, inserted as a batch. */
final class CamelPeer {

    private static final int BATCH_ROWS = 1_000;

    private CamelPeer() {}

    static void load(Path file, DataSource rewriting) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext();
                Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:file")
                            .split(body().tokenize("\n"))
                            .streaming()
                            .process(CamelPeer::resolve)
                            .aggregate(constant(true), new GroupedBodyAggregationStrategy())
                            .completionSize(BATCH_ROWS)
                            .completionPredicate(exchangeProperty(Exchange.SPLIT_COMPLETE))
                            .process(exchange -> insert(exchange.getMessage().getBody(List.class), rewriting));
                }
            });
            context.start();
            context.createProducerTemplate().requestBody("direct:file", text);
        }
    }

    private static void resolve(Exchange exchange) {
        String line = exchange.getMessage().getBody(String.class);
        long rowNo = exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX, Integer.class) + 1L;
        exchange.getMessage().setBody(rowNo == 1 ? null : Observed.of(Arrays.asList(line.split(",", -1)), rowNo));
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
