package io.github.zoomim.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Repositories of Spring Data JDBC. */
class SpringDataClientIT {
  @AutoClose private final Account account = new Account();
  private AnnotationConfigApplicationContext context;
  private Sessions sessions;

  @BeforeEach
  void open() {
    context = new AnnotationConfigApplicationContext();
    context.registerBean(
        NamedParameterJdbcOperations.class,
        () -> new NamedParameterJdbcTemplate(account.dataSource()));
    context.registerBean(
        "transactionManager",
        JdbcTransactionManager.class,
        () -> new JdbcTransactionManager(account.dataSource()));
    context.register(Setup.class);
    context.refresh();
    sessions = context.getBean(Sessions.class);
  }

  @AfterEach
  void close() {
    context.close();
  }

  /** A row. */
  @Table(name = "chat_sessions", schema = "zoom")
  record ChatSession(
      @Id String sessionId, String type, String name, LocalDateTime lastMessageSentTime) {}

  /** What is asked. */
  interface Sessions extends Repository<ChatSession, String> {
    ChatSession findById(String id);

    boolean existsById(String id);

    long countByType(String type);

    List<ChatSession> findByLastMessageSentTimeGreaterThanEqual(LocalDateTime since, Sort order);

    Slice<ChatSession> findByNameStartingWith(String start, PageRequest page);

    List<ChatSession> findByTypeInAndNameIsNull(List<String> types);

    @Query("SELECT name FROM chat_sessions WHERE last_message_sent_time < :to LIMIT :most")
    List<String> names(LocalDateTime to, int most);
  }

  /** The dialect that is nearest. */
  @EnableJdbcRepositories(considerNestedRepositories = true)
  static class Setup extends AbstractJdbcConfiguration {
    @Override
    public JdbcDialect jdbcDialect(NamedParameterJdbcOperations operations) {
      return JdbcPostgresDialect.INSTANCE;
    }
  }

  @Test
  void repositoriesRead() {
    assertThat(sessions.findById("s04"))
        .isEqualTo(new ChatSession("s04", "1:1", "Größe 4", account.time(4)));
    assertThat(sessions.existsById("s39")).isTrue();
    assertThat(sessions.existsById("none")).isFalse();
    assertThat(sessions.countByType("Group")).isEqualTo(30);
    assertThat(
            sessions.findByLastMessageSentTimeGreaterThanEqual(
                account.time(2), Sort.by("lastMessageSentTime")))
        .extracting(ChatSession::sessionId)
        .containsExactly("s02", "s01", "s00");
    Slice<ChatSession> page =
        sessions.findByNameStartingWith("Größe 1", PageRequest.of(1, 4, Sort.by("sessionId")));
    assertThat(page.getContent())
        .extracting(ChatSession::sessionId)
        .containsExactly("s13", "s14", "s15", "s16");
    assertThat(page.hasNext()).isTrue();
    assertThat(sessions.findByTypeInAndNameIsNull(List.of("Group", "1:1")))
        .extracting(ChatSession::sessionId)
        .containsExactly("s05");
    assertThat(sessions.names(account.time(10), 3)).hasSize(3);
  }
}
