// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jundeng.binding.MissingValues;
import org.jundeng.binding.Refusals;

/**
 * Somebody who may log in.
 *
 * @param id the name to log in with: letters, digits, dots, hyphens, underscores and at signs, at most 64; upper and
 *     lower case are the same
 * @param person the id of the person in {@code people.yaml}; an official has one, since officials act on what they
 *     answer for
 * @param roles what the user is: some of official, steward, district, operator, auditor
 * @param bureaus the bureaus whose steward the user is; none for other roles
 * @param districts the ids of the districts that a user with role district reads of; none for other roles
 * @param hash the password's hash by Argon2id, as {@code jundeng user add} writes it; absent where a proxy says who
 *     somebody is
 * @param disabled whether the user may not log in
 */
public record User(
        String id,
        String person,
        List<Role> roles,
        List<String> bureaus,
        List<String> districts,
        String hash,
        Boolean disabled) {

    public User {
        boolean rolesSaid = roles != null;
        roles = roles == null ? List.of() : List.copyOf(roles);
        bureaus = bureaus == null ? List.of() : List.copyOf(bureaus);
        districts = districts == null ? List.of() : List.copyOf(districts);
        disabled = disabled != null && disabled;
        Refusals.check(
                MissingValues.of("id", id, "roles", rolesSaid ? roles : null),
                id != null && !id.matches("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}"),
                "id is not written in letters, digits, dots, hyphens, underscores and at signs, at most 64",
                rolesSaid && roles.contains(Role.STEWARD) == bureaus.isEmpty(),
                misfit("bureaus", bureaus, Role.STEWARD),
                rolesSaid && roles.contains(Role.DISTRICT) == districts.isEmpty(),
                misfit("districts", districts, Role.DISTRICT),
                rolesSaid && roles.isEmpty(),
                "roles: a user without a role may do nothing; name at least one",
                roles.contains(Role.OFFICIAL) && person == null,
                "person is missing: an official acts on what the person in people.yaml answers for",
                // What stands there is never repeated: it may be a password that somebody wrote by mistake.
                hash != null && !Passwords.isHash(hash),
                "hash is no hash by Argon2id of a usual size; jundeng user add writes one");
    }

    private static String misfit(String key, List<String> places, Role role) {
        return places.isEmpty()
                ? key + " is missing: role " + role.code() + " is for some of them"
                : key + " is set, but only role " + role.code() + " has them";
    }

    /** The roles, each once. */
    Set<Role> roleSet() {
        return EnumSet.copyOf(roles);
    }
}
