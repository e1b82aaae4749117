// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.pipeline.outage.Shutdown;
import org.jundeng.pipeline.workspace.Claim;

/**
 * How often a claim was tried in vain. The count is kept in the claim's folder, so that it outlives the process.
 *
 * @param deaths how often it was begun and the process ended before it was done
 * @param failures how often it failed by itself, not because something was out of reach
 */
public record FailedAttempts(int deaths, int failures) {

    /** A file in the claim's folder, beside its note. */
    static final String FILE = "tries";

    /** A process may be killed for many reasons, so a death says less about the delivery than a failure. */
    private static final int MOST_DEATHS = 10;

    private static final int MOST_FAILURES = 3;
    private static final FailedAttempts NONE = new FailedAttempts(0, 0);
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6}) (\\d{1,6})\\s*");
    /** Classes of SQLSTATE that the data cause: values, constraints, limits. */
    private static final List<String> OF_THE_DATA = List.of("22", "23", "54");

    private static final String LOST_RACE = "23505";

    /** The attempts noted in the claim's folder; zero if nothing was noted. */
    public static FailedAttempts of(Claim claim) throws IOException {
        try {
            Matcher text = TEXT.matcher(Files.readString(file(claim)));
            return text.matches()
                    ? new FailedAttempts(Integer.parseInt(text.group(1)), Integer.parseInt(text.group(2)))
                    : NONE;
        } catch (NoSuchFileException first) {
            return NONE;
        }
    }

    void note(Claim claim) throws IOException {
        Files.writeString(file(claim), deaths + " " + failures + "\n");
    }

    private static Path file(Claim claim) {
        return claim.folder().resolve(FILE);
    }

    FailedAttempts begun() {
        return new FailedAttempts(deaths + 1, failures);
    }

    FailedAttempts failed() {
        return new FailedAttempts(deaths, failures + 1);
    }

    boolean tooMany() {
        return deaths >= MOST_DEATHS || failures >= MOST_FAILURES;
    }

    int all() {
        return deaths + failures;
    }

    /** Whether the delivery itself made this fail: taking it again would only fail again. */
    public static boolean itsOwnFault(Throwable thrown) {
        boolean own = false;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                return OF_THE_DATA.stream().anyMatch(state::startsWith) && !state.equals(LOST_RACE);
            }
            if (cause instanceof IOException || cause instanceof Shutdown.BrokenOff) {
                return false;
            }
            own |= cause instanceof RuntimeException || cause instanceof VirtualMachineError;
        }
        return own;
    }
}
