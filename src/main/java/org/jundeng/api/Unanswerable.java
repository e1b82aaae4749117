// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.util.Locale;

/** A question that gets no answer. */
public final class Unanswerable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ApiFault fault;

    private Unanswerable(ApiFault fault) {
        super(fault.detail(Locale.ENGLISH));
        this.fault = fault;
    }

    /** Because of a fault of no parameter. */
    public static Unanswerable of(ApiFault.Kind kind, String... words) {
        return new Unanswerable(ApiFault.of(kind, words));
    }

    /** Because of a fault of a parameter. */
    public static Unanswerable at(ApiFault.Kind kind, String parameter, String... words) {
        return new Unanswerable(ApiFault.at(kind, parameter, words));
    }

    /** Why. */
    public ApiFault fault() {
        return fault;
    }
}
