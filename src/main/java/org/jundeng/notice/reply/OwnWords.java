// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a person wrote in a reply, without what the mail program added: the mail that is answered, however it is quoted,
 * and the signature.
 */
final class OwnWords {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String NAME_OF_ORIGINAL =
            "(原始?邮件|原始信息|回复的?原邮件|转发的?邮件(信息)?|邮件原件|original (message|mail)|forwarded message|reply message)";
    /** {@code -----原始邮件-----}, in the manner of QQ, Foxmail, Coremail, Outlook. */
    private static final Pattern ORIGINAL =
            Pattern.compile("\\s*[-_—=*]{2,}\\s*" + NAME_OF_ORIGINAL + "\\s*[-_—=*]*\\s*", FLAGS);
    /** The first line of the head that Outlook copies. */
    private static final Pattern HEAD = Pattern.compile("\\s*\\**(发件人|寄件人|寄件者|from)\\**\\s*[:：].*", FLAGS);

    private static final Pattern REST_OF_HEAD =
            Pattern.compile("\\s*\\**(发送时间|发送日期|寄件日期|日期|时间|收件人|主题|主旨|抄送|sent|date|to|cc|subject)\\**\\s*[:：].*", FLAGS);
    private static final int LINES_OF_HEAD = 6;
    /** The end of {@code 在 2014年8月1日，均等 <a@b.example> 写道：}, {@code On …, … wrote:}. */
    private static final Pattern WROTE = Pattern.compile(".*(写道|寫道|wrote)\\s*[:：]\\s*", FLAGS);

    private static final Pattern BEGINS_WROTE = Pattern.compile("\\s*(在|于|於|on |at |\\d{4}).*\\d.*", FLAGS);
    /** The second half of such a sentence: an address whose name, or whose beginning, stands in the line before. */
    private static final Pattern CONTINUES = Pattern.compile("\\s*<.*|[^<]*>.*");

