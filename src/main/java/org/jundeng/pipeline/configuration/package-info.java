// SPDX-License-Identifier: Apache-2.0

/**
 * Everything that the folders of a workspace say, read together and checked against each other.
 *
 * <p>Start with {@link Configuration}. It opens no connection and writes no file.
 */
package org.jundeng.pipeline.configuration;
