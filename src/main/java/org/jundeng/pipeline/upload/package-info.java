// SPDX-License-Identifier: Apache-2.0

/**
 * What users upload: kept aside until they have seen what would become of it and send it in, or let it go.
 *
 * <p>Start with {@link org.jundeng.pipeline.upload.UploadDesk}. It must not know how files come, nor how pages look.
 */
package org.jundeng.pipeline.upload;
