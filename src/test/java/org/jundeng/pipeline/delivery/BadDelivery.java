// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.warehouse.ledger.Outcome;

/**
 * A delivery with a flaw, and its expected outcome.
 *
 * @param bureau whose inbox it is dropped into
 * @param name its file name
 * @param bytes what is in it
 * @param outcome its outcome
 * @param findings code, row and column of each finding, the missing regions left out
 */
record BadDelivery(String bureau, String name, byte[] bytes, Outcome outcome, List<String> findings) {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String HEADER = "地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人),备注\n";
    private static final String ANNUAL = "行政区划代码,区划名称,年份,指标,数值,计量单位\n";
    private static final List<String> DISTRICTS = List.of("上城区", "下城区", "江干区", "拱墅区");

    /** Each kind of bad file, once. */
    static List<BadDelivery> all() {
        Collector all = new Collector();
        wholeFiles(all);
        charsets(all);
        columns(all);
        cells(all);
        keys(all);
        annual(all);
        json(all);
        names(all);
        return all.cases;
    }

    private static void wholeFiles(Collector all) {
        all.refused("就业月报-empty.csv", "", "empty-delivery 0");
        all.refused("就业月报-header-only.csv", HEADER, "no-rows 0");
        all.taken("就业月报-delimiter.csv", utf8(all.good().replace(',', ';')));
        all.refused("就业月报-wrong-delimiter.csv", all.good().replace(',', '、'), "wrong-delimiter 1");
        all.refused(
                "就业月报-login.csv",
                "<!DOCTYPE html>\n<html><head><title>登录</title></head><body>请先登录</body></html>\n",
                "other-workbook 0");
    }

    private static void charsets(Collector all) {
        all.taken("就业月报-bom.csv", ("\uFEFF" + all.good()).getBytes(StandardCharsets.UTF_8));
        all.taken("就业月报-gb18030.csv", all.good().getBytes(GB18030));
        all.add("就业月报-utf-16.csv", ("\uFEFF" + all.good()).getBytes(StandardCharsets.UTF_16LE), Outcome.TAKEN);
        all.taken("就业月报-utf-16-bare.csv", all.good().getBytes(StandardCharsets.UTF_16BE));
        all.add("就业月报-bad-byte.csv", badByte(all.good()), Outcome.TAKEN_IN_PART, "bad-bytes 6");
    }

