// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/** Everything that is logged from a level on, also what the mail library writes to the JDK's log. */
public final class EverythingLogged implements AutoCloseable {

    private static final java.util.logging.Logger MAIL_LIBRARY =
            java.util.logging.Logger.getLogger("org.eclipse.angus.mail");

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level usual = root.getLevel();
    private final Appender<ILoggingEvent> console = root.getAppender("STDERR");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> ours = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    };
    private final Handler theirs = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(new java.util.logging.SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** Listens from now on, in place of the console. */
    public EverythingLogged(Level from) {
        ours.start();
        root.addAppender(ours);
        root.detachAppender(console);
        root.setLevel(from);
        theirs.setLevel(java.util.logging.Level.ALL);
        MAIL_LIBRARY.addHandler(theirs);
        MAIL_LIBRARY.setUseParentHandlers(false);
        MAIL_LIBRARY.setLevel(from == Level.TRACE ? java.util.logging.Level.ALL : java.util.logging.Level.INFO);
    }

    /** All lines so far. */
    public String text() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        root.setLevel(usual);
        root.detachAppender(ours);
        root.addAppender(console);
        MAIL_LIBRARY.removeHandler(theirs);
        MAIL_LIBRARY.setUseParentHandlers(true);
        MAIL_LIBRARY.setLevel(null);
    }
}
