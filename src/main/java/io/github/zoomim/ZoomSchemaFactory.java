package io.github.zoomim;

import io.github.zoomim.config.SettingsReader;
import io.github.zoomim.config.ZoomImSettings;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.ZoomSchema;
import java.util.Map;
import java.util.Properties;
import org.apache.calcite.model.ModelHandler;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaFactory;
import org.apache.calcite.schema.SchemaPlus;

/**
 * For Calcite models of others: a schema with {@code chat_sessions} and the tables of the log. Its
 * operands are {@code url}, such as {@code jdbc:zoomim:demo}, and the properties of that URL.
 *
 * <pre>{@code
 * {"name": "zoom", "type": "custom", "factory": "io.github.zoomim.ZoomSchemaFactory",
 *  "operand": {"url": "jdbc:zoomim:", "accessToken": "…"}}
 * }</pre>
 *
 * <p>There, Calcite's own JDBC driver runs the statements: they have no timeout and can't be
 * cancelled while they wait. The schema holds its share of the account until the process ends.
 */
public final class ZoomSchemaFactory implements SchemaFactory {
  /** A factory; Calcite makes its own. */
  public ZoomSchemaFactory() {}

  /**
   * Makes the schema; validates its operands and sends no request.
   *
   * @throws ZoomImFailure that lists everything wrong with the operands
   */
  @Override
  public Schema create(SchemaPlus parent, String name, Map<String, Object> operand) {
    Properties properties = new Properties();
    properties.putAll(operand);
    for (ModelHandler.ExtraOperand calcites : ModelHandler.ExtraOperand.values()) {
      properties.remove(calcites.camelName);
    }
    if (!(properties.remove("url") instanceof String url) || !new ZoomImDriver().acceptsURL(url)) {
      throw new ZoomImFailure(
          Kind.CONFIGURATION,
          "The schema " + name + " needs the operand url, such as jdbc:zoomim:demo");
    }
    ZoomImSettings settings = SettingsReader.read(url, properties, System.getenv());
    return new ZoomSchema(
        Connections.scanned(
            settings,
            Connections.parts(settings, Connections.tables(settings), TimeSource.system())),
        Accounts.LOG);
  }
}
