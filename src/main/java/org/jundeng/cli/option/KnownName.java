// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import java.util.Collection;
import org.jundeng.binding.Nearest;
import org.jundeng.cli.terminal.UnusableRequest;

/** Holds the names that were typed against those that are known. */
public final class KnownName {

    private KnownName() {}

    /**
     * The name itself, or null where none was typed. An unknown one is {@link UnusableRequest}.
     *
     * @param complaint the beginning of the message about an unknown name
     * @param name what was typed
     * @param known what can be meant, of which the nearest is the message's end
     */
    public static String check(String complaint, String name, Collection<String> known) {
        if (name != null && !known.contains(name)) {
            throw new UnusableRequest(complaint + " \"" + name + "\"" + Nearest.hint(name, known));
        }
        return name;
    }
}
