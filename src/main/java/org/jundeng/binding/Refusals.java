// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import java.util.ArrayList;
import java.util.List;

/** Thrown by a configuration record whose values do not fit together; it says all that is wrong with it. */
public final class Refusals extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> messages;

    private Refusals(List<String> messages) {
        super(String.join("; ", messages));
        this.messages = List.copyOf(messages);
    }

    /** What is wrong, a sentence each. */
    public List<String> messages() {
        return messages;
    }

    /**
     * Throws if anything is wrong; takes what is wrong and its sentence in turn: {@code Refusals.check(from > until,
     * "from is later than until")}.
     */
    public static void check(Object... wrongAndMessage) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < wrongAndMessage.length; i += 2) {
            if ((boolean) wrongAndMessage[i]) {
                messages.add((String) wrongAndMessage[i + 1]);
            }
        }
        if (!messages.isEmpty()) {
            throw new Refusals(messages);
        }
    }
}
