// SPDX-License-Identifier: Apache-2.0

/**
 * The beans that routes call, and the nightly run. The only package that knows Camel.
 *
 * <p>It decides nothing about figures: it hands on what the features return.
 */
package org.jundeng.pipeline;
