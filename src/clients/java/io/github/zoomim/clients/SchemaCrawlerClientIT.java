package io.github.zoomim.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.Column;
import schemacrawler.schema.NamedObject;
import schemacrawler.schema.Table;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.tools.command.text.schema.options.TextOutputFormat;
import schemacrawler.tools.executable.SchemaCrawlerExecutable;
import schemacrawler.tools.options.OutputOptionsBuilder;
import schemacrawler.tools.utility.SchemaCrawlerUtility;
import us.fatehi.utility.datasource.DatabaseConnectionSources;

class SchemaCrawlerClientIT {
  /** Everything that it knows to ask for. */
  private static final SchemaCrawlerOptions MAXIMUM =
      SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
          .withLoadOptions(
              LoadOptionsBuilder.builder()
                  .withSchemaInfoLevel(SchemaInfoLevelBuilder.maximum())
                  .toOptions());

  private final Logger logger = Logger.getLogger("schemacrawler");
  private final Complaints complaints = new Complaints();
  @AutoClose private final Account account = new Account();

  @BeforeEach
  void open() {
    logger.addHandler(complaints);
  }

  @AfterEach
  void close() {
    logger.removeHandler(complaints);
  }

  private Catalog crawl() {
    return SchemaCrawlerUtility.getCatalog(
        DatabaseConnectionSources.fromDataSource(account.dataSource()), MAXIMUM);
  }

  @Test
  void findsTheTableWithItsColumnsTypesKeyAndRemarks() {
    Catalog catalog = crawl();
    assertThat(catalog.getSchemas()).extracting(NamedObject::getFullName).containsExactly("zoom");
    Table table =
        catalog.getTables().stream()
            .filter(found -> found.getName().equals("chat_sessions"))
            .findFirst()
            .orElseThrow();
    assertThat(table.getTableType().getTableType()).isEqualTo("TABLE");
    assertThat(table.getRemarks()).isNotBlank();
    assertThat(table.getColumns())
        .extracting(
            column ->
                column.getName()
                    + " "
                    + column.getColumnDataType().getName()
                    + column.getWidth()
                    + " "
                    + column.getColumnDataType().getJavaSqlType().getVendorTypeNumber()
                    + (column.isNullable() ? "" : " NOT NULL"))
        .containsExactly(
            "session_id VARCHAR(65535) " + JDBCType.VARCHAR.getVendorTypeNumber() + " NOT NULL",
            "type VARCHAR(65535) " + JDBCType.VARCHAR.getVendorTypeNumber(),
            "name VARCHAR(65535) " + JDBCType.VARCHAR.getVendorTypeNumber(),
            "last_message_sent_time TIMESTAMP " + JDBCType.TIMESTAMP.getVendorTypeNumber());
    assertThat(table.getColumns()).extracting(Column::getRemarks).noneMatch(String::isBlank);
    assertThat(table.getPrimaryKey().getConstrainedColumns())
        .extracting(NamedObject::getName)
        .containsExactly("session_id");
    assertThat(table.getForeignKeys()).isEmpty();
  }

  @Test
  void crawlsAtMaximumWithoutAComplaintAndWithoutARequest() {
    Catalog catalog = crawl();
    assertThat(catalog.getDatabaseInfo().getProductName()).isEqualTo("Zoom IM");
    assertThat(catalog.getJdbcDriverInfo().getProductName()).isNotBlank();
    assertThat(catalog.getSystemColumnDataTypes()).isNotEmpty();
    assertThat(complaints.messages).isEmpty();
    assertThat(account.simulator().requestCount()).isZero();
  }

  @Test
  void writesTheSchemaAsText() {
    StringWriter text = new StringWriter();
    SchemaCrawlerExecutable executable = new SchemaCrawlerExecutable("schema");
    executable.setSchemaCrawlerOptions(MAXIMUM);
    executable.setOutputOptions(
        OutputOptionsBuilder.builder()
            .withOutputFormat(TextOutputFormat.text)
            .withOutputWriter(text)
            .toOptions());
    executable.setDataSource(DatabaseConnectionSources.fromDataSource(account.dataSource()));
    executable.execute();
    assertThat(text.toString().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .contains(
            "zoom.chat_sessions [table]",
            "session_id VARCHAR(65535) NOT NULL",
            "type VARCHAR(65535)",
            "name VARCHAR(65535)",
            "last_message_sent_time TIMESTAMP",
            "The session's id, unique")
        .anyMatch(line -> line.contains("[primary key]"));
    assertThat(account.simulator().requestCount()).isZero();
  }

  /** What it logs when a driver's metadata fails or makes no sense. */
  private static final class Complaints extends Handler {
    private final List<String> messages = new ArrayList<>();

    @Override
    public synchronized void publish(LogRecord entry) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        messages.add(entry.getMessage() + " " + entry.getThrown());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
