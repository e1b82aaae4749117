// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import java.util.Collection;
import org.jundeng.binding.NearestWord;
import org.jundeng.cli.terminal.UnusableRequest;

/** Checks a typed name against the known ones. */
public final class KnownName {

    private KnownName() {}

    /**
     * The name itself, or null if none was typed. Throws {@link UnusableRequest} for an unknown one.
     *
     * @param complaint the beginning of the message for an unknown name
     * @param name what was typed
     * @param known the known names; the message ends with the nearest
     */
    public static String check(String complaint, String name, Collection<String> known) {
        if (name != null && !known.contains(name)) {
            throw new UnusableRequest(complaint + " \"" + name + "\"" + NearestWord.hint(name, known));
        }
        return name;
    }
}
