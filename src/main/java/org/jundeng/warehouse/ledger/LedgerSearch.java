// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.util.regex.Pattern;

/**
 * What a line of the ledger is searched by; one that fits is enough. Null is not searched by.
 *
 * @param deliveryId the ledger number
 * @param part a part of the delivered name, in small letters
 * @param hash the beginning of the hash of the bytes, in small letters
 */
public record LedgerSearch(Long deliveryId, String part, String hash) {

    static final String CONDITION = """
            where (?::bigint is not null and delivery_id = ?)
               or (?::text is not null and lower(normalize(source_name, NFKC)) like ?)
               or (?::text is not null and sha256 like ?)
            """;

    private static final Pattern OF_LIKE = Pattern.compile("[\\\\%_]");

    /** Whether nothing is searched for. */
    public boolean isEmpty() {
        return deliveryId == null && part == null && hash == null;
    }

    /** The arguments of {@link #CONDITION}, and then {@code more}. */
    Object[] arguments(Object... more) {
        String anywhere = part == null ? null : "%" + literally(part) + "%";
        String first = hash == null ? null : literally(hash) + "%";
        Object[] all = new Object[6 + more.length];
        System.arraycopy(new Object[] {deliveryId, deliveryId, anywhere, anywhere, first, first}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return all;
    }

    private static String literally(String text) {
        return OF_LIKE.matcher(text).replaceAll("\\\\$0");
    }
}
