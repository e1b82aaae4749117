// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.EpisodeBook;
import org.jundeng.notice.link.AckLinks;
import org.jundeng.notice.link.ConfirmLinks;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.UnconfirmedLines;

/** Makes the pages behind the links in mails. */
final class LinkedPages {

    private LinkedPages() {}

    /** The pages by path. */
    static Map<String, Page> of(RunningPipeline running) {
        return Map.of(
                AckPage.PATH, new CurrentPage<>(AckPage.LONGEST_BODY, running::opened, LinkedPages::acknowledging),
                ConfirmPage.PATH,
                        new CurrentPage<>(ConfirmPage.LONGEST_BODY, running::pipeline, LinkedPages::confirming));
    }

    private static Optional<Page> acknowledging(OpenWorkspace opened) {
        return opened.ackLinks().map(links -> acknowledging(opened, links));
    }

    private static Page acknowledging(OpenWorkspace opened, AckLinks links) {
        DataSource warehouse = opened.database();
        Configuration configuration = opened.configuration();
        AckPage.Books books = new AckPage.Books(
                new Acknowledgements(warehouse, opened.clock(), opened::businessDate, opened.node()),
                new EpisodeBook(warehouse),
                new AuditTrail(warehouse, opened.clock()),
                opened.clock());
        AckWords words = new AckWords(
                configuration.catalogue(),
                configuration.rules(),
                opened.replyAddresses().isPresent());
        return new AckPage(links, books, configuration.catalogue().people(), words);
    }

    private static Optional<Page> confirming(Pipeline pipeline) {
        return pipeline.opened().confirmLinks().map(links -> confirming(pipeline, links));
    }

    private static Page confirming(Pipeline pipeline, ConfirmLinks links) {
        OpenWorkspace opened = pipeline.opened();
        Configuration configuration = opened.configuration();
        ConfirmPage.Books books = new ConfirmPage.Books(
                pipeline.confirmations(),
                new UnconfirmedLines(opened.database()),
                opened.ledger(),
                new AuditTrail(opened.database(), opened.clock()),
                opened.clock());
        ConfirmWords words = new ConfirmWords(configuration.catalogue(), configuration.contracts());
        return new ConfirmPage(links, books, configuration.catalogue().people(), words);
    }
}
