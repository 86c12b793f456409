package io.github.zoomim.sql.dialect;

import static java.util.Objects.requireNonNull;

import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.failure.SqlFailures;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes functions and types that people know from other databases in the engine's own words, and
 * refuses what the engine would take and get wrong.
 */
public final class DialectRewriter extends SqlShuttle {
  private static final DialectRewriter INSTANCE = new DialectRewriter();

  private static final Pattern FRACTION =
      Pattern.compile("(?i)(SQL_TSI_)?(FRAC_|MILLI|MICRO|NANO)SECOND");

  private DialectRewriter() {}

  /** The statement in the engine's words; no query in it stands at two places. */
  public static SqlNode rewrite(SqlNode statement) {
    return RepeatedQueries.copied(requireNonNull(statement.accept(INSTANCE)));
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call instanceof SqlSelect select) {
      ColumnNames.note(select);
    }
    SqlNode visited = super.visit(KnownClauses.rows(call));
    if (!(visited instanceof SqlCall changed)) {
      return visited;
    }
    String name = name(changed.getOperator());
    boolean isFunction = changed.getOperator() instanceof SqlFunction;
    if (isFunction) {
      Refusals.checkCount(name, changed);
      UntypedParameters.type(name, changed);
    }
    SqlNode known = KnownAggregates.rewrite(name, changed);
    if (known == null) {
      known = isFunction ? KnownFunctions.rewrite(name, changed) : KnownClauses.rewrite(changed);
    }
    if (known == null) {
      known = changed;
    }
    if (known instanceof SqlCall result) {
      UntypedParameters.type(name(result.getOperator()), result);
      known = ComparedRows.rewrite(JsonReturning.rewrite(result));
      refuseDistinctOver(result);
      refuseFractionsOfSeconds(result);
    }
    return known;
  }

  /** The bare name, without the <code>{fn }</code> of JDBC's. */
  static String name(SqlOperator operator) {
    String name = operator.getName().toUpperCase(Locale.ROOT);
    return name.startsWith("{FN ") ? name.substring(4, name.length() - 1).strip() : name;
  }

  @Override
  public @Nullable SqlNode visit(SqlIdentifier identifier) {
    boolean isSchema =
        identifier.isSimple() && identifier.getSimple().equalsIgnoreCase("CURRENT_SCHEMA");
    return isSchema
        ? SqlLiteral.createCharString(Dialect.DEFAULT_SCHEMA, identifier.getParserPosition())
        : identifier;
  }

  @Override
  public @Nullable SqlNode visit(SqlLiteral literal) {
    return literal instanceof SqlUnknownLiteral unread ? TextCasts.literal(unread) : literal;
  }

  @Override
  public @Nullable SqlNode visit(SqlDataTypeSpec type) {
    if (type.getTypeNameSpec() instanceof SqlUserDefinedTypeNameSpec named) {
      String name = named.getTypeName().toString();
      SqlTypeName known = knownType(name.toLowerCase(Locale.ROOT));
      if (name.equalsIgnoreCase("timestamptz") || name.equalsIgnoreCase("timetz")) {
        throw SqlFailures.at(Kind.UNSUPPORTED, Corrections.NO_ZONES, type);
      }
      if (known == null) {
        throw SqlFailures.at(Kind.SYNTAX, "Unknown type '" + name + "'", type);
      }
      SqlParserPos position = type.getParserPosition();
      return new SqlDataTypeSpec(new SqlBasicTypeNameSpec(known, position), position);
    }
    refuseType(type);
    return type;
  }

  private static @Nullable SqlTypeName knownType(String name) {
    return switch (name) {
      case "text", "string", "nvarchar", "nchar", "varchar2", "nvarchar2", "bpchar" ->
          SqlTypeName.VARCHAR;
      case "int2" -> SqlTypeName.SMALLINT;
      case "int4" -> SqlTypeName.INTEGER;
      case "int8", "long" -> SqlTypeName.BIGINT;
      case "float4" -> SqlTypeName.REAL;
      case "float8" -> SqlTypeName.DOUBLE;
      case "bool" -> SqlTypeName.BOOLEAN;
      case "datetime2" -> SqlTypeName.TIMESTAMP;
      default -> null;
    };
  }

  /** See {@link Corrections}; here with its place. */
  private static void refuseType(SqlDataTypeSpec type) {
    String name = type.getTypeNameSpec().getTypeName().toString();
    if (SqlTypeName.TZ_TYPES.stream().anyMatch(zoned -> zoned.name().equals(name))) {
      throw SqlFailures.at(Kind.UNSUPPORTED, Corrections.NO_ZONES, type);
    }
    if (name.equals(SqlTypeName.UUID.name())) {
      throw SqlFailures.at(Kind.UNSUPPORTED, Corrections.NO_UUID, type);
    }
  }

  /** The engine counts every row there. */
  private static void refuseDistinctOver(SqlCall call) {
    if (call.getKind() == SqlKind.OVER
        && call.operand(0) instanceof SqlCall aggregate
        && aggregate.getFunctionQuantifier() != null
        && aggregate.getFunctionQuantifier().getValue() == SqlSelectKeyword.DISTINCT) {
      throw SqlFailures.at(
          Kind.UNSUPPORTED,
          "DISTINCT is not supported in a window function; aggregate with GROUP BY and join",
          aggregate);
    }
  }

  /** The engine counts whole seconds there, or overflows. */
  private static void refuseFractionsOfSeconds(SqlCall call) {
    boolean isDifference = call.getOperator().equals(SqlStdOperatorTable.TIMESTAMP_DIFF);
    if ((isDifference || call.getOperator().equals(SqlStdOperatorTable.TIMESTAMP_ADD))
        && call.operand(0) instanceof SqlIntervalQualifier unit) {
      String name =
          unit.timeFrameName != null ? unit.timeFrameName : unit.timeUnitRange.startUnit.name();
      if (FRACTION.matcher(name).matches()) {
        throw SqlFailures.at(
            Kind.UNSUPPORTED,
            call.getOperator().getName() + " does not support units smaller than SECOND",
            call);
      }
    }
  }
}
