// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.jundeng.binding.CharacterWidth;

/** Numbers as they are written by many hands: what is read, and what is proposed, is the number that was written. */
class WrittenNumbersTest {

    private final NumberForm persons = new NumberForm(false, true, false, List.of("persons", "人"));

    @Property(tries = 500)
    void readsEachWayOfWritingANumber(
            @ForAll @BigRange(min = "-99999999", max = "99999999") @Scale(4) BigDecimal value,
            @ForAll("ways") Way way) {
        assertThat(persons.read(way.write(value)).value()).as(way.write(value)).isEqualByComparingTo(value);
    }

    @Property(tries = 500)
    void proposesTheNumberThatWasMarkedOrNothing(
            @ForAll @BigRange(min = "0", max = "99999999") @Scale(4) BigDecimal value,
            @ForAll("marks") String mark,
            @ForAll boolean inFront) {
        String written = value.toPlainString();
        String cell = inFront && mark.length() == 1 ? mark + written : written + mark;

        assertThat(persons.read(cell).value()).as(cell).isNull();
        String bare = FootnoteMark.in(cell).map(FootnoteMark::bare).orElse("");
        assertThat(persons.read(bare).value()).as(cell).isEqualByComparingTo(value);
    }

    @Property(tries = 2000)
    void mendsASeparatorOnlyToTheNumberThatItsDigitsMake(@ForAll("cells") String cell) {
        String proposal = Separators.mended(cell);

        if (persons.read(proposal).value() != null) {
            assertThat(digits(proposal)).as(cell).endsWith(digits(cell));
        }
    }

    @Property(tries = 2000)
    void readsNoDigitsThatAreNotThere(@ForAll("cells") String cell) {
        BigDecimal read = persons.read(cell).value();

        if (read != null) {
            assertThat(new BigDecimal(digits(cell))
                            .compareTo(new BigDecimal(
                                    read.abs().movePointRight(read.scale()).toBigInteger())))
                    .as(cell)
                    .isZero();
        }
    }

    private static String digits(String text) {
        return CharacterWidth.folded(text).replaceAll("[^0-9]", "");
    }

    @Provide
    Arbitrary<Way> ways() {
        return Arbitraries.of(Way.values());
    }

    @Provide
    Arbitrary<String> marks() {
        return Arbitraries.of(
                "¹", "²", "⁰", "⁵", "①", "⑳", "₃", "❶", "⑴", "*", "※", "†", "[1]", "（2）", "注3", "（注1）", "²³");
    }

    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.strings()
                .withChars("0123456789,.、。· '’-５０，．²①")
                .ofMinLength(1)
                .ofMaxLength(9);
    }

    /** A way of writing a number that is understood. */
    enum Way {
        PLAIN {
            @Override
            String write(BigDecimal value) {
                return value.toPlainString();
            }
        },
        FULL_WIDTH {
            @Override
            String write(BigDecimal value) {
                return value.toPlainString()
                        .chars()
                        .map(c -> c - '!' + '\uFF01')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        },
        COMMAS {
            @Override
            String write(BigDecimal value) {
                return grouped(value, ',');
            }
        },
        SPACES {
            @Override
            String write(BigDecimal value) {
                return grouped(value, ' ');
            }
        },
        THIN_SPACES {
            @Override
            String write(BigDecimal value) {
                return grouped(value, '\u2009');
            }
        },
        APOSTROPHES {
            @Override
            String write(BigDecimal value) {
                return grouped(value, '\'');
            }
        },
        WITH_UNIT {
            @Override
            String write(BigDecimal value) {
                return value.toPlainString() + "人";
            }
        };

        abstract String write(BigDecimal value);

        private static String grouped(BigDecimal value, char separator) {
            DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
            symbols.setGroupingSeparator(separator);
            return new DecimalFormat("#,##0.####", symbols).format(value);
        }
    }
}
