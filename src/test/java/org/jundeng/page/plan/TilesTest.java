// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.jundeng.assess.State;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
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
        return new Tiles(CONTEXT, CATALOGUE.indicator("unemployment-rate").orElseThrow(), LocalDate.parse(night));
    }

    private static Tiles.Value value(String region, String value, Boolean holds) {
        return new Tiles.Value(region, TimePeriod.parse("2014-06").orElseThrow(), new BigDecimal(value), holds);
    }

    @Test
    void followTheConfigurationAndThenTheOrderOfCodes() {
        Tiles tiles = tiles("2014-07-10");
        tiles.add(value("xihu", "3.68", true));

        assertThat(tiles.map().orElseThrow().tiles())
                .extracting(tile -> tile.name() + " " + tile.x() + "," + tile.y())
                .startsWith("西湖区 109,109", "余杭区 109,3", "上城区 3,215", "下城区 109,215");
    }

    @Test
    void showAStateByColourSignAndWord() {
        Tiles tiles = tiles("2014-07-10");
        tiles.add(value("xihu", "3.68", true));
        tiles.add(value("yuhang", "4.2", false));
        tiles.add(value("fuyang", "4.3", null));
        tiles.add("linan", State.NO_DATA);

        assertThat(tiles.map().orElseThrow().tiles())
                .filteredOn(tile -> !tile.figure().isEmpty() || !tile.sign().isEmpty())
                .extracting(tile -> tile.name() + " " + tile.code() + " " + tile.sign() + " " + tile.figure())
                .containsExactlyInAnyOrder("西湖区 holds ● 3.68", "余杭区 fails ✕ 4.2", "富阳市 known  4.3", "临安市 no-data – ");
    }

    @Test
    void areThoseOfTheirTime() {
        Tiles tiles = tiles("2022-07-10");
        tiles.add(value("yuhang-2021", "3", null));

        assertThat(tiles.map().orElseThrow().tiles())
                .extracting(TileMap.Tile::name)
                .contains("临平区")
                .doesNotContain("下城区");
        assertThat(tiles("2014-07-10").map()).as("nothing is known").isEmpty();
    }
}
