// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jundeng.warehouse.Warehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the role that works may not do, with the roles that an embedded server really has. */
class RightsIT {

    @TempDir
    static Path home;

    private static Warehouse warehouse;

    @BeforeAll
    static void opens() {
        warehouse = Warehouse.open(null, home);
    }

    @AfterAll
    static void closes() {
        warehouse.close();
    }

    private static List<String> ask(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> lines = new ArrayList<>();
            if (statement.execute(sql)) {
                try (ResultSet row = statement.getResultSet()) {
                    while (row.next()) {
                        lines.add(row.getString(1));
                    }
                }
            }
            return lines;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table delivery",
                "drop schema jundeng cascade",
                "drop database jundeng",
                "alter table delivery disable trigger all",
                "alter table observation add column x int",
                "truncate delivery cascade",
                "truncate observation",
                "update delivery set outcome = 'taken'",
                "delete from delivery",
                "update revision set obs_value = 0",
                "delete from finding",
                "update unconfirmed set since = current_date",
                "delete from unconfirmed",
                "update unconfirmed_coverage set region_ids = '{}'",
                "delete from unconfirmed_newer",
                "delete from audit",
                "update audit set actor = 'somebody else'",
                "delete from audit_link",
                "update audit_link set hash = repeat('0', 64)",
                "insert into delivery overriding system value select * from delivery"
                        + " on conflict (arrival_id) do update set node = 'x'",
                "create table jundeng.mine (x int)",
                "create function jundeng.mine() returns int language sql as 'select 1'",
                "create trigger mine before insert on delivery execute function suppress_redundant_updates_trigger()",
                "create role mine",
                "alter role jundeng_app superuser",
                "set role jundeng_owner",
                "set session authorization postgres",
                "copy delivery to program 'cat'",
                "copy delivery to '/tmp/x'",
                "select pg_read_file('postgresql.conf')",
                "delete from flyway_schema_history"
            })
    void theAppIsRefused(String forbidden) {
        assertThatThrownBy(() -> ask(warehouse.dataSource(), forbidden))
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s)ERROR: (must be owner of|permission denied|role \"?|must be|"
                        + "The \"?|only roles|permission).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select rolpassword from pg_authid",
                "select passwd from pg_shadow",
                "select * from pg_user_mapping",
                "select pg_read_file('postgresql.conf')",
                "select * from pg_hba_file_rules",
                "begin read write; delete from jundeng.delivery",
                "begin read write; insert into jundeng.audit (at, actor, act, subject, outcome)"
                        + " values (now(), 'me', 'log-in', 'me', 'done')",
                "begin read write; delete from jundeng.audit_link",
                "begin read write; create table jundeng.mine (x int)"
            })
    void theReaderIsRefused(String forbidden) {
        DataSource reader = warehouse.server().orElseThrow().database(Roles.READER, "jundeng");

        assertThatThrownBy(() -> ask(reader, forbidden))
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s)ERROR: permission denied for .*");
    }

    @Test
    void theReaderReadsEachTableOfTheWarehouse() throws SQLException {
        DataSource reader = warehouse.server().orElseThrow().database(Roles.READER, "jundeng");

        assertThat(ask(reader, "select count(*) from jundeng.named_figure")).containsExactly("0");
        assertThat(ask(
                        reader,
                        "select setconfig::text from pg_db_role_setting s join pg_roles r on r.oid = s.setrole"
                                + " where r.rolname = 'jundeng_reader'"))
                .singleElement()
                .asString()
                .contains("search_path=jundeng, public");
        assertThat(ask(reader, "select count(*) from jundeng.observation")).containsExactly("0");
        assertThat(ask(warehouse.dataSource(), """
                select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'jundeng' and c.relkind in ('r', 'v')
                  and not has_table_privilege('jundeng_reader', c.oid, 'select')
                """)).isEmpty();
    }

    @Test
    void noTableCanBeEmptiedOrPointedToAndTheLedgerOnlyGrows() throws SQLException {
        String tables = """
                select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'jundeng' and c.relkind = 'r' and (%s) order by 1
                """;

        assertThat(ask(warehouse.dataSource(), tables.formatted("""
                has_table_privilege('jundeng_app', c.oid, 'truncate, references, trigger')
                or has_table_privilege('jundeng_reader', c.oid, 'insert, update, delete, truncate, references, trigger')
                or has_table_privilege('public', c.oid, 'select, insert, update, delete, truncate')\
                """))).isEmpty();
        assertThat(ask(
                        warehouse.dataSource(),
                        tables.formatted("not has_table_privilege('jundeng_app', c.oid, 'update')"
                                + " and not has_table_privilege('jundeng_app', c.oid, 'delete')")))
                .contains(
                        "audit",
                        "audit_link",
                        "config_version",
                        "delivery",
                        "finding",
                        "revision",
                        "silence",
                        "telling",
                        "unconfirmed",
                        "unconfirmed_coverage",
                        "unconfirmed_newer");
        assertThat(ask(warehouse.dataSource(), """
                select column_name from information_schema.column_privileges
                where table_name = 'unconfirmed' and grantee = 'jundeng_app' and privilege_type = 'UPDATE' order by 1
                """)).containsExactly("settled_by", "settled_how");
        assertThat(ask(warehouse.dataSource(), """
                select rolname from pg_roles where rolname in ('jundeng_app', 'jundeng_reader')
                  and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)
                """)).isEmpty();
        assertThat(ask(
                        warehouse.dataSource(),
                        "select 'member' where pg_has_role('jundeng_app', 'jundeng_owner'," + " 'member')"))
                .isEmpty();
    }
}
