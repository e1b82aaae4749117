// SPDX-License-Identifier: Apache-2.0

/**
 * Rules and episodes: one continuous crossing of one rule by one series.
 *
 * <p>It must not know who is told, nor Camel.
 */
package org.jundeng.alert;
