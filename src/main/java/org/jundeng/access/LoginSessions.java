// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who has logged in, in memory: a new start logs everybody out. A session is a random word that its user's browser has;
 * here, only its hash is kept. It ends when nothing was asked for a while, after a day's work in any case, on logging
 * out, and when anything in the user's entry of users.yaml has changed.
 */
public final class LoginSessions {

    private static final int MOST_OF_A_USER = 10;

    private final Clock clock;
    private final Duration idle;
    private final Duration longest;
    private final Map<String, Session> byHash = new ConcurrentHashMap<>();

    /**
     * No sessions yet.
     *
     * @param idle how long a session lasts while nothing is asked
     * @param longest how long it lasts in any case
     */
    public LoginSessions(Clock clock, Duration idle, Duration longest) {
        this.clock = clock;
        this.idle = idle;
        this.longest = longest;
    }

    /**
     * A session.
     *
     * @param user its user, as the configuration had the user when it began
     * @param begun when it began
     * @param seen when something was asked last
     */
    private record Session(User user, Instant begun, Instant seen) {}

    /** Begins a session of a user who has proved who it is, and gives its word. It never continues an earlier one. */
    public String begin(User user) {
        Instant now = clock.instant();
        byHash.values().removeIf(session -> isOver(session, now));
        String word = Tokens.fresh();
        byHash.put(Tokens.sha256(word), new Session(user, now, now));
        endOldest(user);
        return word;
    }

    /** Whose session it is; empty where there is none, or it is over. Asking keeps it from becoming idle. */
    public Optional<User> user(String word, Admission inForce) {
        Instant now = clock.instant();
        Session session = byHash.computeIfPresent(
                Tokens.sha256(word),
                (hash, each) -> isOver(each, now) || isChanged(each.user(), inForce)
                        ? null
                        : new Session(each.user(), each.begun(), now));
        return Optional.ofNullable(session).map(Session::user);
    }

    /** Ends a session, if there is one. */
    public void end(String word) {
        byHash.remove(Tokens.sha256(word));
    }

    private boolean isOver(Session session, Instant now) {
        return now.isAfter(session.seen().plus(idle))
                || now.isAfter(session.begun().plus(longest));
    }

    private static boolean isChanged(User user, Admission inForce) {
        return inForce.user(user.id()).filter(user::equals).isEmpty();
    }

    private void endOldest(User user) {
        while (byHash.values().stream().filter(each -> isOf(each, user)).count() > MOST_OF_A_USER) {
            byHash.entrySet().stream()
                    .filter(each -> isOf(each.getValue(), user))
                    .min(Comparator.comparing(each -> each.getValue().seen()))
                    .ifPresent(each -> byHash.remove(each.getKey()));
        }
    }

    private static boolean isOf(Session session, User user) {
        return session.user().id().equals(user.id());
    }
}
