// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.reply;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of a mail that is an HTML page, without what mail programs mark as quoted. */
final class PageText {

    /** What Gmail, Thunderbird and Apple, Yahoo, Foxmail, NetEase and ProtonMail put the mail into that they quote. */
    private static final String QUOTED = ".gmail_quote, blockquote[type=cite], .yahoo_quoted, .ntes-mailmaster-quote,"
            + " .foxmail-quote, .protonmail_quote, .moz-cite-prefix, .moz-signature, #mailSig, .qmbox, includetail,"
            + " #isReplyContent, #ntes-pcmail-quote";
    /** What Outlook puts before the mail that it quotes: all that follows is quoted. */
    private static final String QUOTED_FROM_HERE = "#divRplyFwdMsg, #appendonsend, #stopSpelling,"
            + " #mail-editor-reference-message-container, .OutlookMessageHeader";

    private PageText() {}

    /** The words of {@code page}, a line for each of its lines and paragraphs. Never throws. */
    static String of(String page) {
        Document document = Jsoup.parse(page);
        document.select("script, style, head, title").remove();
        document.select(QUOTED).remove();
        for (Element mark : document.select(QUOTED_FROM_HERE)) {
            removeFrom(mark);
        }
        StringBuilder text = new StringBuilder();
        document.traverse(new Lines(text));
        return text.toString();
    }

    private static void removeFrom(Element mark) {
        Element each = mark;
        while (each != null && each.parent() != null && !each.tagName().equals("body")) {
            while (each.nextSibling() != null) {
                each.nextSibling().remove();
            }
            each = each.parent();
        }
        mark.remove();
    }

    /** Writes the words of a page, beginning a new line where a browser would. */
    private record Lines(StringBuilder text) implements NodeVisitor {

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                text.append(words.text().replace('\u00a0', ' '));
            } else if (node instanceof Element element && element.tagName().equals("br")) {
                text.append('\n');
            } else if (node instanceof Element element && element.isBlock()) {
                newLine();
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
                newLine();
            }
        }

        private void newLine() {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }
    }
}
