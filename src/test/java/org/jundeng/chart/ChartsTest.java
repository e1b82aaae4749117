// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pixels say. */
class ChartsTest {

    @Test
    void hasTheSizeThatIsAskedFor() throws IOException {
        Shown usual = Shown.of(Series.picture("2014-01", "1", "2"));
        Shown small = Shown.of(new Picture(Series.from("2014-01", "1", "2"), List.of(), 320, 160));

        assertThat(usual.image().getWidth()).isEqualTo(720);
        assertThat(usual.image().getHeight()).isEqualTo(320);
        assertThat(small.image().getWidth()).isEqualTo(320);
        assertThat(small.image().getHeight()).isEqualTo(160);
    }

    @Test
    void liesOnTransparentGround() throws IOException {
        Shown shown = Shown.of(Series.picture("2014-01", "1", "2"));

        assertThat(shown.image().getColorModel().hasAlpha()).isTrue();
        assertThat(shown.image().getRGB(0, 0) >>> 24).isZero();
        assertThat(shown.image().getRGB(719, 319) >>> 24).isZero();
        assertThat(shown.count(ChartStyle.CLEAR)).isGreaterThan(720 * 320 * 3 / 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFFFFFF, 0x1E1E1E})
    void isLegibleOnLightAndOnDark(int ground) {
        assertThat(List.of(ChartStyle.LINE, ChartStyle.CROSSED, ChartStyle.BOUND, ChartStyle.TEXT))
                .allSatisfy(colour ->
                        assertThat(contrast(colour, new Color(ground))).isGreaterThanOrEqualTo(3));
    }

