// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Takes the pictures of mails in docs/images of the pages in the folder {@code jundeng.write-mails}, beside them: at a
 * desk and on a phone, by day and in the dark. No build runs it; CONTRIBUTING.md says how.
 */
@NeedsBrowser
class MailPhotographs {

    private static final int HEIGHT = 4000;

    @Test
    void take() throws IOException {
        Path folder = Path.of(System.getProperty("jundeng.write-mails", "target/mails"))
                .toAbsolutePath();
        List<String> mails;
        try (Stream<Path> files = Files.list(folder)) {
            mails = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".html"))
                    .sorted()
                    .toList();
        }
        assertThat(mails).as("MailPictures writes them").isNotEmpty();
        try (Browser browser = Browser.at(folder.toUri().toString().replaceFirst("/$", ""))) {
            for (String mail : mails) {
                String name = mail.replaceFirst("^\\d+-", "mail-").replaceFirst("[.]html$", "");
                for (boolean dark : new boolean[] {false, true}) {
                    browser.dark(dark);
                    String mode = dark ? "-dark" : "";
                    browser.size(900, HEIGHT);
                    browser.open("/" + mail);
                    CutPicture.write(folder.resolve(name + mode + ".png"), browser.picture());
                    browser.size(390, HEIGHT);
                    assertThat(browser.run("return document.documentElement.scrollWidth"))
                            .as(mail + " on a phone")
                            .isEqualTo(390L);
                    CutPicture.write(folder.resolve(name + "-phone" + mode + ".png"), browser.picture());
                }
            }
        }
    }
}
