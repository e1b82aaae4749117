// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.account;

import java.util.List;

/**
 * A user, as the page on the user tells.
 *
 * @param id the name to log in with
 * @param person the id of the user's person; null where there is none
 * @param roles the codes of the user's roles
 * @param bureaus the bureaus whose steward the user is
 * @param districts the districts of which the user reads
 * @param token what the form that logs out must bring; null where a proxy says who the user is
 */
public record KnownUser(
        String id, String person, List<String> roles, List<String> bureaus, List<String> districts, String token) {

    public KnownUser {
        roles = List.copyOf(roles);
        bureaus = List.copyOf(bureaus);
        districts = List.copyOf(districts);
    }
}
