// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.link;

import java.util.Map;
import java.util.Optional;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.notice.link.SignedLinks;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Page.Lane;

/** Makes the pages behind the links in mails. */
public final class LinkedPages {

    private LinkedPages() {}

    /** The pages by path. */
    public static Map<String, Page> of(RunningPipeline running) {
        return Map.of(
                AckPage.KIND.path(),
                        new CurrentPage<>(
                                AckPage.KIND.longestBody(), Lane.ACTING, running::opened, LinkedPages::acknowledging),
                AckAllPage.KIND.path(),
                        new CurrentPage<>(
                                AckPage.KIND.longestBody(),
                                Lane.ACTING,
                                running::opened,
                                LinkedPages::acknowledgingAll),
                ConfirmPage.KIND.path(),
                        new CurrentPage<>(
                                ConfirmPage.KIND.longestBody(),
                                Lane.DEEDS,
                                running::pipeline,
                                LinkedPages::confirming));
    }

    private static Optional<Page> acknowledging(OpenWorkspace opened) {
        return opened.ackLinks().map(links -> acknowledging(opened, links));
    }

    private static Page acknowledging(OpenWorkspace opened, SignedLinks links) {
        return page(
                opened,
                links,
                new AckPage(acknowledgements(opened), new EpisodeBook(opened.database()), words(opened)));
    }

    private static Optional<Page> acknowledgingAll(OpenWorkspace opened) {
        return opened.ackLinks()
                .map(links -> page(
                        opened,
                        links.as(SignedLinks.Use.ACKNOWLEDGE_ALL),
                        new AckAllPage(
                                acknowledgements(opened),
                                new EpisodeBook(opened.database()),
                                opened.configuration().catalogue().levels(),
                                words(opened))));
    }

    private static Acknowledgements acknowledgements(OpenWorkspace opened) {
        return new Acknowledgements(opened.database(), opened.clock(), opened::businessDate, opened.node());
    }

    private static AckWords words(OpenWorkspace opened) {
        Configuration configuration = opened.configuration();
        return new AckWords(
                configuration.catalogue(),
                configuration.contracts(),
                configuration.rules(),
                opened.replyAddresses().isPresent());
    }

    private static Optional<Page> confirming(Pipeline pipeline) {
        return pipeline.opened().confirmLinks().map(links -> confirming(pipeline, links));
    }

    private static Page confirming(Pipeline pipeline, SignedLinks links) {
        OpenWorkspace opened = pipeline.opened();
        Configuration configuration = opened.configuration();
        ConfirmWords words = new ConfirmWords(configuration.catalogue(), configuration.contracts());
        ConfirmPage confirming = new ConfirmPage(
                pipeline.confirmations(), new UnconfirmedLines(opened.database()), opened.ledger(), words);
        return page(opened, links, confirming);
    }

    private static Page page(OpenWorkspace opened, SignedLinks links, LinkedPage.Answering answering) {
        return new LinkedPage(
                links,
                opened.configuration().catalogue().people(),
                new AuditTrail(opened.database(), opened.clock()),
                opened.clock(),
                answering);
    }
}
