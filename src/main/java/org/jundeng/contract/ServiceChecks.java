// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.List;
import java.util.regex.Pattern;
import org.jundeng.binding.YamlFile;

/** Checks what a contract says of JSON: the places in it that are named, and how a service is asked for its pages. */
record ServiceChecks(Contract contract, YamlFile file) {

    void check() {
        checkPointers();
        checkColumns();
        checkPaging();
    }

    private void checkPointers() {
        String records = contract.form().records();
        String more = contract.form().more();
        if (contract.form().format() != FileForm.Format.JSON && (records != null || more != null)) {
            file.fault(records == null ? "/more" : "/records", "only format json takes records and more");
            return;
        }
        if (contract.form().shape() != null && contract.form().format() != FileForm.Format.JSON) {
            file.fault("/shape", "only format json takes a shape");
        } else if (contract.form().shape() != null && contract.source() != null && records == null) {
            file.fault("/shape", "shape of a pulled feed takes records, the pointer to what has this shape");
        }
        pointer("/records", "records", records);
        pointer("/more", "more", more);
        if (more != null && records == null) {
            file.fault("/more", "more names a field beside the records, and takes records, the pointer to them");
        }
    }

    private void pointer(String at, String key, String pointer) {
        if (pointer != null) {
            FieldPointers.fault(key, pointer).ifPresent(fault -> file.fault(at, fault));
        }
    }

    private void checkColumns() {
        if (contract.form().format() != FileForm.Format.JSON) {
            return;
        }
        List<String> at = file.elements("/columns");
        for (int i = 0; i < contract.table().columns().size(); i++) {
            String here = at.get(i);
            FieldPointers.columnFault(contract.table().columns().get(i).name())
                    .ifPresent(fault -> file.fault(here + "/name", fault));
        }
    }

    private void checkPaging() {
        Paging paging = contract.source() == null ? null : contract.source().paging();
        if (paging == null) {
            return;
        }
        pointer("/source/paging/next", "next", paging.next());
        pointer("/source/paging/total", "total", paging.total());
        String beside = paging.next() != null ? "next" : paging.total() != null ? "total" : null;
        if (beside != null && contract.form().records() == null) {
            file.fault(
                    "/source/paging/" + beside,
                    beside + " names a field beside the records, and takes records, the pointer to them");
        }
        parameter(paging.parameter());
        parameter(paging.sizeParameter());
    }

    private void parameter(String name) {
        String path = contract.source().path();
        if (name != null
                && Pattern.compile("[?&]" + Pattern.quote(name) + "=")
                        .matcher(path)
                        .find()) {
            file.fault(
                    "/source/path", "path sets \"" + name + "\", which paging sets for each page; leave it out here");
        }
    }
}
