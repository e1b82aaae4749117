// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jundeng.catalogue.Regions;

/** The users and clients of the configuration, and who they are when they come. */
public final class Admission {

    /** Nobody is known. */
    public static final Admission OF_NOBODY = new Admission(List.of(), List.of(), null);

    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private final Map<String, Client> byToken = new LinkedHashMap<>();
    private final Regions regions;
    private final long work;

    /**
     * Knows {@code users} and {@code clients}; the first counts where two have the same id.
     *
     * @param regions says which districts became part of others; null where no user is limited to districts
     */
    public Admission(Collection<User> users, Collection<Client> clients, Regions regions) {
        this.regions = regions;
        users.forEach(user -> this.users.putIfAbsent(plain(user.id()), user));
        work = Passwords.workOf(users.stream().map(User::hash).filter(Objects::nonNull));
        clients.forEach(client -> {
            this.clients.putIfAbsent(client.id(), client);
            byToken.putIfAbsent(client.tokenSha256(), client);
        });
    }

    /** Whether anybody may log in or come with a token. */
    public boolean knowsAnybody() {
        return knowsUsers() || !clients.isEmpty();
    }

    /** Whether anybody may log in. */
    public boolean knowsUsers() {
        return !users.isEmpty();
    }

    /** The users, in the file's order. */
    public Collection<User> users() {
        return List.copyOf(users.values());
    }

    /** The clients, in the file's order. */
    public Collection<Client> clients() {
        return List.copyOf(clients.values());
    }

    /** The user who logs in by that name, in upper or lower case; empty where there is none, or only a disabled one. */
    public Optional<User> user(String name) {
        return Optional.ofNullable(users.get(plain(name))).filter(user -> !user.disabled());
    }

    /**
     * Whether {@code password} is that of {@code user}; of nobody it never is. It takes about as long for all of them,
     * so that its time does not say who is a user.
     */
    public boolean isRight(String password, Optional<User> user) {
        return Passwords.isRight(password, user.map(User::hash).orElse(null), work);
    }

    /** The client whose token it is, on {@code day}; nobody where it is no client's, or one's that is not admitted. */
    public Visitor client(String token, LocalDate day) {
        return ownerOf(token)
                .filter(client -> client.isAdmitted(day))
                .map(client -> new Visitor(
                        Visitor.Kind.CLIENT,
                        client.id(),
                        null,
                        Set.of(),
                        new LinkedHashSet<>(client.bureaus()),
                        Set.of()))
                .orElse(Visitor.NOBODY);
    }

    /** The client whose token it is, whether or not it is taken; empty where it is no client's. */
    public Optional<Client> ownerOf(String token) {
        return Optional.ofNullable(byToken.get(Tokens.sha256(token)));
    }

    /** Who a user is. */
    public Visitor visitor(User user) {
        Set<String> districts = new LinkedHashSet<>();
        user.districts().forEach(district -> addWithPredecessors(district, districts));
        return new Visitor(
                Visitor.Kind.USER,
                user.id(),
                user.person(),
                user.roleSet(),
                new LinkedHashSet<>(user.bureaus()),
                districts);
    }

    private void addWithPredecessors(String district, Set<String> all) {
        if (all.add(district) && regions != null) {
            regions.successions().stream()
                    .filter(succession -> succession.to().equals(district))
                    .forEach(succession -> addWithPredecessors(succession.from(), all));
        }
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
