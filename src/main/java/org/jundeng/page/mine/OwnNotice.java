// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.mine;

import java.util.List;
import org.jundeng.notice.book.NoticeBook;

/**
 * A mail to the user.
 *
 * @param notice the mail
 * @param reasons the codes of the reasons why the user was told what stands in it; empty where it tells of no alert
 */
public record OwnNotice(NoticeBook.Notice notice, List<String> reasons) {
    public OwnNotice {
        reasons = List.copyOf(reasons);
    }
}
