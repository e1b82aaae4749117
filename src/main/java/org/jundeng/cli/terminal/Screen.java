// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import java.io.BufferedWriter;
import java.io.Console;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * The one way from a command to standard output and standard error. What is printed as a line is one line, and what is
 * put into a format stays within its line: a file name or a cell cannot forge a line or command a terminal. Numbers are
 * written with the digits that programs know, whatever the language of the JVM.
 */
public final class Screen extends PrintWriter {

    private final PrintWriter exact;
    private final boolean terminal;

    /** Writes to {@code out}, which is no terminal. */
    public Screen(Writer out) {
        this(out, false);
    }

    Screen(Writer out, boolean terminal) {
        super(out, true);
        this.exact = new PrintWriter(out);
        this.terminal = terminal;
    }

    /** Standard output, which belongs to the answers. */
    public static Screen ofAnswers() {
        return on(System.out);
    }

    /** Standard error, for what is said about an answer. */
    public static Screen ofRemarks() {
        return on(System.err);
    }

    private static Screen on(OutputStream stream) {
        return new Screen(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)), isTerminal());
    }

    /** Whether a person looks on. */
    static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on there is a console also where there is no terminal, and it says so.
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }

    /**
     * Where what programs read is written, with its bytes as they are: CSV and JSON have their own rules for what
     * stands in a cell, and a name in it must be the file's name. On a terminal control characters are shown as
     * everywhere.
     */
    static PrintWriter forPrograms(PrintWriter out) {
        return out instanceof Screen screen && !screen.terminal ? screen.exact : out;
    }

    /** The text on one line, and the line's end. */
    @Override
    public void println(String text) {
        super.println(SafeText.onOneLine(String.valueOf(text)));
    }

    @Override
    public void println(Object text) {
        println(String.valueOf(text));
    }

    /** The format's own line breaks stay; each text that is put into it is on one line. */
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
        String shown = SafeText.lines(text.substring(from, from + length));
        super.write(shown, 0, shown.length());
    }
}
