// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jundeng.catalogue.Indicator;
import org.jundeng.observation.Observation;
import org.jundeng.observation.TimePeriod;

/** Figures that are too large or too small. */
final class Scales {

    private static final List<Integer> POWERS = List.of(-8, -4, -3, -2, -1, 1, 2, 3, 4, 8);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Scales() {}

    static Optional<SentDelivery> wholeFile(Mistake.Place place) {
        int power = place.draw().one(POWERS);
        return Cells.rewritten(place, cell -> true, cell -> cell.obsValue().scaleByPowerOfTen(power));
    }

    static Optional<SentDelivery> column(Mistake.Place place) {
        int power = place.draw().one(POWERS);
        return Cells.rewritten(
                place, anIndicator(place), cell -> cell.obsValue().scaleByPowerOfTen(power));
    }

    /** Two thirds to nine tenths of the districts write their figures in another unit. */
    static Optional<SentDelivery> mostRegions(Mistake.Place place) {
        int power = place.draw().one(POWERS);
        return inMostDistricts(place, cell -> cell.obsValue().scaleByPowerOfTen(power), Cells::rewritten);
    }

    static Optional<SentDelivery> fraction(Mistake.Place place) {
        return perCent(place)
                .flatMap(meant ->
                        Cells.rewritten(place, meant, cell -> cell.obsValue().divide(HUNDRED, MathContext.DECIMAL64)));
    }

    static Optional<SentDelivery> hundredfold(Mistake.Place place) {
        return perCent(place)
                .flatMap(meant ->
                        Cells.rewritten(place, meant, cell -> cell.obsValue().multiply(HUNDRED)));
    }

    /** 4512 becomes 45124512. */
    static Optional<SentDelivery> digitsTypedTwice(Mistake.Place place) {
        return inOneKnownCell(place, cell -> {
            String digits = cell.obsValue().toPlainString();
            return digits.contains(".") ? cell.obsValue() : new BigDecimal(digits + digits);
        });
    }

    static Optional<SentDelivery> farAboveAny(Mistake.Place place) {
        BigDecimal times = BigDecimal.valueOf(15 + place.draw().below(60));
        return inOneKnownCell(
                place, cell -> place.known().largest(cell).max(cell.obsValue()).multiply(times));
    }

    /** Outside what the catalogue says is possible. */
    static Optional<SentDelivery> impossible(Mistake.Place place) {
        BigDecimal rise = BigDecimal.valueOf(1.05 + place.draw().unit());
        return inOneCell(place, cell -> {
            Indicator indicator =
                    World.CATALOGUE.indicator(cell.series().indicator()).orElseThrow();
            if (indicator.maximum() != null) {
                return indicator.maximum().multiply(rise);
            }
            return indicator.minimum() == null
                    ? cell.obsValue()
                    : indicator.minimum().subtract(BigDecimal.ONE).subtract(cell.obsValue());
        });
    }

    static Optional<SentDelivery> mostRegionsJump(Mistake.Place place) {
        BigDecimal factor = jump(place.draw());
        return inMostDistricts(place, cell -> times(cell, factor), Cells::rewrittenWhereKnown);
    }

    static Optional<SentDelivery> allRegionsJump(Mistake.Place place) {
        BigDecimal factor = jump(place.draw());
        TimePeriod newest = place.honest().newest();
        return ofDistricts(place, indicator -> true)
                .flatMap(meant -> Cells.rewrittenWhereKnown(
                        place,
                        cell -> cell.timePeriod().equals(newest) && meant.test(cell),
                        cell -> times(cell, factor)));
    }

    /** Mu for square metres, jin for kilograms, square kilometres for mu, households for persons. */
    static Optional<SentDelivery> anotherUnit(Mistake.Place place) {
        BigDecimal factor = new BigDecimal(place.draw().one(List.of("0.0015", "666.7", "1500", "0.3", "7.2", "500")));
        return ofDistricts(place, indicator -> !Cells.isPerCent(indicator))
                .flatMap(meant -> Cells.rewrittenWhereKnown(place, meant, cell -> times(cell, factor)));
    }

