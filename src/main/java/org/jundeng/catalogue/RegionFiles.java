// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.binding.MissingValues;
import org.jundeng.binding.NearestWord;
import org.jundeng.binding.YamlFile;

/** Reads {@code regions/regions.csv}, {@code successions.csv} and {@code groups.yaml}. */
final class RegionFiles {

    /** As in GB/T 2260 and in the statistical codes below it. */
    private static final Pattern CODE = Pattern.compile("\\d{6}|\\d{9}|\\d{12}");

    private static final List<String> REGION_COLUMNS =
            List.of("region_id", "code", "name_zh", "name_en", "level", "parent_id", "valid_from", "valid_to");
    private static final List<String> SUCCESSION_COLUMNS =
            List.of("from_region", "to_region", "effective", "share", "note");

    private final Path folder;
    private final Faults faults;

    RegionFiles(Path folder, Faults faults) {
        this.folder = folder;
        this.faults = faults;
    }

    /**
     * The content of {@code groups.yaml}.
     *
     * @param asOf the day of the plan
     * @param within the names of the regions around the city, the outermost first; empty where absent
     * @param groups the groups
     * @param tiles where regions stand on the map of tiles; empty where absent
     */
    record GroupsFile(LocalDate asOf, List<String> within, List<RegionGroup> groups, List<Regions.Tile> tiles) {
        GroupsFile {
            MissingValues.check("as-of", asOf, "groups", groups);
            within = within == null ? List.of() : List.copyOf(within);
            groups = List.copyOf(groups);
            tiles = tiles == null ? List.of() : List.copyOf(tiles);
        }
    }

