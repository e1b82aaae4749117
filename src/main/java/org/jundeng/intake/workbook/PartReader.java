// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Moves from element to element of a part's XML. Names are those without their namespace, so that strict workbooks are
 * read like the usual ones; documents that declare types or entities of their own are no parts.
 */
final class PartReader implements Closeable {

    private final BoundedMarkup bytes;
    private final XMLStreamReader xml;

    private PartReader(BoundedMarkup bytes, XMLStreamReader xml) {
        this.bytes = bytes;
        this.xml = xml;
    }

    /** The XML of a part; closes {@code bytes} where it has none. */
    static PartReader of(InputStream bytes, String part) throws IOException {
        BoundedMarkup bounded = new BoundedMarkup(bytes, part);
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            return new PartReader(bounded, factory.createXMLStreamReader(bounded));
        } catch (XMLStreamException | RuntimeException malformed) {
            bounded.close();
            throw UnreadableWorkbook.because(cause(malformed));
        }
    }

    /** Moves to the next start or end of an element; false at the end of the document. */
    boolean next() throws IOException {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException | RuntimeException malformed) {
            // The parser throws some runtime exceptions for text that is no XML.
            throw UnreadableWorkbook.because(cause(malformed));
        }
    }

    /** The parser wraps what reading its bytes throws. */
    private static Exception cause(Exception fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            Throwable nested = cause instanceof XMLStreamException stream && stream.getNestedException() != null
                    ? stream.getNestedException()
                    : cause;
            if (nested instanceof IOException of) {
                return of;
            }
        }
        return fault;
    }

    boolean starts(String name) {
        return xml.isStartElement() && xml.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return xml.isEndElement() && xml.getLocalName().equals(name);
    }

    boolean isStart() {
        return xml.isStartElement();
    }

    String name() {
        return xml.getLocalName();
    }

    /** An attribute of the element that starts here, in any namespace; null where it has none of that name. */
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    boolean isTrue(String attribute) {
        String value = attribute(attribute);
        return "1".equals(value) || "true".equals(value);
    }

    /** An attribute that is a number; {@code otherwise} where there is none. */
    int number(String attribute, int otherwise) {
        String value = attribute(attribute);
        try {
            return value == null ? otherwise : Integer.parseInt(value.strip());
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    /** The text of the element that starts here, up to its end. */
    String text() throws IOException {
        try {
            return xml.getElementText();
        } catch (XMLStreamException | RuntimeException malformed) {
            throw UnreadableWorkbook.because(cause(malformed));
        }
    }

    /** How many bytes the parser has taken so far. */
    long bytesRead() {
        return bytes.total();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