    /** All figures of an indicator that at least three districts have; empty where there is none. */
    private static Optional<Predicate<Observation>> ofDistricts(Mistake.Place place, Predicate<String> fits) {
        List<String> found = place.honest().indicators().stream()
                .filter(fits)
                .filter(indicator -> place.honest().ofTheNewest().stream()
                                .filter(cell -> !Cells.isCity(cell)
                                        && cell.series().indicator().equals(indicator))
                                .count()
                        >= 3)
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String one = place.draw().one(found);
        return Optional.of(cell -> cell.series().indicator().equals(one));
    }

    static Optional<SentDelivery> signFlipped(Mistake.Place place) {
        return Cells.rewritten(
                place, anIndicator(place), cell -> cell.obsValue().negate());
    }

    /** 1,234 is read as 1 and 45,100 as 45. */
    static Optional<SentDelivery> thousandsLost(Mistake.Place place) {
        BigDecimal thousand = BigDecimal.valueOf(1000);
        return Cells.rewritten(
                place,
                anIndicator(place),
                cell -> cell.obsValue().abs().compareTo(thousand) < 0
                        ? cell.obsValue()
                        : cell.obsValue().divideToIntegralValue(thousand));
    }

    private static BigDecimal jump(Draw draw) {
        double factor = draw.between(4, 9);
        return BigDecimal.valueOf(draw.chance(0.5) ? factor : 1 / factor);
    }

    private static BigDecimal times(Observation cell, BigDecimal factor) {
        int scale = Math.max(0, cell.obsValue().scale());
        return cell.obsValue().multiply(factor).setScale(scale, RoundingMode.HALF_UP);
    }

    private static Predicate<Observation> anIndicator(Mistake.Place place) {
        String one = place.draw().one(place.honest().indicators());
        return cell -> cell.series().indicator().equals(one);
    }

    private static Optional<Predicate<Observation>> perCent(Mistake.Place place) {
        List<String> rates =
                place.honest().indicators().stream().filter(Cells::isPerCent).toList();
        if (rates.isEmpty()) {
            return Optional.empty();
        }
        String one = place.draw().one(rates);
        return Optional.of(cell -> cell.series().indicator().equals(one));
    }

    private interface Wrong extends java.util.function.Function<Observation, BigDecimal> {}

    /** How figures are written into cells. */
    private interface Writing {
        Optional<SentDelivery> write(Mistake.Place place, Predicate<Observation> meant, Wrong wrong);
    }

    private static Optional<SentDelivery> inOneKnownCell(Mistake.Place place, Wrong wrong) {
        Observation one = place.draw().one(place.honest().ofTheNewest());
        return Cells.rewrittenWhereKnown(place, cell -> cell == one, wrong);
    }

    private static Optional<SentDelivery> inOneCell(Mistake.Place place, Wrong wrong) {
        TimePeriod newest = place.honest().newest();
        Observation one = place.draw().one(place.honest().ofTheNewest().stream().toList());
        return Cells.rewritten(place, cell -> cell == one, wrong);
    }

    /** Empty where there are fewer than three districts, or where most of their figures are zero. */
    private static Optional<SentDelivery> inMostDistricts(Mistake.Place place, Wrong wrong, Writing writing) {
        TimePeriod newest = place.honest().newest();
        Predicate<Observation> meant = anIndicator(place);
        List<Observation> districts = place.honest().ofTheNewest().stream()
                .filter(cell -> meant.test(cell) && !Cells.isCity(cell))
                .toList();
        if (districts.size() < 3) {
            return Optional.empty();
        }
        int many = (int) Math.ceil(districts.size() * place.draw().between(0.67, 0.95));
        int first = place.draw().below(districts.size());
        List<Observation> chosen = new java.util.ArrayList<>();
        for (int no = 0; no < many; no++) {
            chosen.add(districts.get((first + no) % districts.size()));
        }
        return writing.write(place, chosen::contains, wrong);
    }
}
