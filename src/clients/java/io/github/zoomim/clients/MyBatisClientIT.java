package io.github.zoomim.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.ZoomImDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.MapKey;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MyBatisClientIT {
  @AutoClose private final Account account = new Account();
  private SqlSessionFactory sessions;

  record Times(
      LocalDateTime local,
      Instant instant,
      OffsetDateTime offset,
      ZonedDateTime zoned,
      LocalDate day,
      Timestamp timestamp) {}

  public static final class Chat {
    private String sessionId;
    private String name;
    private LocalDateTime lastMessageSentTime;
  }

  interface ChatMapper {
    @Select("SELECT * FROM zoom.chat_sessions WHERE session_id = #{id}")
    Chat byId(String id);

    @Select(
        """
        SELECT session_id FROM zoom.chat_sessions
        WHERE last_message_sent_time >= #{since} AND type = #{type}
        ORDER BY last_message_sent_time DESC
        """)
    List<String> since(@Param("since") Object since, @Param("type") String type);

    @Select(
        """
        <script>
          SELECT session_id FROM zoom.chat_sessions WHERE session_id IN
          <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
          <if test="name != null">AND name LIKE #{name}</if>
          ORDER BY session_id
        </script>
        """)
    List<String> ofIds(@Param("ids") List<String> ids, @Param("name") String name);

    @Select("SELECT session_id FROM zoom.chat_sessions ORDER BY last_message_sent_time DESC")
    List<String> latest(RowBounds bounds);

    @Select("SELECT session_id FROM zoom.chat_sessions")
    @Options(fetchSize = 10)
    Cursor<String> all();

    @Select(
        """
        SELECT last_message_sent_time AS "local", last_message_sent_time AS "instant",
          last_message_sent_time AS "offset", last_message_sent_time AS "zoned",
          CAST(last_message_sent_time AS DATE) AS "day", last_message_sent_time AS "timestamp"
        FROM zoom.chat_sessions WHERE session_id = #{id}
        """)
    Times times(String id);

    @Select("SELECT type, COUNT(*) AS sessions FROM zoom.chat_sessions GROUP BY type")
    @MapKey("type")
    Map<String, Map<String, Object>> byType();

    @Select("SELECT session_id FROM zoom.chat_sessions LIMIT #{limit} OFFSET #{offset}")
    List<String> page(@Param("limit") long limit, @Param("offset") int offset);

    @Select("SELECT nothing FROM zoom.chat_sessions")
    List<String> wrong();
  }

  @BeforeEach
  void open() {
    sessions = sessions(account.dataSource());
  }

  private static SqlSessionFactory sessions(DataSource source) {
    Configuration configuration =
        new Configuration(new Environment("test", new JdbcTransactionFactory(), source));
    configuration.setMapUnderscoreToCamelCase(true);
    configuration.setArgNameBasedConstructorAutoMapping(true);
    configuration.setDefaultStatementTimeout(30);
    configuration.setDefaultFetchSize(100);
    configuration.addMapper(ChatMapper.class);
    return new SqlSessionFactoryBuilder().build(configuration);
  }

  @Test
  void mapsARowToAnObject() {
    try (SqlSession session = sessions.openSession()) {
      Chat chat = session.getMapper(ChatMapper.class).byId("s02");
      assertThat(chat.sessionId).isEqualTo("s02");
      assertThat(chat.name).isEqualTo("Größe 2");
      assertThat(chat.lastMessageSentTime).isEqualTo(account.time(2));
      assertThat(session.getMapper(ChatMapper.class).byId("none")).isNull();
      session.commit(true);
      session.rollback(true);
    }
  }

  @Test
  void takesEveryKindOfTimeAsParameter() {
    LocalDateTime third = account.time(3);
    try (SqlSession session = sessions.openSession()) {
      ChatMapper mapper = session.getMapper(ChatMapper.class);
      for (Object since :
          List.of(
              third,
              third.toInstant(ZoneOffset.UTC),
              third.atOffset(ZoneOffset.UTC),
              third.atZone(ZoneOffset.UTC),
              third.toLocalDate(),
              Timestamp.valueOf(third))) {
        assertThat(mapper.since(since, "Group"))
            .as(since.getClass().getName())
            .containsExactly("s01", "s02", "s03");
      }
    }
    assertThat(account.simulator().requests()).hasSize(6);
  }

  @Test
  void mapsATimeToEveryKind() {
    try (SqlSession session = sessions.openSession()) {
      Times times = session.getMapper(ChatMapper.class).times("s04");
      assertThat(times)
          .isEqualTo(
              new Times(
                  account.time(4),
                  account.instant(4),
                  account.time(4).atOffset(ZoneOffset.UTC),
                  account.time(4).atZone(ZoneOffset.UTC),
                  account.time(4).toLocalDate(),
                  Timestamp.valueOf(account.time(4))));
    }
  }

  @Test
  void buildsStatementsOutOfParts() {
    try (SqlSession session = sessions.openSession(ExecutorType.REUSE)) {
      ChatMapper mapper = session.getMapper(ChatMapper.class);
      assertThat(mapper.ofIds(List.of("s01", "s02", "none"), null)).containsExactly("s01", "s02");
      assertThat(mapper.ofIds(List.of("s01", "s02"), "%2")).containsExactly("s02");
      assertThat(mapper.page(3, 2)).hasSize(3);
      assertThat(mapper.byType().get("1:1")).containsEntry("sessions", 10L);
    }
  }

  @Test
  void rowBoundsSkipAndStop() {
    try (SqlSession session = sessions.openSession()) {
      assertThat(session.getMapper(ChatMapper.class).latest(new RowBounds(2, 3)))
          .containsExactly("s02", "s03", "s04");
    }
  }

  @Test
  void aCursorStreams() throws IOException {
    try (SqlSession session = sessions.openSession();
        Cursor<String> cursor = session.getMapper(ChatMapper.class).all()) {
      assertThat(cursor.isOpen()).isFalse();
      List<String> seen = new ArrayList<>();
      cursor.forEach(seen::add);
      assertThat(seen).hasSize(Account.SESSIONS).doesNotHaveDuplicates();
      assertThat(cursor.isConsumed()).isTrue();
    }
  }

  @Test
  void aCursorThatIsLeftEarlyAsksForNoMore() throws IOException {
    // Read ahead, a server this near would have answered everything.
    DataSource oneByOne = new ZoomImDataSource(account.url() + ";concurrency=1");
    try (SqlSession session = sessions(oneByOne).openSession()) {
      ChatMapper mapper = session.getMapper(ChatMapper.class);
      try (Cursor<String> all = mapper.all()) {
        assertThat(all).hasSize(Account.SESSIONS);
      }
      int whole = account.simulator().requestCount();
      account.simulator().clearRequests();
      try (Cursor<String> left = mapper.all()) {
        assertThat(left.iterator().next()).startsWith("s");
      }
      assertThat(account.simulator().requestCount()).isLessThan(whole);
    }
  }

  @Test
  void aFailureKeepsItsState() {
    try (SqlSession session = sessions.openSession(true)) {
      assertThatThrownBy(() -> session.getMapper(ChatMapper.class).wrong())
          .isInstanceOf(PersistenceException.class)
          .cause()
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42S22"));
    }
  }
}
