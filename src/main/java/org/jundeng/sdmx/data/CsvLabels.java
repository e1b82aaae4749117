// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jundeng.api.ApiGround;
import org.jundeng.catalogue.Label;
import org.jundeng.finding.SpreadsheetCell;
import org.jundeng.sdmx.Agency;
import org.jundeng.sdmx.ArtefactNames;
import org.jundeng.sdmx.CodeNames;
import org.jundeng.sdmx.Component;
import org.jundeng.sdmx.Layout;

/**
 * What SDMX-CSV tells of names beside ids: nothing ({@code id}), a column more each ({@code name}), or both in one
 * cell with a colon and a blank between them ({@code both}). What many rows have in common is sought once.
 */
final class CsvLabels {

    private final String option;
    private final Locale language;
    private final Agency agency;
    private final CodeNames names;
    private final Map<Layout, List<String>> structures = new HashMap<>();

    /** By {@code id}, {@code name} or {@code both}, with names in a language. */
    CsvLabels(String option, ApiGround ground, Locale language) {
        this.option = option;
        this.language = language;
        this.agency = Agency.of(ground);
        this.names = new CodeNames(ground);
    }

    /** The head of the column, or columns, that name what rows keep to. */
    List<String> structureHead() {
        return option.equals("name") ? List.of("STRUCTURE_ID", "STRUCTURE_NAME") : List.of("STRUCTURE_ID");
    }

    /** What a row keeps to. */
    List<String> structure(Layout layout) {
        return structures.computeIfAbsent(layout, each -> cells(agency.reference(each.id()), ArtefactNames.of(each)));
    }

    /** The head of the column, or columns, of a component. */
    List<String> head(Component component) {
        return cells(component.id(), component.name());
    }

    /** A value of a component; what is not coded has no name. What makes a key stays as queries take it. */
    List<String> value(Component component, String value) {
        Label name = value == null || component.codelist() == null ? null : names.of(component, value);
        return cells(isLeft(component) ? SpreadsheetCell.ofKey(value) : SpreadsheetCell.of(value), name);
    }

    private static boolean isLeft(Component component) {
        return component.isNumber() || component.isOfKey();
    }

    private List<String> cells(String id, Label name) {
        String said = name == null ? null : SpreadsheetCell.of(name.in(language));
        return switch (option) {
            case "name" -> Arrays.asList(id, said);
            case "both" -> Arrays.asList(said == null ? id : id + ": " + said);
            default -> Arrays.asList(id);
        };
    }
}
