// SPDX-License-Identifier: Apache-2.0

/**
 * What can be wrong with a delivery: a stable code, the location, what was found, what is promised and the remedy, in
 * Chinese and English.
 *
 * <p>Start with {@link org.jundeng.finding.Finding}. This package rests on the JDK alone: it must not know readers,
 * contracts or the warehouse.
 */
package org.jundeng.finding;
