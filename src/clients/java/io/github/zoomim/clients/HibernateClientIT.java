package io.github.zoomim.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Immutable;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** As docs/clients.md sets it up, with the schema validated. */
class HibernateClientIT {
  @AutoClose private final Account account = new Account();
  private final SessionFactory factory = factory(ChatSession.class);

  @AfterEach
  void close() {
    factory.close();
  }

  private SessionFactory factory(Class<?> entity) {
    return new Configuration()
        .addAnnotatedClass(entity)
        .setProperty("hibernate.connection.driver_class", "io.github.zoomim.ZoomImDriver")
        .setProperty("hibernate.connection.url", account.url())
        .setProperty("hibernate.connection.autocommit", "true")
        .setProperty("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect")
        .setProperty("hibernate.hbm2ddl.auto", "validate")
        .buildSessionFactory();
  }

  /** A row. */
  @Entity(name = "ChatSession")
  @Immutable
  @Table(name = "chat_sessions", schema = "zoom")
  static class ChatSession {
    @Id
    @Column(name = "session_id")
    private String id;

    private String type;
    private String name;

    @Column(name = "last_message_sent_time")
    private LocalDateTime time;
  }

  /** A table that is not there. */
  @Entity
  @Table(name = "messages", schema = "zoom")
  static class Message {
    @Id private String id;
  }

  @Test
  void findsByIdAndByQueries() {
    try (Session session = factory.openSession()) {
      ChatSession found = session.find(ChatSession.class, "s04");
      assertThat(found.name).isEqualTo("Größe 4");
      assertThat(found.type).isEqualTo("1:1");
      assertThat(found.time).isEqualTo(account.time(4));
      assertThat(session.find(ChatSession.class, "none") == null).isTrue();

      assertThat(
              session
                  .createQuery(
                      "select s.id from ChatSession s where s.time >= :since and s.name like :name"
                          + " order by s.time desc",
                      String.class)
                  .setParameter("since", account.time(12))
                  .setParameter("name", "Größe 1%")
                  .setFirstResult(1)
                  .setMaxResults(2)
                  .list())
          .containsExactly("s10", "s11");
      assertThat(
              session
                  .createQuery(
                      "select s.type, count(s), max(s.time) from ChatSession s"
                          + " where coalesce(s.name, :none) <> :other or s.type in (:types)"
                          + " group by s.type having count(s) > :least order by s.type",
                      Object[].class)
                  .setParameter("none", "-")
                  .setParameter("other", "")
                  .setParameterList("types", List.of("Group"))
                  .setParameter("least", 5L)
                  .list())
          .hasSize(2)
          .first()
          .isEqualTo(new Object[] {"1:1", 10L, account.time(0)});
      assertThat(
              session
                  .createSelectionQuery(
                      "from ChatSession s where s.id in (select max(t.id) from ChatSession t"
                          + " where extract(day from t.time) = extract(day from s.time))",
                      ChatSession.class)
                  .list())
          .isNotEmpty();
    }
  }

  @Test
  void theSchemaIsValidated() {
    assertThatThrownBy(() -> factory(Message.class)).hasMessageContaining("messages");
  }

  @Test
  void writingIsRefused() {
    try (Session session = factory.openSession()) {
      session.beginTransaction();
      assertThatThrownBy(
              () -> session.createNativeMutationQuery("delete from chat_sessions").executeUpdate())
          .isInstanceOf(PersistenceException.class)
          .hasStackTraceContaining("read-only");
    }
  }
}
