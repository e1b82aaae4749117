// SPDX-License-Identifier: Apache-2.0
package org.jundeng.template;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contract;
import org.jundeng.observation.TimePeriod;

/**
 * An empty delivery of a feed for one period: everything but the figures stands in it. What comes out of it, filled in,
 * is as the contract promises.
 */
public final class Template {

    private static final String MARK = "\uFEFF";

    private final Contract contract;
    private final Catalogue catalogue;
    private final TimePeriod period;
    private final FiguresBefore before;

    /**
     * The template for {@code period}, which must have the feed's frequency. The feed must deliver tables.
     *
     * @param before what the feed brought for the period before; {@link FiguresBefore#NONE} where that is not wished
     */
    public Template(Contract contract, Catalogue catalogue, TimePeriod period, FiguresBefore before) {
        if (!contract.form().isTable() || period.freq() != contract.table().freq()) {
            throw new IllegalArgumentException(
                    "a template is a table of the feed's frequency, not of " + contract.feed() + " for " + period);
        }
        this.contract = contract;
        this.catalogue = catalogue;
        this.period = period;
        this.before = before;
    }

    /** The template as a workbook (.xlsx), with its instructions in the language of {@code locale}. */
    public byte[] workbook(Locale locale, String fileName) {
        return new TemplateWorkbook(contract, catalogue, locale)
                .write(
                        table(),
                        before.values().isEmpty() ? null : earlier(),
                        new Instructions(contract, catalogue, locale).lines(period, fileName));
    }

    /** The template as a CSV file, in the charset that the contract names, else in UTF-8 with a byte order mark. */
    public byte[] csv() {
        String text = TemplateCsv.of(contract, table(), new TitleLines(contract, catalogue).of(period));
        String charset = contract.form().charset();
        return charset.equals("auto")
                ? (MARK + text).getBytes(StandardCharsets.UTF_8)
                : text.getBytes(Charset.forName(charset));
    }

    private BlankTable table() {
        return new BlankTables(contract, catalogue, before).of(period);
    }

    /** The period before, with its figures in place of blank cells. */
    private BlankTable earlier() {
        return new BlankTables(contract, catalogue, before).filled(period.plus(-1));
    }
}
