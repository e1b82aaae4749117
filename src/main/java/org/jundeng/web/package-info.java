// SPDX-License-Identifier: Apache-2.0

/**
 * Health, metrics and pages while the pipeline serves.
 *
 * <p>It must not know Camel.
 */
package org.jundeng.web;
