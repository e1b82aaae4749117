// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * Prints a log event's message like Logback's {@code %msg}, on one line and with its control characters written out.
 * {@code logback.xml} names it {@code %shown}.
 */
public final class SafeLogMessage extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return SafeText.onOneLine(String.valueOf(event.getFormattedMessage()));
    }
}
