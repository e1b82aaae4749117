// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.account;

import org.jundeng.page.Frame;

/**
 * The data for the template of the page on which one logs in, {@code login.ftlh}.
 *
 * @param frame what stands around it
 * @param to where it goes on afterwards; empty for the page on the user
 * @param english whether the form asks for answers in English
 * @param name the name that was typed; empty at first
 * @param fault why it did not work; empty at first
 */
public record LoginModel(Frame frame, String to, boolean english, String name, String fault) {}
