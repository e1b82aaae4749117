// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.Unanswerable;
import org.jundeng.binding.NearestWord;

/** Names with commas between them, or {@code *} for any, as paths have them. */
public final class Wish {

    private Wish() {}

    /** Whether {@code name} is asked for. */
    public static boolean isFor(String asked, String name) {
        return Stream.of(asked.split(",", -1)).anyMatch(each -> each.equals("*") || each.equals(name));
    }

    /** Checks that there is something of each name; throws {@link Unanswerable}. */
    public static void check(String part, String asked, Collection<String> known) {
        for (String each : asked.split(",", -1)) {
            if (!each.equals("*") && !known.contains(each)) {
                List<String> all = known.stream().sorted().distinct().toList();
                throw Unanswerable.at(
                        Kind.NO_SUCH_ARTEFACT,
                        part,
                        each,
                        NearestWord.to(each, known).orElse(String.join(", ", all)));
            }
        }
    }

    /** Checks that the one version is among those asked for; throws {@link Unanswerable}. */
    public static void checkVersion(String asked) {
        if (!VersionWish.isReadable(asked)) {
            throw Unanswerable.at(Kind.UNREADABLE_VALUE, "version", asked, "1.0, *, ~");
        }
        if (!VersionWish.matches(asked)) {
            throw Unanswerable.at(Kind.NO_SUCH_ARTEFACT, "version", asked, Agency.VERSION + ", *, ~");
        }
    }
}
