// SPDX-License-Identifier: Apache-2.0

/**
 * The nightly run, and the beans that routes call; all of it is in the rooms below.
 *
 * <p>Start with {@link org.jundeng.pipeline.night.Night}. It decides nothing about figures: it hands on what the
 * features return.
 */
package org.jundeng.pipeline;
