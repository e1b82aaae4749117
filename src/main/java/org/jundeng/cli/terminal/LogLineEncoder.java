// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes a log event as a line for people, by the pattern, or as one JSON object on a line for programs.
 * {@code logback.xml} names it.
 */
public final class LogLineEncoder extends PatternLayoutEncoder {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);

    private boolean json;

    /** Chooses the form: {@code json}; anything else is the pattern. */
    public void setFormat(String format) {
        json = "json".equals(format);
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return json ? (object(event) + "\n").getBytes(StandardCharsets.UTF_8) : super.encode(event);
    }

    /**
     * Jackson escapes the control characters of ASCII; what else would control a terminal is then written as JSON's own
     * escapes, which mean the same to a program.
     */
    private static String object(ILoggingEvent event) {
        ObjectNode line = JSON.createObjectNode()
                .put(
                        "timestamp",
                        TIME.format(Instant.ofEpochMilli(event.getTimeStamp()).atZone(ZoneId.systemDefault())))
                .put("level", event.getLevel().toString())
                .put("logger", event.getLoggerName())
                .put("thread", event.getThreadName())
                .put("message", event.getFormattedMessage());
        if (event.getThrowableProxy() != null) {
            line.put("exception", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        try {
            return SafeText.onOneLine(JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a log event cannot be written as JSON", e);
        }
    }
}
