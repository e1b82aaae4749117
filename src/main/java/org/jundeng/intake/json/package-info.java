// SPDX-License-Identifier: Apache-2.0

/**
 * The rows of a JSON text.
 *
 * <p>Start with {@link org.jundeng.intake.json.JsonRows}. It must not know what a row means.
 */
package org.jundeng.intake.json;
