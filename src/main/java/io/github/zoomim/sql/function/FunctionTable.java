package io.github.zoomim.sql.function;

import com.google.common.collect.Iterables;
import io.github.zoomim.spec.TableSpec;
import io.github.zoomim.spec.ZoomTables;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * The functions of the dialect: the standard's, those of databases that people know, and {@link
 * TextFunctions}, {@link TimeFormats}, {@link TimestampFunctions} and {@link Aggregates} in place
 * of their namesakes.
 */
public final class FunctionTable implements SqlOperatorTable {
  public static final SqlOperatorTable INSTANCE = new FunctionTable();

  /** What most first queries look up, columns too; no database's library has another of them. */
  private static final Set<String> STANDARD =
      Stream.concat(
              Stream.of("count", "min", "max", "sum"),
              ZoomTables.WITH_REPORT.stream()
                  .flatMap(table -> table.columns().stream())
                  .map(TableSpec.Column::name))
          .collect(Collectors.toUnmodifiableSet());

  private FunctionTable() {}

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      @Nullable SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher matcher) {
    if (!name.isSimple()) {
      // A column, which might have been a function without parentheses.
      return;
    }
    if (STANDARD.contains(name.getSimple().toLowerCase(Locale.ROOT))) {
      SqlStdOperatorTable.instance()
          .lookupOperatorOverloads(name, category, syntax, found, matcher);
    } else if (Functions.OWN_NAMES.contains(name.getSimple().toUpperCase(Locale.ROOT))) {
      Functions.OWN.lookupOperatorOverloads(name, category, syntax, found, matcher);
    } else {
      Functions.LIBRARIES.lookupOperatorOverloads(name, category, syntax, found, matcher);
      found.removeIf(Functions.LEFT_OUT::contains);
      Functions.BIG_QUERY.lookupOperatorOverloads(name, category, syntax, found, matcher);
    }
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    return Functions.LIBRARIES.getOperatorList();
  }

  /** Loaded by the first look-up: what only reads columns needs none of their hundreds. */
  private static final class Functions {
    /**
     * Left out: what parses XML and its style sheets; what has a type that is no good here
     * (SYSTIMESTAMP's has a zone); and of namesakes those that are not PostgreSQL's, whose CONCAT,
     * GREATEST and LEAST overlook NULL.
     */
    static final Set<SqlOperator> LEFT_OUT =
        Set.of(
            SqlLibraryOperators.EXTRACT_VALUE,
            SqlLibraryOperators.XML_TRANSFORM,
            SqlLibraryOperators.EXTRACT_XML,
            SqlLibraryOperators.EXISTS_NODE,
            SqlLibraryOperators.SYSTIMESTAMP,
            SqlLibraryOperators.CONCAT_FUNCTION,
            SqlLibraryOperators.CONCAT2,
            SqlLibraryOperators.GREATEST,
            SqlLibraryOperators.LEAST);

    static final SqlOperatorTable OWN =
        SqlOperatorTables.of(
            Iterables.concat(
                List.of(
                    List.of(
                        rounding(SqlStdOperatorTable.ROUND),
                        rounding(SqlStdOperatorTable.TRUNCATE)),
                    Arithmetic.ALL,
                    TextFunctions.ALL,
                    RegularExpressions.ALL,
                    ArrayFunctions.ALL,
                    TimeFormats.ALL,
                    TimestampFunctions.ALL,
                    Aggregates.ALL)));
    static final Set<String> OWN_NAMES =
        OWN.getOperatorList().stream().map(SqlOperator::getName).collect(Collectors.toSet());

    /**
     * BigQuery's library is left out: its DATE_TRUNC takes other arguments than everybody else's.
     */
    static final SqlOperatorTable LIBRARIES =
        SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
            SqlLibrary.STANDARD,
            SqlLibrary.POSTGRESQL,
            SqlLibrary.ORACLE,
            SqlLibrary.MYSQL,
            SqlLibrary.MSSQL,
            SqlLibrary.SNOWFLAKE,
            SqlLibrary.REDSHIFT,
            SqlLibrary.CALCITE);

    /** BigQuery's in Calcite, and PostgreSQL's too. */
    static final SqlOperatorTable BIG_QUERY =
        SqlOperatorTables.of(
            rounding(SqlLibraryOperators.TRUNC_BIG_QUERY), SqlLibraryOperators.ARRAY_TO_STRING);

    /** Calcite's, but with no more digits after the point than it rounds to. */
    private static SqlOperator rounding(SqlFunction function) {
      return ((SqlBasicFunction) function)
          .withReturnTypeInference(ReturnTypes.ARG0_NULLABLE.andThen(Functions::rounded));
    }

    private static RelDataType rounded(SqlOperatorBinding call, RelDataType type) {
      boolean isWhole = call.getOperandCount() < 2;
      if (type.getSqlTypeName() != SqlTypeName.DECIMAL
          || !(isWhole || call.isOperandLiteral(1, false))) {
        return type;
      }
      Integer digits = isWhole ? Integer.valueOf(0) : call.getOperandLiteralValue(1, Integer.class);
      if (digits == null || digits >= type.getScale()) {
        return type;
      }
      RelDataTypeFactory types = call.getTypeFactory();
      return types.createTypeWithNullability(
          types.createSqlType(SqlTypeName.DECIMAL, type.getPrecision(), Math.max(0, digits)),
          type.isNullable());
    }
  }
}
