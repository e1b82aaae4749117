// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import org.jundeng.pipeline.delivery.Taking;
import org.jundeng.pipeline.inbox.InboxLook;
import org.jundeng.pipeline.inbox.KeptBeside;

/**
 * What takes the stewards' files.
 *
 * @param look which of them are whole, and in which order they are taken
 * @param beside what was let go, and may be written on
 * @param taking where claims go
 */
record Hands(InboxLook look, KeptBeside beside, Taking taking) {}
