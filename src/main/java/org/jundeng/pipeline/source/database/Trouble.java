// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

/** What an error of a database means for who asks it. */
public enum Trouble {
    /** It cannot be reached, or ended the connection: it may answer in a moment. */
    AWAY,
    /** It refused: a wrong password, an unknown table or column, a missing right. It will do so again. */
    REFUSED,
    /** It did not answer in time, or did not come to an end. */
    SLOW
}
