// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.EpisodeBook;
import org.jundeng.notice.link.AckLinks;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.warehouse.ledger.AuditTrail;

/**
 * The page that acknowledges, as the configuration that is in force wants it: made anew when another one is taken up,
 * and no page at all where no address for links is set.
 */
final class CurrentAckPage implements Page {

    private final Supplier<OpenWorkspace> inForce;
    private OpenWorkspace madeFor;
    private AckPage page;

    /** Asks {@code inForce} at each request. */
    CurrentAckPage(Supplier<OpenWorkspace> inForce) {
        this.inForce = inForce;
    }

    @Override
    public Response answer(Request request) {
        AckPage current = current();
        return current == null ? Response.NO_PAGE : current.answer(request);
    }

    @Override
    public List<String> methods() {
        return List.of("GET", "HEAD", "POST");
    }

    @Override
    public int longestBody() {
        return AckPage.LONGEST_BODY;
    }

    @Override
    public boolean mayWait() {
        return true;
    }

    private synchronized AckPage current() {
        OpenWorkspace opened = inForce.get();
        if (opened != madeFor) {
            close();
            Optional<AckLinks> links = opened.ackLinks();
            page = links.map(each -> make(opened, each)).orElse(null);
            madeFor = opened;
        }
        return page;
    }

    private static AckPage make(OpenWorkspace opened, AckLinks links) {
        DataSource warehouse = opened.database();
        Configuration configuration = opened.configuration();
        AckPage.Books books = new AckPage.Books(
                new Acknowledgements(warehouse, opened.clock(), opened::businessDate, opened.node()),
                new EpisodeBook(warehouse),
                new AuditTrail(warehouse, opened.clock()),
                opened.clock());
        AckWords words = new AckWords(configuration.catalogue(), configuration.rules());
        return new AckPage(links, books, configuration.catalogue().people(), words);
    }

    /** Writes the counts of the page that was made last to the audit trail. */
    @Override
    public synchronized void close() {
        if (page != null) {
            page.close();
        }
    }
}
