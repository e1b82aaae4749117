// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the program's log configuration prints a message and an exception. */
class LogLinesTest {

    private final LoggerContext context = new LoggerContext();

    private List<String> logged(String message, Throwable fault) throws JoranException {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogLinesTest.class.getResource("/logback.xml"));
        ConsoleAppender<ILoggingEvent> console =
                (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("STDERR");
        LoggingEvent event = new LoggingEvent(
                "x", context.getLogger("org.jundeng.pipeline.night.Night"), Level.WARN, message, fault, null);
        return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @Test
    void aMessageIsOneLine() throws JoranException {
        assertThat(logged("took a\u001b[2J\r\n02:00:00 INFO forged\u202e.csv", null))
                .singleElement()
                .asString()
                .endsWith(" WARN  o.j.pipeline.night.Night took a\\u001b[2J\\r\\n02:00:00 INFO forged\\u202e.csv");
    }

    @Test
    void aFaultKeepsItsLinesAndItsMessagesAreOneEach() throws JoranException {
        Exception cause = new IllegalStateException("row \u009b1\n02:00:00 INFO forged");
        Exception fault = new IllegalArgumentException("file a\nb.csv", cause);
        fault.addSuppressed(new IllegalStateException("closing\tit\n"));

        List<String> lines = logged("it broke off", fault);

        assertThat(lines)
                .contains("java.lang.IllegalArgumentException: file a\\nb.csv")
                .anyMatch(line -> line.endsWith("java.lang.IllegalStateException: row \\u009b1\\n02:00:00 INFO forged"))
                .anyMatch(line -> line.endsWith("java.lang.IllegalStateException: closing\\tit\\n"))
                .anyMatch(line -> line.startsWith("\tat "))
                .noneMatch(line -> line.startsWith("02:00:00 INFO forged"));
    }
}