    private static final Pattern NAMES_WRITER = Pattern.compile(".*(\\d{4}|[^\\s@]@[^\\s@]).*");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]@[^\\s@]|<[^>]*>");
    private static final int LINES_OF_WROTE = 3;
    private static final Pattern SIGNATURE = Pattern.compile("-- ");
    /** The same where a program or gateway took the blank away. */
    private static final String BARE_SIGNATURE = "--";

    private static final int LINES_OF_SIGNATURE = 6;
    private static final Pattern LINE_OF_SIGNATURE = Pattern.compile("[^。！？；]{0,40}");
    private static final Pattern CONTACT = Pattern.compile(
            ".*(\\d{7,}|\\d{3,4}[- ]\\d{4,8}|[^\\s@]@[^\\s@]|https?://|www\\.|电话|手机|传真|tel\\b|phone).*", FLAGS);
    private static final Pattern RULER = Pattern.compile("\\s*[-_—=*]{5,}\\s*");
    private static final String DEVICE = "(iPhone|iPad|iOS|Android|安卓|华为|荣耀|小米|红米|三星|魅族|一加|vivo|OPPO|HUAWEI|Xiaomi"
            + "|Redmi|HONOR|Galaxy|Samsung)[\\w\\s+.-]{0,20}(手机|平板(电脑)?)?|[\\w\\s+.-]{0,20}(手机|平板(电脑)?)";
    private static final String PROGRAM =
            "(新浪|网易|QQ|腾讯|阿里云?|139|189|Outlook|Foxmail|Coremail|Windows)(\\w|\\s|企业|邮箱|邮件|大师|客户端|手机版|版|应用)*";
    private static final Pattern SENT_FROM = Pattern.compile(
            "\\s*((发自|来自|寄自|发送自)\\s*(我的\\s*)?(" + DEVICE + "|" + PROGRAM + ")"
                    + "|(从|通过|使用)\\s*(我的\\s*)?(" + DEVICE + "|" + PROGRAM + ")\\s*(发送|发出|写信)"
                    + "|sent from (my|mail for|yahoo|outlook|samsung|foxmail)\\b.{0,40}"
                    + "|(获取|下载)\\s*(适用于.{1,12}的\\s*)?outlook.{0,60}|get outlook for .{1,60})\\s*",
            FLAGS);

    private OwnWords() {}

    /** The person's own words in {@code text}; empty where there are none. */
    static String in(String text) {
        List<String> lines = text.replace('\u2028', '\n')
                .replaceAll("[\u200b\ufeff]", "")
                .lines()
                .toList();
        List<String> own = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int wrote = endOfWrote(lines, i);
            if (wrote >= 0 && isQuoted(afterBlanks(lines, wrote + 1))) {
                i = wrote;
            } else if (wrote >= 0 && namesAddress(lines, i, wrote) || endsOwn(lines, i)) {
                break;
            } else if (!isQuoted(line)) {
                own.add(line.stripTrailing());
            }
        }
        return withoutSentFrom(withoutSignature(own));
    }

    /**
     * Two bare hyphens with a few short lines behind them, up to the end, are a signature if one of these says how to
     * reach somebody; else they may divide the person's own words.
     */
    private static List<String> withoutSignature(List<String> own) {
        int at = own.lastIndexOf(BARE_SIGNATURE);
        List<String> behind = own.subList(at + 1, own.size()).stream()
                .filter(line -> !line.isBlank())
                .toList();
        boolean isSignature = at >= 0
                && behind.size() <= LINES_OF_SIGNATURE
                && behind.stream().allMatch(LINE_OF_SIGNATURE.asMatchPredicate())
                && behind.stream().anyMatch(CONTACT.asMatchPredicate());
        return isSignature ? own.subList(0, at) : own;
    }

    /** Whether the sentence has a mail address; a document's year alone does not tell that a program wrote it. */
    private static boolean namesAddress(List<String> lines, int from, int to) {
        return ADDRESS.matcher(String.join("", lines.subList(from, to + 1))).find();
    }

    private static boolean isQuoted(String line) {
        return line.stripLeading().startsWith(">");
    }

    private static String afterBlanks(List<String> lines, int from) {
        for (String line : lines.subList(Math.min(from, lines.size()), lines.size())) {
            if (!line.isBlank()) {
                return line;
            }
        }
        return "";
    }

    private static boolean endsOwn(List<String> lines, int at) {
        String line = lines.get(at);
        return ORIGINAL.matcher(line).matches()
                || SIGNATURE.matcher(line).matches()
                || HEAD.matcher(line).matches()
                        && lines.subList(at + 1, Math.min(lines.size(), at + LINES_OF_HEAD)).stream()
                                .anyMatch(REST_OF_HEAD.asMatchPredicate());
    }

    /**
     * The line in which the sentence ends that begins at {@code from} and says who wrote; -1 where none begins. Mail
     * programs break that sentence where it is long.
     */
    private static int endOfWrote(List<String> lines, int from) {
        StringBuilder sentence = new StringBuilder();
        for (int i = from; i < Math.min(lines.size(), from + LINES_OF_WROTE); i++) {
            String line = lines.get(i);
            if (isQuoted(line) || line.isBlank()) {
                return -1;
            }
            sentence.append(line).append(' ');
            if (WROTE.matcher(line).matches()) {
                boolean whole = NAMES_WRITER.matcher(line).matches()
                        && !CONTINUES.matcher(line).matches();
                boolean begins = whole
                        ? i == from
                        : BEGINS_WROTE.matcher(lines.get(from)).matches();
                return begins && NAMES_WRITER.matcher(sentence).matches() ? i : -1;
            }
        }
        return -1;
    }

    /** Without the lines at the end that tell by which device it was sent, or divide the words from what is quoted. */
    private static String withoutSentFrom(List<String> own) {
        int end = own.size();
        while (end > 0
                && (own.get(end - 1).isBlank()
                        || RULER.matcher(own.get(end - 1)).matches()
                        || SENT_FROM.matcher(own.get(end - 1)).matches())) {
            end--;
        }
        return String.join("\n", own.subList(0, end))
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }
}
