// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import org.jundeng.catalogue.Scope;

/**
 * Something that is watched besides the targets: in a group as one, its figure has to be derived.
 *
 * @param indicator the indicator's id
 * @param scope where it is watched
 */
public record WatchedScope(String indicator, Scope scope) {}
