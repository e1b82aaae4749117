// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a line of the ledger is searched by; one that fits is enough. Null is not searched by.
 *
 * @param deliveryId the ledger number
 * @param part a part of the delivered name, in small letters
 * @param hash the beginning of the hash of the bytes, in small letters
 * @param bureaus the bureaus among whose lines is searched; null for all
 */
public record LedgerSearch(Long deliveryId, String part, String hash, Set<String> bureaus) {

    /** A search among all lines. */
    public LedgerSearch(Long deliveryId, String part, String hash) {
        this(deliveryId, part, hash, null);
    }

    static final String CONDITION = """
            where ((?::bigint is not null and delivery_id = ?)
               or (?::text is not null and lower(normalize(source_name, NFKC)) like ?)
               or (?::text is not null and sha256 like ?))
              and (? or bureau = any(?))
            """;

    private static final int OWN = 8;
    private static final Pattern OF_LIKE = Pattern.compile("[\\\\%_]");

    /** Whether nothing is searched for. */
    public boolean isEmpty() {
        return deliveryId == null && part == null && hash == null;
    }

    /** The arguments of {@link #CONDITION}, and then {@code more}. */
    Object[] arguments(Object... more) {
        String anywhere = part == null ? null : "%" + literally(part) + "%";
        String first = hash == null ? null : literally(hash) + "%";
        Object[] all = new Object[OWN + more.length];
        Object[] own = {
            deliveryId, deliveryId, anywhere, anywhere, first, first, bureaus == null, LedgerSelection.elements(bureaus)
        };
        System.arraycopy(own, 0, all, 0, OWN);
        System.arraycopy(more, 0, all, OWN, more.length);
        return all;
    }

    private static String literally(String text) {
        return OF_LIKE.matcher(text).replaceAll("\\\\$0");
    }
}
