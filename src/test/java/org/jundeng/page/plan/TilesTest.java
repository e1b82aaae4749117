// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jundeng.assess.Bound;
import org.jundeng.assess.State;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Target;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.PageContext;
import org.jundeng.page.Reader;
import org.jundeng.page.ServedLinks;
import org.junit.jupiter.api.Test;

/** Where districts stand on the map of tiles, in a configuration that places only some of them. */
class TilesTest {

    private static final Catalogue CATALOGUE =
            Catalogue.read(Path.of("src/test/resources/org/jundeng/catalogue/config"), new Faults());
    private static final PageContext CONTEXT = new PageContext(
            CATALOGUE, new Reader(Locale.CHINESE, null), new ServedLinks("/", java.util.Set.of("district")));

    private static Tiles tiles(String night) {
        Target target = CATALOGUE.target("unemployment-below-4").orElseThrow();
        Indicator rate = CATALOGUE.indicator("unemployment-rate").orElseThrow();
        return new Tiles(
                CONTEXT, rate, Bound.of(target, rate, CATALOGUE.units()).orElseThrow(), LocalDate.parse(night));
    }

    private static Tiles.Value value(String region, String value, Fulfilment fulfilment) {
        return new Tiles.Value(region, TimePeriod.parse("2014-06").orElseThrow(), new BigDecimal(value), fulfilment);
    }

    @Test
    void followTheConfigurationAndThenTheOrderOfCodes() {
        Tiles tiles = tiles("2014-07-10");
        tiles.add(value("xihu", "3.68", Fulfilment.HOLDS));

        assertThat(rows(tiles))
                .as("north to south, each row from west to east, with a dot for a place that is free")
                .startsWith(". 余杭区 . . .", ". 西湖区 . . .", "上城区 下城区 江干区 拱墅区 滨江区");
    }

    private static List<String> rows(Tiles tiles) {
        return tiles.map().orElseThrow().rows().stream()
                .map(row -> row.stream()
                        .map(tile -> tile.name().isEmpty() ? "." : tile.name())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static List<TileMap.Tile> all(Tiles tiles) {
        return tiles.map().orElseThrow().rows().stream().flatMap(List::stream).toList();
    }

    @Test
    void showAStateByWhatGivesItColourAndSign() {
        Tiles tiles = tiles("2014-07-10");
        tiles.add(value("xihu", "3.68", Fulfilment.HOLDS));
        tiles.add(value("yuhang", "4.2", Fulfilment.FAILS));
        tiles.add(value("fuyang", "4.3", Fulfilment.NOT_YET));
        tiles.add("linan", State.NO_DATA);

        assertThat(all(tiles))
                .filteredOn(tile -> !tile.name().isEmpty() && !tile.code().equals("known"))
                .extracting(tile -> tile.name() + " " + tile.code() + " " + tile.figure())
                .containsExactlyInAnyOrder("西湖区 holds 3.68", "余杭区 fails 4.2", "富阳市 not-yet 4.3", "临安市 no-data ");
    }

    @Test
    void roundNoFigureOntoTheBoundThatItBreaks() {
        Tiles tiles = tiles("2014-07-10");
        tiles.add(value("yuhang", "4.00004", Fulfilment.FAILS));
        tiles.add(value("fuyang", "4.004", Fulfilment.FAILS));
        tiles.add(value("xihu", "3.333333", Fulfilment.HOLDS));

        assertThat(all(tiles))
                .extracting(tile -> tile.name() + " " + tile.figure())
                .contains("余杭区 4.00004", "富阳市 4.004", "西湖区 3.33");
    }

    @Test
    void areThoseOfTheirTime() {
        Tiles tiles = tiles("2022-07-10");
        tiles.add(value("yuhang-2021", "3", Fulfilment.NONE));

        assertThat(all(tiles)).extracting(TileMap.Tile::name).contains("临平区").doesNotContain("下城区");
        assertThat(tiles("2014-07-10").map()).as("nothing is known").isEmpty();
    }
}
