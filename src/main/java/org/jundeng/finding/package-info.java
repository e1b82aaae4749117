// SPDX-License-Identifier: Apache-2.0

/**
 * One thing wrong with a delivery: a stable code, where, found, promised, remedy, in Chinese and English.
 *
 * <p>Start with {@link org.jundeng.finding.Finding}. This package rests on the JDK alone: it must not know readers,
 * contracts or the warehouse.
 */
package org.jundeng.finding;
