// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import java.io.BufferedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * The only way from a command to standard output and standard error. A printed line is one line, and an argument of a
 * format stays within its line, so that a file name or a cell can neither forge a line nor control the terminal.
 * Numbers have ASCII digits in any language of the JVM.
 */
public final class Screen extends PrintWriter {

    private static final int BUFFER_CHARACTERS = 1 << 16;
    private static final String CLOSED_PIPE = "Broken pipe";
    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    private final WatchedWriter watched;
    private final PrintWriter exact;
    private final boolean terminal;
    private final boolean ofTheProcess;

    /** Writes to {@code out}, which is not a terminal. */
    public Screen(Writer out) {
        this(out, false);
    }

    Screen(Writer out, boolean terminal) {
        this(new WatchedWriter(out), terminal, false);
    }

    private Screen(WatchedWriter out, boolean terminal, boolean ofTheProcess) {
        super(out, true);
        this.watched = out;
        this.exact = new PrintWriter(out);
        this.terminal = terminal;
        this.ofTheProcess = ofTheProcess;
    }

    /** Standard output, for answers only. */
    public static Screen ofAnswers() {
        return on(FileDescriptor.out);
    }

    /** Standard error, for remarks about an answer. */
    public static Screen ofRemarks() {
        return on(FileDescriptor.err);
    }

    /** The stream itself: {@link System#out} would keep to itself why something could not be written. */
    private static Screen on(FileDescriptor stream) {
        Writer writer = new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8);
        return new Screen(new WatchedWriter(new BufferedWriter(writer, BUFFER_CHARACTERS)), isTerminal(), true);
    }

    /**
     * Why something that was printed on {@code out} could not be written; null where everything was, as far as is
     * known. What is still in a buffer counts once it is flushed.
     */
    public static IOException trouble(PrintWriter out) {
        return out instanceof Screen screen ? screen.watched.trouble() : null;
    }

    /**
     * Whether what could not be written to {@code out} had no reader any more. The system says so in the language of
     * the machine; where that is not English, it is no reader if standard output leads to another process.
     */
    static boolean readerLeft(PrintWriter out) {
        IOException trouble = trouble(out);
        if (trouble == null) {
            return false;
        }
        return String.valueOf(trouble.getMessage()).contains(CLOSED_PIPE)
                || out instanceof Screen screen && screen.ofTheProcess && leadsToAProcess();
    }

    private static boolean leadsToAProcess() {
        try {
            String target = Files.readSymbolicLink(STANDARD_OUTPUT).toString();
            return target.startsWith("pipe:") || target.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException elsewhere) {
            return false;
        }
    }

    /** Whether standard output is a terminal, so that a person reads it. */
    static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on there is a console without a terminal, too; it tells which it is.
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }

    /**
     * The writer for output that programs read. It leaves control characters as they are, because CSV and JSON have
     * escapes of their own and a file name must arrive unchanged. On a terminal they are written out, as everywhere.
     */
    static PrintWriter forPrograms(PrintWriter out) {
        return out instanceof Screen screen && !screen.terminal ? screen.exact : out;
    }

    /** Prints the text on one line. */
    @Override
    public void println(String text) {
        super.println(SafeText.onOneLine(String.valueOf(text)));
    }

    @Override
    public void println(Object text) {
        println(String.valueOf(text));
    }

    /** Keeps the line breaks of the format; each argument is on one line. */
    @Override
    public PrintWriter format(String format, Object... arguments) {
        Object[] shown = Arrays.stream(arguments)
                .map(each -> each == null || each instanceof Number ? each : SafeText.onOneLine(each.toString()))
                .toArray();
        print(String.format(Locale.ROOT, format, shown));
        flush();
        return this;
    }

    @Override
    public PrintWriter format(Locale any, String format, Object... arguments) {
        return format(format, arguments);
    }

    @Override
    public PrintWriter printf(String format, Object... arguments) {
        return format(format, arguments);
    }

    @Override
    public PrintWriter printf(Locale any, String format, Object... arguments) {
        return format(format, arguments);
    }

    @Override
    public void write(int unit) {
        write(String.valueOf((char) unit));
    }

    @Override
    public void write(char[] text, int from, int length) {
        write(String.valueOf(text, from, length));
    }

    @Override
    public void write(String text, int from, int length) {
        String shown = SafeText.keepingLineBreaks(text.substring(from, from + length));
        super.write(shown, 0, shown.length());
    }

    /** Whether somebody types on a terminal. */
    public static boolean hasKeyboard() {
        return isTerminal();
    }

    /** What somebody types without its being shown; null where nothing comes. There must be a keyboard. */
    public static char[] unseen(String prompt) {
        return System.console().readPassword(prompt);
    }
}
