// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;

/**
 * Prints a log event's exception like Logback's {@code %ex}, with each message on one line and its control characters
 * written out. {@code logback.xml} names it {@code %fault}.
 */
public final class SafeLogFault extends ThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy fault) {
        return super.throwableProxyToString(new OnOneLine(fault));
    }

    /**
     * An exception with safe messages; all else is as in the original.
     *
     * @param fault the original
     */
    private record OnOneLine(IThrowableProxy fault) implements IThrowableProxy {

        @Override
        public String getMessage() {
            return shown(fault.getMessage());
        }

        @Override
        public String getOverridingMessage() {
            return shown(fault.getOverridingMessage());
        }

        private static String shown(String message) {
            return message == null ? null : SafeText.onOneLine(message);
        }

        @Override
        public String getClassName() {
            return fault.getClassName();
        }

        @Override
        public StackTraceElementProxy[] getStackTraceElementProxyArray() {
            return fault.getStackTraceElementProxyArray();
        }

        @Override
        public int getCommonFrames() {
            return fault.getCommonFrames();
        }

        @Override
        public IThrowableProxy getCause() {
            return fault.getCause() == null ? null : new OnOneLine(fault.getCause());
        }

        @Override
        public IThrowableProxy[] getSuppressed() {
            IThrowableProxy[] suppressed = fault.getSuppressed();
            IThrowableProxy[] shown = new IThrowableProxy[suppressed.length];
            for (int i = 0; i < shown.length; i++) {
                shown[i] = new OnOneLine(suppressed[i]);
            }
            return shown;
        }

        @Override
        public boolean isCyclic() {
            return fault.isCyclic();
        }
    }
}
