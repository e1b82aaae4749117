// SPDX-License-Identifier: Apache-2.0
package org.jundeng.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jundeng.page.Address;
import org.jundeng.page.FileLinks;
import org.jundeng.page.Links;
import org.jundeng.page.PageFault;
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
     * What was written.
     *
     * @param scoreboard the link to the scoreboard; null where the night is none of the newest, or was not evaluated
     * @param failed the pages that say only that they could not be written, each with what failed
     */
    public record Written(String scoreboard, Map<String, RuntimeException> failed) {
        public Written {
            failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
        }
    }

    /**
     * Writes the site of a night, and lets go of those of all but the newest {@code most} nights. A page that fails
     * keeps no other from being written.
     *
     * @throws RuntimeException if the warehouse does not answer; then the sites are as they were
     */
    public Written write(LocalDate night, int most) throws IOException {
        Map<String, RuntimeException> failed = new LinkedHashMap<>();
        Set<LocalDate> known = new HashSet<>(sites.nights());
        known.add(night);
        List<LocalDate> newest =
                known.stream().sorted(Comparator.reverseOrder()).limit(most).toList();
        Optional<LocalDate> latest = pages.latestNight();
        boolean isKept = newest.contains(night) && latest.isPresent();
        if (isKept) {
            // Of the latest night pages say what waits, too.
            LocalDate day = latest.filter(night::equals).isPresent() ? null : night;
            Set<String> workbooks = new HashSet<>();
            sites.publish(night, site -> workbooks.addAll(fill(site, night, day, failed)));
            if (newest.get(0).equals(night)) {
                putScoreboard(night, day, workbooks, failed);
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
        return new Written(isKept ? link(night) : null, failed);
    }

    /** Returns the names of the workbooks that lie there. */
    private Set<String> fill(Path site, LocalDate night, LocalDate day, Map<String, RuntimeException> failed)
            throws IOException {
        Set<String> workbooks = new HashSet<>();
        for (Locale language : LANGUAGES) {
            Reader reader = new Reader(language, day);
            Optional<byte[]> workbook = workbook(reader, failed);
            if (workbook.isPresent()) {
                SiteFolder.put(site, FileLinks.workbookName(reader), workbook.get());
                workbooks.add(FileLinks.workbookName(reader));
            }
        }
        FileLinks links = new FileLinks("", Pages.FILES, server, night).beside(workbooks);
        SiteFolder.put(site, links.style(), style);
        for (Address address : pages.files(night)) {
            for (Map.Entry<Locale, String> page :
                    page(address, day, links, failed).entrySet()) {
                String name =
                        links.name(address, new Reader(page.getKey(), day)).orElseThrow();
                SiteFolder.put(site, name, page.getValue());
            }
        }
        return workbooks;
    }

    /** Last, when all that it leads to is there. */
    private void putScoreboard(
            LocalDate night, LocalDate day, Set<String> workbooks, Map<String, RuntimeException> failed)
            throws IOException {
        FileLinks from = new FileLinks(night + "/", Pages.FILES, server, night).beside(workbooks);
        for (Map.Entry<Locale, String> page :
                page(new Address.Board(), day, from, failed).entrySet()) {
            reports.put(SCOREBOARDS.get(page.getKey()), page.getValue());
        }
    }

    /** The page in each language, or in its place one that says that it could not be written. */
    private Map<Locale, String> page(
            Address address, LocalDate day, Links links, Map<String, RuntimeException> failed) {
        try {
            return pages.inAll(LANGUAGES, address, day, links);
        } catch (RuntimeException e) {
            note(links.to(address, new Reader(Locale.CHINESE, day)).orElse(address.kind()), e, failed);
            PageFault fault = new PageFault(PageFault.Kind.NOT_WRITTEN, address.kind(), "");
            Map<Locale, String> all = new LinkedHashMap<>();
            LANGUAGES.forEach(language -> all.put(
                    language,
                    pages.fault(fault, address, new Reader(language, day), links)
                            .html()));
            return all;
        }
    }

    private Optional<byte[]> workbook(Reader reader, Map<String, RuntimeException> failed) {
        try {
            return pages.workbook(reader);
        } catch (RuntimeException e) {
            note(FileLinks.workbookName(reader), e, failed);
            return Optional.empty();
        }
    }

    /** Notes what failed, unless the warehouse is away: then all the others would fail, too, each after a while. */
    private void note(String page, RuntimeException fault, Map<String, RuntimeException> failed) {
        try {
            pages.latestNight();
        } catch (RuntimeException away) {
            fault.addSuppressed(away);
            throw fault;
        }
        failed.putIfAbsent(page, fault);
    }

    private void letGo(LocalDate night) throws IOException {
        reports.unlink(night, List.of(link(night)));
        sites.letGo(night);
    }

    private static String link(LocalDate night) {
        return night + "/index.html";
    }
}