    private static byte[] badByte(String good) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(good.getBytes(GB18030));
        bytes.writeBytes("西湖区,2014年5月,3.3,95.1,500,200,备".getBytes(GB18030));
        bytes.write(0xFF);
        bytes.writeBytes("注\n".getBytes(GB18030));
        return bytes.toByteArray();
    }

    private static void columns(Collector all) {
        all.refused("就业月报-unknown-column.csv", all.good().replaceFirst("备注", "人均收入"), "unknown-column 1 人均收入");
        all.refused(
                "就业月报-missing-column.csv",
                all.good().replaceFirst("社会就业率\\(%\\)", "备注").replaceFirst(",备注\n", ",note\n"),
                "repeated-column 1 note",
                "missing-column 1 社会就业率(%)");
        all.refused(
                "就业月报-repeated-column.csv", all.good().replaceFirst("备注", "登记失业率(%)"), "repeated-column 1 登记失业率(%)");
        all.inPart("就业月报-too-few.csv", "西湖区,2014年5月,3.3", "too-few-cells 6");
        all.inPart("就业月报-too-many.csv", "西湖区,2014年5月,3.3,95.1,5000,2000,,1", "too-many-cells 6");
        all.inPart("就业月报-thousands.csv", "西湖区,2014年5月,3.3,95.1,1,500,200,", "unquoted-thousands 6 城镇新增就业(人)");
        all.inPart("就业月报-number-in-note.csv", "西湖区,2014年5月,3.3,95.1,1,500,200", "number-in-note 6 备注");
        all.add("就业月报-notes-below.csv", utf8(all.good() + "制表人：张三,,,审核人：李四,,,\n"), Outcome.TAKEN, "rows-passed-over 6");
        all.refused(
                "就业月报-second-table.csv",
                all.good() + "\n" + all.good().replaceFirst("地区,月份", "月份,地区"),
                "second-table 7");
        all.refused("就业月报-unit.csv", all.good().replaceFirst("业\\(人\\)", "业"), "unit-in-header 1 城镇新增就业");
        all.add("就业月报-cut.csv", utf8(all.good().strip()), Outcome.TAKEN, "no-final-line-end 5 备注");
        all.refused("就业月报-quote.csv", all.good() + "西湖区,2014年5月,3.3,95.1,500,200,\"待核\n", "unclosed-quote 6");
        all.inPart("就业月报-stray-quote.csv", "西湖区,2014年5月,\"3.3,95.1,500,200,", "stray-quote 6");
    }

    private static void cells(Collector all) {
        all.inPart("就业月报-region.csv", "西湖曲,2014年5月,3.3,95.1,500,200,", "unknown-region 6 地区");
        all.inPart("就业月报-ambiguous.csv", "西湖,2014年5月,3.3,95.1,500,200,", "ambiguous-region 6 地区");
        all.inPart("就业月报-comma.csv", "西湖区,2014年5月,\"3，2\",95.1,500,200,", "not-a-number 6 登记失业率(%)");
        all.inPart("就业月报-points.csv", "西湖区,2014年5月,1.2.3,95.1,500,200,", "not-a-number 6 登记失业率(%)");
        all.inPart("就业月报-nan.csv", "西湖区,2014年5月,NaN,95.1,500,200,", "not-a-number 6 登记失业率(%)");
        all.inPart("就业月报-inf.csv", "西湖区,2014年5月,Inf,95.1,500,200,", "not-a-number 6 登记失业率(%)");
        all.inPart(
                "就业月报-400-digits.csv",
                "西湖区,2014年5月,3.3,95.1," + "1".repeat(400) + ",200,",
                "number-too-long 6 城镇新增就业(人)");
        all.inPart("就业月报-serial.csv", "西湖区,41791,3.3,95.1,500,200,", "not-a-period 6 月份");
        all.inPart("就业月报-future.csv", "西湖区,2014年8月,3.3,95.1,500,200,", "future-period 6 月份");
    }

    private static void keys(Collector all) {
        String good = all.good();
        String again = good.substring(good.lastIndexOf("拱墅区"));
        all.add(
                "就业月报-same-key-equal.csv",
                utf8(good + again),
                Outcome.TAKEN,
                "repeated-row 6",
                "repeated-row 6",
                "repeated-row 6",
                "repeated-row 6");
        String more = "";
        for (String district : List.of("滨江区", "萧山区", "余杭区", "富阳市")) {
            more += district + ",2014年5月,3.3,95.1,500,200,\n";
        }
        all.add(
                "就业月报-same-key-different.csv",
                utf8(all.good() + more + "拱墅区,2014年5月,4.44,95.1,500,200,\n"),
                Outcome.TAKEN_IN_PART,
                "conflicting-rows 5",
                "conflicting-rows 10",
                "repeated-row 10",
                "repeated-row 10",
                "repeated-row 10");
    }

    private static void annual(Collector all) {
        String rows = ANNUAL;
        for (String code : List.of("330102", "330103", "330104", "330105")) {
            rows += code + ",,2013年,劳动关系和谐指数,86.5,分\n";
        }
        all.add(
                "人社年报-code.csv",
                utf8(rows + "330111,富阳区,2013年,劳动关系和谐指数,86.5,分\n"),
                Outcome.TAKEN_IN_PART,
                "code-not-valid 6 行政区划代码");
        all.refused(
                "人社年报-unit.csv",
                ANNUAL + "330102,,2013年,实训鉴定人次,9120,斤\n",
                "unknown-unit 2 计量单位",
                "too-many-bad-rows 0");
    }

    private static void json(Collector all) {
        String rest = "\"disputes\":{\"closedRate\":94,\"mediatedRate\":70}}";
        String record = "{\"area\":{\"code\":\"330102\",\"name\":\"\"},\"quarter\":\"2014Q2\"," + rest;
        String start = "{\"data\":{\"records\":[" + record;
        all.refused("hrss-disputes-cut.json", start + ",{\"ar", "truncated-json 2");
        all.refused(
                "hrss-disputes-deep.json",
                "{\"data\":{\"records\":[{\"quarter\":" + "{\"a\":".repeat(2000) + "1" + "}".repeat(2001) + "]}}",
                "nested-too-deep 1");
        all.add("hrss-disputes-quoted.json", utf8((start + "]}}").replace("94", "\"93.5\"")), Outcome.TAKEN);
        all.refused(
                "hrss-disputes-twice.json",
                start.replace("\"quarter\":", "\"quarter\":\"2014Q1\",\"quarter\":") + "]}}",
                "duplicate-field 1 quarter",
                "too-many-bad-rows 0");
        all.refused(
                "hrss-disputes-half-a-pair-in-the-name.json",
                (start + "]}}").replace("\"name\":\"\"", "\"name\":\"\\ud83d\""),
                "unknown-region 1 area.name",
                "too-many-bad-rows 0");
        all.add(
                "hrss-disputes-half-a-pair-beside.json",
                utf8((start + "]}}")
                        .replace("{\"data\"", "{\"by\":\"\\ud83d\",\"data\"")
                        .replace("94", "93.4")),
                Outcome.TAKEN);
        all.refused(
                "hrss-disputes-half-a-pair.json",
                (start + "]}}").replace("330102", "\\ud83d"),
                "unknown-region 1 area.code",
                "too-many-bad-rows 0");
        all.refused(
                "hrss-disputes-half-a-pair-name.json",
                (start + "]}}").replace("\"name\"", "\"\\ude00\\u0000\""),
                "missing-column 0 area.name",
                "unknown-column 0 area.?\u2400");
    }

    private static void names(Collector all) {
        all.taken("就业月报 \"六月\" 'x' <b>&amp;.csv", utf8(all.good()));
        all.taken("就业月报-" + "a".repeat(238) + ".csv", utf8(all.good()));
        all.taken("-就业.csv", utf8(all.good()));
        all.refused("就业月报-六月.pdf", "PK" + all.good(), "not-saved-as-csv 0");
        all.refused("六月报表.DOCX", "PK" + all.good(), "not-saved-as-csv 0");
        all.refused("没有人要的.csv", all.good(), "unknown-feed 0");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The name of this case in the list of tests. */
    @Override
    public String toString() {
        return name;
    }

    /** Gathers cases, each with different figures, so that none is a duplicate of another. */
    private static final class Collector {

        private final List<BadDelivery> cases = new ArrayList<>();
        private int said;

        String good() {
            said++;
            StringBuilder text = new StringBuilder(HEADER);
            for (String district : DISTRICTS) {
                text.append("%s,2014年5月,2.%02d,95.1,500,200,\n".formatted(district, said));
            }
            return text.toString();
        }

        void add(String name, byte[] bytes, Outcome outcome, String... findings) {
            cases.add(new BadDelivery("hrss", name, bytes, outcome, List.of(findings)));
        }

        void taken(String name, byte[] bytes) {
            add(name, bytes, Outcome.TAKEN);
        }

        void refused(String name, String text, String... findings) {
            add(name, utf8(text), Outcome.REFUSED, findings);
        }

        void inPart(String name, String row, String finding) {
            add(name, utf8(good() + row + "\n"), Outcome.TAKEN_IN_PART, finding);
        }
    }
}
