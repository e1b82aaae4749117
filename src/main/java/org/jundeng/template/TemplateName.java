// SPDX-License-Identifier: Apache-2.0
package org.jundeng.template;

import java.util.List;
import java.util.regex.Pattern;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.FeedMatch;
import org.jundeng.observation.TimePeriod;

/** The name of a filled-in template: one that the feed claims, with the period in it. */
public final class TemplateName {

    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]+$");
    private static final Pattern CHOICES = Pattern.compile("[?\\[\\]{}\\\\]");

    private TemplateName() {}

    /**
     * Such a name: {@code 就业月报-201407.xlsx} for the pattern {@code 就业月报*.csv}. If no name that can be made of the
     * contract's patterns is claimed by the feed alone, the feed's id takes the place of a pattern's words.
     *
     * @param ending with its dot
     */
    public static String of(Contract contract, Contracts contracts, TimePeriod period, String ending) {
        String when = period.toString().replace("-", "");
        List<String> names = contract.files().stream()
                .filter(glob -> !CHOICES.matcher(glob).find())
                .map(glob -> ENDING.matcher(glob).replaceFirst(""))
                .map(stem -> filled(stem, when) + ending)
                .toList();
        return names.stream()
                .filter(name -> contracts.claim(contract.bureau(), name) instanceof FeedMatch.Claimed claimed
                        && claimed.version().contract().feed().equals(contract.feed()))
                .findFirst()
                .orElseGet(() -> names.isEmpty() ? contract.feed() + "-" + when + ending : names.get(0));
    }

    /** The period takes the place of the first star: {@code 就业月报-201407}; without a star nothing is added. */
    private static String filled(String stem, String when) {
        int star = stem.indexOf('*');
        if (star < 0) {
            return stem;
        }
        String before = stem.substring(0, star);
        boolean apart = before.isEmpty() || before.endsWith("-") || before.endsWith("_");
        return before + (apart ? "" : "-") + when + stem.substring(star + 1).replace("*", "");
    }
}
