// SPDX-License-Identifier: Apache-2.0
package org.jundeng.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jundeng.page.Address;
import org.jundeng.page.FileLinks;
import org.jundeng.page.Links;
import org.jundeng.page.Reader;
import org.jundeng.page.site.Pages;

/**
 * Writes the pages of the site as files: {@code 2014-07-10/} holds those of a night with their style sheet and the
 * scoreboard's workbook, and needs nothing else; {@code scoreboard.html} is the scoreboard of the latest night under a
 * name that stays.
 */
public final class SiteFiles {

    private static final Map<Locale, String> SCOREBOARDS =
            Map.of(Locale.CHINESE, "scoreboard.html", Locale.ENGLISH, "scoreboard.en.html");
    private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

    private final ReportFolder reports;
    private final SiteFolder sites;
    private final Pages pages;
    private final String style;
    private final Links server;

    /**
     * Writes into {@code folder}.
     *
     * @param style the style sheet
     * @param server the addresses of pages that are no files; null where they cannot be reached
     */
    public SiteFiles(Path folder, Pages pages, String style, Links server) {
        this.reports = new ReportFolder(folder);
        this.sites = new SiteFolder(folder);
        this.pages = pages;
        this.style = style;
        this.server = server;
    }

    /**
     * Writes the site of a night, and lets go of those of all but the newest {@code most} nights. Returns the link to
     * its scoreboard; empty where the night is none of the newest, or was not evaluated.
     */
    public Optional<String> write(LocalDate night, int most) throws IOException {
        Set<LocalDate> known = new HashSet<>(sites.nights());
        known.add(night);
        List<LocalDate> newest =
                known.stream().sorted(Comparator.reverseOrder()).limit(most).toList();
        Optional<LocalDate> latest = pages.latestNight();
        boolean isKept = newest.contains(night) && latest.isPresent();
        if (isKept) {
            // Of the latest night pages say what waits, too.
            LocalDate day = latest.filter(night::equals).isPresent() ? null : night;
            sites.publish(night, site -> fill(site, night, day));
            if (newest.get(0).equals(night)) {
                putScoreboard(night, day);
            }
        }
        if (newest.isEmpty()) {
            reports.remove(List.copyOf(SCOREBOARDS.values()));
        }
        for (LocalDate old : known) {
            if (!newest.contains(old)) {
                letGo(old);
            }
        }
        return isKept ? Optional.of(link(night)) : Optional.empty();
    }

    private void fill(Path site, LocalDate night, LocalDate day) throws IOException {
        FileLinks links = new FileLinks("", Pages.FILES, server, night);
        SiteFolder.put(site, links.style(), style);
        for (Locale language : LANGUAGES) {
            Reader reader = new Reader(language, day);
            Optional<byte[]> workbook = pages.workbook(reader);
            if (workbook.isPresent()) {
                SiteFolder.put(site, FileLinks.workbookName(reader), workbook.get());
            }
        }
        for (Address address : pages.files(night)) {
            for (Map.Entry<Locale, String> page :
                    pages.inAll(LANGUAGES, address, day, links).entrySet()) {
                String name =
                        links.name(address, new Reader(page.getKey(), day)).orElseThrow();
                SiteFolder.put(site, name, page.getValue());
            }
        }
    }

    /** Last, when all that it leads to is there. */
    private void putScoreboard(LocalDate night, LocalDate day) throws IOException {
        FileLinks from = new FileLinks(night + "/", Pages.FILES, server, night);
        for (Map.Entry<Locale, String> page :
                pages.inAll(LANGUAGES, new Address.Board(), day, from).entrySet()) {
            reports.put(SCOREBOARDS.get(page.getKey()), page.getValue());
        }
    }

    private void letGo(LocalDate night) throws IOException {
        reports.unlink(night, List.of(link(night)));
        sites.letGo(night);
    }

    private static String link(LocalDate night) {
        return night + "/index.html";
    }
}
