// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.told;

import java.time.LocalDate;
import java.util.Map;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.page.Address;

/**
 * What a page of episodes is made of.
 *
 * @param asked what was asked for
 * @param night the night that it speaks of; null where none has been yet
 * @param found the episodes of this page, and how many there are on all
 * @param sights what was seen last of each, by its number
 */
public record EpisodesFacts(
        Address.Episodes asked, LocalDate night, EpisodeBook.Part found, Map<Long, EpisodeBook.Sight> sights) {

    public EpisodesFacts {
        sights = Map.copyOf(sights);
    }
}
