// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.template;

import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.ObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fills the templates of a package. Values from files or the configuration are escaped according to the kind of the
 * template.
 */
public final class Templates {

    /** Read once a process: they lie beside the classes and do not change, and reading one costs more than filling. */
    private static final Map<Class<?>, Configuration> READ = new ConcurrentHashMap<>();

    private final Configuration templates;

    /** The templates beside {@code home}. */
    public Templates(Class<?> home) {
        templates = READ.computeIfAbsent(home, Templates::beside);
    }

    private static Configuration beside(Class<?> home) {
        Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setObjectWrapper(strict());
        templates.setClassForTemplateLoading(home, "");
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setLocale(Locale.ROOT);
        templates.setNumberFormat("computer");
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        return templates;
    }

    /**
     * A wrapper that reads the components of records. A name that a record does not have is an error, not an empty
     * text.
     */
    private static ObjectWrapper strict() {
        DefaultObjectWrapperBuilder wrapper = new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34);
        wrapper.setStrict(true);
        return wrapper.build();
    }

    /** The template filled with {@code model}; a fault in the template is an {@link IllegalStateException}. */
    public String render(String name, Record model) {
        StringWriter text = new StringWriter();
        try {
            render(name, model, text);
        } catch (IOException impossible) {
            throw new IllegalStateException("texts can always be written to", impossible);
        }
        return text.toString();
    }

    /** Writes the template filled with {@code model}. The lists of the model may create their elements on access. */
    public void render(String name, Record model, Writer out) throws IOException {
        try {
            template(name).process(model, out);
        } catch (TemplateException e) {
            throw new IllegalStateException("template " + name + ": " + e.getMessage(), e);
        }
    }

    private Template template(String name) {
        try {
            return templates.getTemplate(name);
        } catch (IOException e) {
            throw new IllegalStateException("template " + name + ": " + e.getMessage(), e);
        }
    }
}
