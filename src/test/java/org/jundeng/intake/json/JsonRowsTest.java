// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.jundeng.intake.ReadDelivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowsTest {

    private static final String COLUMNS = "layout: long, columns: ["
            + "{name: a, role: note}, {name: b.c, role: note}, {name: d, role: note, optional: true}]";
    private static final Contract USUAL = ContractText.dropped("json", COLUMNS);
    private static final Contract BELOW = ContractText.dropped("json", COLUMNS + ", records: /data/items");

    @TempDir
    private Path folder;

    private ReadDelivery read(String text) throws IOException {
        return ReadDelivery.of(folder, text, USUAL);
    }

    @Test
    void readsAnArrayLinesAndRecordsBelowAPointer() throws IOException {
        String first = "{\"a\":\"x\",\"b\":{\"c\":1.50}}";
        String second = "{\"b\":{\"c\":\"2\"},\"d\":true}";

        assertThat(read("[" + first + "," + second + "]").columns()).containsExactly("a", "b.c", "d");
        assertThat(read("[" + first + "," + second + "]").lines())
                .containsExactly("1 [x, 1.50, null]", "2 [null, 2, true]");
        assertThat(read(first + "\n" + second + "\n").lines())
                .containsExactly("1 [x, 1.50, null]", "2 [null, 2, true]");
        assertThat(ReadDelivery.of(
                                folder,
                                "{\"n\":[1],\"data\":{\"page\":1,\"items\":[" + first + "],\"more\":{}},\"z\":0}",
                                BELOW)
                        .lines())
                .containsExactly("1 [x, 1.50, null]");
    }

    @Test
    void keepsNumbersAsTheyAreWritten() throws IOException {
        assertThat(read("[{\"a\":12345678901234567890.10,\"b\":{\"c\":1e400}}]").lines())
                .containsExactly("1 [12345678901234567890.10, 1e400, null]");
        assertThat(read("[{\"a\":NaN,\"b\":{\"c\":null}},{\"b\":null}]").lines())
                .containsExactly("1 [NaN, null, null]", "2 [null, null, null]");
    }

    @Test
    void rejectsARecordWithARepeatedField() throws IOException {
        assertThat(read("[{\"a\":1,\"b\":{\"c\":1}},{\"a\":1,\"a\":1},{\"a\":3},7]")
                        .lines())
                .containsExactly("1 [1, 1, null]", "2 duplicate-field a[]", "3 [3, null, null]", "4 not-a-record 7[]");
    }

    @Test
    void endsWhereTheTextIsCutOff() throws IOException {
        assertThat(read("[{\"a\":1,\"b\":{\"c\":1}},{\"a\":1,\"b\":{\"c").lines())
                .containsExactly("1 [1, 1, null]", "2 truncated-json [1, 36, 2]");
        assertThat(read("[{\"a\":1,\"b\":{\"c\":1}}").lines())
                .containsExactly("1 [1, 1, null]", "2 truncated-json [1, 21, 2]");
    }

    @Test
    void saysWhatIsNoJson() throws IOException {
        assertThat(read("<html>").lines()).containsExactly("0 wrong-format HTML[JSON]");
        assertThat(read("[]").lines()).containsExactly("0 no-rows []");
        assertThat(read(" \n").lines()).containsExactly("0 empty-delivery []");
        assertThat(read("3").lines()).containsExactly("0 records-not-found 3[/, ]");
        assertThat(ReadDelivery.of(folder, "{\"error\":\"no\"}", BELOW).lines())
                .containsExactly("0 records-not-found {\"error\":\"no\"}[/data/items, ]");
        assertThat(read("[{\"a\":1 \"b\":2}]").lines()).first().asString().contains("malformed-json");
        assertThat(read("[{\"a\":" + "[".repeat(100_000)).lines()).containsExactly("1 nested-too-deep 1[64]");
        assertThat(read("[{\"a\":" + "{\"a\":".repeat(100_000)).lines()).containsExactly("1 nested-too-deep 1[64]");
    }

    @Test
    void findsAFieldThatComesLaterAndIsNotPromised() throws IOException {
        assertThat(read("[{\"a\":1,\"b\":{\"c\":1}},{\"a\":1,\"e\":1},{\"e\":1}]")
                        .lines())
                .containsExactly(
                        "1 [1, 1, null]",
                        "2 unknown-column e[a, b.c, d, - {name: e, role: ignore},"
                                + " config/feeds/hrss/figures.yaml, field]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'page':1,'pages':3,'total':42,'data':{R}",
                "'data':{R},'page':1,'pages':3",
                "'data':{'total_count':'42',R}",
                "'data':{R,'hasMore':true}",
                "'data':{R,'has_more':'true'}",
                "'data':{R,'last':false,'totalPages':3,'number':0}",
                "'meta':{'page':{'totalElements':42}},'data':{R}",
                "'data':{R},'next':'http://a/b?page=2'",
                "'data':{R},'links':{'next':{'href':'/b?page=2'}}",
                "'data':{R},'_links':[{'rel':'self','href':'/b'},{'rel':'next','href':'/c'}]",
                "'data':{R},'@odata.nextLink':'/c'",
                "'data':{R,'pageNum':1,'nextPage':2}",
                "'data':{R},'page':3,'pages':3",
                "'data':{R},'totalPages':3",
                "'data':{R},'total':'1,042'",
                "'data':{R},'total':42.0",
                "'data':{R},'total':' 42 条'",
                "'data':{R},'total':{'value':42,'relation':'eq'}",
                "'data':{R},'hasMore':'Y'",
                "'总条数':42,'data':{R}",
                "'data':{R,'总页数':3,'页码':1}"
            })
    void refusesWhatSaysThatThereIsMore(String fields) throws IOException {
        assertThat(readBelow(fields).lines()).hasSize(2).last().asString().startsWith("0 only-a-part ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'page':1,'pages':1,'total':1,'data':{R}",
                "'data':{R,'total':'1'}",
                "'data':{R},'next':null",
                "'data':{R},'next':'','hasMore':false,'more':'false'",
                "'data':{R,'pageNum':1,'pages':1,'nextPage':0,'isLastPage':true,'hasNextPage':false}",
                "'data':{R,'last':true,'totalPages':1,'number':0,'totalElements':1,'pageable':{'pageNumber':0}}",
                "'data':{R},'links':{'next':null,'last':'/b?page=1'}",
                "'data':{R},'links':[{'rel':'self','href':'/b'}],'next':{}",
                "'summary':{'total':878480},'data':{R},'total':8784.80",
                "'data':{R},'page':3,'pages':3,'total':1",
                "'data':{R},'total':'1.0','totalPages':'1'",
                "'data':{R},'total':{'value':1,'of':{'value':9}},'hasMore':'N'",
                "'data':{R},'总数':878480,'totals':{'value':42}"
            })
    void takesWhatSaysThatItIsWhole(String fields) throws IOException {
        assertThat(readBelow(fields).lines()).containsExactly("1 [x, 1, null]");
    }

    @Test
    void namesTheWordsThatSayThatThereIsMore() throws IOException {
        assertThat(readBelow("'page':1,'pages':3,'total':42,'data':{R}").lines())
                .containsExactly("1 [x, 1, null]", "0 only-a-part total: 42[1]");
        assertThat(readBelow("'data':{R,'hasMore':true}").lines()).last().isEqualTo("0 only-a-part hasMore: true[1]");
        assertThat(ReadDelivery.of(folder, "{\"data\":{\"items\":[],\"total\":42}}", BELOW)
                        .lines())
                .containsExactly("0 only-a-part total: 42[0]");
        assertThat(ReadDelivery.of(folder, "{\"data\":{\"items\":[],\"total\":0}}", BELOW)
                        .lines())
                .containsExactly("0 no-rows []");
    }

    @Test
    void goesByTheFieldThatTheContractNamesAndByNoOther() throws IOException {
        Contract named = ContractText.dropped("json", COLUMNS + ", records: /data/items, more: /tail/left");

        assertThat(readBelow("'data':{R,'total':42},'tail':{'left':''}", named).lines())
                .containsExactly("1 [x, 1, null]");
        assertThat(readBelow("'tail':{'left':2},'data':{R}", named).lines())
                .containsExactly("1 [x, 1, null]", "0 only-a-part left: 2[1]");
        assertThat(readBelow("'data':{R},'tail':{'z':[{}],'left':true}", named).lines())
                .containsExactly("1 [x, 1, null]", "0 only-a-part left: true[1]");
        assertThat(readBelow("'data':{R},'tail':{'left':'abc'}", named).lines())
                .containsExactly("1 [x, 1, null]", "0 only-a-part left: abc[1]");
    }

    private ReadDelivery readBelow(String fields) throws IOException {
        return readBelow(fields, BELOW);
    }

    /** One record, R, between the fields. */
    private ReadDelivery readBelow(String fields, Contract contract) throws IOException {
        String text = "{" + fields.replace("R", "'items':[{'a':'x','b':{'c':1}}]") + "}";
        return ReadDelivery.of(folder, text.replace('\'', '"'), contract);
    }

    @Test
    void knowsTheFieldsOfAllRecordsInAnyOrder() throws IOException {
        ReadDelivery late = read("[{\"a\":1},{\"b\":null},{\"d\":2,\"b\":{\"c\":3}}]");

        assertThat(late.columns()).containsExactly("a", "b.c", "d");
        assertThat(late.lines()).containsExactly("1 [1, null, null]", "2 [null, null, null]", "3 [null, 3, 2]");
        assertThat(read("{}\n{\"b\":{\"c\":3}}\n{\"a\":1}\n").lines())
                .containsExactly("1 [null, null, null]", "2 [3, null, null]", "3 [null, 1, null]");
        assertThat(ReadDelivery.of(folder, "{\"data\":{\"items\":[{\"a\":1},{\"b\":{\"c\":3}}],\"total\":2}}", BELOW)
                        .lines())
                .containsExactly("1 [1, null, null]", "2 [null, 3, null]");
    }

    @Test
    void takesMarksNobodySeesOutOfFieldsAndTheirNames() throws IOException {
        ReadDelivery reading =
                read("[{\"a\u200B\":\"\u202Ex\",\"b\":{\"c\":\"1\"}},{\"a\u200B\":\"y\",\"b\":{\"c\":\"2\u2060\"}}]");

        assertThat(reading.columns()).containsExactly("a", "b.c", "d");
        assertThat(reading.lines()).containsExactly("1 [x, 1, null]", "2 [y, 2, null]");
        assertThat(reading.notes()).containsExactly("0 invisible-marks U+200B[2]", "2 invisible-marks U+2060[1]");
    }

    @Test
    void saysWhichCharacterIsWrongAndNothingOfTheParser() throws IOException {
        assertThat(read("[{\"a\":1 \"b\":2}]").lines()).containsExactly("1 malformed-json \"[1, 9, 1]");
        assertThat(read("[{\"a\":1},[1],{}]").lines()).element(1).isEqualTo("2 not-a-record [ ][]");
        assertThat(read("[{\"a\":tru}]").lines()).first().asString().startsWith("1 malformed-json tru[");
    }

    @Test
    void takesTheRecordsAroundABadByte() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("[{\"a\":\"上\",\"b\":{\"c\":1}},\n{\"a\":\"".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xFF);
        bytes.write("\"},\n{\"a\":\"下\"}]".getBytes(StandardCharsets.UTF_8));

        assertThat(ReadDelivery.of(folder, bytes.toByteArray(), USUAL).lines())
                .containsExactly("1 [上, 1, null]", "2 bad-bytes FF[32, UTF-8]", "3 [下, null, null]");
    }

    @Test
    void saysHowATextBeginsThatHasNoRecordsWhereTheyArePromised() throws IOException {
        Contract promised = ContractText.dropped("json", COLUMNS + ", records: /data/rows");

        assertThat(ReadDelivery.of(folder, "{\"code\": 401,\n \"msg\": \"令牌已过期\"}", promised)
                        .lines())
                .containsExactly("0 records-not-found {\"code\": 401, \"msg\": \"令牌已过期\"}[/data/rows, ]");
        assertThat(ReadDelivery.of(
                                folder, "{\"data\":{\"rows\":{},\"a/b\":[{\"a\":1}],\"n\":[1]},\"x\":[{}]}", promised)
                        .lines())
                .singleElement()
                .asString()
                .endsWith("[/data/rows, /data/a~1b, /x]");
    }

    @Test
    void namesAllUnpromisedFieldsOfARecordInOneFinding() throws IOException {
        Contract promised = ContractText.dropped("json", COLUMNS);

        assertThat(ReadDelivery.of(
                                folder,
                                "[{\"a\":1,\"b\":{\"c\":1},\"d\":1},{\"a\":1,\"e f\":1,\"yes\":{\"g\":1}}]",
                                promised)
                        .lines())
                .last()
                .asString()
                .contains("- {name: 'e f', role: ignore}, - {name: yes.g, role: ignore}");
    }
}
