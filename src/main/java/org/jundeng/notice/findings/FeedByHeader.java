// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.findings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;

/** Which feed of a bureau a table is of, by the names of its columns: nobody brings the file of another bureau. */
record FeedByHeader(Contracts contracts, String bureau) {

    /** A header may have one column by chance; two that are promised together say more. */
    private static final int FEWEST = 2;

    /** The only feed whose needed columns are all among {@code headers}; empty where none is, or several are. */
    Optional<String> feed(List<String> headers) {
        Set<String> delivered = headers.stream().map(FeedByHeader::plain).collect(Collectors.toSet());
        List<String> fitting = contracts.all().stream()
                .map(ContractVersion::contract)
                .filter(contract -> contract.bureau().equals(bureau))
                .filter(contract -> contract.source() == null && contract.form().isTable())
                .filter(contract -> fits(contract, delivered))
                .map(Contract::feed)
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private static boolean fits(Contract contract, Set<String> delivered) {
        List<ColumnContract> needed = contract.table().columns().stream()
                .filter(column -> !column.optional())
                .toList();
        return needed.size() >= FEWEST
                && needed.stream().allMatch(column -> Stream.concat(Stream.of(column.name()), column.aliases().stream())
                        .anyMatch(name -> delivered.contains(plain(name))));
    }

    private static String plain(String header) {
        return header.strip().toLowerCase(Locale.ROOT).replace('（', '(').replace('）', ')');
    }
}
