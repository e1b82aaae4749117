// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

/**
 * An indicator in a region.
 *
 * @param indicator the indicator's id
 * @param regionId the region's id; for a group as a whole {@code group:main-urban}
 */
public record RegionalIndicator(String indicator, String regionId) {}
