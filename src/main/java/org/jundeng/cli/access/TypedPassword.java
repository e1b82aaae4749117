// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jundeng.access.Passwords;
import org.jundeng.cli.terminal.Screen;
import org.jundeng.cli.terminal.UnusableRequest;

/**
 * A password that somebody types twice without its being shown, or that a program writes as the first line of standard
 * input. It is never an argument: arguments are seen by every user of the machine, and are kept by shells.
 */
final class TypedPassword {

    private TypedPassword() {}

    /** The hash of the password that is typed. */
    static String hash() throws IOException {
        String password = Screen.hasKeyboard() ? fromTerminal() : fromInput();
        if (password.codePointCount(0, password.length()) < Passwords.SHORTEST
                || password.length() > Passwords.LONGEST) {
            throw new UnusableRequest("the password has fewer than " + Passwords.SHORTEST + " characters, or more than "
                    + Passwords.LONGEST + "; a sentence of a few words is easy to remember and hard to guess");
        }
        return Passwords.hash(password);
    }

    private static String fromTerminal() {
        char[] first = Screen.unseen("Password: ");
        char[] second = Screen.unseen("Once more: ");
        if (first == null || !Arrays.equals(first, second)) {
            throw new UnusableRequest("the two passwords are not the same; nothing was changed");
        }
        return new String(first);
    }

    private static String fromInput() throws IOException {
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new UnusableRequest("no password came; type it on a terminal, or write it to standard input");
        }
        return line;
    }
}
