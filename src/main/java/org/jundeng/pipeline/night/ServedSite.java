// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.util.Optional;
import org.jundeng.binding.Settings;
import org.jundeng.notice.link.PageAddresses;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.Links;
import org.jundeng.page.Reader;
import org.jundeng.page.ServedLinks;
import org.jundeng.page.site.Pages;

/** The pages as people reach them while the pipeline serves, by {@code jundeng.web.url}. */
final class ServedSite {

    private ServedSite() {}

    /** Links to the pages; empty where {@code jundeng.web.url} is not set, and where no pages are shown. */
    static Optional<Links> links(Settings settings) {
        return settings.text("jundeng.web.url")
                .filter(url -> settings.showsPages())
                .map(url -> new ServedLinks(url.replaceFirst("/+$", "") + "/", Pages.served(settings.givesBytes())));
    }

    /** The addresses that mails lead to. */
    static PageAddresses.Book addresses(Settings settings) {
        Optional<Links> links = links(settings);
        return (language, night) -> links.map(each -> new Addresses(each, new Reader(language, night)));
    }

    private record Addresses(Links links, Reader reader) implements PageAddresses {

        @Override
        public Optional<String> board() {
            return links.to(new Address.Board(), reader);
        }

        @Override
        public Optional<String> target(String id) {
            return links.to(new Address.OfTarget(id), reader);
        }

        @Override
        public Optional<String> figure(String indicator, String region, TimePeriod period) {
            return links.to(new Address.OfFigure(indicator, region, period), reader);
        }

        @Override
        public Optional<String> episode(long id) {
            return links.to(new Address.OfEpisode(id), reader);
        }
    }
}
