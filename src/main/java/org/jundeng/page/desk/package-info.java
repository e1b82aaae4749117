// SPDX-License-Identifier: Apache-2.0

/**
 * The desk: the pages on which a file is uploaded, what would become of it is read, and it is sent in.
 *
 * <p>Start with {@link org.jundeng.page.desk.DeskPages}. It must not know where files are kept, nor who may do what.
 */
package org.jundeng.page.desk;
