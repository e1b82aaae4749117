// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page;

import java.util.Objects;

/**
 * A word that may lead to a page.
 *
 * @param text the word
 * @param href where it leads; null where it leads nowhere from here
 */
public record Link(String text, String href) {
    public Link {
        Objects.requireNonNull(text, "text");
    }

    /** A word that leads nowhere. */
    public static Link none(String text) {
        return new Link(text, null);
    }
}
