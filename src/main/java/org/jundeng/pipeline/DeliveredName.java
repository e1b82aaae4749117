// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import java.nio.charset.StandardCharsets;

/** Names of kept files: the arrival's id, then the delivered name, shortened from its middle where it is too long. */
final class DeliveredName {

    private static final int LONGEST_BYTES = 255;

    private DeliveredName() {}

    static String behind(String arrivalId, String delivered) {
        String name = arrivalId + "-" + delivered;
        int head = delivered.length() / 2;
        int tail = head;
        while (bytes(name) > LONGEST_BYTES) {
            head -= Character.isLowSurrogate(delivered.charAt(head - 1)) ? 2 : 1;
            tail += Character.isHighSurrogate(delivered.charAt(tail)) ? 2 : 1;
            name = arrivalId + "-" + delivered.substring(0, head) + "…" + delivered.substring(tail);
        }
        return name;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
