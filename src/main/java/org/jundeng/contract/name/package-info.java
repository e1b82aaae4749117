// SPDX-License-Identifier: Apache-2.0

/**
 * Which names of files a feed claims.
 *
 * <p>Start with {@link org.jundeng.contract.name.FileGlob}. It must not know contracts, nor what is in the files.
 */
package org.jundeng.contract.name;
