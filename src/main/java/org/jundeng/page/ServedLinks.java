// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The addresses of pages on a server: {@code target?id=…&lang=en&day=2014-07-10}. */
public final class ServedLinks implements Links {

    private final String base;
    private final Set<String> kinds;
    private final Account account;
    private final Predicate<String> bureaus;

    /**
     * Links to pages on a server.
     *
     * @param base where they lie, ending with a slash: {@code https://jundeng.example.cn/}, {@code /} or {@code ../}
     * @param kinds the kinds of pages that the server has
     */
    public ServedLinks(String base, Set<String> kinds) {
        this(base, kinds, null, any -> true);
    }

    /**
     * Links to pages on a server where people log in.
     *
     * @param base where they lie, as above
     * @param kinds the kinds of pages that the server has
     * @param account who reads; null where nobody logs in
     * @param bureaus whether the reader may act on what a bureau brings
     */
    public ServedLinks(String base, Set<String> kinds, Account account, Predicate<String> bureaus) {
        this.bureaus = bureaus;
        this.account = account;
        this.base = base;
        this.kinds = Set.copyOf(kinds);
    }

    /** The path of a kind of page below the base: the scoreboard is the base itself. */
    public static String path(String kind) {
        return kind.equals("board") ? "" : kind;
    }

    @Override
    public Optional<String> to(Address address, Reader reader) {
        if (!kinds.contains(address.kind()) || !reader.permit().shows(address)) {
            return Optional.empty();
        }
        List<String> query = new ArrayList<>();
        address.parameters().forEach((name, value) -> query.add(parameter(name, value)));
        return Optional.of(base + path(address.kind()) + query(query, reader));
    }

    private static String query(List<String> parameters, Reader reader) {
        List<String> query = new ArrayList<>(parameters);
        if (!reader.isChinese()) {
            query.add("lang=en");
        }
        if (reader.day() != null) {
            query.add("day=" + reader.day());
        }
        if (reader.knownNow()) {
            query.add("known=now");
        }
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    private static String parameter(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String style() {
        return base + "style.css";
    }

    @Override
    public boolean actFor(String bureau) {
        return bureaus.test(bureau);
    }

    @Override
    public Optional<Account> account() {
        return Optional.ofNullable(account);
    }

    @Override
    public Optional<String> workbook(Reader reader) {
        return !reader.permit().knows("board")
                ? Optional.empty()
                : Optional.of(base + "scoreboard.xlsx" + query(List.of(), reader));
    }

    @Override
    public boolean isLive() {
        return true;
    }
}
