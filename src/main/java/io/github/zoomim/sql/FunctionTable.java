package io.github.zoomim.sql;

import com.google.common.collect.Iterables;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * The functions of the dialect: the standard's, those of databases that people know, and {@link
 * TextFunctions} and {@link TimeFormats} in place of their namesakes.
 */
final class FunctionTable implements SqlOperatorTable {
  static final SqlOperatorTable INSTANCE = new FunctionTable();

  /**
   * Left out: what parses XML and its style sheets, what gives wrong values (NTH_VALUE overlooks
   * the frame) and what has a type that is no good here (SYSTIMESTAMP's has a zone).
   */
  private static final Set<SqlOperator> LEFT_OUT =
      Set.of(
          SqlLibraryOperators.EXTRACT_VALUE,
          SqlLibraryOperators.XML_TRANSFORM,
          SqlLibraryOperators.EXTRACT_XML,
          SqlLibraryOperators.EXISTS_NODE,
          SqlLibraryOperators.SYSTIMESTAMP,
          SqlStdOperatorTable.NTH_VALUE);

  private final SqlOperatorTable own =
      SqlOperatorTables.of(Iterables.concat(TextFunctions.ALL, TimeFormats.ALL));
  private final Set<String> ownNames =
      own.getOperatorList().stream().map(SqlOperator::getName).collect(Collectors.toSet());

  /** BigQuery's library is left out: its DATE_TRUNC takes other arguments than everybody else's. */
  private final SqlOperatorTable libraries =
      SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
          SqlLibrary.STANDARD,
          SqlLibrary.POSTGRESQL,
          SqlLibrary.ORACLE,
          SqlLibrary.MYSQL,
          SqlLibrary.MSSQL,
          SqlLibrary.SNOWFLAKE,
          SqlLibrary.REDSHIFT,
          SqlLibrary.CALCITE);

  private FunctionTable() {}

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      @Nullable SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher matcher) {
    if (name.isSimple() && ownNames.contains(name.getSimple().toUpperCase(Locale.ROOT))) {
      own.lookupOperatorOverloads(name, category, syntax, found, matcher);
    } else {
      libraries.lookupOperatorOverloads(name, category, syntax, found, matcher);
      found.removeIf(LEFT_OUT::contains);
    }
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    return libraries.getOperatorList();
  }
}
