// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.mine;

import java.util.List;
import org.jundeng.alert.words.EpisodeSentences;

/**
 * What concerns a user.
 *
 * @param hasPerson whether the user is somebody to whom mails are sent
 * @param alerts the open alerts that are the user's, the gravest first
 * @param notices the last mails to the user
 * @param work what waits in the user's bureaus; null where the user is no steward and no operator
 * @param operating what needs an operator; null for others
 * @param words how alerts are told
 */
public record MineFacts(
        boolean hasPerson,
        List<OwnAlert> alerts,
        List<OwnNotice> notices,
        OwnWork work,
        OwnWork.Operating operating,
        EpisodeSentences words) {

    public MineFacts {
        alerts = List.copyOf(alerts);
        notices = List.copyOf(notices);
    }
}
