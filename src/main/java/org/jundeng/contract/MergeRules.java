// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.binding.MissingValues;

/**
 * How a delivery changes what is already known.
 *
 * @param asOf which of two deliveries is the newer one; the later arrival where absent
 * @param authority decides between two feeds that bring the same series: the higher number wins; 0 where absent
 * @param deletions what it means when a delivery lacks observations that the feed brought earlier; nothing where absent
 */
public record MergeRules(MergeRules.AsOf asOf, Integer authority, Deletions deletions) {

    public MergeRules {
        asOf = asOf == null ? MergeRules.AsOf.ARRIVAL : asOf;
        authority = authority == null ? 0 : authority;
        deletions = deletions == null ? Deletions.IGNORED : deletions;
    }

    /** The same rules, but a delivery may delete any share of what is known. */
    MergeRules withAnyDeletions() {
        return new MergeRules(asOf, authority, new Deletions(deletions.policy(), BigDecimal.ONE));
    }

    /**
     * Which of two deliveries of a feed is the newer one.
     *
     * @param by where the stamp stands
     * @param pattern with {@code file-name}: a regular expression whose first group is a sortable stamp (digits and
     *     hyphens, such as {@code 20140705} or {@code 2014-07-05}); null for arrival
     */
    public record AsOf(By by, String pattern) {

        static final AsOf ARRIVAL = new AsOf(By.ARRIVAL, null);

        public AsOf {
            MissingValues.check("by", by);
            if ((by == By.FILE_NAME) != (pattern != null)) {
                throw new IllegalArgumentException("as-of by file-name, and only that, takes a pattern");
            }
        }

        /** The name of a file without its stamp, which is no date of the figures; with a blank in its place. */
        public String withoutStamp(String name) {
            if (pattern == null) {
                return name;
            }
            Matcher stamp = Pattern.compile(pattern).matcher(name);
            return stamp.find() && stamp.group(1) != null
                    ? name.substring(0, stamp.start(1)) + " " + name.substring(stamp.end(1))
                    : name;
        }

        /** Where the stamp stands. */
        public enum By {
            ARRIVAL,
            FILE_NAME
        }
    }
}
