// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

/**
 * An indicator in a region.
 *
 * @param indicator the indicator's id
 * @param regionId the region's id; of a group as one {@code group:main-urban}
 */
public record RegionalIndicator(String indicator, String regionId) {}
