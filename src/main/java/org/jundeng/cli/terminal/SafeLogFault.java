// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;

/**
 * The word {@code %fault} of the log's pattern, made as {@code %ex}: a fault with its causes, a line each frame. Each
 * message in it is on one line, its control characters written out.
 */
public final class SafeLogFault extends ThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy fault) {
        return super.throwableProxyToString(new OnOneLine(fault));
    }

    /**
     * A fault as it is but for its message.
     *
     * @param fault the fault
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
