// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import static org.jundeng.api.ApiColumn.always;
import static org.jundeng.api.ApiColumn.maybe;
import static org.jundeng.api.ApiParameter.one;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jundeng.api.ApiColumn.Type;
import org.jundeng.catalogue.RegionValidity;

/** The regions with their codes and names, each for the time for which it had them. */
final class RegionsResource implements ApiResource {

    private static final List<ApiColumn> COLUMNS = List.of(
            always("region_id", Type.TEXT, "The region's id, which stays the same whatever its code."),
            always("ref_area", Type.TEXT, "Its code in this time; of a group, its id."),
            always("name_zh", Type.TEXT, "Its Chinese name in this time."),
            always("name_en", Type.TEXT, "Its English name in this time."),
            always("level", Type.TEXT, "city, district, county-level-city, county or group, as the catalogue says."),
            maybe("parent_id", Type.TEXT, "The region that it belongs to; null for the city and for groups."),
            always("valid_from", Type.DATE, "The first day of this time."),
            maybe("valid_to", Type.DATE, "The first day on which it is over; null where it holds today."));

    private static final List<ApiParameter> PARAMETERS = List.of(
            one("refArea", ApiParameter.Type.TEXT, "Only the region with this id or code."),
            one("on", ApiParameter.Type.DATE, "Only codes and names that held on this day."));

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "regions", "The regions: their codes and names, each for the time for which it held.", PARAMETERS, COLUMNS);

    @Override
    public ApiDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ApiAnswer answer(ApiGround ground, ApiQuestion question, Consumer<Object[]> to) {
        String word = question.text("refArea");
        LocalDate on = question.day("on");
        List<RegionValidity> known =
                List.copyOf(ground.configuration().catalogue().regions().validities());
        question.check(
                "refArea",
                asked -> known.stream().anyMatch(each -> isCalled(each, asked)),
                known.stream().map(RegionValidity::code).toList());
        List<RegionValidity> chosen = known.stream()
                .filter(each -> word == null || isCalled(each, word))
                .filter(each -> on == null || each.holdsWithin(on, on))
                .toList();
        return new ListedRows<>(chosen, each -> each.regionId() + " " + each.validFrom(), RegionsResource::cells)
                .page(question, List.of(), to);
    }

    private static boolean isCalled(RegionValidity each, String word) {
        return each.regionId().equals(word) || each.code().equals(word);
    }

    private static Object[] cells(RegionValidity each) {
        return new Object[] {
            each.regionId(),
            each.code(),
            each.name().zh(),
            each.name().en(),
            each.level(),
            each.parentId(),
            each.validFrom(),
            each.validTo()
        };
    }
}
