// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.util.List;
import org.jundeng.assess.Wording;

/** Names in one line what there is no room for: {@code 另有3项：A、B、C}. */
final class NamedOthers {

    /** The greatest number of names. */
    static final int MOST_NAMES = 20;

    private final Wording wording;

    NamedOthers(Wording wording) {
        this.wording = wording;
    }

    /** The line; "" where there are none. The first twenty are named. */
    String line(List<String> names) {
        return names.isEmpty() ? "" : wording.say("others", names.size(), names(names));
    }

    /** The first twenty names; that there are others. */
    String names(List<String> names) {
        String named = String.join(wording.say("names.and"), names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() > MOST_NAMES ? wording.say("others.some", named) : named;
    }
}
