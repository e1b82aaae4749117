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

/**
 * Fills the templates of a package. Whatever a file or the configuration says is escaped by the template's own kind.
 */
public final class Templates {

    private final Configuration templates;

    /** The templates beside {@code home}. */
    public Templates(Class<?> home) {
        templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setObjectWrapper(strict());
        templates.setClassForTemplateLoading(home, "");
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setLocale(Locale.ROOT);
        templates.setNumberFormat("computer");
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
    }

    /** Reads the components of records, and refuses a name that a record does not have instead of leaving it empty. */
    private static ObjectWrapper strict() {
        DefaultObjectWrapperBuilder wrapper = new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34);
        wrapper.setStrict(true);
        return wrapper.build();
    }

    /** The template filled with {@code model}; a fault of the template itself is an {@link IllegalStateException}. */
    public String render(String name, Record model) {
        StringWriter text = new StringWriter();
        try {
            render(name, model, text);
        } catch (IOException impossible) {
            throw new IllegalStateException("texts can always be written to", impossible);
        }
        return text.toString();
    }

    /** Writes the template filled with {@code model}, whose lists may be made as they are asked for. */
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
