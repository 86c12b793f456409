package io.github.zoomim.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.trueCondition;

import io.github.zoomim.simulator.Fault;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JooqClientIT {
  private static final Table<Record> CHATS = table(name("zoom", "chat_sessions"));
  private static final Field<String> ID = field(name("session_id"), SQLDataType.VARCHAR);
  private static final Field<String> TYPE = field(name("type"), SQLDataType.VARCHAR);
  private static final Field<String> NAME = field(name("name"), SQLDataType.VARCHAR);
  private static final Field<LocalDateTime> TIME =
      field(name("last_message_sent_time"), SQLDataType.LOCALDATETIME);

  @AutoClose private final Account account = new Account();
  private Connection connection;
  private DSLContext jooq;

  record Session(String sessionId, String type, String name, LocalDateTime lastMessageSentTime) {}

  @BeforeEach
  void open() throws SQLException {
    connection = account.dataSource().getConnection();
    jooq = DSL.using(connection, SQLDialect.DEFAULT);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  /** The dialects of jOOQ whose SQL is near enough to what the driver reads. */
  @ParameterizedTest
  @EnumSource(names = {"DEFAULT", "POSTGRES", "H2", "HSQLDB", "DUCKDB"})
  void buildsQueriesInSeveralDialects(SQLDialect dialect) {
    DSLContext using = DSL.using(connection, dialect);
    assertThat(
            using
                .select(ID, NAME, TIME)
                .from(CHATS)
                .where(TIME.ge(account.time(6)))
                .and(TYPE.in("Group", "Channel"))
                .and(NAME.isNotNull().or(ID.eq("s05")))
                .orderBy(TIME.desc())
                .limit(3)
                .offset(1)
                .fetch()
                .map(row -> row.value1() + " " + row.value2() + " " + row.value3()))
        .containsExactly(
            "s02 Größe 2 " + account.time(2),
            "s03 Größe 3 " + account.time(3),
            "s05 null " + account.time(5));
    assertThat(
            using
                .select(TYPE, count())
                .from(CHATS)
                .where(trueCondition())
                .groupBy(TYPE)
                .having(count().gt(1))
                .orderBy(TYPE)
                .fetchMap(TYPE, count()))
        .containsExactlyInAnyOrderEntriesOf(Map.of("1:1", 10, "Group", 30));
    assertThat(using.fetchExists(CHATS, ID.eq("s09"))).isTrue();
    assertThat(using.fetchCount(CHATS)).isEqualTo(Account.SESSIONS);
  }

  @Test
  void fetchesIntoRecordsOfJavaAndOfItsOwn() {
    assertThat(jooq.selectFrom(CHATS).where(ID.eq("s08")).fetchOneInto(Session.class))
        .isEqualTo(new Session("s08", "1:1", "Größe 8", account.time(8)));
    Record row = jooq.fetchOne("SELECT * FROM zoom.chat_sessions WHERE session_id = ?", "s08");
    assertThat(row).isNotNull();
    assertThat(row.fields()).extracting(Field::getName).contains("last_message_sent_time");
    assertThat(row.get("last_message_sent_time", Timestamp.class))
        .isEqualTo(Timestamp.valueOf(account.time(8)));
    assertThat(row.get("last_message_sent_time", LocalDateTime.class)).isEqualTo(account.time(8));
  }

  @Test
  void takesTimesAsParameters() {
    assertThat(
            jooq.select(max(TIME)).from(CHATS).where(TIME.lt(account.time(4))).fetchOne().value1())
        .isEqualTo(account.time(5));
    assertThat(
            jooq.fetch(
                    "SELECT session_id FROM zoom.chat_sessions"
                        + " WHERE last_message_sent_time >= ? AND last_message_sent_time < ?",
                    Timestamp.valueOf(account.time(2)),
                    account.time(0))
                .getValues("session_id", String.class))
        .containsExactlyInAnyOrder("s01", "s02");
  }

  @Test
  void streamsLazily() {
    try (Cursor<Record2<String, LocalDateTime>> cursor =
        jooq.select(ID, TIME).from(CHATS).orderBy(TIME.desc()).fetchSize(5).fetchLazy()) {
      assertThat(cursor.fetchNext(2).getValues(ID)).containsExactly("s00", "s01");
      assertThat(cursor.fetchNext().value1()).isEqualTo("s02");
    }
    try (var rows = jooq.select(ID).from(CHATS).fetchStream()) {
      assertThat(rows).hasSize(Account.SESSIONS);
    }
  }

  @Test
  void maxRowsAndTheTimeoutReachTheDriver() {
    assertThat(jooq.selectFrom(CHATS).maxRows(4).fetch()).hasSize(4);
    assertThat(account.simulator().requests()).hasSizeLessThan(4);
    account.simulator().controls().onRequest(request -> new Fault.Silence(Duration.ofMinutes(1)));
    ResultQuery<Record> query = jooq.selectFrom(CHATS).queryTimeout(1);
    assertThatThrownBy(query::fetch)
        .isInstanceOf(DataAccessException.class)
        .hasCauseInstanceOf(SQLTimeoutException.class);
  }

  @Test
  void namesNeedNoQuotes() {
    Settings plain =
        new Settings()
            .withRenderQuotedNames(RenderQuotedNames.NEVER)
            .withRenderNameCase(RenderNameCase.UPPER);
    DSLContext using = DSL.using(connection, SQLDialect.DEFAULT, plain);
    assertThat(using.select(ID).from(CHATS).where(ID.like("s1%")).fetch(ID)).hasSize(10);
  }

  @Test
  void transactionsBeginAndEnd() {
    List<String> ids =
        jooq.transactionResult(
            inside -> inside.dsl().select(ID).from(CHATS).where(ID.eq("s01")).fetch(ID));
    assertThat(ids).containsExactly("s01");
  }

  @Test
  void readsTheSchemaOutOfTheMetadata() {
    assertThat(jooq.meta().getTables("chat_sessions"))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.getSchema().getName()).isEqualTo("zoom");
              assertThat(found.fields())
                  .extracting(field -> field.getName() + " " + field.getType().getSimpleName())
                  .containsExactly(
                      "session_id String",
                      "type String",
                      "name String",
                      "last_message_sent_time Timestamp");
              assertThat(found.getPrimaryKey().getFields())
                  .extracting(Field::getName)
                  .containsExactly("session_id");
            });
    assertThat(account.simulator().requestCount()).isZero();
  }

  @Test
  void aFailureHasItsState() {
    assertThatThrownBy(() -> jooq.fetch("SELECT * FROM nowhere"))
        .isInstanceOfSatisfying(
            DataAccessException.class, e -> assertThat(e.sqlState()).isEqualTo("42S02"));
  }
}
