// SPDX-License-Identifier: Apache-2.0

/**
 * Puts the parts of the pipeline together and runs its jobs: the night, evaluation, trials, serving.
 *
 * <p>Start with {@link Night}. It decides nothing about figures: it calls the features in order and reports
 * each result.
 */
package org.jundeng.pipeline.night;
