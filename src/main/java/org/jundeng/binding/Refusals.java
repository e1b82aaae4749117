// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import java.util.ArrayList;
import java.util.List;

/** Thrown by a configuration record whose values do not fit together; it says all that is wrong with it. */
public final class Refusals extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> missing;
    private final transient List<String> messages;

    private Refusals(List<String> missing, List<String> messages) {
        super(String.join("; ", messages));
        this.missing = List.copyOf(missing);
        this.messages = List.copyOf(messages);
    }

    /** The names of required values that are missing besides. */
    List<String> missing() {
        return missing;
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
        check(List.of(), wrongAndMessage);
    }

    /** Runs all checks, and throws once with what they all refuse. */
    public static void ofAll(Runnable... checks) {
        List<String> missing = new ArrayList<>();
        List<Object> wrong = new ArrayList<>();
        for (Runnable check : checks) {
            try {
                check.run();
            } catch (MissingValues absent) {
                missing.addAll(absent.names());
            } catch (Refusals several) {
                missing.addAll(several.missing);
                several.messages.forEach(message -> wrong.addAll(List.of(true, message)));
            } catch (IllegalArgumentException one) {
                wrong.addAll(List.of(true, one.getMessage()));
            }
        }
        check(missing, wrong.toArray());
    }

    /**
     * The same for a record that may lack values as well, so that both are told at once; where it only lacks values,
     * this throws {@link MissingValues}. What {@code wrongAndMessage} says must hold with values that are null.
     *
     * @param missing the names of the missing values, as {@link MissingValues#of} gives them
     */
    public static void check(List<String> missing, Object... wrongAndMessage) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < wrongAndMessage.length; i += 2) {
            if ((boolean) wrongAndMessage[i]) {
                messages.add((String) wrongAndMessage[i + 1]);
            }
        }
        if (!messages.isEmpty()) {
            throw new Refusals(missing, messages);
        }
        if (!missing.isEmpty()) {
            throw new MissingValues(missing);
        }
    }
}
