// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What somebody who asks may see.
 *
 * @param bureaus the bureaus whose deliveries and targets; null for all
 */
public record ApiScope(Set<String> bureaus) {

    /** Everything. */
    public static final ApiScope ALL = new ApiScope(null);

    public ApiScope {
        bureaus = bureaus == null ? null : Set.copyOf(bureaus);
    }

    /** Whether it is limited to some bureaus. */
    public boolean isLimited() {
        return bureaus != null;
    }

    /** Whether what is a bureau's may be seen; null is nobody's. */
    public boolean sees(String bureau) {
        return bureaus == null || bureau != null && bureaus.contains(bureau);
    }

    /** Whether what is several bureaus' may be seen. */
    public boolean seesAny(Collection<String> owners) {
        return bureaus == null || owners.stream().anyMatch(this::sees);
    }

    /** The bureaus to look at where {@code asked} is asked for, null for any; null for all bureaus. */
    List<String> among(String asked) {
        if (asked == null) {
            return bureaus == null ? null : List.copyOf(bureaus);
        }
        return sees(asked) ? List.of(asked) : List.of();
    }
}
