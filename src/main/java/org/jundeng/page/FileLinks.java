// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * The names of pages that are files of one folder: {@code index.html}, {@code target-….html}, with {@code .en} before
 * the end in English; the scoreboard's workbook may lie beside them. A page that is made only for who asks is reached
 * on the server, where one is known.
 */
public final class FileLinks implements Links {

    private final String folder;
    private final Set<String> kinds;
    private final Links server;
    private final LocalDate night;
    private final Set<String> workbooks;

    /**
     * Links from a page.
     *
     * @param folder the way from the page to the folder; empty where the page lies in it, else ending with a slash
     * @param kinds the kinds of pages that are files
     * @param server the server's addresses; null where none is known
     * @param night the night that the files speak of, and that the server is asked for
     */
    public FileLinks(String folder, Set<String> kinds, Links server, LocalDate night) {
        this(folder, kinds, server, night, Set.of());
    }

    private FileLinks(String folder, Set<String> kinds, Links server, LocalDate night, Set<String> workbooks) {
        this.workbooks = Set.copyOf(workbooks);
        this.folder = folder;
        this.kinds = Set.copyOf(kinds);
        this.server = server;
        this.night = night;
    }

    /** The same, where workbooks of these names lie beside the pages. */
    public FileLinks beside(Set<String> names) {
        return new FileLinks(folder, kinds, server, night, names);
    }

    /** The name of a page's file in a language; empty for pages that are no files. */
    public Optional<String> name(Address address, Reader reader) {
        boolean isPast = address instanceof Address.Feeds feeds && feeds.year() != null;
        if (isPast || !kinds.contains(address.kind())) {
            return Optional.empty();
        }
        String name = address instanceof Address.Board ? "index" : address.kind();
        String id = String.join("-", address.parameters().values());
        return Optional.of(name + (id.isEmpty() ? "" : "-" + id) + (reader.isChinese() ? "" : ".en") + ".html");
    }

    @Override
    public Optional<String> to(Address address, Reader reader) {
        return name(address, reader).map(name -> folder + name).or(() -> Optional.ofNullable(server)
                .flatMap(live -> live.to(address, reader.on(night))));
    }

    @Override
    public String style() {
        return folder + "style.css";
    }

    /** The name of the scoreboard's workbook in a language. */
    public static String workbookName(Reader reader) {
        return "scoreboard" + (reader.isChinese() ? "" : ".en") + ".xlsx";
    }

    @Override
    public Optional<String> workbook(Reader reader) {
        return Optional.of(workbookName(reader)).filter(workbooks::contains).map(name -> folder + name);
    }

    @Override
    public boolean isLive() {
        return false;
    }
}
