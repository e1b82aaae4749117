// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import org.jundeng.catalogue.Scope;

/**
 * An indicator and the scope in which a rule watches it. Where the scope is a group as a whole, the group's figure must
 * be derived.
 *
 * @param indicator the indicator's id
 * @param scope the regions in which it is watched
 */
public record WatchedScope(String indicator, Scope scope) {}
