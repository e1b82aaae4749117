// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

/**
 * The result of sending the notices that were due.
 *
 * @param sent how many were handed to the mail server, or written as files if none is set
 * @param putOff how many are tried again later
 * @param givenUp how many are never tried again
 * @param outOfReach whether the mail server itself did not answer or did not let us in
 */
public record SendResult(int sent, int putOff, int givenUp, boolean outOfReach) {

    /** Nothing was to be sent. */
    public static final SendResult NOTHING = new SendResult(0, 0, 0, false);
}
