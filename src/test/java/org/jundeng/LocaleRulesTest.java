// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.text.Collator;
import java.text.DateFormat;
import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;

/** Nothing is formatted by the language of the JVM: a call that could be names its locale. */
@AnalyzeClasses(packages = "org.jundeng", importOptions = ImportOption.DoNotIncludeTests.class)
class LocaleRulesTest {

    private static final String CONSTRUCTOR = "<init>";

    /** What takes the language of the JVM where no locale is among its arguments. */
    private static final Map<Class<?>, Set<String>> ASKS_THE_JVM = Map.ofEntries(
            Map.entry(String.class, Set.of("format", "formatted", "toLowerCase", "toUpperCase")),
            Map.entry(MessageFormat.class, Set.of(CONSTRUCTOR, "format")),
            Map.entry(DateTimeFormatter.class, Set.of("ofPattern", "ofLocalizedDate", "ofLocalizedDateTime")),
            Map.entry(NumberFormat.class, Set.of("getInstance", "getNumberInstance", "getPercentInstance")),
            Map.entry(DateFormat.class, Set.of("getInstance", "getDateInstance", "getDateTimeInstance")),
            Map.entry(SimpleDateFormat.class, Set.of(CONSTRUCTOR)),
            Map.entry(Formatter.class, Set.of(CONSTRUCTOR, "format")),
            Map.entry(Calendar.class, Set.of("getInstance")),
            Map.entry(Collator.class, Set.of("getInstance")),
            Map.entry(ResourceBundle.class, Set.of("getBundle")),
            Map.entry(Locale.class, Set.of("getDefault")));

    @ArchTest
    static final ArchRule NOTHING_IS_FORMATTED_BY_THE_LANGUAGE_OF_THE_JVM =
            noClasses().should().accessTargetWhere(describe("asks for the JVM's language", LocaleRulesTest::asks));

    private static boolean asks(JavaAccess<?> access) {
        if (!(access instanceof JavaCall<?> call)) {
            return false;
        }
        String owner = call.getTargetOwner().getFullName();
        List<String> parameters = call.getTarget().getRawParameterTypes().stream()
                .map(each -> each.getFullName())
                .toList();
        if (owner.equals(DecimalFormat.class.getName()) && call.getName().equals(CONSTRUCTOR)) {
            return parameters.stream().noneMatch(each -> each.endsWith("Symbols"));
        }
        // An instance's format(Object) goes by the locale that the instance was made with.
        boolean ofInstance = owner.equals(MessageFormat.class.getName())
                && parameters.size() == 1
                && call.getName().equals("format");
        return ASKS_THE_JVM.entrySet().stream()
                        .filter(each -> each.getKey().getName().equals(owner))
                        .anyMatch(each -> each.getValue().contains(call.getName()))
                && !ofInstance
                && !parameters.contains(Locale.class.getName());
    }
}
