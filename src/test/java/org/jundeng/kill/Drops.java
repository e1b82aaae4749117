// SPDX-License-Identifier: Apache-2.0
package org.jundeng.kill;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What stewards drop, night by night: fresh, revised, the same again, flawed, implausible, refused, of no feed, empty,
 * big, late. Everything follows from the seed.
 */
final class Drops {

    private static final List<String> AREAS = List.of("青石县", "东桥街道", "南溪镇", "999901201");
    private static final LocalDate FIRST_NIGHT = LocalDate.of(2015, 7, 8);
    private static final int BIG_DAYS = 900;

    private final Random random;
    private final List<Drop> earlier = new ArrayList<>();
    private int number;

    private Drops(long seed) {
        this.random = new Random(seed);
    }

    /**
     * A file that a steward drops.
     *
     * @param bureau whose folder
     * @param name the file's name, not given twice
     * @param bytes what is in it
     */
    record Drop(String bureau, String name, byte[] bytes) {}

    /**
     * What comes before the job of a working day.
     *
     * @param date the business date
     * @param drops in the order in which a night takes them
     */
    record Night(LocalDate date, List<Drop> drops) {}

    /** A night for each number, with so many deliveries; a big one is among them. */
    static List<Night> of(long seed, int... deliveries) {
        Drops drops = new Drops(seed);
        List<Night> all = new ArrayList<>();
        LocalDate date = FIRST_NIGHT;
        for (int many : deliveries) {
            List<Drop> dropped = new ArrayList<>();
            dropped.add(drops.big());
            while (dropped.size() < many) {
                dropped.add(drops.next());
            }
            dropped.sort(Comparator.comparing(Drop::bureau).thenComparing(Drop::name));
            all.add(new Night(date, dropped));
            do {
                date = date.plusDays(1);
            } while (date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY);
        }
        return all;
    }

    private Drop big() {
        number++;
        Drop big = levels(BIG_DAYS);
        earlier.add(big);
        return big;
    }

    private Drop next() {
        number++;
        int kind = random.nextInt(20);
        if (kind < 3 && !earlier.isEmpty()) {
            return sameAgain();
        }
        Drop drop =
                switch (kind) {
                    case 3 -> new Drop("roads", "notes-%04d.txt".formatted(number), bytes("no feed is called so\n"));
                    case 4 -> new Drop("civil-affairs", "elderly-care-%04d.csv".formatted(number), new byte[0]);
                    case 5 -> levels(BIG_DAYS);
                    case 6, 7, 8 -> levels(10 + random.nextInt(20));
                    case 9, 10, 11, 12 -> care();
                    case 13, 14, 15, 16 -> works();
                    default -> samples();
                };
        earlier.add(drop);
        return drop;
    }

    private Drop sameAgain() {
        Drop first = earlier.get(random.nextInt(earlier.size()));
        int dot = first.name().lastIndexOf('.');
        String name = "%s-again-%04d%s"
                .formatted(first.name().substring(0, dot), number, first.name().substring(dot));
        return new Drop(first.bureau(), name, first.bytes());
    }

    private Drop care() {
        StringBuilder text =
                new StringBuilder(once(12) ? "area,quarter,pension,money\n" : "area,quarter,pension,beds\n");
        for (int quarter = 1; quarter <= 2; quarter++) {
            for (String area : AREAS) {
                text.append("%s,2015年%d季度,%d.%d,%s%n"
                        .formatted(
                                area,
                                quarter,
                                90 + random.nextInt(9),
                                random.nextInt(10),
                                flawed("" + random.nextInt(20))));
            }
        }
        return new Drop("civil-affairs", "elderly-care-%04d.csv".formatted(number), bytes(text.toString()));
    }

    private Drop works() {
        List<String> records = new ArrayList<>();
        int month = 1 + random.nextInt(6);
        for (String area : AREAS) {
            records.add("{\"area\": \"%s\", \"month\": \"2015-%02d\", \"mended\": \"%s\", \"lit\": %d}"
                    .formatted(area, month, flawed("3." + random.nextInt(10)), 70 + random.nextInt(30)));
        }
        String text = "[" + String.join(",\n", records) + (once(12) ? "" : "]");
        return new Drop("roads", "road-works-%04d.json".formatted(number), bytes(text));
    }

    /** The name's date decides which is the newer, and is not in the order of arrival. One in four has fractions. */
    private Drop samples() {
        StringBuilder text = new StringBuilder("area,month,clean\n");
        int month = 1 + random.nextInt(6);
        String clean = once(4) ? "0.9" : "9";
        for (String area : AREAS) {
            text.append(
                    "%s,2015-%02d,%s%n".formatted(area, month, once(40) ? "many" : clean + (5 + random.nextInt(5))));
        }
        String name = "water-samples-201507%02d-%04d.csv".formatted(1 + random.nextInt(8), number);
        return new Drop("water", name, bytes(text.toString()));
    }

    private Drop levels(int days) {
        StringBuilder text = new StringBuilder("area,day,what,figure\n");
        LocalDate last = LocalDate.of(2015, 6, 30).minusDays(random.nextInt(3));
        for (int day = days; day > 0; day--) {
            for (String area : AREAS.subList(1, AREAS.size())) {
                LocalDate on = last.minusDays(day);
                int usual = 200 + on.getDayOfMonth();
                int level = once(10) ? usual + random.nextInt(260) : usual;
                text.append("%s,%s,level,%s%n".formatted(area, on, day % 50 == 0 ? flawed("" + level) : level));
                text.append("%s,%s,rain,%d.5%n".formatted(area, on, on.getDayOfMonth() % 5));
            }
        }
        return new Drop("water", "water-levels-%04d.csv".formatted(number), bytes(text.toString()));
    }

    private String flawed(String figure) {
        return once(15) ? "about " + figure : figure;
    }

    private boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
