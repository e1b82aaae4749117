// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jundeng.binding.Faults;
import org.jundeng.binding.MissingValues;
import org.jundeng.binding.NearestWord;
import org.jundeng.binding.YamlFile;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Person;
import org.jundeng.catalogue.RegionValidity;

/** Reads {@code users.yaml} and {@code clients.yaml}. Where neither is there, nobody is known. */
public final class AccessFiles {

    /** The file of users, in the folder of the configuration. */
    public static final String USERS = "users.yaml";

    /** The file of clients, in the folder of the configuration. */
    public static final String CLIENTS = "clients.yaml";

    private AccessFiles() {}

    /**
     * {@code users.yaml}.
     *
     * @param users everybody who may log in
     */
    record UsersFile(List<User> users) {
        UsersFile {
            MissingValues.check("users", users);
            users = List.copyOf(users);
        }
    }

    /**
     * {@code clients.yaml}.
     *
     * @param clients all programs that may read by the API
     */
    record ClientsFile(List<Client> clients) {
        ClientsFile {
            MissingValues.check("clients", clients);
            clients = List.copyOf(clients);
        }
    }

    /** Reads both files below {@code configDir}; all mistakes go to {@code faults}. */
    public static Admission read(Path configDir, Catalogue catalogue, Faults faults) {
        List<User> users = users(configDir, catalogue, faults);
        Set<String> names =
                users.stream().map(user -> user.id().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return new Admission(users, clients(configDir, catalogue, names, faults), catalogue.regions());
    }

    private static List<User> users(Path configDir, Catalogue catalogue, Faults faults) {
        Path path = configDir.resolve(USERS);
        if (!Files.exists(path)) {
            return List.of();
        }
        YamlFile file = YamlFile.read(path, faults);
        List<User> users = file.bind(UsersFile.class).map(UsersFile::users).orElse(List.of());
        List<String> at = file.elements("/users");
        repeated(file, "user", users, user -> user.id().toLowerCase(Locale.ROOT));
        Set<String> people = catalogue.people().all().stream().map(Person::id).collect(Collectors.toSet());
        Set<String> districts = catalogue.regions().validities().stream()
                .filter(validity -> validity.parentId() != null)
                .map(RegionValidity::regionId)
                .collect(Collectors.toCollection(TreeSet::new));
        for (int i = 0; i < users.size(); i++) {
            User user = users.get(i);
            String place = at.get(i);
            if (user.person() != null && !people.contains(user.person())) {
                file.fault(place + "/person", NearestWord.unknown("person", user.person(), people));
            }
            // Else the ledger and the pages would name the other person as the author of what the user does.
            if (people.contains(user.id()) && !user.id().equals(user.person())) {
                file.fault(
                        place + "/id",
                        "user \"" + user.id() + "\" is called like a person who is somebody else; give the user another"
                                + " id, or that person");
            }
            unknown(file, place, "bureau", user.bureaus(), catalogue.bureaus().keySet());
            unknown(file, place, "district", user.districts(), districts);
        }
        return users;
    }

    private static List<Client> clients(Path configDir, Catalogue catalogue, Set<String> users, Faults faults) {
        Path path = configDir.resolve(CLIENTS);
        if (!Files.exists(path)) {
            return List.of();
        }
        YamlFile file = YamlFile.read(path, faults);
        List<Client> clients =
                file.bind(ClientsFile.class).map(ClientsFile::clients).orElse(List.of());
        List<String> at = file.elements("/clients");
        repeated(file, "client", clients, Client::id);
        for (int i = 0; i < clients.size(); i++) {
            if (users.contains(clients.get(i).id())) {
                file.fault(
                        at.get(i) + "/id",
                        "client \"" + clients.get(i).id() + "\" is called like a user; give it another name");
            }
            unknown(
                    file,
                    at.get(i),
                    "bureau",
                    clients.get(i).bureaus(),
                    catalogue.bureaus().keySet());
        }
        return clients;
    }

    private static void unknown(YamlFile file, String place, String noun, List<String> ids, Set<String> known) {
        ids.stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> file.fault(place + "/" + noun + "s", NearestWord.unknown(noun, id, known)));
    }

    private static <T> void repeated(YamlFile file, String noun, List<T> all, Function<T, String> id) {
        List<String> at = file.elements("/" + noun + "s");
        Set<String> before = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            if (!before.add(id.apply(all.get(i)))) {
                file.fault(at.get(i) + "/id", noun + " \"" + id.apply(all.get(i)) + "\" stands here a second time");
            }
        }
    }
}
