// SPDX-License-Identifier: Apache-2.0

/**
 * The composition and the jobs: the night, evaluation, serving, trials, rebuild, backup and doctor.
 *
 * <p>Start with {@link Night}. It decides nothing about figures: it calls the features in order and says what came of
 * each.
 */
package org.jundeng.pipeline.night;
