// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

/**
 * What a person says of a file: whose it is.
 *
 * @param feed the id of the feed that it is to be
 * @param bureau the id of the bureau that delivers it; null where nobody says so
 * @param steward the id of the person who answers for it; null where nobody is known
 * @param fileName the file's name
 */
public record Where(String feed, String bureau, String steward, String fileName) {}
