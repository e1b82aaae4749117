// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.cli.terminal.UnusableRequest;
import picocli.CommandLine.Option;

/** The option for the person who gives a command that is recorded. */
public final class AuthorOption {

    @Option(
            names = "--as",
            paramLabel = "PERSON",
            description = "Who says it: an id of people.yaml. Default: the operating system user.")
    private String person;

    /** The operating system user, whether or not a person was named. */
    public String user() {
        return System.getProperty("user.name");
    }

    /**
     * The person's id, or the operating system user if the option is absent. Throws {@link UnusableRequest} for an id
     * that {@code people.yaml} does not have.
     */
    public String id(People people) {
        if (person == null) {
            return user();
        }
        return KnownName.check(
                "--as: nobody in people.yaml has the id",
                person,
                people.all().stream().map(Person::id).toList());
    }
}