    /** The contrast ratio of two colours, by WCAG 2.1. */
    private static double contrast(Color one, Color other) {
        double first = luminance(one) + 0.05;
        double second = luminance(other) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    @Test
    void samePictureHasTheSameBytes() {
        byte[] first = Shown.png(Picture.of(Series.from("2014-01", "1.50", "2", null, "3!"), new BigDecimal("2.5")));
        byte[] again = Shown.png(Picture.of(Series.from("2014-01", "1.5", "2.0", null, "3!"), new BigDecimal("2.50")));

        assertThat(again).isEqualTo(first);
    }

    @Test
    void staysSmallHoweverTheSeriesJumps() {
        Random random = new Random(7);
        String[] figures = IntStream.range(0, Picture.MOST_POINTS)
                .mapToObj(i -> BigDecimal.valueOf(random.nextInt(100_000), 2) + (i % 3 == 0 ? "!" : ""))
                .toArray(String[]::new);
        List<BigDecimal> range = List.of(new BigDecimal("180.55"), new BigDecimal("700.25"));

        assertThat(Shown.png(new Picture(Series.from("2014-05-01", figures), range, 720, 320)))
                .hasSizeLessThan(20_000);
    }

    @Test
    void leavesGapWhereFigureIsMissing() throws IOException {
        assertGapAtTheSecond(Series.from("2014-01", "5", null, "5", "5"));
    }

    @Test
    void leavesGapWherePeriodIsLeftOut() throws IOException {
        List<Picture.Point> points = Series.from("2014-01", "5", "5", "5", "5");

        assertGapAtTheSecond(List.of(points.get(0), points.get(2), points.get(3)));
    }

    @Test
    void missingFigureIsNotZero() {
        assertThat(Shown.png(Series.picture("2014-01", "5", null, "5")))
                .isNotEqualTo(Shown.png(Series.picture("2014-01", "5", "0", "5")));
    }

    private static void assertGapAtTheSecond(List<Picture.Point> points) throws IOException {
        Shown whole = Shown.of(Series.picture("2014-01", "5", "5", "5", "5"));
        Shown broken = Shown.of(Picture.of(points, null));

        int first = whole.columns(ChartStyle.LINE)[0];
        int apart = (placeOfLast(whole) - first) / 3;
        for (int x = first + apart / 2; x <= first + apart * 3 / 2; x += apart / 2) {
            assertThat(whole.inColumn(x, ChartStyle.LINE)).isPositive();
            assertThat(broken.inColumn(x, ChartStyle.LINE)).isZero();
        }
        assertThat(broken.inColumn(first + apart * 5 / 2, ChartStyle.LINE)).isPositive();
    }

    @Test
    void figureBetweenTwoGapsIsADot() throws IOException {
        Shown shown = Shown.of(Series.picture("2014-01", "5", null, "7!", null, "5"));

        assertThat(shown.count(ChartStyle.CROSSED)).isBetween(100L, 400L);
    }

    @Test
    void drawsTheBoundAsDashesAcrossThePlot() throws IOException {
        Shown without = Shown.of(Picture.of(Series.from("2014-01", "1", "9"), null));
        Shown with = Shown.of(Picture.of(Series.from("2014-01", "1", "9"), new BigDecimal("4")));

        assertThat(without.count(ChartStyle.BOUND)).isZero();
        int row = IntStream.range(0, 320)
                .reduce((a, b) -> with.inRow(a, ChartStyle.BOUND) >= with.inRow(b, ChartStyle.BOUND) ? a : b)
                .orElseThrow();
        assertThat(with.inRow(row, ChartStyle.BOUND)).isBetween(200L, 500L);
        assertThat(IntStream.range(1, 720)
                        .filter(x -> with.is(x, row, ChartStyle.BOUND) && !with.is(x - 1, row, ChartStyle.BOUND))
                        .count())
                .as("dashes")
                .isGreaterThan(12);
    }

    @Test
    void drawsBothEndsOfARange() throws IOException {
        List<BigDecimal> range = List.of(new BigDecimal("3"), new BigDecimal("5"));
        Shown shown = Shown.of(new Picture(Series.from("2014-01", "1", "9"), range, 720, 320));

        assertThat(IntStream.range(0, 320).filter(y -> shown.inRow(y, ChartStyle.BOUND) > 200))
                .hasSizeBetween(2, 6);
    }

    @Test
    void boundFarFromTheFiguresIsInThePicture() throws IOException {
        Shown shown = Shown.of(Picture.of(Series.from("2014-01", "3", "4"), new BigDecimal("450")));

        assertThat(IntStream.range(0, 320).filter(y -> shown.inRow(y, ChartStyle.BOUND) > 200))
                .isNotEmpty();
    }

    @Test
    void figuresThatCrossHaveAnotherColour() throws IOException {
        assertThat(Shown.of(Series.picture("2014-01", "1", "2", "3")).count(ChartStyle.CROSSED))
                .isZero();
        assertThat(Shown.of(Series.picture("2014-01", "1", "2!", "3")).count(ChartStyle.CROSSED))
                .isBetween(100L, 400L);
    }

    @Test
    void lastFigureIsTheLargest() throws IOException {
        Shown shown = Shown.of(Series.picture("2014-01", "5", "5", "5"));

        int first = shown.columns(ChartStyle.LINE)[0] + 6;
        assertThat(shown.inColumn(placeOfLast(shown), ChartStyle.LINE))
                .isGreaterThan(shown.inColumn(first, ChartStyle.LINE) * 3 / 2);
    }

    @Test
    void lastFigureBeforeTrailingGapsIsTheLargest() throws IOException {
        Shown shown = Shown.of(Series.picture("2014-01", "5", "5", "5", null, null));

        assertThat(placeOfLast(shown)).isBetween(300, 420);
    }

    @Test
    void ofALongSeriesTheLastPointsAreDrawn() {
        String[] figures =
                IntStream.range(0, 50).mapToObj(i -> String.valueOf(i * i % 17)).toArray(String[]::new);
        List<Picture.Point> all = Series.from("2010-01", figures);

        assertThat(Shown.png(Picture.of(all, null))).isEqualTo(Shown.png(Picture.of(all.subList(14, 50), null)));
    }

    @Test
    void singleFigureIsADotInTheMiddle() throws IOException {
        Shown shown = Shown.of(Series.picture("2014-06", "3.2!"));

        assertThat(placeOfLast(shown, ChartStyle.CROSSED)).isBetween(300, 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0,0,0",
                "98.5,98.5,98.50",
                "-3,-3",
                "-3,2,-7.25",
                "123456789012345,1.3E+15,2E+15",
                "1E+400,3E+400",
                "1E-300,5E-300",
                "1000000.0001,1000000.0002",
                "0.1234567890123456789012345678901234567890,1",
                "1E-1000000000,1E+1000000000,5"
            })
    void drawsFiguresOfAnySize(String figures) throws IOException {
        Shown shown = Shown.of(Series.picture("2012", figures.split(",")));

        assertThat(shown.count(ChartStyle.LINE)).isGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2014", "2014-S1", "2014-Q2", "2014-06", "2014-06-10"})
    void namesPeriodsOfAnyFrequencyBelowThePlot(String first) throws IOException {
        Shown shown = Shown.of(Series.picture(first, "1", "2", "3"));

        long written = IntStream.range(280, 320)
                .mapToLong(y -> shown.inRow(y, ChartStyle.TEXT))
                .sum();
        assertThat(written).isPositive();
    }

    @Test
    void drawsNothingWhereNothingIsKnown() {
        assertThat(Charts.png(Picture.of(List.of(), BigDecimal.ONE))).isEmpty();
        assertThat(Charts.png(Picture.of(Series.from("2014-01", null, null), BigDecimal.ONE)))
                .isEmpty();
    }

    @Test
    void drawsNothingWhereOnlyTheDistantPastIsKnown() {
        String[] figures = Collections.nCopies(50, null).toArray(String[]::new);
        figures[0] = "1";

        assertThat(Charts.png(Series.picture("2010-01", figures))).isEmpty();
    }

    private static int placeOfLast(Shown shown) {
        return placeOfLast(shown, ChartStyle.LINE);
    }

    /** The middle of the widest dot: of the columns with the most of its colour. */
    private static int placeOfLast(Shown shown, Color colour) {
        int[] columns = shown.columns(colour);
        long most = Arrays.stream(columns)
                .mapToLong(x -> shown.inColumn(x, colour))
                .max()
                .orElseThrow();
        return (int) Arrays.stream(columns)
                .filter(x -> shown.inColumn(x, colour) == most)
                .average()
                .orElseThrow();
    }
}
