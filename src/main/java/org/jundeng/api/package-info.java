// SPDX-License-Identifier: Apache-2.0
/**
 * What programs may ask, and the rows of the answer: which parameters and columns there are, and what fills them.
 *
 * <p>Start with {@link org.jundeng.api.ApiResources}, then {@link org.jundeng.api.ApiResource}.
 *
 * <p>It must not know HTTP, CSV or JSON: whoever writes the rows decides on their form. It changes nothing.
 */
package org.jundeng.api;
