// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The word {@code %shown} of the log's pattern: the message on one line, its control characters written out. */
public final class SafeLogMessage extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return SafeText.onOneLine(String.valueOf(event.getFormattedMessage()));
    }
}
