// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
 * cell with a colon and a blank between them ({@code both}).
 *
 * @param option one of these
 * @param ground where names stand
 * @param language the language of names
 */
record CsvLabels(String option, ApiGround ground, Locale language) {

    /** The head of the column, or columns, that name what rows keep to. */
    List<String> structureHead() {
        return option.equals("name") ? List.of("STRUCTURE_ID", "STRUCTURE_NAME") : List.of("STRUCTURE_ID");
    }

    /** What a row keeps to. */
    List<String> structure(Layout layout) {
        return cells(Agency.of(ground).reference(layout.id()), ArtefactNames.of(layout));
    }

    /** The head of the column, or columns, of a component. */
    List<String> head(Component component) {
        return cells(component.id(), component.name());
    }

    /** A value of a component; what is not coded has no name. */
    List<String> value(Component component, String value) {
        Label name = value == null || component.codelist() == null ? null : new CodeNames(ground).of(component, value);
        return cells(component.isNumber() ? value : SpreadsheetCell.of(value), name);
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
