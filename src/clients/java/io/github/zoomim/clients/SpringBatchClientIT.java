package io.github.zoomim.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.database.JdbcCursorItemReader;
import org.springframework.batch.infrastructure.item.database.JdbcPagingItemReader;
import org.springframework.batch.infrastructure.item.database.Order;
import org.springframework.batch.infrastructure.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.batch.infrastructure.item.database.builder.JdbcPagingItemReaderBuilder;
import org.springframework.batch.infrastructure.item.database.support.PostgresPagingQueryProvider;

/** The readers of Spring Batch, which begin anew where they were stopped. */
class SpringBatchClientIT {
  private static final List<String> ALL =
      IntStream.range(0, Account.SESSIONS).mapToObj(Account::id).toList();

  @AutoClose private final Account account = new Account();

  private JdbcCursorItemReader<String> cursor() {
    return new JdbcCursorItemReaderBuilder<String>()
        .name("sessions")
        .dataSource(account.dataSource())
        .sql("SELECT session_id FROM chat_sessions WHERE type <> ? ORDER BY session_id")
        .queryArguments("none")
        .fetchSize(10)
        .queryTimeout(60)
        .rowMapper((row, number) -> row.getString(1))
        .build();
  }

  private JdbcPagingItemReader<String> paging() throws Exception {
    PostgresPagingQueryProvider query = new PostgresPagingQueryProvider();
    query.setSelectClause("session_id");
    query.setFromClause("chat_sessions");
    query.setWhereClause("type <> :type");
    query.setSortKeys(Map.of("session_id", Order.ASCENDING));
    return new JdbcPagingItemReaderBuilder<String>()
        .name("sessions")
        .dataSource(account.dataSource())
        .queryProvider(query)
        .parameterValues(Map.of("type", "none"))
        .pageSize(7)
        .rowMapper((row, number) -> row.getString(1))
        .build();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aReaderGoesOnWhereItWasStopped(boolean cursor) throws Exception {
    ExecutionContext state = new ExecutionContext();
    List<String> read = new ArrayList<>(read(cursor ? cursor() : paging(), 17, state));
    read.addAll(read(cursor ? cursor() : paging(), 1000, state));
    assertThat(read).isEqualTo(ALL);
  }

  private static List<String> read(
      ItemStreamReader<String> reader, int most, ExecutionContext state) throws Exception {
    List<String> read = new ArrayList<>();
    reader.open(state);
    for (String item = reader.read(); item != null; item = reader.read()) {
      read.add(item);
      if (read.size() == most) {
        break;
      }
    }
    reader.update(state);
    reader.close();
    return read;
  }
}
