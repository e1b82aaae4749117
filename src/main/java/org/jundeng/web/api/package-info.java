// SPDX-License-Identifier: Apache-2.0
/**
 * The API over HTTP: who asks, how often, in which form the rows come, and how all of it is described.
 *
 * <p>Start with {@link org.jundeng.web.api.ApiPages}, then {@link org.jundeng.web.api.ResourcePage}.
 *
 * <p>It must not know what can be asked: rooms below declare that. It changes nothing.
 */
package org.jundeng.web.api;
