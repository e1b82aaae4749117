// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.nio.file.Path;

/**
 * A delivery's bytes and the name under which they were delivered, which need not be that of the file that holds them.
 *
 * @param bytes the file that holds the bytes
 * @param sourceName the name as delivered, which may say the period; null where it says nothing, as for a pull
 */
public record NamedFile(Path bytes, String sourceName) {}
