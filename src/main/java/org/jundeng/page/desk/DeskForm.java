// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.desk;

/**
 * What each form of the desk brings back.
 *
 * @param token what only a page for this user has
 * @param english whether it asks for answers in English
 */
public record DeskForm(String token, boolean english) {}
