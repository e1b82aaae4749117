// SPDX-License-Identifier: Apache-2.0
/**
 * Health and metrics of a running pipeline.
 *
 * <p>Start with {@link org.jundeng.web.health.HealthPages}; {@link org.jundeng.web.health.PipelineHealth} asks the
 * pipeline. No other type here may know it.
 */
package org.jundeng.web.health;