    Regions read() {
        List<RegionValidity> validities = validities();
        Set<String> ids = validities.stream().map(RegionValidity::regionId).collect(Collectors.toSet());
        List<Succession> successions = successions(ids, validities);
        YamlFile file = YamlFile.read(folder.resolve("groups.yaml"), faults);
        GroupsFile groups =
                file.bind(GroupsFile.class).orElse(new GroupsFile(LocalDate.EPOCH, List.of(), List.of(), List.of()));
        List<String> at = file.elements("/groups");
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < groups.groups().size(); i++) {
            RegionGroup group = groups.groups().get(i);
            if (!seen.add(group.id())) {
                file.fault(at.get(i) + "/id", "group \"" + group.id() + "\" stands here a second time");
            }
            for (int m = 0; m < group.members().size(); m++) {
                String member = group.members().get(m);
                if (!ids.contains(member)) {
                    file.fault(at.get(i) + "/members/" + m, unknown(member, ids));
                }
            }
        }
        checkTiles(file, groups.tiles(), validities);
        Regions regions = new Regions(validities, successions, groups.asOf(), groups.groups(), groups.within());
        groups.tiles().forEach(regions::place);
        return regions;
    }

    /** One tile holds one region at a time: a region that has ended may leave its tile to another. */
    private static void checkTiles(YamlFile file, List<Regions.Tile> tiles, List<RegionValidity> validities) {
        List<String> at = file.elements("/tiles");
        for (int i = 0; i < tiles.size(); i++) {
            Regions.Tile tile = tiles.get(i);
            Set<String> ids =
                    validities.stream().map(RegionValidity::regionId).collect(Collectors.toCollection(TreeSet::new));
            if (!ids.contains(tile.region())) {
                file.fault(at.get(i) + "/region", unknown(tile.region(), ids));
            }
            for (Regions.Tile before : tiles.subList(0, i)) {
                if (before.region().equals(tile.region())) {
                    file.fault(at.get(i) + "/region", "region \"" + tile.region() + "\" stands here a second time");
                } else if (before.column().equals(tile.column())
                        && before.row().equals(tile.row())
                        && existTogether(before.region(), tile.region(), validities)) {
                    file.fault(
                            at.get(i) + "/region",
                            "column " + tile.column() + ", row " + tile.row() + " is " + before.region()
                                    + "'s at the same time");
                }
            }
        }
    }

    private static boolean existTogether(String one, String other, List<RegionValidity> validities) {
        return named(validities, one).anyMatch(held -> named(validities, other)
                .anyMatch(also -> also.holdsWithin(
                        held.validFrom(),
                        held.validTo() == null ? LocalDate.MAX : held.validTo().minusDays(1))));
    }

    private List<RegionValidity> validities() {
        ConfigCsv table = ConfigCsv.read(folder.resolve("regions.csv"), REGION_COLUMNS, faults);
        List<RegionValidity> validities = new ArrayList<>();
        List<ConfigCsv.Row> rows = new ArrayList<>();
        for (ConfigCsv.Row row : table.rows()) {
            LocalDate from = row.date("valid_from");
            LocalDate to = row.date("valid_to");
            if (from == null || (to != null && !to.isAfter(from))) {
                row.fault("valid_from must be a day before valid_to");
                continue;
            }
            Label name = new Label(row.required("name_zh"), row.required("name_en"));
            RegionValidity validity = new RegionValidity(
                    row.required("region_id"),
                    row.required("code"),
                    name,
                    row.required("level"),
                    row.optional("parent_id"),
                    from,
                    to);
            if (validity.code() != null && !CODE.matcher(validity.code()).matches()) {
                row.fault("code " + validity.code() + " can never match: a code has 6, 9 or 12 digits");
            }
            checkOverlap(row, validity, validities);
            validities.add(validity);
            rows.add(row);
        }
        Set<String> ids = validities.stream().map(RegionValidity::regionId).collect(Collectors.toSet());
        rows.stream()
                .filter(row -> row.optional("parent_id") != null && !ids.contains(row.optional("parent_id")))
                .forEach(row -> row.fault(unknown(row.optional("parent_id"), ids)));
        if (validities.stream().noneMatch(validity -> validity.parentId() == null)) {
            faults.add(table.file(), 0, "has no city: a region without parent_id");
        }
        return validities;
    }

    private static void checkOverlap(ConfigCsv.Row row, RegionValidity one, Collection<RegionValidity> others) {
        LocalDate last = one.validTo() == null ? LocalDate.MAX : one.validTo().minusDays(1);
        for (RegionValidity other : others) {
            if (other.holdsWithin(one.validFrom(), last)) {
                if (other.code().equals(one.code())) {
                    row.fault("code " + one.code() + " is " + other.regionId() + "'s at the same time");
                } else if (other.regionId().equals(one.regionId())) {
                    row.fault("region \"" + one.regionId() + "\" has the code " + other.code() + " at the same time");
                }
            }
        }
    }

    private List<Succession> successions(Set<String> ids, List<RegionValidity> validities) {
        List<Succession> successions = new ArrayList<>();
        for (ConfigCsv.Row row : ConfigCsv.read(folder.resolve("successions.csv"), SUCCESSION_COLUMNS, faults)
                .rows()) {
            for (String column : List.of("from_region", "to_region")) {
                if (!ids.contains(row.required(column))) {
                    row.fault(unknown(row.required(column), ids));
                }
            }
            String share = row.required("share");
            LocalDate effective = row.date("effective");
            if (!share.equals("all") && !share.equals("part")) {
                row.fault("share \"" + share + "\" is neither all nor part");
            }
            if (effective == null) {
                row.fault("effective is missing");
            } else {
                Succession succession = new Succession(
                        row.required("from_region"), row.required("to_region"), effective, share.equals("all"));
                checkBoundary(row, succession, validities);
                successions.stream()
                        .filter(other -> other.from().equals(succession.from())
                                && other.effective().equals(effective)
                                && (other.whole() || succession.whole()))
                        .findFirst()
                        .ifPresent(other -> row.fault("all of " + succession.from() + " cannot go to "
                                + (other.whole() ? other.to() : succession.to()) + " while it goes to "
                                + (other.whole() ? succession.to() : other.to()) + " as well"));
                successions.add(succession);
            }
        }
        return successions;
    }

    /** A region is a territory: if its territory changes, it ends, and its successor begins on the same day. */
    private static void checkBoundary(ConfigCsv.Row row, Succession one, List<RegionValidity> validities) {
        if (isKnown(validities, one.from())
                && named(validities, one.from())
                        .noneMatch(held -> one.effective().equals(held.validTo()))) {
            row.fault("region \"" + one.from() + "\" does not end on " + one.effective());
        }
        if (isKnown(validities, one.to())
                && named(validities, one.to()).noneMatch(held -> one.effective().equals(held.validFrom()))) {
            row.fault("region \"" + one.to() + "\" does not begin on " + one.effective());
        }
    }

    private static boolean isKnown(List<RegionValidity> validities, String regionId) {
        return named(validities, regionId).findAny().isPresent();
    }

    private static Stream<RegionValidity> named(List<RegionValidity> validities, String regionId) {
        return validities.stream().filter(held -> held.regionId().equals(regionId));
    }

    private static String unknown(String region, Collection<String> ids) {
        return NearestWord.unknown("region", region, ids);
    }
}
