// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.PageFault;
import org.jundeng.page.Reader;
import org.jundeng.page.ServedLinks;
import org.jundeng.web.server.Body;
import org.jundeng.web.server.FormFields;
import org.jundeng.web.server.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a query asks for, and what is wrong with one that asks for nothing. */
class AskedPageTest {

    @Test
    void isChineseAndOfTheLatestNightWhereNothingElseIsAsked() throws AskedPage.Unreadable {
        assertThat(asked("board", "").reader()).isEqualTo(new Reader(Locale.CHINESE, null));
        assertThat(asked("board", "lang=en&day=2014-07-10").reader())
                .isEqualTo(new Reader(Locale.ENGLISH, LocalDate.of(2014, 7, 10)));
    }

    @Test
    void isOfWhatIsKnownNowOnlyWhereThatAndADayAreAskedFor() throws AskedPage.Unreadable {
        Reader now = new Reader(Locale.CHINESE, LocalDate.of(2014, 7, 10), true);
        String link = new ServedLinks("/", java.util.Set.of("board"))
                .to(new Address.Board(), now)
                .orElseThrow();

        assertThat(link).isEqualTo("/?day=2014-07-10&known=now");
        assertThat(asked("board", "day=2014-07-10&known=now").reader()).isEqualTo(now);
        assertThat(asked("board", "day=2014-07-10&known=then").reader()).isEqualTo(now.knowing(false));
        assertThatThrownBy(() -> asked("board", "known=now"))
                .isInstanceOfSatisfying(AskedPage.Unreadable.class, e -> assertThat(e.fault())
                        .isEqualTo(new PageFault(PageFault.Kind.MISSING, "day", "")));
        assertThatThrownBy(() -> asked("board", "day=2014-07-10&known=soon"))
                .isInstanceOfSatisfying(AskedPage.Unreadable.class, e -> assertThat(e.fault())
                        .isEqualTo(new PageFault(PageFault.Kind.UNREADABLE, "known", "soon")));
    }

    @Test
    void isWhatTheLinkToItSays() throws AskedPage.Unreadable {
        TimePeriod june = TimePeriod.parse("2014-06").orElseThrow();
        for (Address address : new Address[] {
            new Address.OfTarget("a&b"),
            new Address.OfDistrict("余杭"),
            new Address.OfFigure("rate", "hangzhou", june),
            new Address.OfRow(17, 3),
            new Address.OfBytes(17),
            new Address.OfEpisode(8),
            Address.Episodes.ALL,
            new Address.Episodes("open", "red", "yuhang", "target:a", 2),
            new Address.Search("失业 率")
        }) {
            String link = new ServedLinks("/", java.util.Set.of(address.kind()))
                    .to(address, new Reader(Locale.ENGLISH, null))
                    .orElseThrow();

            AskedPage asked = asked(address.kind(), link.substring(link.indexOf('?') + 1));

            assertThat(asked).isEqualTo(new AskedPage(address, new Reader(Locale.ENGLISH, null)));
        }
    }

    @Test
    void searchesForWordsWithoutControlCharactersAndNotForLongOnes() throws AskedPage.Unreadable {
        assertThat(asked("search", "q=%20a%00b%0D%0Ac%20").address()).isEqualTo(new Address.Search("a b c"));
        assertThat(asked("search", "q=" + "x".repeat(10_000)).address())
                .isEqualTo(new Address.Search("x".repeat(Address.Search.LONGEST)));
    }

    @ParameterizedTest
    @CsvSource({
        "search, q=%ZZ, garbled address",
        "board, lang=fr, unreadable lang",
        "board, day=2014-02-30, unreadable day",
        "board, day=yesterday, unreadable day",
        "target, '', missing id",
        "target, id=%20, missing id",
        "figure, indicator=a&region=b, missing period",
        "figure, indicator=a&region=b&period=2014-13, unreadable period",
        "row, delivery=7&row=x, unreadable row",
        "bytes, '', missing delivery",
        "bytes, delivery=../../x, unreadable delivery",
        "row, delivery=99999999999999999999&row=1, unreadable delivery",
        "episode, number=1.5, unreadable number",
        "target, id=a%00, unreadable id",
        "district, id=%01a, unreadable id",
        "bureau, id=a%7Fb, unreadable id",
        "figure, indicator=%00&region=b&period=2014, unreadable indicator",
        "figure, indicator=a&region=group:%00&period=2014, unreadable region",
        "deliveries, feed=%00, unreadable feed",
        "deliveries, state=a%00, unreadable state",
        "deliveries, page=0, unreadable page",
        "episodes, region=%00, unreadable region",
        "episodes, rule=a%0Ab, unreadable rule",
        "episodes, level=%00, unreadable level",
        "feeds, year=20%0014, unreadable year",
        "board, lang=%00, unreadable lang",
        "episodes, page=0, unreadable page",
        "episodes, page=99999999999, unreadable page"
    })
    void saysWhatIsWrong(String kind, String query, String fault) {
        assertThatThrownBy(() -> asked(kind, query))
                .isInstanceOf(AskedPage.Unreadable.class)
                .hasMessage(fault);
    }

    private static AskedPage asked(String kind, String query) throws AskedPage.Unreadable {
        return AskedPage.of(
                kind, FormFields.ofQuery(new Request("GET", "/", query, "", "", new Body(new byte[0], false))));
    }
}
